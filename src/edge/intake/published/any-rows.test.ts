/** Whatever stands in its cells, a row of a published table is accepted, refused or passed over, and nothing of it is repeated. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RowBatch } from '../../../core/domain/records.ts';
import { TRANSITION_LAYOUT } from '../flows/read-transitions.ts';
import { Sen2Links } from '../sen2/sen2-links.ts';
import { SURVEY_LAYOUTS } from '../surveys/read-survey.ts';
import type { Layout } from '../tables/layout.ts';
import { ProblemLog } from '../tables/problem-log.ts';
import type { ReaderInput } from '../tables/reading.ts';
import { PUBLISHED_LAYOUTS } from './published-layouts.ts';

const LAYOUTS: readonly Layout[] = [
  ...PUBLISHED_LAYOUTS.filter(({ kind }) => kind !== 'unknown'),
  TRANSITION_LAYOUT,
  ...SURVEY_LAYOUTS,
];
/** A word that no message may repeat. */
const SECRET = 'Zyxwvut';

function headersOf({ required, optional }: Layout): string[] {
  const needed = required.map((column) => (typeof column === 'string' ? column : (column[0] ?? '')));
  return [...new Set([...needed, ...optional.slice(0, 30)])];
}

function inputOf(headers: readonly string[], log: ProblemLog): ReaderInput {
  return {
    headers,
    log,
    name: 'mid_2023_2022-23.csv',
    sheet: undefined,
    fileKey: 'file',
    pseudonym: (table, id) => `${table}-${id}`,
    sealCase: null,
    links: new Sen2Links(),
    referenceDate: null,
  };
}

const CELL = fc.oneof(
  fc.constantFrom(
    '',
    '991',
    'E10009901',
    'E92000001',
    '2023',
    '202324',
    '2022-23',
    '1',
    '-1',
    '12.5',
    '1,234',
    '123456',
  ),
  fc.constantFrom(
    'x',
    'z',
    'c',
    '..',
    'NULL',
    '#N/A',
    '#REF!',
    '=1+1',
    '31/02/2024',
    '2024-05-15',
    'National',
    SECRET,
  ),
  fc.constantFrom('NONSEND', 'Local authority', '90+', 'persons', `${SECRET} ${'long '.repeat(90)}`),
  fc.string({ maxLength: 12 }),
);

for (const layout of LAYOUTS)
  test(`${layout.name}: every row has one outcome, and records come of accepted rows alone`, () => {
    const headers = headersOf(layout);
    const row = fc.array(CELL, { minLength: headers.length, maxLength: headers.length });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const log = new ProblemLog();
        const reader = layout.reader(inputOf(headers, log));
        const accepted = new Set<number>();
        for (const [at, cells] of rows.entries()) {
          const outcome = reader.readRow(cells, at + 2);
          assert.ok(['accepted', 'error', 'skipped'].includes(outcome));
          if (outcome === 'accepted') accepted.add(at + 2);
        }
        const batches: readonly RowBatch[] = reader.take();
        for (const { rows: placed } of batches) for (const one of placed) assert.ok(accepted.has(one.row));
        assert.equal(reader.waiting(), 0);
        for (const { message, advice } of log.list())
          assert.equal(`${message}${advice}`.includes(SECRET), false);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
