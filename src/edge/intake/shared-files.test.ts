/** The real published files, where they are at hand: each is recognised and every row of each is accounted for. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { codesOf, readAll, rowsAccounted } from '../../../test/make/read-text.ts';
import type { FileKind } from '../../core/domain/intake.ts';
import type { AllocationLine, PublishedRow } from '../../core/domain/published.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/data');
const skip = existsSync(SHARED) ? false : 'the shared data is not at hand';

const FOLDERS: readonly (readonly [folder: string, kind: FileKind, files: number])[] = [
  ['ehcp-la-panel', 'dfe-la-panel', 3],
  ['ehcp-dfe-2025-release', 'dfe-ehcp', 10],
  ['ehcp-dfe-2022-release', 'dfe-ehcp', 6],
  ['dsg-allocations', 'dsg-allocations', 7],
];

for (const [folder, kind, count] of FOLDERS)
  test(`every file of ${folder} is ${kind}, without a row in error`, { skip }, async () => {
    const files = readdirSync(join(SHARED, folder)).filter((name) => /\.(csv|ods)$/.test(name));
    assert.equal(files.length, count);
    for (const file of files) {
      const { report } = await readAll(join(SHARED, folder, file));
      assert.equal(report.kind, kind, file);
      assert.ok(report.confidence >= 0.9, file);
      assert.ok(rowsAccounted(report), file);
      assert.ok(report.recordsAccepted > 300, file);
      assert.deepEqual([report.rowsWithErrors, codesOf(report)], [0, []], file);
    }
  });

test('England has the plans that were published', { skip }, async () => {
  const { rows } = await readAll(join(SHARED, 'ehcp-dfe-2025-release/caseload.csv'));
  const england = rows
    .map(({ record }) => record as PublishedRow) // the table is published rows
    .filter((row) => row.geographicLevel === 'National' && row.breakdownTopic === 'All EHC plans');
  assert.deepEqual(
    england.map((row) => row.values['ehcplans']),
    [353_995, 390_109, 430_697, 473_255, 517_048, 576_474],
  );
});

test('the amounts of a workbook in millions and of its summary in pounds are the same to the pound', {
  skip,
}, async () => {
  const read = async (file: string) =>
    (await readAll(join(SHARED, 'dsg-allocations', file))).rows.map(({ record }) => record as AllocationLine); // the table is allocations
  const book = await read('dsg_allocations_summary_2019_20_to_2023_24_amalgam.ods');
  const summary = await read('dsg_block_allocations_2019-20_to_2023-24.csv');
  const key = (line: AllocationLine) => `${line.year} ${line.authorityNumber}`;
  const byAuthority = Map.groupBy(book, key);
  let compared = 0;
  for (const [name, lines] of Map.groupBy(summary, key)) {
    const found = byAuthority.get(name) ?? [];
    assert.equal(found.length, lines.length, name);
    for (const [at, line] of lines.entries()) {
      const difference = (found[at]?.amountPence ?? Number.NaN) - (line.amountPence ?? Number.NaN);
      assert.ok(Math.abs(difference) <= 50, `${name} ${line.heading}`);
      compared++;
    }
  }
  assert.equal(compared, 5990);
});
