/** The nine tables of the SEN2 person-level return: names and numbers of children stop here, keyed pseudonyms go on. */
import type { Placed } from '../../core/domain/intake.ts';
import type { Sen2TableName } from '../../core/domain/sen2.ts';
import { isBlank } from './columns.ts';
import type { ReaderInput, RecordOf, RowBatch, RowOutcome, RowReader, TableName } from './reading.ts';
import { activePlanRow, needRow, placementRow } from './sen2-placements.ts';
import {
  assessmentRow,
  headerRow,
  namedPlanRow,
  personRow,
  planDetailRow,
  requestRow,
} from './sen2-process.ts';
import { Sen2Row } from './sen2-row.ts';

/** Reads one row that `Sen2Row` has turned to; null where the row gives no record. */
export type ReadSen2<T> = (id: string) => T | null;
/** Makes the function that reads the rows of a table, once its columns are known. */
export type Sen2Table<T> = (row: Sen2Row) => ReadSen2<T>;

class Sen2Reader<Name extends TableName> implements RowReader {
  readonly #row: Sen2Row;
  readonly #read: ReadSen2<RecordOf[Name]>;
  readonly #name: Name;
  readonly #sheet: string | undefined;
  #rows: Placed<RecordOf[Name]>[] = [];

  constructor(table: Sen2TableName, name: Name, make: Sen2Table<RecordOf[Name]>, input: ReaderInput) {
    this.#row = new Sen2Row(table, input);
    this.#read = make(this.#row);
    this.#name = name;
    this.#sheet = input.sheet;
  }

  waiting(): number {
    return this.#rows.length;
  }

  take(): RowBatch {
    const rows = this.#rows;
    this.#rows = [];
    return { table: this.#name, rows } as unknown as RowBatch; // the union of all names cannot be followed by the checker
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    this.#row.turnTo(cells, row);
    const id = this.#row.ownId();
    const record = this.#read(id);
    if (this.#row.hasError) {
      this.#row.refuse(id);
      return 'error';
    }
    if (record !== null)
      this.#rows.push(this.#sheet === undefined ? { row, record } : { row, sheet: this.#sheet, record });
    return 'accepted';
  }
}

/** The header table gives no record of its own: it tells the reference date, after which no date can lie. */
class Sen2HeaderReader implements RowReader {
  readonly #row: Sen2Row;
  readonly #links: ReaderInput['links'];
  readonly #read: ReadSen2<string>;

  constructor(input: ReaderInput) {
    this.#row = new Sen2Row('sen2', input);
    this.#read = headerRow(this.#row);
    this.#links = input.links;
  }

  waiting(): number {
    return 0;
  }

  take(): RowBatch {
    return { table: 'persons', rows: [] };
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    if (isBlank(cells)) return 'skipped';
    this.#row.turnTo(cells, row);
    const referenceDate = this.#read(this.#row.ownId());
    if (this.#row.hasError) return 'error';
    if (referenceDate !== null) this.#links.referenceDate = referenceDate;
    return 'accepted';
  }
}

/** Make a reader of one of the nine tables. */
export function sen2Reader(table: Sen2TableName, input: ReaderInput): RowReader {
  switch (table) {
    case 'sen2':
      return new Sen2HeaderReader(input);
    case 'person':
      return new Sen2Reader(table, 'persons', personRow, input);
    case 'requests':
      return new Sen2Reader(table, 'requests', requestRow, input);
    case 'assessment':
      return new Sen2Reader(table, 'assessments', assessmentRow, input);
    case 'namedplan':
      return new Sen2Reader(table, 'namedPlans', namedPlanRow, input);
    case 'plandetail':
      return new Sen2Reader(table, 'planDetails', planDetailRow, input);
    case 'activeplans':
      return new Sen2Reader(table, 'activePlans', activePlanRow, input);
    case 'placementdetail':
      return new Sen2Reader(table, 'placements', placementRow, input);
    case 'senneed':
      return new Sen2Reader(table, 'needs', needRow, input);
  }
}
