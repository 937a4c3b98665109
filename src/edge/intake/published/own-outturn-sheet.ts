/** An authority's own section 251 table: a line of the return in each row, phases and gross, income, net over the columns. */
import { pence } from '../../../core/base/pence.ts';
import { yearInWords } from '../../../core/base/time.ts';
import { showPence } from '../../../core/base/show.ts';
import type { FileKind, Placed } from '../../../core/domain/intake.ts';
import { maskText } from '../../../core/domain/mask-text.ts';
import type { AllocationLine } from '../../../core/domain/published.ts';
import { powerIn } from '../finance/ledger-words.ts';
import type { Sheet } from '../files/workbook.ts';
import { cellAt, isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { RowOutcome } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { type AmountFigure, POUNDS, readAmountFigure } from './allocation-figure.ts';
import { yearIn } from './allocation-headings.ts';
import { OUTTURN_SUBJECTS } from './outturn-subjects.ts';

const HEADER_WITHIN = 40;
const CONFIDENCE = 0.9;
/** So many columns of the return, and so many of its lines, make a table one of these. */
const FEWEST_COLUMNS = 3;
const FEWEST_LINES = 2;

/** The columns of the return, by what councils write over them. */
const COLUMNS = [
  ['Early years', /^early years/i],
  ['Primary', /^primary/i],
  ['Secondary', /^secondary/i],
  ['Special', /^(sen ?\/ ?)?special/i],
  ['AP and PRU', /^(ap|pru|alternative provision)\b/i],
  ['Post-school', /^post.?(school|16)/i],
  ['Gross', /^(total )?gross/i],
  ['Income', /^income/i],
  ['Net', /^(total )?net/i],
] as const;
const PHASES: ReadonlySet<string> = new Set(COLUMNS.slice(0, 6).map(([name]) => name));
const CODE = /^(\d\.\d{1,2}\.\d{1,2})(?!\d|\.\d)/;
const NUMBER = /\bLA (?:code|number)\b[^0-9]{0,3}(\d{3})(?!\d)/i;

type Column = { readonly place: number; readonly name: string };
type Header = { readonly at: number; readonly columns: readonly Column[] };

function columnsOf(row: readonly string[]): readonly Column[] {
  return row.flatMap((text, place) => {
    const found = COLUMNS.find(([, pattern]) => pattern.test(text.trim()));
    return found === undefined ? [] : [{ place, name: found[0] }];
  });
}

function headerOf({ rows }: Sheet): Header | null {
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = columnsOf(row);
    const lines = rows.slice(at + 1).filter((cells) => codeOf(cells, columns[0]?.place ?? 0) !== null);
    if (columns.length >= FEWEST_COLUMNS && lines.length >= FEWEST_LINES) return { at, columns };
  }
  return null;
}

/** The code of a row stands before its first amount: "1.2.3" by itself or before words. */
function codeOf(cells: readonly string[], before: number): string | null {
  for (let place = 0; place < before; place++) {
    const code = CODE.exec(cellAt(cells, place))?.[1];
    if (code !== undefined) return code;
  }
  return null;
}

/** Find such a table. @source Section 251 return: lines 1.0.1 to 2.x by phase, gross, income and net. */
export function findOwnOutturn(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 's251-outturn') return null;
  const header = headerOf(sheet);
  if (header === null) return null;
  return {
    kind: 's251-outturn',
    confidence: CONFIDENCE,
    read: (reading) => new OwnOutturn(sheet, header, reading).read(),
  };
}

class OwnOutturn {
  readonly #sheet: Sheet;
  readonly #header: Header;
  readonly #reading: FileReading;
  readonly #frame: Pick<AllocationLine, 'authorityNumber' | 'authorityName' | 'table'>;
  readonly #year: number | null;
  readonly #power: number;
  readonly #seen = new Set<string>();

  constructor(sheet: Sheet, header: Header, reading: FileReading) {
    this.#sheet = sheet;
    this.#header = header;
    this.#reading = reading;
    const above = [sheet.name, ...sheet.rows.slice(0, header.at + 1).flat()].join('\n');
    this.#year = yearIn(above) ?? yearIn(reading.name);
    this.#power = powerIn(above) ?? POUNDS;
    const isBudget = /budget/i.test(above) && !/out.?turn/i.test(above);
    this.#frame = {
      authorityNumber: NUMBER.exec(above)?.[1] ?? '',
      authorityName: '',
      table: isBudget ? OUTTURN_SUBJECTS.budget : OUTTURN_SUBJECTS.outturn,
    };
  }

  async read(): Promise<void> {
    const { log, count, sink } = this.#reading;
    const rows: Placed<AllocationLine>[] = [];
    for (const [at, cells] of this.#sheet.rows.entries()) {
      if (!isBlank(cells) && at > this.#header.at) {
        count.add(this.#readRow(cells, at + 1, rows));
        continue;
      }
      log.add(isBlank(cells) ? 'row.blank' : at === this.#header.at ? 'row.header' : 'row.title', at + 1);
      count.add('skipped');
    }
    if (rows.length > 0) await sink({ table: 'allocations', rows });
  }

  #readRow(cells: readonly string[], row: number, rows: Placed<AllocationLine>[]): RowOutcome {
    const { log } = this.#reading;
    const code = codeOf(cells, this.#header.columns[0]?.place ?? 0);
    if (code === null || this.#seen.has(code)) return this.#withoutCode(cells, row, code);
    if (this.#year === null) {
      log.add('allocation.year-unknown', row);
      return 'error';
    }
    const found = this.#header.columns.flatMap(({ place, name }) => {
      const text = cellAt(cells, place);
      // An empty cell or a dash is no figure: it is left out, and never nil.
      if (/^[-–—\s]*$/.test(text)) return [];
      return [{ name, text, figure: readAmountFigure(text, this.#power) }];
    });
    let isWrong = false;
    for (const { name, figure } of found)
      if (typeof figure === 'string') {
        log.add(figure, row, name);
        isWrong = true;
      }
    if (isWrong) return 'error';
    this.#seen.add(code);
    const sheet = this.#sheet.name === '' ? {} : { sheet: this.#sheet.name };
    const year = this.#year;
    const figures = found.flatMap(({ name, figure }) =>
      typeof figure === 'string' ? [] : [{ name, figure }],
    );
    for (const { name, figure } of figures)
      rows.push({ row, ...sheet, record: { year, ...this.#frame, heading: `${code} – ${name}`, ...figure } });
    this.#check(code, row, figures);
    return 'accepted';
  }

  /** A row of amounts that is no line of the return: a total is passed over, anything else asked about. */
  #withoutCode(cells: readonly string[], row: number, code: string | null): RowOutcome {
    const { log } = this.#reading;
    const first = this.#header.columns[0]?.place ?? 0;
    const label = cells
      .slice(0, first)
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join(' ');
    const hasAmount = this.#header.columns.some(({ place }) => {
      const figure = readAmountFigure(cellAt(cells, place), this.#power);
      return typeof figure !== 'string' && figure.amountPence !== null;
    });
    if (!hasAmount) log.add('ledger.heading', row);
    else if (code === null && /^(sub.?)?total|^net total|^gross total/i.test(label))
      log.add('row.total', row);
    else
      log.add('outturn.line-asked', row, null, {
        message:
          code === null
            ? `Amounts stand under “${maskText(label).slice(0, 60)}”, which has no code of the section 251 return, and were not read`
            : `The line ${code} stands a second time, and was not read again`,
      });
    return 'skipped';
  }

  /** Phases make the gross, gross less income the net, as far as all are there; what is apart is told and kept. */
  #check(
    code: string,
    row: number,
    figures: readonly { readonly name: string; readonly figure: AmountFigure }[],
  ): void {
    const amounts = new Map(
      figures.flatMap(({ name, figure }) =>
        figure.amountPence === null ? [] : [[name, figure.amountPence]],
      ),
    );
    const tell = (what: string, made: number, stated: number | undefined) => {
      if (stated === undefined || made === stated) return;
      this.#reading.log.add('outturn.total-apart', row, what, {
        message: `Line ${code} of ${yearInWords(this.#year ?? 0)}: ${what} is ${showPence(pence(stated))}, its parts come to ${showPence(pence(made))}`,
      });
    };
    const phases = [...amounts].filter(([name]) => PHASES.has(name));
    if (phases.length > 0 && figures.every(({ figure }) => figure.mark === null))
      tell(
        'the gross',
        phases.reduce((sum, [, amount]) => sum + amount, 0),
        amounts.get('Gross'),
      );
    const [gross, income] = [amounts.get('Gross'), amounts.get('Income')];
    // Councils write income above nil or below; either is right as long as it leads to the net.
    const net = amounts.get('Net');
    if (gross !== undefined && income !== undefined && net !== undefined && gross + income !== net)
      tell('the net', gross - income, net);
  }
}
