/** A return checked in parts gives, to the last finding, what it gives where it is held whole. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildExtract, type MadeRecords, makeContext, makeRecords } from '../../../test/make/make-extract.ts';
import { ScratchFile } from '../../edge/store/scratch-file.ts';
import type { RowBatch } from '../domain/records.ts';
import { PART_TABLES, PartedReturn } from '../extract/parted-return.ts';
import { memoryShelf, type Shelf } from '../extract/shelf.ts';
import { CASES } from './cases/all.test.ts';
import type { CheckContext } from './check-context.ts';
import { checkParts, runChecks } from './run-checks.ts';
import { summariseExtract } from './summarise-extract.ts';

/** Lines of a part for each child of the return: about four parts [bytes]. */
const A_CHILD = 400;

/** Give keys as the reader gives them, 32 hex digits, so that they are dealt over all buckets. */
function asPseudonyms(records: MadeRecords): MadeRecords {
  for (const rows of Object.values(records))
    for (const row of rows)
      for (const [name, value] of Object.entries(row))
        if (name.endsWith('Key') && typeof value === 'string')
          Object.assign(row, { [name]: createHash('sha256').update(value).digest('hex').slice(0, 32) });
  return records;
}

type Shuffle = <T>(rows: readonly T[]) => readonly T[];
const asTheyAre: Shuffle = (rows) => rows;

/** Check records in parts, tables put in from the last to the first, and say how many parts with rows there were. */
function inParts(
  records: MadeRecords,
  context: CheckContext,
  { shuffle = asTheyAre, newShelf = memoryShelf }: { shuffle?: Shuffle; newShelf?: () => Shelf } = {},
) {
  const parted = new PartedReturn(newShelf, records.persons.length * A_CHILD);
  for (const table of ['sen2Headers', ...PART_TABLES.toReversed()] as const) {
    const placed = records[table].map((record, at) => ({ row: at + 2, record }));
    // The checker cannot follow that a table's records are those of its name.
    parted.add({ table, rows: shuffle<(typeof placed)[number]>(placed) } as unknown as RowBatch);
  }
  const rows = Object.fromEntries(PART_TABLES.map((table) => [table, parted.count(table)])) as Parameters<
    typeof checkParts
  >[0]['rows']; // one entry a table
  const { asAt, year } = parted.header();
  let filled = 0;
  function* counted() {
    for (const part of parted.parts()) {
      if (PART_TABLES.some((table) => part.extract[table].count > 0)) filled++;
      yield part;
    }
  }
  const checked = checkParts({ asAt, year, rows, parts: counted() }, context);
  return { ...checked, filled };
}

test('each bad return of the catalogue is told the same in parts, on disk, as held whole', () => {
  for (const { code, children, bad, badContext = (context: CheckContext) => context } of CASES) {
    const records = makeRecords(children);
    const clean = makeContext(buildExtract(asPseudonyms(records)));
    const spoilt = makeRecords(children);
    bad(spoilt);
    asPseudonyms(spoilt);
    const context = badContext({ ...clean, extract: buildExtract(spoilt) });
    const scratch = new ScratchFile();
    try {
      const { result, summary, filled } = inParts(spoilt, context, { newShelf: () => scratch.shelf() });
      assert.ok(filled > 2, `${code} was cut into ${filled} parts`);
      assert.deepEqual(result, runChecks(context), code);
      assert.deepEqual(summary, summariseExtract(context), code);
    } finally {
      scratch.close();
    }
  }
});

/** Spoil in ways that bind rows of different children together, leave rows without parents, and make many findings alike. */
function tangle(records: MadeRecords, picks: readonly number[]): void {
  const children = records.persons.length;
  for (const pick of picks) {
    const [one, other] = [pick % children, (pick * 7 + 3) % children];
    const person = records.persons[one];
    const twin = records.persons[other];
    const changes = [
      () => Object.assign(person ?? {}, { pupilKey: twin?.pupilKey ?? null }),
      () => Object.assign(person ?? {}, { pupilKey: null, caseKey: twin?.caseKey ?? null }),
      () => Object.assign(person ?? {}, { pupilKey: null, nameKey: twin?.nameKey ?? null }),
      () => Object.assign(person ?? {}, { personKey: twin?.personKey }),
      () => Object.assign(records.requests[one] ?? {}, { personKey: `nobody-${pick}` }),
      () => Object.assign(records.activePlans[one % 20] ?? {}, { requestKey: `nothing-${pick}` }),
      () => records.namedPlans.splice(one % 20, 1),
      () => records.activePlans.push({ ...(records.activePlans[one % 20] ?? assert.fail('no plan')) }),
      () => records.persons.slice(0, one).forEach((each) => void Object.assign(each, { sex: '9' })),
      () => Object.assign(records.placements[one % 20] ?? {}, { leavingOn: '2024-06-01', senUnit: true }),
    ];
    changes[pick % changes.length]?.();
  }
}

test('any return in any order of its rows is told the same in parts as held whole', () => {
  const picks = fc.array(fc.nat(100_000), { maxLength: 25 });
  let mostAlike = 0;
  fc.assert(
    fc.property(picks, fc.nat(1_000_000), (chosen, seed) => {
      const records = makeRecords(96);
      tangle(records, chosen);
      asPseudonyms(records);
      const shuffle: Shuffle = (rows) =>
        rows
          .map((row, at) => ({ row, rank: Math.imul(at + 1, 2_654_435_761 ^ seed) >>> 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ row }) => row);
      const clean = makeContext(buildExtract(makeRecords(96)));
      const context = { ...clean, extract: buildExtract(records, shuffle) };
      const { result, summary } = inParts(records, context, { shuffle });
      assert.deepEqual(result, runChecks(context));
      assert.deepEqual(summary, summariseExtract(context));
      for (const { count } of result.findings) mostAlike = Math.max(mostAlike, count);
    }),
    { numRuns: 25, seed: 20_250_116 },
  );
  assert.ok(mostAlike > 1, 'some findings were folded');
});
