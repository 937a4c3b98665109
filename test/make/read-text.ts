/** Reads made-up text or bytes as a file, for tests of intake. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileReport } from '../../src/core/domain/intake.ts';
import type { RowBatch } from '../../src/core/domain/records.ts';
import { lookAt, readFileInto } from '../../src/edge/intake/read-file.ts';
import type { ReadOptions } from '../../src/edge/intake/tables/reading.ts';

/** A key for pseudonyms that is no secret. */
export const TEST_KEY = 'ab'.repeat(32);

/** What reading gave: the report and every record with its row. */
export type ReadResult = {
  readonly report: FileReport;
  readonly rows: readonly { readonly table: string; readonly row: number; readonly record: unknown }[];
};

/** Read a file and gather its records. */
export async function readAll(path: string, options: Partial<ReadOptions> = {}): Promise<ReadResult> {
  const rows: { table: string; row: number; record: unknown }[] = [];
  const source = { path, member: null };
  const look = await lookAt({ name: path, source, refusal: null }, options.limits);
  const report = await readFileInto(look, { pseudonymKey: TEST_KEY, ...options }, (batch: RowBatch) => {
    for (const placed of batch.rows)
      rows.push({ table: batch.table, row: placed.row, record: placed.record });
    return Promise.resolve();
  });
  return { report, rows };
}

/** Write content to a file of its own, read it, and take the file away again. */
export async function readContent(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  name = 'file.csv',
): Promise<ReadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await readAll(path, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The codes of a report's errors and warnings with their rows, "cell.not-a-number@3". */
export function codesOf(report: FileReport): string[] {
  return report.problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, row }) => (row === null ? code : `${code}@${row}`));
}

/** The sum that must hold of every report. */
export function rowsAccounted(report: FileReport): boolean {
  return report.rowsRead === report.recordsAccepted + report.rowsWithErrors + report.rowsSkipped;
}
