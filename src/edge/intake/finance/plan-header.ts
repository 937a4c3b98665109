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
  /** 2 pounds, 5 thousands, 8 millions: as said over the column, or else over the table. */
  readonly power: number;
};

export type PlanHeader = {
  /** The last row of the header, from 0. */
  readonly at: number;
  readonly columns: readonly PlanColumn[];
  /** Headings of columns that say the same of the same year; none of them is read. */
  readonly alike: readonly string[];
  /** 2 pounds, 5 thousands, 8 millions. */
  readonly power: number;
  /** False where nothing says whether amounts are pounds, thousands or millions: then they are taken as pounds. */
  readonly isUnitSaid: boolean;
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
  const said = yearColumns(sheet, at);
  if (said.length < 2) return null;
  // Kinds of amount below the years are the last row of the header.
  const last = isRowOfKinds(sheet.rows[at + 1] ?? [], said) ? at + 1 : at;
  const above = [sheet.name, ...sheet.rows.slice(0, last + 1).flat()].join('\n');
  const power = powerIn(above);
  const found = said.map((column) => ({ ...column, power: column.power ?? power ?? 2 }));
  const byKey = Map.groupBy(found, ({ year, amount }) => `${year} ${amount}`);
  const isAlone = ({ year, amount }: PlanColumn) => byKey.get(`${year} ${amount}`)?.length === 1;
  return {
    at: last,
    columns: found.filter(isAlone),
    alike: found.filter((column) => !isAlone(column)).map(({ heading }) => heading),
    power: power ?? 2,
    isUnitSaid: power !== null || sheet.rows.flat().some((text) => text.includes('£')),
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

/** A column whose own unit may be said by the table. */
type SaidColumn = Omit<PlanColumn, 'power'> & { readonly power: number | null };

function yearColumns({ rows, merges }: Sheet, at: number): readonly SaidColumn[] {
  const row = rows[at] ?? [];
  const below = rows[at + 1] ?? [];
  const width = Math.max(row.length, below.length);
  return Array.from({ length: width }, (_, place) => place).flatMap((place): SaidColumn[] => {
    const own = headingOver(row, below, merges, { at, place });
    const [year, ...others] = financialYearsIn(own);
    if (year === undefined || others.length > 0 || own.length > 40) return [];
    // What an amount is stands beside the year, or in the row above or below it.
    const around = [cellAt(rows[at - 1] ?? [], place), own, cellAt(below, place)].join(' ');
    const heading = headingOf(row, below, own, place);
    return [{ place, heading, year, amount: planAmount(around), power: powerIn(around) }];
  });
}

/** What stands over a column: its own text, that of the cell merged over it, or of the last one before it where a kind of amount stands below. */
function headingOver(
  row: readonly string[],
  below: readonly string[],
  merges: Sheet['merges'],
  { at, place }: { readonly at: number; readonly place: number },
): string {
  const own = cellAt(row, place);
  if (own !== '') return own;
  const merged = merges.find(
    ({ top, bottom, left, right }) => top <= at && at <= bottom && left < place && place <= right,
  );
  if (merged !== undefined) return merged.top === at ? cellAt(row, merged.left) : '';
  if (!isKind(cellAt(below, place))) return '';
  for (let before = place - 1; before >= 0; before--) {
    if (cellAt(row, before) !== '') return cellAt(row, before);
    if (!isKind(cellAt(below, before))) return '';
  }
  return '';
}

/** Name a column that shares its year with others by the kind of amount below as well. */
function headingOf(row: readonly string[], below: readonly string[], own: string, place: number): string {
  const isShared = cellAt(row, place) === '' || cellAt(row, place + 1) === '';
  const kind = cellAt(below, place);
  return isShared && isKind(kind) ? `${own} ${kind}` : own;
}

/** Whether a text is a heading that says budget, outturn or forecast. */
function isKind(text: string): boolean {
  return text !== '' && text.length <= 30 && planAmount(text) !== 'amount_pence';
}

function isRowOfKinds(cells: readonly string[], columns: readonly SaidColumn[]): boolean {
  return columns.every(({ place }) => isKind(cellAt(cells, place)));
}
