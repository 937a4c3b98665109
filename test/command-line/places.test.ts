/** `evenkeel places` as scripts call it: on Case W’s figures, on the fictional county, and on what is wrong. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { ROOT, runCommand, withFolder } from '../make/run-command.ts';

const REFERENCE = resolve(ROOT, '../shared/reference');
const skip = existsSync(REFERENCE) ? false : 'the reference case is not beside this checkout';
const MARLSHIRE = join(ROOT, 'data', 'demo', 'marlshire');

type Slippage = {
  weeklyPence: number | null;
  soFarPence: number | null;
  totalPence: number | null;
  until: string | null;
  range: { meanPence: number; lowPence: number; highPence: number } | null;
};
type Answer = {
  schema: string;
  seed: number;
  draws: number;
  answer: string;
  notes: string[];
  inputs: { sha256: string }[];
  places: { due: number; delivered: number; late: number };
  slippage: Slippage;
  capacity: unknown[];
};

/** The places due and delivered that the case states, as a record; it gives no month in which the rest opens. */
function caseRecord(forecast: string | null): object {
  const { facts } = JSON.parse(readFileSync(join(REFERENCE, 'case.json'), 'utf8')) as {
    facts: { id: string; value: number }[];
  };
  const fact = (id: string) => facts.find((one) => one.id === id)?.value;
  return {
    schema: 'evenkeel/places@1',
    asAt: '2024-10',
    places: [
      {
        id: 'september-2024',
        name: 'Special school places of September 2024',
        placesDue: fact('places.special.due.2024-09'),
        placesDelivered: fact('places.special.delivered.2024-09'),
        due: '2024-09',
        forecast,
        countsAs: 'special',
      },
    ],
    prices: [{ countsAs: 'special', local: 'stateSpecial', instead: 'inmss', source: 'the calibration' }],
  };
}

async function askCase(home: string, forecast: string | null, name: string): Promise<Answer> {
  const folder = join(home, name);
  const file = join(REFERENCE, 'case-calibration.json');
  assert.equal((await runCommand(home, ['plan', 'from-reference', file, '--out', folder])).code, 0);
  writeFileSync(join(folder, 'places.json'), JSON.stringify(caseRecord(forecast)));
  const { code, out, err } = await runCommand(home, ['places', folder, '--json']);
  assert.equal(code, 0, err);
  return JSON.parse(out) as Answer;
}

test(
  'Case W: 58 of 156 places late; the week’s cost is that of the calibration’s unit costs, and no end is made up',
  { skip },
  () =>
    withFolder(async (home) => {
      const { scenarios } = JSON.parse(readFileSync(join(REFERENCE, 'case-calibration.json'), 'utf8')) as {
        scenarios: Record<string, { inputs: { baseUnitCostPence: Record<string, number> } }>;
      };
      const costs = scenarios['mitigated-3']?.inputs.baseUnitCostPence ?? {};
      const yearly = 58 * ((costs['inmss'] ?? 0) - (costs['stateSpecial'] ?? 0));
      const open = await askCase(home, null, 'open');
      assert.equal(open.schema, 'evenkeel/places-answer@1');
      assert.deepEqual(open.places, { due: 156, delivered: 98, late: 58 });
      assert.equal(open.slippage.weeklyPence, Math.round((yearly * 28) / 1461));
      // September and October at a twelfth of the difference each.
      assert.equal(open.slippage.soFarPence, (yearly * 2) / 12);
      assert.deepEqual(
        [open.slippage.totalPence, open.slippage.until, open.slippage.range],
        [null, null, null],
      );
      assert.match(open.answer, /^58 of 156 new places due by October 2024 are late; .*no end in sight/);
      assert.ok(open.notes.some((note) => note.startsWith('No SEN2 return is read')));

      // The return names September 2025 for the next places: were the 58 to open with them, five months are at 2025/26 prices.
      const closed = await askCase(home, '2025-09', 'closed');
      assert.equal(closed.slippage.until, '2025-08');
      assert.ok(
        (closed.slippage.totalPence ?? 0) > yearly,
        'five of the twelve months are at the next year’s prices',
      );
      assert.ok((closed.slippage.totalPence ?? 0) < yearly * 1.022);
    }),
);

test('the fictional county: the parts sum, the range holds the seed’s draws, the same call gives the same bytes', () =>
  withFolder(async (home) => {
    const out = join(home, 'county');
    assert.equal((await runCommand(home, ['demo', '--plans', '900', '--out', out])).code, 0);
    const words = ['places', out, '--json', '--draws', '200'];
    const first = await runCommand(home, words);
    assert.equal(first.code, 0, first.err);
    const answer = JSON.parse(first.out) as Answer & {
      slippage: Slippage & { schemes: { totalPence: number; byYear: { costPence: number }[] }[] };
      allocation: {
        kind: string;
        lines: { children: number; pricePence: number; travelPence: number }[];
        pricePence: number;
        travelPence: number;
      };
    };
    assert.deepEqual([answer.seed, answer.draws], [1, 200]);
    assert.ok(answer.places.late > 0 && answer.capacity.length === 7);
    const sum = (all: readonly number[]) => all.reduce((whole, part) => whole + part, 0);
    const { schemes, totalPence, range } = answer.slippage;
    assert.equal(sum(schemes.map((one) => one.totalPence)), totalPence);
    for (const one of schemes)
      assert.equal(sum(one.byYear.map(({ costPence }) => costPence)), one.totalPence);
    assert.ok(range !== null && range.lowPence <= range.meanPence && range.meanPence <= range.highPence);
    assert.equal(answer.allocation.kind, 'allocated');
    assert.equal(
      sum(answer.allocation.lines.map((line) => line.children * (line.pricePence + line.travelPence))),
      answer.allocation.pricePence + answer.allocation.travelPence,
    );
    assert.equal((await runCommand(home, words)).out, first.out);
    const explained = await runCommand(home, ['places', out, '--explain', 'slippage.weeklyPence']);
    const told = JSON.parse(explained.out) as { value: number; madeOf: string[]; files: unknown[] };
    assert.deepEqual(
      [told.value, told.madeOf, told.files.length > 0],
      [answer.slippage.weeklyPence, ['slippage.schemes'], true],
    );
    const unknown = await runCommand(home, ['places', out, '--explain', 'slippage.wishes']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /has no figure of that name[\s\S]*for example slippage\./);
    const part = await runCommand(home, ['places', out, '--only', 'slippage']);
    assert.match(part.out, /^\d+ of \d+ new places due by October 2024 are late; each week costs £/);
    assert.doesNotMatch(part.out, /Where places are best used/);
  }));

test('what cannot be is named with its place and leaves with 2', () =>
  withFolder(async (home) => {
    const folder = join(home, 'plan');
    mkdirSync(folder);
    writeFileSync(join(folder, 'plan.json'), readFileSync(join(MARLSHIRE, 'plan.json')));
    const refused = async (change: (record: { places: Record<string, unknown>[] }) => void) => {
      const record = JSON.parse(readFileSync(join(MARLSHIRE, 'places.json'), 'utf8')) as {
        places: Record<string, unknown>[];
      };
      change(record);
      writeFileSync(join(folder, 'places.json'), JSON.stringify({ ...record, asAt: '2024-10' }));
      const { code, err } = await runCommand(home, ['places', folder]);
      return `${code} ${err}`;
    };
    const first = (record: { places: Record<string, unknown>[] }) => record.places[0] ?? {};
    assert.match(
      await refused((record) => Object.assign(first(record), { placesDue: -3, placesDelivered: -3 })),
      /^2 A number of places is below zero .*\n.*places\.json, expanded-schools/,
    );
    assert.match(
      await refused((record) => Object.assign(first(record), { placesDelivered: 99 })),
      /^2 More places are delivered than are due/,
    );
    const { code, err } = await runCommand(home, ['places', folder, '--only', 'money']);
    assert.equal(code, 2);
    assert.match(err, /There is no such part/);
  }));
