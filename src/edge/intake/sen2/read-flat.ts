/** One table for everything: each row split into the records of the SEN2 tables that it has columns for. */
import type { RowBatch } from '../../../core/domain/records.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import { type ProblemLog, RenamingLog } from '../tables/problem-log.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import { FLAT_PARTS, type FlatPart } from './flat-columns.ts';
import { pseudonymOfFile } from './pseudonyms.ts';
import { sen2Reader } from './read-sen2.ts';
import { SEN2_PARENTS } from './sen2-fields.ts';
import { Sen2Links } from './sen2-links.ts';

/** A part whose columns the table has: where they stand, and what reads them. */
type Part = {
  readonly table: Sen2TableName;
  readonly places: readonly number[];
  readonly rank: string | null;
  readonly reader: RowReader;
  /** 0 for the first need, 1 for the second. */
  readonly order: number;
};

/** Tables of a plan in force; a plan that has ceased has none of them. */
const OF_ACTIVE_PLAN: ReadonlySet<Sen2TableName> = new Set(['activeplans', 'placementdetail', 'senneed']);

/** Splits the rows. A row of which any part has an error is kept out whole. */
export class FlatReader implements RowReader {
  readonly #parts: readonly Part[];
  readonly #input: ReaderInput;
  readonly #links = new Sen2Links();
  /** The row in which a child was first met, by its number and birth date. */
  readonly #children = new Map<string, string>();
  readonly #identity: { readonly numbers: readonly number[]; readonly birth: number };
  readonly #cease: number;
  #batches: RowBatch[] = [];
  #waiting = 0;

  constructor(input: ReaderInput) {
    const { headers, links, log } = input;
    this.#input = input;
    this.#links.referenceDate = links.referenceDate;
    this.#links.collection = links.collection;
    const found = FLAT_PARTS.map((part) => ({ part, places: placesOf(part, headers) }));
    const hasPlan = found.some(
      ({ part, places }) => OF_ACTIVE_PLAN.has(part.table) && places.some((at) => at >= 0),
    );
    const hasRequest = ['receiveddate', 'requestoutcome'].every((column) => placeOf(headers, column) >= 0);
    this.#parts = found.flatMap(({ part, places }, at) => {
      // Half a request is none, and what hangs on it must not be blamed for that.
      if (part.table === 'requests' && !hasRequest) return [];
      const isThere = places.some((place) => place >= 0) || (part.table === 'activeplans' && hasPlan);
      return isThere ? [this.#part(part, places, at)] : [];
    });
    if (!hasRequest && this.#parts.some(({ table }) => table !== 'person'))
      log.add('sen2.split-without-request', null);
    this.#identity = {
      numbers: ['upn', 'uniquelearnernumber', 'casereference', 'persontableid'].map((key) =>
        placeOf(headers, key),
      ),
      birth: placeOf(headers, 'personbirthdate'),
    };
    this.#cease = placeOf(headers, 'ceasedate');
  }

  waiting(): number {
    return this.#waiting;
  }

  take(): readonly RowBatch[] {
    const batches = this.#batches;
    [this.#batches, this.#waiting] = [[], 0];
    return gathered(batches);
  }

  finish(): void {
    for (const { reader } of this.#parts) reader.finish?.();
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    const parts = this.#partsOf(cells, row);
    const child = this.#childOf(cells);
    const person = (child === null ? undefined : this.#children.get(child)) ?? String(row);
    let hasError = false;
    for (const part of parts) {
      // A child that an earlier row brought is there already.
      if (part.table === 'person' && person !== String(row)) continue;
      if (part.reader.readRow(cellsOf(part, cells, row, person), row) === 'error') hasError = true;
    }
    const batches = parts.flatMap(({ reader }) => reader.take());
    if (hasError) return 'error';
    if (child !== null) this.#children.set(child, person);
    this.#batches.push(...batches);
    this.#waiting += batches.reduce((sum, { rows }) => sum + rows.length, 0);
    return 'accepted';
  }

  #part(part: FlatPart, places: readonly number[], at: number): Part {
    const { pseudonym, headers, fileKey, sheet } = this.#input;
    const parent = SEN2_PARENTS[part.table];
    const columns = [...part.columns].map(([own, column], index) =>
      // The file's own name of a column is told where it is one; the reader finds it by the table's.
      (places[index] ?? -1) >= 0 && own === column ? (headers[places[index] ?? -1] ?? column) : column,
    );
    const hasRank = columns.some(
      (column, index) => column === part.rank?.column && (places[index] ?? -1) >= 0,
    );
    const kept =
      hasRank || part.rank === null ? columns : columns.filter((column) => column !== part.rank?.column);
    const keptPlaces = places.filter((_, index) => kept.includes(columns[index] ?? ''));
    const rank = hasRank || part.rank === null ? null : part.rank.value;
    const input: ReaderInput = {
      ...this.#input,
      log: renamed(this.#input, part),
      links: this.#links,
      pseudonym: pseudonymOfFile(pseudonym, `${fileKey}${sheet ?? ''}`),
      headers: [
        `${part.table}tableid`,
        `${parent ?? 'no'}tableid`,
        ...kept,
        ...(rank === null ? [] : [part.rank?.column ?? '']),
      ],
    };
    const isSecond = FLAT_PARTS.findIndex(({ table }) => table === part.table) < at;
    return {
      table: part.table,
      places: keptPlaces,
      rank,
      reader: sen2Reader(part.table, input),
      order: isSecond ? 1 : 0,
    };
  }

  /** Choose the parts of which the row says anything; those of an active plan only while the plan has not ceased. */
  #partsOf(cells: readonly string[], row: number): readonly Part[] {
    const filled = this.#parts.filter(
      ({ table, places }) => table === 'person' || places.some((place) => cellAt(cells, place) !== ''),
    );
    const active = filled.filter(({ table }) => OF_ACTIVE_PLAN.has(table));
    if (active.length === 0) return filled;
    if (cellAt(cells, this.#cease) !== '') {
      this.#input.log.add('sen2.split-ceased', row);
      return filled.filter(({ table }) => !OF_ACTIVE_PLAN.has(table));
    }
    return this.#parts.filter((part) => filled.includes(part) || part.table === 'activeplans');
  }

  /** Give what tells the child of a row from others; null where no number does. */
  #childOf(cells: readonly string[]): string | null {
    const numbers = this.#identity.numbers.map((place) => cellAt(cells, place));
    if (numbers.every((number) => number === '')) return null;
    return this.#input.pseudonym('flat', [...numbers, cellAt(cells, this.#identity.birth)].join('\n'));
  }
}

/** Tell the columns of a part as the table calls them: the URN that a plan names is not that of the placement. */
function renamed({ log, headers }: ReaderInput, part: FlatPart): ProblemLog {
  const others = [...part.columns].filter(([own, column]) => own !== column);
  if (others.length === 0) return log;
  return new RenamingLog(
    log,
    new Map(others.map(([own, column]) => [column, headers[placeOf(headers, own)] ?? own])),
  );
}

function placesOf(part: FlatPart, headers: readonly string[]): readonly number[] {
  return [...part.columns.keys()].map((column) => placeOf(headers, column));
}

function cellsOf(part: Part, cells: readonly string[], row: number, person: string): string[] {
  const own = part.table === 'person' ? person : String(row * 2 + part.order);
  const parent = SEN2_PARENTS[part.table];
  const above = parent === null ? '' : parent === 'person' ? person : String(row * 2);
  const values = part.places.map((place) => cellAt(cells, place));
  return [own, above, ...values, ...(part.rank === null ? [] : [part.rank])];
}

/** Put the rows of each table together. */
function gathered(batches: readonly RowBatch[]): readonly RowBatch[] {
  const byTable = Map.groupBy(batches, ({ table }) => table);
  // The union of all names cannot be followed by the checker.
  return [...byTable].map(
    ([table, some]) => ({ table, rows: some.flatMap(({ rows }) => [...rows]) }) as RowBatch,
  );
}
