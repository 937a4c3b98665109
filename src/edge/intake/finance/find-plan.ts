/** The Department's DSG management plan: high needs spend by placement type and year, with and without mitigations. */
import { type FinancialYear, yearInWords } from '../../../core/base/time.ts';
import type { FileKind, Placed } from '../../../core/domain/intake.ts';
import { maskText } from '../../../core/domain/mask-text.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import type { Sheet } from '../files/workbook.ts';
import { cellAt, isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { RowOutcome } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { type MoneyCell, moneyFault, readMoneyCell } from './money-cell.ts';
import { countLines, findPlanHeader, type PlanHeader, planLabel } from './plan-header.ts';
import { askLine, StrangeColumns } from './plan-questions.ts';
import { PlanSums } from './plan-sums.ts';
import { CONTRIBUTIONS, isPlanPart, isPlanTotal, type PlanBlock, planBlock, planLine } from './plan-words.ts';
import { showSum } from './show-sum.ts';

const CONFIDENCE = 0.9;
/** High needs spend of a year below this, where no unit is said, is more likely thousands [pence]. */
const LEAST_SPEND = 100_000_000n;
/** Dataset of its rows. */
export const MANAGEMENT_PLAN = 'dsg-management-plan';

/** Find the plan's spend in a sheet. A plan without any year is refused in words that say so. */
export function findManagementPlan(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'dsg-management-plan') return null;
  const header = findPlanHeader(sheet);
  if (header !== null)
    return {
      kind: 'dsg-management-plan',
      confidence: CONFIDENCE,
      read: (reading) => new PlanReader(sheet, header, reading).read(),
    };
  if (kind === undefined || countLines(sheet) === 0) return null;
  return { kind: 'dsg-management-plan', confidence: 0.1, read: (reading) => passOver(sheet, reading) };
}

function passOver(sheet: Sheet, { log, count }: FileReading): Promise<void> {
  log.add('plan.year-unknown', 1);
  for (let at = 0; at < sheet.rows.length; at++) count.add(at === 0 ? 'error' : 'skipped');
  if (sheet.rows.length > 1) log.add('plan.line-unknown', 2, null, { count: sheet.rows.length - 1 });
  return Promise.resolve();
}

class PlanReader {
  readonly #sheet: Sheet;
  readonly #header: PlanHeader;
  readonly #reading: FileReading;
  readonly #sums: PlanSums;
  readonly #strange: StrangeColumns;
  readonly #sheetOf: Map<string, string>;
  #rows: Placed<PublishedRow>[] = [];
  #block: PlanBlock | null;
  #heading = '';

  constructor(sheet: Sheet, header: PlanHeader, reading: FileReading) {
    this.#sheet = sheet;
    this.#header = header;
    this.#reading = reading;
    this.#sums = new PlanSums(header.columns, reading.log);
    this.#strange = new StrangeColumns(sheet, header, reading.log);
    this.#sheetOf = linesOf(reading);
    const labels = sheet.rows
      .slice(0, header.at + 1)
      .map((row) => row.slice(0, header.columns[0]?.place ?? 0));
    const titles = [sheet.name, ...sheet.rows.slice(0, header.at).flat(), ...labels.flat()];
    const blocks = new Set(titles.map(planBlock).filter((block) => block !== null));
    this.#block = blocks.size === 1 ? ([...blocks][0] ?? null) : null;
  }

  async read(): Promise<void> {
    const { log, count, sink } = this.#reading;
    for (const heading of this.#header.alike) log.add('ledger.columns-alike', null, heading);
    for (const [at, cells] of this.#sheet.rows.entries()) {
      if (isBlank(cells)) log.add('row.blank', at + 1);
      else if (at <= this.#header.at) log.add(at === this.#header.at ? 'row.header' : 'row.title', at + 1);
      else {
        count.add(this.#readRow(cells, at + 1));
        continue;
      }
      count.add('skipped');
    }
    this.#sums.finish();
    this.#askUnit();
    if (this.#rows.length > 0) await sink({ table: 'published', rows: this.#rows });
  }

  /** A council's whole spend is never this little in pounds: where no unit is said either, it is asked. */
  #askUnit(): void {
    const largest = this.#sums.largest();
    if (this.#header.isUnitSaid || largest === 0n || largest >= LEAST_SPEND) return;
    const message = `Nothing says whether amounts are pounds or thousands; they were read as pounds, so that a year’s lines come to ${showSum(largest)} at most`;
    this.#reading.log.add('plan.unit-unsaid', this.#header.at + 1, null, { message });
  }

  #readRow(cells: readonly string[], row: number): RowOutcome {
    const { columns } = this.#header;
    const label = planLabel(cells, this.#header);
    const found = columns.map(({ place, power }) => readMoneyCell(cellAt(cells, place), power));
    if (found.every(({ is }) => is === 'nothing')) return this.#readHeading(label, row);
    const name = this.#nameOf(label);
    if (isPlanTotal(label)) {
      this.#sums.total(this.#block, row, found);
      this.#reading.log.add('row.total', row);
      return 'skipped';
    }
    this.#strange.look(cells, row);
    if (name === null) {
      askLine(this.#reading.log, label, row);
      return 'skipped';
    }
    const { log } = this.#reading;
    // A line is one of a block, a year and a kind of amount: sheets may part outturn from forecast years.
    const keys = columns.map(({ year, amount }) => `${this.#block ?? ''} ${name} ${year} ${amount}`);
    const sheets = keys.flatMap((key) => this.#sheetOf.get(key) ?? []);
    const other = sheets.find((one) => one !== this.#sheet.name);
    if (other !== undefined) {
      // Two sheets tell the same line: as a rule one is an older version, and nobody may guess which counts.
      log.add('plan.line-twice', row, null, { message: twiceMessage(name, other) });
      this.#sums.line(this.#block, name === CONTRIBUTIONS, found);
      return 'skipped';
    }
    const isShared = sheets.length > 0;
    if (isShared) log.add('plan.line-shared', row, null, { message: sharedMessage(name, label) });
    for (const key of keys) this.#sheetOf.set(key, this.#sheet.name);
    return this.#readLine(!isShared ? name : `${name} – ${shownLabel(label)}`, cells, found, row);
  }

  #readHeading(label: string, row: number): RowOutcome {
    const block = planBlock(label);
    if (block !== null) {
      this.#block = block;
      this.#heading = '';
    } else this.#heading = planLine(label) ?? '';
    this.#reading.log.add('ledger.heading', row);
    return 'skipped';
  }

  /** What a line is called: its line of the plan, a part of the one above it, or a workstream of the savings. */
  #nameOf(label: string): string | null {
    if (label === '') return null;
    if (this.#block === 'Savings') return maskText(label).slice(0, 100);
    if (isPlanPart(label)) return this.#heading === '' ? null : `${this.#heading} – ${label}`;
    const line = planLine(label);
    if (line === null) return null;
    return /place funding|top.?up/i.test(label) ? `${line} – ${partOf(label)}` : line;
  }

  #readLine(name: string, cells: readonly string[], found: readonly MoneyCell[], row: number): RowOutcome {
    const byYear = new Map<FinancialYear, Record<string, number>>();
    let isWrong = false;
    for (const [index, column] of this.#header.columns.entries()) {
      const cell = found[index] ?? { is: 'nothing' };
      if (cell.is === 'unreadable') isWrong = true;
      this.#tellCell(cell, cellAt(cells, column.place), row, column.heading);
      if (cell.is !== 'amount') continue;
      const values = byYear.get(column.year) ?? {};
      values[column.amount] = cell.amount;
      byYear.set(column.year, values);
    }
    this.#sums.line(this.#block, name === CONTRIBUTIONS, isWrong ? null : found);
    if (isWrong) return 'error';
    const sheet = this.#sheet.name === '' ? {} : { sheet: this.#sheet.name };
    for (const [year, values] of byYear)
      this.#rows.push({ row, ...sheet, record: planRow(this.#block, name, yearInWords(year), values) });
    return 'accepted';
  }

  #tellCell(cell: MoneyCell, text: string, row: number, heading: string): void {
    const { log } = this.#reading;
    if (cell.is === 'not-known') log.add('ledger.amount-not-known', row, heading);
    if (cell.is === 'amount' && cell.isRounded) log.add('ledger.amount-rounded', row, heading);
    if (cell.is !== 'unreadable') return;
    const fault = moneyFault(text);
    log.add(fault === 'cost.unreadable' ? 'ledger.amount-unreadable' : fault, row, heading);
  }
}

/** Which sheet told a line first, for each file that is being read. */
const LINES_BY_FILE = new WeakMap<FileReading['log'], Map<string, string>>();

function linesOf({ log }: FileReading): Map<string, string> {
  const known = LINES_BY_FILE.get(log) ?? new Map<string, string>();
  LINES_BY_FILE.set(log, known);
  return known;
}

/** A label as far as it is repeated, without what could tell a person. */
function shownLabel(label: string): string {
  return maskText(label).slice(0, 60);
}

function twiceMessage(name: string, sheet: string): string {
  return `“${name}” stands in the sheet “${shownLabel(sheet)}” already; the row was not read`;
}

function sharedMessage(name: string, label: string): string {
  return `A second row is of “${name}”; it was kept beside the first, under “${shownLabel(label)}”`;
}

function partOf(label: string): string {
  return /place funding/i.test(label) ? 'Place funding' : 'Top-up';
}

function planRow(
  block: PlanBlock | null,
  breakdown: string,
  timePeriod: string,
  values: Readonly<Record<string, number>>,
): PublishedRow {
  return {
    dataset: MANAGEMENT_PLAN,
    timePeriod,
    geographicLevel: 'Local authority',
    areaCode: '',
    areaName: '',
    breakdownTopic: block ?? '',
    breakdown,
    values,
    marks: {},
  };
}
