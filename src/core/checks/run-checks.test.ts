/** The checks fold what is alike, say what they could not look at, and do not depend on the order of rows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  buildExtract,
  caseOf,
  MADE_REGISTER,
  type MadeRecords,
  makeContext,
  makeRecords,
} from '../../../test/make/make-extract.ts';
import { ExtractBuilder } from '../extract/build-extract.ts';
import { CHECKS } from './catalogue.ts';
import type { CheckResult } from './finding.ts';
import { MOST_ALIKE } from './findings.ts';
import { runChecks } from './run-checks.ts';

const ALONE = { previous: null, published: null, establishments: null };

function runOf(records: MadeRecords): CheckResult {
  return runChecks({ ...ALONE, extract: buildExtract(records) });
}

test('findings alike are told one by one up to a limit, then as one with their count', () => {
  const records = makeRecords(240);
  for (const person of records.persons.slice(0, 150)) person.sex = '9';
  const findings = runOf(records).findings.filter(({ code }) => code === 'sen2.sex-not-known');
  assert.equal(findings.length, MOST_ALIKE + 1);
  assert.deepEqual(findings[0], {
    code: 'sen2.sex-not-known',
    level: 'query',
    table: 'persons',
    row: 2,
    count: 1,
  });
  assert.deepEqual(findings.at(-1), {
    code: 'sen2.sex-not-known',
    level: 'query',
    table: 'persons',
    row: MOST_ALIKE + 2,
    count: 50,
  });
});

test('a check that lacks something is not run, and what was missing is said', () => {
  const { checksRun, checksNotRun } = runOf(makeRecords());
  assert.equal(checksRun.length + checksNotRun.length, CHECKS.length);
  const missing = new Map(checksNotRun.map(({ code, missing: words }) => [code, words]));
  assert.equal(missing.get('sen2.urn-not-in-register'), 'the register of establishments');
  assert.equal(missing.get('sen2.caseload-changed'), 'an earlier extract of the authority');
  assert.equal(missing.get('sen2.published-total-differs'), 'the published number of plans');
});

test('without a header nothing is said of ages, open cases or a year', () => {
  const records = makeRecords();
  records.sen2Headers = [];
  caseOf(records, 5).person.birthMonth = '1999-06';
  const { findings, checksNotRun } = runOf(records);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['sen2.header-missing'],
  );
  const notRun = checksNotRun.filter(({ missing }) => missing.includes('header')).map(({ code }) => code);
  for (const code of ['sen2.aged-25', 'sen2.review-overdue', 'sen2.request-decided-before-year'])
    assert.ok(notRun.includes(code), code);
});

test('a published number of another January is not compared', () => {
  const extract = buildExtract(makeRecords());
  const { checksNotRun } = runChecks({ ...ALONE, extract, published: { year: 2024, plans: 1 } });
  const words = checksNotRun.find(({ code }) => code === 'sen2.published-total-differs')?.missing;
  assert.equal(words, 'the published number of plans for January 2025');
});

test('an extract without any row is told as eight missing tables and no header, and nothing fails', () => {
  const { findings } = runChecks({ ...ALONE, extract: new ExtractBuilder().finish() });
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['sen2.header-missing', ...Array.from({ length: 8 }, () => 'sen2.table-missing')],
  );
});

test('rows whose parents were kept out are passed over by every check', () => {
  const records = makeRecords();
  for (const table of [
    'requests',
    'assessments',
    'namedPlans',
    'activePlans',
    'placements',
    'needs',
  ] as const)
    for (const record of records[table])
      for (const key of Object.keys(record)
        .filter((name) => name.endsWith('Key'))
        .slice(1))
        Object.assign(record, { [key]: 'nobody' });
  const extract = buildExtract(records);
  const { findings, checksRun } = runChecks({ ...ALONE, extract, establishments: MADE_REGISTER });
  assert.ok(checksRun.length > 100);
  assert.ok(findings.some(({ code }) => code === 'sen2.person-without-request'));
  assert.ok(!findings.some(({ code }) => code === 'sen2.active-but-not-agreed'));
});

test('findings hold numbers and names of tables only', () => {
  const records = makeRecords(48);
  for (const person of records.persons) person.ethnicity = null;
  for (const { table, detail = {} } of runOf(records).findings) {
    assert.match(table, /^[a-zA-Z0-9]+$/);
    for (const figure of Object.values(detail)) assert.equal(typeof figure, 'number');
  }
});

/** Count rows by code: what must not depend on the order of rows. */
function countsOf({ findings }: CheckResult): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code, count } of findings) counts[code] = (counts[code] ?? 0) + count;
  return counts;
}

/** Spoil records in as many ways as there are numbers: each picks a table, a row and a change. */
function spoil(records: MadeRecords, picks: readonly number[]): void {
  for (const pick of picks) {
    const place = pick % 24;
    const { person, request } = caseOf(records, place);
    const changes = [
      () => Object.assign(person, { ethnicity: null, sex: '9' }),
      () => Object.assign(person, { pupilKey: 'pupil-shared' }),
      () => Object.assign(request, { outcome: 'A', outcomeOn: null }),
      () => Object.assign(request, { receivedOn: '2010-05-05', source: null }),
      () => records.placements.splice(place % 10, 1),
      () => records.needs.push({ activePlanKey: `active-${place % 10}`, need: 'HI', rank: 2 }),
      () => Object.assign(records.placements[place % 8] ?? {}, { rank: 2, senUnit: true }),
      () => Object.assign(records.namedPlans[place % 10] ?? {}, { ceasedOn: '2024-03-01', ceaseReason: '4' }),
      () =>
        Object.assign(records.activePlans[place % 10] ?? {}, {
          reviewMeetingOn: null,
          transferredFrom: '999',
        }),
    ];
    changes[Math.floor(pick / 24) % changes.length]?.();
  }
}

test('the order of rows within a table does not change what is counted', () => {
  const picks = fc.array(fc.nat(24 * 9 - 1), { maxLength: 12 });
  fc.assert(
    fc.property(picks, fc.infiniteStream(fc.nat(1_000_000)), (chosen, ranks) => {
      const records = makeRecords();
      spoil(records, chosen);
      const shuffle = <T>(rows: readonly T[]): readonly T[] => {
        const ranked = rows.map((row) => ({ row, rank: ranks.next().value ?? 0 }));
        return ranked.sort((a, b) => a.rank - b.rank).map(({ row }) => row);
      };
      const context = makeContext(buildExtract(records));
      const inOrder = runChecks(context);
      const shuffled = runChecks({ ...context, extract: buildExtract(records, shuffle) });
      assert.deepEqual(countsOf(shuffled), countsOf(inOrder));
    }),
    { numRuns: 150, seed: 20_250_116 },
  );
});
