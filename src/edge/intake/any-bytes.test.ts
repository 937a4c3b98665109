/** Whatever the bytes, reading gives a report whose rows add up; whatever the order of its rows, the same records. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readContent, rowsAccounted } from '../../../test/make/read-text.ts';

/** Cells that files are broken with. */
const CELL = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '2.0',
    '-',
    '"',
    '=1+1',
    '2024-01-18',
    '31/02/2024',
    'Y',
    'A',
    '£1.2m',
    '(12)',
    '\u0000',
  ),
  fc.string({ maxLength: 12 }),
  fc.double().map(String),
);
const HEADERS: readonly string[] = [
  'month,measure,actual,agreed',
  'Reference,Placement type,Start date,End date,Annual cost',
  'persontableid,personbirthdate,sex,upn,upnunknown',
  'requeststableid,persontableid,receiveddate,requestoutcome,requestoutcomedate',
  'time_period,geographic_level,new_la_code,la_name,breakdown_topic,breakdown,ehcplans',
  'time_period,new_la_code,ehcplans',
];

test('any bytes at all give a report, never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const { report } = await readContent(bytes);
      assert.ok(rowsAccounted(report));
      assert.ok(report.kind !== 'unknown' || report.problems.length > 0);
    }),
    { numRuns: 300 },
  );
});

test('any cells under a header that is known give a report in which every row stands once', async () => {
  const rows = fc.array(fc.array(CELL, { maxLength: 7 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...HEADERS),
      rows,
      fc.constantFrom('\n', '\r\n', '\r'),
      async (header, cells, end) => {
        const { report, rows: records } = await readContent(
          [header, ...cells.map((row) => row.join(','))].join(end),
        );
        assert.ok(rowsAccounted(report));
        assert.ok(records.length >= report.recordsAccepted - 1 || report.kind === 'monthly-actuals');
        const told = report.problems.reduce((sum, { count }) => sum + count, 0);
        assert.ok(told >= report.rowsSkipped, 'a row is passed over only with its reason');
      },
    ),
    { numRuns: 300 },
  );
});

/** A made-up month of a made-up measure. */
const FIGURE = fc.record({
  month: fc.tuple(fc.integer({ min: 2015, max: 2029 }), fc.integer({ min: 1, max: 12 })),
  measure: fc.constantFrom('plans_n', 'req_n', 'cease_n', 'inmss_n'),
  actual: fc.integer({ min: 0, max: 20_000 }),
});

test('the order of rows does not matter to what is read', async () => {
  const figures = fc.uniqueArray(FIGURE, {
    selector: ({ month, measure }) => `${measure} ${month.join('-')}`,
    minLength: 2,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(figures, fc.integer(), async (list, turn) => {
      const lines = list.map(
        ({ month: [year, month], measure, actual }) =>
          `${year}-${String(month).padStart(2, '0')},${measure},${actual}`,
      );
      const at = Math.abs(turn) % lines.length;
      const turned = [...lines.slice(at), ...lines.slice(0, at)].reverse();
      const read = async (rows: readonly string[]) => {
        const { rows: records } = await readContent(`month,measure,actual\n${rows.join('\n')}\n`);
        return records.map(({ record }) => JSON.stringify(record)).sort();
      };
      assert.deepEqual(await read(turned), await read(lines));
      assert.equal((await read(lines)).length, lines.length);
    }),
    { numRuns: 60 },
  );
});
