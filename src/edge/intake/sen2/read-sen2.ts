/** The nine tables of the SEN2 person-level return: names and numbers of children stop here, keyed pseudonyms go on. */
import type { CaseReference } from '../../../core/domain/case-reference.ts';
import type { Placed } from '../../../core/domain/intake.ts';
import type { RecordOf, RowBatch, Sen2Records } from '../../../core/domain/records.ts';
import type { Sen2Header, Sen2Person, Sen2TableName } from '../../../core/domain/sen2.ts';
import { sen2Collection } from '../../../core/domain/sen2-collections.ts';
import { isBlank } from '../tables/columns.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import { headerRow, personRow } from './sen2-people.ts';
import { activePlanRow, needRow, placementRow } from './sen2-placements.ts';
import { assessmentRow, namedPlanRow, planDetailRow, requestRow } from './sen2-process.ts';
import { Sen2Row } from './sen2-row.ts';

/** Reads one row that `Sen2Row` has turned to; null where the row gives no record. */
export type ReadSen2<T> = (id: string) => T | null;
/** Makes the function that reads the rows of a table, once its columns are known. */
export type Sen2Table<T> = (row: Sen2Row) => ReadSen2<T>;

class Sen2Reader<Name extends Sen2Records> implements RowReader {
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

  finish(): void {
    for (const act of this.#row.atEnd) act();
  }

  take(): readonly RowBatch[] {
    const rows = this.#rows;
    this.#rows = [];
    // The union of all names cannot be followed by the checker.
    return [{ table: this.#name, rows } as unknown as RowBatch];
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

/** The header table also tells the reference date, after which no date of the return can lie. */
function sen2HeaderReader(input: ReaderInput): RowReader {
  const reader = new Sen2Reader('sen2', 'sen2Headers', tellingDay(input.links), input);
  return {
    waiting: () => reader.waiting(),
    take: () => reader.take(),
    readRow: (cells, row) => (isBlank(cells) ? 'skipped' : reader.readRow(cells, row)),
  };
}

function tellingDay(links: ReaderInput['links']): Sen2Table<Sen2Header> {
  return (row) => {
    const read = headerRow(row);
    return () => {
      const header = read();
      if (!row.hasError && header.asAt !== null) links.referenceDate = header.asAt;
      links.collection = header.year === null ? null : sen2Collection(header.year);
      return header;
    };
  };
}

/** Persons come with the authority's own case references, sealed, for a table of their own. */
class PersonReader implements RowReader {
  readonly #row: Sen2Row;
  readonly #read: ReadSen2<Sen2Person>;
  readonly #casePlace: number;
  readonly #sheet: { readonly sheet?: string };
  #persons: Placed<Sen2Person>[] = [];
  #references: Placed<CaseReference>[] = [];

  constructor(input: ReaderInput) {
    this.#row = new Sen2Row('person', input);
    this.#read = personRow(this.#row);
    this.#casePlace = this.#row.place('casereference');
    this.#sheet = input.sheet === undefined ? {} : { sheet: input.sheet };
  }

  waiting(): number {
    return this.#persons.length;
  }

  take(): readonly RowBatch[] {
    const [persons, references] = [this.#persons, this.#references];
    [this.#persons, this.#references] = [[], []];
    const batches: RowBatch[] = [{ table: 'persons', rows: persons }];
    if (references.length > 0) batches.push({ table: 'caseReferences', rows: references });
    return batches;
  }

  readRow(cells: readonly string[], row: number): RowOutcome {
    this.#row.turnTo(cells, row);
    const id = this.#row.ownId();
    const record = this.#read(id);
    if (this.#row.hasError || record === null) {
      this.#row.refuse(id);
      return 'error';
    }
    this.#persons.push({ row, ...this.#sheet, record });
    const { caseKey } = record;
    const sealed = caseKey === null ? null : this.#row.sealedCase(this.#casePlace);
    if (caseKey !== null && sealed !== null)
      this.#references.push({ row, ...this.#sheet, record: { caseKey, sealed } });
    return 'accepted';
  }
}

/** Make a reader of one of the nine tables. */
export function sen2Reader(table: Sen2TableName, input: ReaderInput): RowReader {
  switch (table) {
    case 'sen2':
      return sen2HeaderReader(input);
    case 'person':
      return new PersonReader(input);
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
