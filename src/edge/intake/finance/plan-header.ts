/** The years over the columns of a DSG management plan, and where its labels stand. */
import type { FinancialYear } from '../../../core/base/time.ts';
import { financialYearsIn } from '../../../core/domain/financial-period.ts';
import type { Sheet } from '../files/workbook.ts';
import { cellAt } from '../tables/columns.ts';
import { powerIn } from './ledger-words.ts';
import { isPlanTotal, PLACEMENT_LINES, PLAN_LINES, planAmount, planLine } from './plan-words.ts';

const HEADER_WITHIN = 60;
/** So many of the seven placement types a plan names. */
const FEWEST_LINES = 5;
const MONEY = /£|\bspend(ing)?\b|expenditure|un-?mitigated|\bsavings?\b/i;
const PLANS = /number of|EHC ?plans|EHCPs|age group|primary need|census/i;

export type PlanColumn = {
  readonly place: number;
  readonly heading: string;
  readonly year: FinancialYear;
  readonly amount: ReturnType<typeof planAmount>;
};

export type PlanHeader = {
  /** The last row of the header, from 0. */
  readonly at: number;
  readonly columns: readonly PlanColumn[];
  /** Headings of columns that say the same of the same year; none of them is read. */
  readonly alike: readonly string[];
  /** 2 pounds, 5 thousands, 8 millions. */
  readonly power: number;
};

/** The first text of a row before its first year column: what the row is called. */
export function planLabel(cells: readonly string[], { columns }: PlanHeader): string {
  const first = columns[0]?.place ?? 0;
  for (let place = 0; place < first; place++) {
    const text = cellAt(cells, place);
    if (text !== '') return text;
  }
  return '';
}

/** Find the years of a plan; null where the sheet is none: too few of its lines, plans counted and not money, no years. */
export function findPlanHeader(sheet: Sheet): PlanHeader | null {
  if (countLines(sheet) < FEWEST_LINES) return null;
  for (let at = 0; at < Math.min(HEADER_WITHIN, sheet.rows.length); at++) {
    const found = yearHeaderAt(sheet, at);
    if (found === null) continue;
    const { columns, above } = found;
    const labels = sheet.rows.map((row) => row.slice(0, columns[0]?.place ?? 0).join(' ')).join('\n');
    const isMoney = MONEY.test(above) || (MONEY.test(labels) && !PLANS.test(above));
    return isMoney && columns.length > 0 ? found : null;
  }
  return null;
}

/** The header that a row of a sheet is, with all that stands above it; null where it names fewer than two years. */
export function yearHeaderAt(sheet: Sheet, at: number): (PlanHeader & { readonly above: string }) | null {
  const found = yearColumns(sheet.rows, at);
  if (found.length < 2) return null;
  const byKey = Map.groupBy(found, ({ year, amount }) => `${year} ${amount}`);
  const isAlone = ({ year, amount }: PlanColumn) => byKey.get(`${year} ${amount}`)?.length === 1;
  const above = [sheet.name, ...sheet.rows.slice(0, at + 1).flat()].join('\n');
  return {
    at,
    columns: found.filter(isAlone),
    alike: found.filter((column) => !isAlone(column)).map(({ heading }) => heading),
    power: powerIn(above) ?? 2,
    above,
  };
}

/** Count the placement types that the labels of a sheet name. */
export function countLines({ rows }: Sheet): number {
  const placements = PLAN_LINES.map(([name]) => name).filter(
    (name) => !/Contributions|Health|Other high/.test(name),
  );
  const named = new Set<string>();
  for (const row of rows) {
    const label = row.slice(0, 6).find((cell) => cell.trim() !== '') ?? '';
    const line = label.length > 80 || isPlanTotal(label) ? null : planLine(label);
    if (line !== null && placements.includes(line)) named.add(line);
  }
  return Math.min(named.size, PLACEMENT_LINES);
}

function yearColumns(rows: Sheet['rows'], at: number): readonly PlanColumn[] {
  const row = rows[at] ?? [];
  return row.flatMap((_, place) => {
    const own = cellAt(row, place);
    const [year, ...others] = financialYearsIn(own);
    if (year === undefined || others.length > 0 || own.length > 40) return [];
    // What an amount is stands beside the year, or in the row above or below it.
    const around = [cellAt(rows[at - 1] ?? [], place), own, cellAt(rows[at + 1] ?? [], place)].join(' ');
    return [{ place, heading: own, year, amount: planAmount(around) }];
  });
}
