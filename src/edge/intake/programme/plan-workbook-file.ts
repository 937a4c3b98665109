/** A plan's workbook as it came back: its cells with formulas told apart, and everything in it that could run refused. */
import { type CellValue, HucreError, type Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { raise } from '../../../core/base/problem.ts';
import { isPlanWorkbook, type ReadCell, type ReadSheet } from '../../../core/workbook/read-open-cells.ts';
import { allBytes, inspectBytes } from '../files/file-bytes.ts';
import { rebuildArchive } from '../files/rebuild-archive.ts';
import { LIMITS, refuseFile } from '../tables/reading.ts';

/** A plan's workbook is small: what is larger is none [bytes]. */
export const LARGEST_PLAN_WORKBOOK = 16 * 1024 * 1024;
const UNPACKED = 128 * 1024 * 1024;

/** Parts that only a workbook that does something has. */
const RUNS =
  /(^|\/)(vbaProject\.bin|vbaData\.xml|macrosheets\/|activeX\/|ctrlProps\/|embeddings\/|dialogsheets\/|webextensions\/|customUI)/i;
const REACHES_OUT = /(^|\/)(externalLinks\/|connections\.xml|queryTables\/|model\/|xmlMaps\.xml)/i;

/** The sheets of such a workbook, and its fingerprint. */
export type PlanWorkbookFile = { readonly sha256: string; readonly sheets: readonly ReadSheet[] };

/**
 * Read it. No formula is run, and none is taken for a value.
 * @throws ProblemError `plan.workbook-runs`, `plan.workbook-reaches-out`, `plan.workbook-not-ours`; FileRefusal `file.*`
 *   where it is no workbook, is damaged or has a password, or unpacks to too much.
 */
export async function readPlanWorkbook(path: string): Promise<PlanWorkbookFile> {
  const limits = { ...LIMITS, workbookBytes: LARGEST_PLAN_WORKBOOK, unpackedBytes: UNPACKED };
  const file = await inspectBytes({ path, member: null }, limits);
  if (file.form !== 'xlsx') return raiseNotOurs();
  const { archive, names } = rebuildArchive(await allBytes(file), 'xlsx', UNPACKED);
  refuseActive(names);
  const sheets = await sheetsOf(archive);
  return isPlanWorkbook(sheets) ? { sha256: file.sha256, sheets } : raiseNotOurs();
}

function refuseActive(names: readonly string[]): void {
  if (names.some((name) => RUNS.test(name)))
    raise({
      code: 'plan.workbook-runs',
      message:
        'The workbook holds macros, controls or embedded objects, which could do something when it is opened',
      advice: 'Save it as an Excel workbook without macros (XLSX) and read that back.',
    });
  if (names.some((name) => REACHES_OUT.test(name)))
    raise({
      code: 'plan.workbook-reaches-out',
      message: 'The workbook holds links to other files or to a data source',
      advice: 'Break the links (in Excel: Data, Edit links, Break link), save it, and read it back.',
    });
}

function raiseNotOurs(): never {
  return raise({
    code: 'plan.workbook-not-ours',
    message: 'This is not a workbook of a plan that was written here, or its cover was taken out',
    advice:
      'Download the workbook of the plan, change the cells in a frame, and read it back. A management plan of the Department’s template is read with the other files.',
  });
}

async function sheetsOf(archive: Buffer): Promise<readonly ReadSheet[]> {
  try {
    const { sheets } = await readXlsx(archive);
    return sheets.map(toSheet);
  } catch (fault) {
    if (fault instanceof HucreError || fault instanceof RangeError)
      return refuseFile('file.workbook-unreadable');
    throw fault;
  }
}

function toSheet({ name, rows, cells }: Sheet): ReadSheet {
  return {
    name,
    rows: rows.map((row, r) =>
      row.map(
        (value, c): ReadCell => ({
          value: plain(value),
          isFormula: cells?.get(`${r},${c}`)?.formula !== undefined,
        }),
      ),
    ),
  };
}

/** A day is no number of a plan: it is told as text, and then asked about. */
function plain(value: CellValue | undefined): ReadCell['value'] {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return value instanceof Date ? 'a day' : 'something else';
}
