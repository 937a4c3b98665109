/** A management plan whose years stand down the side and whose lines stand across: read turned round. */
import type { FileKind } from '../../../core/domain/intake.ts';
import { financialYearsIn } from '../../../core/domain/financial-period.ts';
import type { Sheet } from '../files/workbook.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { findManagementPlan } from './find-plan.ts';
import { findPlanBlocks } from './find-plan-blocks.ts';

/** A sheet larger than this either way is no plan [cells]. */
const LARGEST = 300;
/** Years down a column, at least. */
const FEWEST_YEARS = 2;

/** Find one. What stands above the table stays above it, so that its units and its title are still seen. */
export function findTurnedPlan(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'dsg-management-plan') return null;
  const turned = turn(sheet);
  if (turned === null) return null;
  const table = findManagementPlan(turned, undefined) ?? findPlanBlocks(turned, undefined);
  if (table === null) return null;
  return {
    ...table,
    read: async (reading) => {
      reading.log.add('plan.years-down', null);
      await table.read(reading);
    },
  };
}

/** Turn the table; titles above it, and headings over groups of its lines, go before the line that they stand over. */
function turn(sheet: Sheet): Sheet | null {
  const { rows } = sheet;
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length > LARGEST || width > LARGEST) return null;
  const yearsAt = Array.from({ length: width }, (_, place) =>
    rows.flatMap((row, at) => (isYear(row[place] ?? '') ? [at] : [])),
  );
  const place = yearsAt.findIndex((found) => found.length >= FEWEST_YEARS);
  const [first] = yearsAt[place] ?? [];
  if (first === undefined) return null;
  const head = headOf(rows, first);
  if (head === null) return null;
  const titles = rows.slice(0, head).map((row) => row.filter((text) => text.trim() !== '').join(' '));
  const across = Array.from({ length: width }, (_, column) =>
    rows.slice(head).map((row) => row[column] ?? ''),
  );
  return {
    ...sheet,
    merges: [],
    rows: [
      ...titles.map((text) => [text]),
      across[place] ?? [],
      ...across.filter((_, column) => column !== place),
    ],
  };
}

function isYear(text: string): boolean {
  return text.length <= 40 && financialYearsIn(text).length === 1;
}

/** The row of the lines' names: the nearest above the first year that names two or more. */
function headOf(rows: Sheet['rows'], first: number): number | null {
  for (let at = first - 1; at >= 0; at--)
    if ((rows[at] ?? []).filter((text) => /\p{L}/u.test(text)).length >= 3) return at;
  return null;
}
