/** The tab "Financial plan by block" of a management plan: income, transfer, spend, variance and what is carried, by block and year. */
import { type FinancialYear, yearInWords } from '../../../core/base/time.ts';
import type { FileKind, Placed } from '../../../core/domain/intake.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import type { Sheet } from '../files/workbook.ts';
import { cellAt, isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { RowOutcome } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { MANAGEMENT_PLAN } from './find-plan.ts';
import { type MoneyCell, moneyFault, readMoneyCell } from './money-cell.ts';
import { countLines, type PlanHeader, planLabel, yearHeaderAt } from './plan-header.ts';
import { askLine, StrangeColumns } from './plan-questions.ts';

const HEADER_WITHIN = 60;
const CONFIDENCE = 0.85;
const PLAN = /\bDSG\b|dedicated schools grant|management plan|funding block|plan by block/i;

/** The blocks of the grant, and all of them together. */
const BLOCKS = [
  ['Central School Services Block', /central (schools? )?services?|\bCSSB\b/i],
  ['Early Years Block', /early years/i],
  ['High Needs Block', /high needs|\bHNB\b/i],
  ['Schools Block', /schools? block|^schools$/i],
  ['All blocks', /\b(total|overall|all blocks)\b/i],
] as const;

/** What a line of a block is. The first that fits counts: "transfer" before "income", what is carried before a variance. */
const PARTS = [
  ['Brought forward', /brought forward|\bb\/?f\b|opening/i],
  ['Carried forward', /carried forward|\bc\/?f\b|closing|cumulative/i],
  ['In-year variance', /variance|in.?year|surplus|deficit|under.?spend|over.?spend/i],
  ['Transfer', /transfer/i],
  ['Spend', /spend|expenditure|costs?\b/i],
  ['Income', /income|allocation|funding|grant|budget/i],
] as const;

type Block = (typeof BLOCKS)[number][0];
type Part = (typeof PARTS)[number][0];

function blockOf(label: string): Block | null {
  return BLOCKS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

/** The block's own words are taken out first: "schools" is not what the line is of. */
function partOf(label: string): Part | null {
  const rest = label.replace(
    /schools? block|high needs( block)?|early years( block)?|central .*services?( block)?|DSG/gi,
    ' ',
  );
  return PARTS.find(([, pattern]) => pattern.test(rest))?.[0] ?? null;
}

/** Find the table; a sheet that names placement types is the spend's, not this. */
export function findPlanBlocks(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'dsg-management-plan') return null;
  if (countLines(sheet) >= 5) return null;
  for (let at = 0; at < Math.min(HEADER_WITHIN, sheet.rows.length); at++) {
    const header = yearHeaderAt(sheet, at);
    if (header === null) continue;
    const labels = sheet.rows.map((cells) => planLabel(cells, header));
    const blocks = new Set(labels.map(blockOf).filter((block) => block !== null && block !== 'All blocks'));
    const parts = new Set(labels.map(partOf).filter((part) => part !== null));
    const isPlan = kind !== undefined || PLAN.test(`${header.above}\n${labels.join('\n')}`);
    if (header.columns.length === 0 || blocks.size < 2 || parts.size < 3 || !isPlan) return null;
    return {
      kind: 'dsg-management-plan',
      confidence: CONFIDENCE,
      read: (reading) => new BlockReader(sheet, header, reading).read(),
    };
  }
  return null;
}

type Line = {
  readonly row: number;
  readonly block: Block;
  readonly part: Part;
  readonly cells: readonly MoneyCell[];
};

class BlockReader {
  readonly #sheet: Sheet;
  readonly #header: PlanHeader;
  readonly #reading: FileReading;
  readonly #strange: StrangeColumns;
  readonly #lines: Line[] = [];
  #block: Block | null = null;
  #part: Part | null = null;

  constructor(sheet: Sheet, header: PlanHeader, reading: FileReading) {
    this.#sheet = sheet;
    this.#header = header;
    this.#reading = reading;
    this.#strange = new StrangeColumns(sheet, header, reading.log);
  }

  async read(): Promise<void> {
    const { log, count, sink } = this.#reading;
    for (const heading of this.#header.alike) log.add('ledger.columns-alike', null, heading);
    for (const [at, cells] of this.#sheet.rows.entries()) {
      if (!isBlank(cells) && at > this.#header.at) {
        count.add(this.#readRow(cells, at + 1));
        continue;
      }
      log.add(isBlank(cells) ? 'row.blank' : at === this.#header.at ? 'row.header' : 'row.title', at + 1);
      count.add('skipped');
    }
    const rows = [...Map.groupBy(this.#lines, ({ block }) => block).values()].flatMap((lines) =>
      this.#settle(lines),
    );
    if (rows.length > 0) await sink({ table: 'published', rows });
  }

  #readRow(cells: readonly string[], row: number): RowOutcome {
    const { log } = this.#reading;
    const label = planLabel(cells, this.#header);
    const found = this.#header.columns.map(({ place, power }) => readMoneyCell(cellAt(cells, place), power));
    const [block, part] = [blockOf(label), partOf(label)];
    if (found.every(({ is }) => is === 'nothing')) {
      // A heading begins a block or a group of lines; a block forgets the group above it.
      if (block !== null) [this.#block, this.#part] = [block, part];
      else if (part !== null) this.#part = part;
      log.add('ledger.heading', row);
      return 'skipped';
    }
    this.#strange.look(cells, row);
    const line = { row, block: block ?? this.#block, part: part ?? this.#part, cells: found };
    if (line.block === null || line.part === null) {
      askLine(log, label, row);
      return 'skipped';
    }
    return this.#take({ ...line, block: line.block, part: line.part }, cells);
  }

  #take(line: Line, cells: readonly string[]): RowOutcome {
    const { log } = this.#reading;
    let isWrong = false;
    for (const [index, column] of this.#header.columns.entries()) {
      const cell = line.cells[index];
      if (cell?.is === 'not-known') log.add('ledger.amount-not-known', line.row, column.heading);
      if (cell?.is !== 'unreadable') continue;
      isWrong = true;
      const fault = moneyFault(cellAt(cells, column.place));
      log.add(fault === 'cost.unreadable' ? 'ledger.amount-unreadable' : fault, line.row, column.heading);
    }
    if (isWrong) return 'error';
    this.#lines.push(line);
    return 'accepted';
  }

  /** Lines of one block as rows; a variance is kept only with a sign that its own block's arithmetic shows. */
  #settle(lines: readonly Line[]): Placed<PublishedRow>[] {
    const sign = this.#signOf(lines);
    return lines.flatMap((line) => {
      if (line.part !== 'In-year variance') return this.#rowsOf(line, line.part);
      return sign === null ? [] : this.#rowsOf(line, `In-year variance, ${sign} above nil`);
    });
  }

  /** Which sign the variance has: as written, or with a transfer out that is written above nil. */
  #signOf(lines: readonly Line[]): 'surplus' | 'deficit' | null {
    const stated = lines.find(({ part }) => part === 'In-year variance');
    if (stated === undefined) return null;
    for (const transfer of [1n, -1n]) {
      const [only, other] = this.#possibleSigns(stated, lines, transfer);
      if (only !== undefined && other === undefined) return only;
    }
    // Nothing tells whether a deficit stands above nil or below: asked, not guessed.
    this.#reading.log.add('plan.variance-apart', stated.row);
    return null;
  }

  #possibleSigns(stated: Line, lines: readonly Line[], transfer: bigint): readonly ('surplus' | 'deficit')[] {
    const columns = [...this.#header.columns.keys()].flatMap((index) => {
      const cell = stated.cells[index];
      const left = leftOver(lines, index, transfer);
      return cell?.is === 'amount' && left !== null ? [{ amount: BigInt(cell.amount), left }] : [];
    });
    return [
      ...(columns.every(({ amount, left }) => amount === left) ? (['surplus'] as const) : []),
      ...(columns.every(({ amount, left }) => amount === -left) ? (['deficit'] as const) : []),
    ];
  }

  #rowsOf({ row, block, cells }: Line, breakdown: string): Placed<PublishedRow>[] {
    const byYear = new Map<FinancialYear, Record<string, number>>();
    for (const [index, { year, amount }] of this.#header.columns.entries()) {
      const cell = cells[index];
      if (cell?.is !== 'amount') continue;
      byYear.set(year, { ...byYear.get(year), [amount]: cell.amount });
    }
    const sheet = this.#sheet.name === '' ? {} : { sheet: this.#sheet.name };
    return [...byYear].map(([year, values]) => ({
      row,
      ...sheet,
      record: {
        dataset: MANAGEMENT_PLAN,
        timePeriod: yearInWords(year),
        geographicLevel: 'Local authority',
        areaCode: '',
        areaName: '',
        breakdownTopic: block,
        breakdown,
        values,
        marks: {},
      },
    }));
  }
}

/** Income and transfers less spend of a column [pence]; null where either side is not there. */
function leftOver(lines: readonly Line[], index: number, transfer: bigint): bigint | null {
  const of = (part: Part) =>
    lines
      .filter((line) => line.part === part)
      .flatMap(({ cells }) => {
        const cell = cells[index];
        return cell?.is === 'amount' ? [BigInt(cell.amount)] : [];
      });
  const [income, spend] = [of('Income'), of('Spend')];
  if (income.length === 0 || spend.length === 0) return null;
  const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);
  return sum(income) + transfer * sum(of('Transfer')) - sum(spend);
}
