/** Writes a programme's own rows as CSV in the layouts that the import reads, keys in place of numbers, and tells it in the trail. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { MonthlyFigure } from '../core/domain/monthly-figure.ts';
import type { RecordOf, TableName } from '../core/domain/records.ts';
import { REGISTERS } from '../core/domain/register-entry.ts';
import { csvHeader, csvLines } from '../edge/documents/export/csv-lines.ts';
import {
  LEDGER_EXPORT,
  surveyExport,
  TRANSITIONS_EXPORT,
} from '../edge/documents/export/exported-finance.ts';
import {
  CAPITAL_EXPORT,
  countsExport,
  OUTCOMES_EXPORT,
  OVERRIDES_EXPORT,
  PLACES_EXPORT,
  REGISTER_EXPORTS,
  ROLLS_EXPORT,
} from '../edge/documents/export/exported-registers.ts';
import { COSTS_EXPORT, type ExportedTable, SEN2_EXPORTS } from '../edge/documents/export/exported-tables.ts';
import type { Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import { requirePermission } from './require-permission.ts';

/** A file that was written, with how many records stand in it. */
export type ExportedFile = { readonly path: string; readonly records: number };

type TableToWrite<Name extends TableName> = {
  readonly name: Name;
  readonly table: ExportedTable<RecordOf[Name]>;
  /** Whether there is no file where there is no row. */
  readonly isLeftOut?: boolean;
};
type Streamed = { [Name in TableName]: TableToWrite<Name> }[TableName];

const STREAMED: readonly Streamed[] = [
  ...Object.entries(SEN2_EXPORTS).map(([name, table]) => ({ name, table }) as Streamed), // entries of one mapped type
  { name: 'costs', table: COSTS_EXPORT },
  { name: 'planOutcomes', table: OUTCOMES_EXPORT, isLeftOut: true },
  { name: 'ledger', table: LEDGER_EXPORT, isLeftOut: true },
  { name: 'transitions', table: TRANSITIONS_EXPORT, isLeftOut: true },
];

/** Write one table as it comes out of the store; memory stays at one batch. @returns null where it has no row and may be left out. */
async function writeTable<Name extends TableName>(
  { store }: AppDependencies,
  scope: Scope,
  folder: string,
  { name, table, isLeftOut = false }: TableToWrite<Name>,
): Promise<ExportedFile | null> {
  const path = join(folder, table.path);
  const open = () => {
    mkdirSync(dirname(path), { recursive: true });
    const made = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    made.write(csvHeader(table));
    return made;
  };
  let file = isLeftOut ? null : open();
  let records = 0;
  await store.read.rows.stream(scope, name, (rows) => {
    file ??= open();
    file.write(
      csvLines(
        table,
        rows.map(({ record }) => record),
        records,
      ),
    );
    records += rows.length;
  });
  if (file === null) return null;
  file.end();
  await finished(file);
  return { path: table.path, records };
}

/** One line a measure and month, as the reader wants it. */
type Month = { readonly key: string; readonly figures: ReadonlyMap<string, number> };

const MONTHLY: ExportedTable<Month> = {
  path: 'finance/monthly-actuals.csv',
  columns: {
    month: ({ key }) => key.split(' ')[1] ?? '',
    measure: ({ key }) => key.split(' ')[0] ?? '',
    actual: ({ figures }) => String(figures.get('actual') ?? ''),
    agreed: ({ figures }) => String(figures.get('agreed') ?? ''),
    latest: ({ figures }) => String(figures.get('latest') ?? ''),
  },
};

function gatherMonths(figures: readonly MonthlyFigure[]): readonly Month[] {
  const byKey = Map.groupBy(figures, ({ measure, month }) => `${measure} ${month}`);
  return [...byKey].map(([key, group]) => ({
    key,
    figures: new Map(group.map(({ series, value }) => [series, value])),
  }));
}

/** Write records that are held whole; a table without any has no file. */
async function writeRecords<T>(
  folder: string,
  table: ExportedTable<T>,
  records: readonly T[],
): Promise<readonly ExportedFile[]> {
  if (records.length === 0) return [];
  const path = join(folder, table.path);
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  file.end(csvHeader(table) + csvLines(table, records, 0));
  await finished(file);
  return [{ path: table.path, records: records.length }];
}

/** Write what the authority keeps itself: registers, tables of schools, capital, and what it says that schools are. */
async function writeRegisters(
  { store }: AppDependencies,
  scope: Scope,
  folder: string,
): Promise<readonly ExportedFile[]> {
  const recordsOf = async <Name extends TableName>(name: Name) =>
    (await store.read.rows.all(scope, name)).map(({ record }) => record);
  const entries = await recordsOf('registerEntries');
  const counts = await recordsOf('schoolCounts');
  const files: ExportedFile[] = [];
  for (const name of REGISTERS) {
    const own = entries.filter(({ register }) => register === name);
    files.push(...(await writeRecords(folder, REGISTER_EXPORTS[name], own)));
  }
  for (const subject of ['census', 'suspensions'] as const) {
    const own = counts.filter((count) => count.subject === subject);
    files.push(...(await writeRecords(folder, countsExport(subject, own), own)));
  }
  files.push(...(await writeRecords(folder, PLACES_EXPORT, await recordsOf('commissionedPlaces'))));
  files.push(...(await writeRecords(folder, ROLLS_EXPORT, await recordsOf('schoolRolls'))));
  files.push(...(await writeRecords(folder, CAPITAL_EXPORT, await recordsOf('capitalMonths'))));
  files.push(...(await writeRecords(folder, OVERRIDES_EXPORT, await recordsOf('settingOverrides'))));
  return files;
}

/** Write answers of surveys; their columns are known only once all are read. */
async function writeAnswers(
  { store }: AppDependencies,
  scope: Scope,
  folder: string,
): Promise<readonly ExportedFile[]> {
  const answers = (await store.read.rows.all(scope, 'surveyResponses')).map(({ record }) => record);
  return await writeRecords(folder, surveyExport(answers), answers);
}

/** An export never writes among other files, where it could be taken for one of them. */
async function requireEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  if (entries.length > 0)
    raise({
      code: 'export.folder-in-use',
      place: folder,
      message: 'The folder holds something already',
      advice: 'Give a new or empty folder.',
    });
}

/**
 * Export a programme's SEN2 tables, placement costs, monthly figures, registers, outcomes of plans, tables of schools, setting overrides, ledger,
 * transitions and survey answers. No case reference is among them.
 * @returns the files, in the order written.
 * @throws ProblemError `access.refused`, `export.folder-in-use`.
 */
export async function exportData(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  folder: string,
): Promise<readonly ExportedFile[]> {
  requirePermission(actor, 'data.export', scope.authorityCode, 'to export the rows of this programme');
  await requireEmpty(folder);
  const files: ExportedFile[] = [];
  for (const table of STREAMED) {
    // Name and table belong together, which the checker cannot follow through the list.
    const file = await writeTable(dependencies, scope, folder, table as Parameters<typeof writeTable>[3]);
    if (file !== null) files.push(file);
  }
  const months = gatherMonths(
    (await dependencies.store.read.rows.monthly(scope)).map(({ record }) => record),
  );
  files.push(...(await writeRecords(folder, MONTHLY, months)));
  files.push(...(await writeRegisters(dependencies, scope, folder)));
  files.push(...(await writeAnswers(dependencies, scope, folder)));
  await dependencies.store.transaction(async ({ audit }) => {
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'data.exported',
      subjectKind: 'programme',
      subjectId: scope.programmeId,
      detail: { files: files.length, records: files.reduce((sum, { records }) => sum + records, 0) },
      correlationId: dependencies.newId(),
    });
  });
  return files;
}
