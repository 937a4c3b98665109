/** What is asked about in a filled management plan: rows and columns that hold amounts and say nothing that the template knows. */
import { maskText } from '../../../core/domain/mask-text.ts';
import type { Sheet } from '../files/workbook.ts';
import { cellAt } from '../tables/columns.ts';
import type { ProblemLog } from '../tables/problem-log.ts';
import { readMoneyCell } from './money-cell.ts';
import type { PlanHeader } from './plan-header.ts';

/** A name is repeated up to this length, without what could tell a person [characters]. */
const SHOWN = 60;

/** Ask which line a row with amounts is. */
export function askLine(log: ProblemLog, label: string, row: number): void {
  const shown = maskText(label).slice(0, SHOWN);
  const message =
    shown === ''
      ? 'Amounts stand in a row without a name, and were not read'
      : `Amounts stand under “${shown}”, which is no line of the plan, and were not read`;
  log.add('plan.line-asked', row, null, { message });
}

/** Notices columns of amounts that no year stands over, and asks about each once. */
export class StrangeColumns {
  readonly #header: PlanHeader;
  readonly #headings: readonly string[];
  readonly #log: ProblemLog;
  readonly #known: ReadonlySet<number>;
  readonly #asked = new Set<number>();

  constructor(sheet: Sheet, header: PlanHeader, log: ProblemLog) {
    this.#header = header;
    this.#headings = sheet.rows[header.at] ?? [];
    this.#log = log;
    this.#known = new Set(header.columns.map(({ place }) => place));
  }

  /** Look at a row of amounts. Columns that two headings share are told elsewhere, and are not asked about again. */
  look(cells: readonly string[], row: number): void {
    const first = this.#header.columns[0]?.place ?? 0;
    for (let place = first; place < cells.length; place++) {
      if (this.#known.has(place) || this.#asked.has(place)) continue;
      const heading = cellAt(this.#headings, place);
      if (this.#header.alike.includes(heading)) continue;
      const cell = readMoneyCell(cellAt(cells, place), this.#header.power);
      if (cell.is !== 'amount') continue;
      this.#asked.add(place);
      const shown =
        heading === '' ? `column ${place + 1}, which has no heading` : maskText(heading).slice(0, SHOWN);
      this.#log.add('plan.column-asked', row, shown);
    }
  }
}
