/** The SEN2 return as the XML message of its collection, read chunk by chunk into the nine tables. */
import { createHash } from 'node:crypto';
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import { chunksOf } from '../files/file-bytes.ts';
import { MessageKeys } from '../fixes/message-keys.ts';
import { withFixes } from '../fixes/with-fixes.ts';
import type { FileReading, KindFound } from '../tables/file-reading.ts';
import { type RowReader, refuseFile } from '../tables/reading.ts';
import { pseudonymOfFile } from './pseudonyms.ts';
import { sen2Reader } from './read-sen2.ts';
import { SEN2_FIELDS, SEN2_PARENTS } from './sen2-fields.ts';
import { Sen2Links } from './sen2-links.ts';
import { isOfSen2, Sen2XmlParser, type XmlRecord } from './xml-records.ts';

const BATCH = 2000;
/** A row begins with its own identifier and that of what it lies in, which are no more than the order in this message. */
const MADE_COLUMNS = 2;
/** How sure a message is that says which collection it is of, and one that does not. */
const NAMED = 1;
const UNNAMED = 0.8;

type Table = { readonly reader: RowReader; readonly columns: readonly string[]; rows: number };
/** The identifiers of the records that a record lies in, by table. */
type Ids = Readonly<Partial<Record<Sen2TableName, string>>>;
/** What a record lies in: the identifiers of this message, and the lasting name of the one just above. */
type Above = { readonly ids: Ids; readonly name: string | null };
const NOTHING_ABOVE: Above = { ids: {}, name: null };

/** The nine readers, fed with elements as if they were rows. Identifiers are the elements' own order. */
class Sen2XmlTables {
  readonly #reading: FileReading;
  readonly #links = new Sen2Links();
  readonly #tables = new Map<Sen2TableName, Table>();
  readonly #keys: MessageKeys;
  /** The lasting name of the record at hand. */
  #name: string | null = null;

  constructor(reading: FileReading) {
    this.#reading = reading;
    this.#keys = new MessageKeys(reading.pseudonym);
  }

  /** Read a record and all within it, parents first. */
  feed(record: XmlRecord, above: Above): void {
    const { count, log, options } = this.#reading;
    const table = this.#table(record.table);
    const id = String(++table.rows);
    const parent = SEN2_PARENTS[record.table];
    const cells = [
      id,
      parent === null ? '' : (above.ids[parent] ?? ''),
      ...table.columns.map((column) => record.values.get(column) ?? ''),
    ];
    for (const { code, line, element } of record.faults) log.add(code, line, element);
    const name = options.fixing === undefined ? null : this.#keys.nameOf(record, above.name);
    this.#name = name;
    count.add(table.reader.readRow(cells, record.line));
    const ids = { ...above.ids, [record.table]: id };
    for (const child of record.children) this.feed(child, { ids, name });
  }

  /** Read records that are whole, and hand on what they gave. */
  async feedAll(records: readonly XmlRecord[]): Promise<void> {
    for (const record of records) this.feed(record, NOTHING_ABOVE);
    await this.handOn(false);
    this.#reading.options.onProgress?.(this.#reading.count.rowsRead);
  }

  /** Hand on what waits, where it is much or everything is read. */
  async handOn(isEnd: boolean): Promise<void> {
    for (const name of SEN2_TABLES) {
      const reader = this.#tables.get(name)?.reader;
      if (reader === undefined) continue;
      if (isEnd) reader.finish?.();
      if (reader.waiting() < (isEnd ? 1 : BATCH)) continue;
      for (const batch of reader.take()) await this.#reading.sink(batch);
    }
  }

  #table(name: Sen2TableName): Table {
    const known = this.#tables.get(name);
    if (known !== undefined) return known;
    const reader = this.#reader(name);
    const table = { reader, columns: SEN2_FIELDS[name].map(({ column }) => column), rows: 0 };
    this.#tables.set(name, table);
    return table;
  }

  #reader(name: Sen2TableName): RowReader {
    const { file, log, options, pseudonym } = this.#reading;
    const fileKey = file.sha256.slice(0, 16);
    const headers = [
      `${name}tableid`,
      `${SEN2_PARENTS[name] ?? 'no'}tableid`,
      ...SEN2_FIELDS[name].map(({ element }) => element),
    ];
    const reader = sen2Reader(name, {
      ...{ headers, log, fileKey },
      name: this.#reading.name,
      sheet: undefined,
      pseudonym: pseudonymOfFile(pseudonym, fileKey),
      sealCase: options.sealCase ?? null,
      links: this.#links,
      referenceDate: options.referenceDate ?? null,
    });
    if (options.fixing === undefined) return reader;
    const table = {
      ...{ headers, log, pseudonym, table: name, ownHeaders: headers, file: this.#reading.name },
      recordKeyOf: () => this.#keys.keyOf(this.#name),
      made: MADE_COLUMNS,
    };
    return withFixes(reader, table, options.fixing);
  }
}

/**
 * Say how sure it is that a message is a SEN2 return, by its first record: 0 where its header names another collection,
 * or nothing speaks for it; null where there is no record yet.
 */
function confidenceOf(first: XmlRecord | undefined, isRootKnown: boolean): number | null {
  if (first === undefined) return null;
  if (first.table === 'sen2' && first.values.has('collection')) return isOfSen2(first) ? NAMED : 0;
  return isRootKnown ? UNNAMED : 0;
}

/** The text of a file, decoded a chunk at a time. @throws FileRefusal where it is no longer what was inspected. */
async function* piecesOf({ file }: FileReading): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding, { ignoreBOM: true });
  const hash = createHash('sha256');
  let toSkip = file.markLength;
  for await (const chunk of chunksOf(file)) {
    hash.update(chunk);
    yield decoder.decode(chunk.subarray(toSkip), { stream: true });
    toSkip = 0;
  }
  yield decoder.decode();
  if (hash.digest('hex') !== file.sha256) refuseFile('file.changed');
}

/**
 * Read a SEN2 message. Each element that is a row of a table counts as one row, on the line where it begins. Memory
 * stays at one chunk and the persons in it, however large the message.
 * @returns null where the text is no SEN2 message; nothing has then been read or told.
 * @throws FileRefusal `file.xml-…` where it is not well-formed, declares a document type or is out of all proportion.
 * @source SEN2 person-level technical specifications 1.1 to 1.3, XML message structure.
 */
export async function readSen2Xml(reading: FileReading): Promise<KindFound | null> {
  const { options, limits, log, file } = reading;
  if (options.kind !== undefined && options.kind !== 'sen2-xml') return null;
  const parser = new Sen2XmlParser(limits.rowLength, options.kind === 'sen2-xml');
  const tables = new Sen2XmlTables(reading);
  let confidence: number | null = null;
  for await (const piece of piecesOf(reading)) {
    parser.write(piece);
    const records = parser.take();
    confidence ??= confidenceOf(records[0], parser.isRootKnown);
    if (!parser.canBeSen2 || confidence === 0) return null;
    await tables.feedAll(records);
  }
  parser.close();
  if (!parser.canBeSen2 || confidence === null) return null;
  await tables.handOn(true);
  if (file.encoding === 'windows-1252' && !parser.saysLatin) log.add('file.not-utf8', null);
  return { kind: 'sen2-xml', confidence };
}
