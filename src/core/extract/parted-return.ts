/** A return of any size, cut into parts in which no child is parted from its family of rows, each small enough to hold. */
import type { Placed } from '../domain/intake.ts';
import type { RecordOf, RowBatch, Sen2Records } from '../domain/records.ts';
import { ExtractBuilder } from './build-extract.ts';
import type { Extract } from './extract.ts';
import { BUCKETS, bucketOf, KeyIndex } from './key-index.ts';
import { SameChildren } from './same-children.ts';
import type { Shelf } from './shelf.ts';

/** The tables with rows of children. */
export type PartTable = Exclude<Sen2Records, 'sen2Headers'>;

/** Parents before their children. */
export const PART_TABLES = [
  'persons',
  'requests',
  'assessments',
  'namedPlans',
  'planDetails',
  'activePlans',
  'placements',
  'needs',
] as const satisfies readonly PartTable[];

/** The tables whose rows point to those of each. */
const CHILDREN = {
  persons: ['requests'],
  requests: ['assessments', 'activePlans'],
  assessments: ['namedPlans'],
  namedPlans: ['planDetails'],
  activePlans: ['placements', 'needs'],
} as const satisfies Readonly<Partial<Record<PartTable, readonly PartTable[]>>>;

type Parent = keyof typeof CHILDREN;
const PARENTS = ['persons', 'requests', 'assessments', 'namedPlans', 'activePlans'] as const;

/** Lines of one part, unless a caller says otherwise [bytes]. */
const PART_SIZE = 8_000_000;
/** Records that are read back at a time. */
const BATCH = 1000;

type Keys<Name extends PartTable> = {
  readonly own: ((record: RecordOf[Name]) => string) | null;
  readonly parent: ((record: RecordOf[Name]) => string) | null;
};

const KEYS: { readonly [Name in PartTable]: Keys<Name> } = {
  persons: { own: (row) => row.personKey, parent: null },
  requests: { own: (row) => row.requestKey, parent: (row) => row.personKey },
  assessments: { own: (row) => row.assessmentKey, parent: (row) => row.requestKey },
  namedPlans: { own: (row) => row.namedPlanKey, parent: (row) => row.assessmentKey },
  planDetails: { own: null, parent: (row) => row.namedPlanKey },
  activePlans: { own: (row) => row.activePlanKey, parent: (row) => row.requestKey },
  placements: { own: null, parent: (row) => row.activePlanKey },
  needs: { own: null, parent: (row) => row.activePlanKey },
};

/** One part: an extract of its own, with the place that each row has in its table of the whole return. */
export type ExtractPart = {
  readonly extract: Extract;
  /** Ascending, one entry a row of the part. */
  readonly places: Readonly<Record<PartTable, Int32Array>>;
};

/** A whole extract as its only part. */
export function onePart(extract: Extract): ExtractPart {
  const places = PART_TABLES.map((table) => [table, Int32Array.from(extract[table].row, (_, at) => at)]);
  return { extract, places: Object.fromEntries(places) as ExtractPart['places'] }; // one entry a table
}

/** Columns stand in the order of the first record of the table. */
class PartedTable {
  readonly waiting: Shelf;
  readonly kept: Shelf;
  /** The rows' own keys, each with its part. */
  readonly owned: Shelf;
  fields: readonly string[] = [];
  count = 0;

  constructor(newShelf: () => Shelf) {
    [this.waiting, this.kept, this.owned] = [newShelf(), newShelf(), newShelf()];
  }
}

/** The front of a line: place in the table, line of the file, keys of the parent and of the row itself, record. */
function splitLine(line: string) {
  const [place = '', row = '', parent = '', own = ''] = line.split('\t', 4);
  return { place: Number(place), row: Number(row), parent, own };
}

/**
 * Takes the batches of a return in any order of tables and puts them by; then gives parts such that every row stands
 * with its parent and its children, and every person with all who may be the same child. Memory holds one part, and
 * what `SameChildren` holds; the rest is on the shelves.
 */
export class PartedReturn {
  readonly #headers: Placed<RecordOf['sen2Headers']>[] = [];
  readonly #tables: Readonly<Record<PartTable, PartedTable>>;
  readonly #same: SameChildren;

  readonly #partSize: number;

  /** @param partSize  length of the lines that one part is made of; a part is at most one bucket longer [bytes]. */
  constructor(newShelf: () => Shelf, partSize: number = PART_SIZE) {
    this.#partSize = partSize;
    const tables = PART_TABLES.map((table) => [table, new PartedTable(newShelf)]);
    this.#tables = Object.fromEntries(tables) as Record<PartTable, PartedTable>; // one entry a table
    this.#same = new SameChildren(newShelf);
  }

  /** Take a batch; those of other tables are passed over. */
  add(batch: RowBatch): void {
    if (batch.table === 'sen2Headers') this.#headers.push(...batch.rows);
    else if (batch.table === 'persons') {
      let place = this.#tables.persons.count;
      for (const { record } of batch.rows) this.#same.add(place++, record);
      this.#putBy('persons', batch.rows);
    } else if (Object.hasOwn(KEYS, batch.table))
      // The rows are those of the table, which the checker cannot follow through the union.
      this.#putBy(batch.table as PartTable, batch.rows as never);
  }

  #putBy<Name extends PartTable>(name: Name, rows: readonly Placed<RecordOf[Name]>[]): void {
    const table = this.#tables[name];
    const keys: Keys<Name> = KEYS[name];
    for (const { row, record } of rows) {
      const fields: Readonly<Record<string, unknown>> = record;
      if (table.count === 0) table.fields = Object.keys(fields);
      const own = keys.own?.(record) ?? '';
      const parent = keys.parent?.(record) ?? '';
      const values = JSON.stringify(table.fields.map((field) => fields[field]));
      const bucket = bucketOf(keys.parent === null ? own : parent);
      table.waiting.put(bucket, `${table.count}\t${row}\t${parent}\t${own}\t${values}`);
      table.count++;
    }
  }

  /** How many rows of a table were taken. */
  count(table: PartTable): number {
    return this.#tables[table].count;
  }

  /** What the header tells, as an extract without rows. */
  header(): Extract {
    return this.#startExtract().finish();
  }

  #startExtract(): ExtractBuilder {
    const builder = new ExtractBuilder();
    builder.add({ table: 'sen2Headers', rows: this.#headers });
    return builder;
  }

  /** Give the parts, one after the other; to be asked once, and nothing may be taken afterwards. At least one, if empty. */
  *parts(): Generator<ExtractPart> {
    this.#placePersons();
    for (const parent of PARENTS) this.#placeChildren(parent);
    let group: number[] = [];
    let size = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      group.push(bucket);
      size += PART_TABLES.reduce((sum, table) => sum + this.#tables[table].kept.size(bucket), 0);
      if (size < this.#partSize) continue;
      yield this.#build(group);
      [group, size] = [[], 0];
    }
    if (group.length > 0) yield this.#build(group);
  }

  #placePersons(): void {
    const firstOf = this.#same.firstOf();
    const { persons } = this.#tables;
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      for (const line of persons.waiting.lines(bucket)) {
        const { place, own } = splitLine(line);
        this.#keep(persons, line, place, own, (firstOf.get(place) ?? place) % BUCKETS);
      }
  }

  #keep(table: PartedTable, line: string, place: number, own: string, part: number): void {
    table.kept.put(part, line);
    if (own !== '') table.owned.put(bucketOf(own), `${place}\t${part}\t${own}`);
  }

  /** Put the children of a table into the parts of their parents; one without a parent goes where its place says. */
  #placeChildren(parentName: Parent): void {
    const parent = this.#tables[parentName];
    const children = CHILDREN[parentName].map((name) => this.#tables[name]);
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      // Of two rows with one key the first of the file is the parent.
      const rows = parent.owned.lines(bucket).map((line) => {
        const [place = '', part = '', own = ''] = line.split('\t', 3);
        return { place: Number(place), part: Number(part), own };
      });
      rows.sort((a, b) => a.place - b.place);
      const index = new KeyIndex();
      for (const [at, { own }] of rows.entries()) index.add(own, at);
      for (const child of children)
        for (const line of child.waiting.lines(bucket)) {
          const { place, own, parent: key } = splitLine(line);
          const part = rows[index.find(key)]?.part ?? place % BUCKETS;
          this.#keep(child, line, place, own, part);
        }
    }
  }

  #build(buckets: readonly number[]): ExtractPart {
    const builder = this.#startExtract();
    const places = PART_TABLES.map((name) => [name, this.#readInto(builder, name, buckets)] as const);
    return {
      extract: builder.finish(),
      places: Object.fromEntries(places) as ExtractPart['places'], // one entry a table
    };
  }

  /** Read rows of some buckets back into a builder, in the order of their file. */
  #readInto(builder: ExtractBuilder, name: PartTable, buckets: readonly number[]): Int32Array {
    const table = this.#tables[name];
    const lines = buckets
      .flatMap((bucket) => table.kept.lines(bucket))
      .map((line) => ({ place: Number.parseInt(line, 10), line }));
    lines.sort((a, b) => a.place - b.place);
    for (let from = 0; from < lines.length; from += BATCH) {
      const rows = lines.slice(from, from + BATCH).map(({ line }) => this.#record(table, line));
      // The rows are those of the table, which the checker cannot follow through the union.
      builder.add({ table: name, rows } as unknown as RowBatch);
    }
    return Int32Array.from(lines, ({ place }) => place);
  }

  #record({ fields }: PartedTable, line: string) {
    const values = JSON.parse(line.slice(line.lastIndexOf('\t') + 1)) as readonly unknown[]; // written above
    const record: Record<string, unknown> = {};
    for (const [at, field] of fields.entries()) record[field] = values[at];
    return { row: splitLine(line).row, record };
  }
}
