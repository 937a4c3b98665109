/** The elements of a SEN2 message as records inside records, a person at a time, without holding the message. */
import { SaxesParser } from 'saxes';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { columnKey } from '../tables/column-key.ts';
import { refuseFile } from '../tables/reading.ts';
import { COLUMN_OF, ROOTS, TABLE_OF } from './xml-names.ts';

/** One element that is a row of a table, with the elements inside it that are rows of the tables below. */
export type XmlRecord = {
  readonly table: Sen2TableName;
  /** Line of the element's start, from 1. */
  readonly line: number;
  /** Texts of its fields by column. */
  readonly values: Map<string, string>;
  readonly children: XmlRecord[];
  /** Problems of its elements, each with the element's name. */
  readonly faults: { readonly code: ReadingProblemCode; readonly line: number; readonly element: string }[];
};

/** Elements inside each other at most; a return has seven. */
const DEEPEST = 40;
type Element = {
  readonly key: string;
  readonly name: string;
  readonly line: number;
  record: XmlRecord | null;
  text: string;
  hasElements: boolean;
};

/** Reads a message piece by piece and gathers each record that stands in no other. */
export class Sen2XmlParser {
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #open: Element[] = [];
  readonly #longest: number;
  readonly #isAsked: boolean;
  #done: XmlRecord[] = [];
  #startLine = 1;
  #recordFrom = 0;
  /** Where the last element began or ended, and how much was read [characters]. */
  #eventAt = 0;
  #fed = 0;
  #encoding = '';
  /** False once it is clear that no return stands in the text. */
  canBeSen2 = true;
  /** True where the root is one that returns have, or the person says so; else only the header can tell. */
  isRootKnown = false;

  /**
   * @param longest  the longest text of one person or of one element [characters].
   * @param isAsked  the person says that the file is a SEN2 message, so that any root will do.
   */
  constructor(longest: number, isAsked: boolean) {
    this.#longest = longest;
    this.#isAsked = isAsked;
    this.#parser.on('error', (fault) => this.#refuseMalformed(fault));
    this.#parser.on('xmldecl', ({ encoding }) => {
      this.#encoding = encoding ?? '';
    });
    this.#parser.on('doctype', (text) => this.#meetDoctype(text));
    this.#parser.on('opentagstart', () => {
      this.#startLine = this.#parser.line;
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#begin(name, Object.keys(attributes)));
    this.#parser.on('text', (text) => this.#take(text));
    this.#parser.on('cdata', (text) => this.#take(text));
    this.#parser.on('closetag', () => this.#end());
  }

  /**
   * Read on. @throws FileRefusal where the text is not well-formed, declares entities, or one part of it is far too large.
   */
  write(text: string): void {
    if (!this.canBeSen2) return;
    this.#parser.write(text);
    this.#fed += text.length;
    if (this.#fed - this.#eventAt > this.#longest) this.#refuseLarge();
    // Under a root of another name the header must come at once.
    if (!this.isRootKnown && this.#done.length === 0 && this.#fed > this.#longest) this.canBeSen2 = false;
  }

  /** Say that there is no more text. @throws FileRefusal where something is left open. */
  close(): void {
    if (this.canBeSen2) this.#parser.close();
  }

  /** Take the records that are whole. */
  take(): readonly XmlRecord[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  /** True where the declaration says that the text is in an encoding of one byte a letter, as Windows writes it. */
  get saysLatin(): boolean {
    return /^(windows-125\d|iso-8859-1|latin-?1|cp125\d)/i.test(this.#encoding);
  }

  #refuseMalformed(fault: Error): void {
    if (!this.#isOurs()) return;
    const line = this.#parser.line;
    const isEntity = /entity/i.test(fault.message) && /undefined|not allowed|disallowed/i.test(fault.message);
    refuseFile(isEntity ? 'file.xml-entities' : 'file.xml-malformed', { row: line });
  }

  /** Say whether a fault is that of a return; a text that only looks like one so far is left to others. */
  #isOurs(): boolean {
    if (!this.isRootKnown) this.canBeSen2 = false;
    return this.isRootKnown;
  }

  #refuseLarge(): void {
    if (this.#isOurs()) refuseFile('file.xml-part-too-large', { row: this.#open.at(-1)?.line ?? 1 });
  }

  /** Come to where an element begins or ends; what was read since the last, and since the record began, has its limits. */
  #moveOn(): void {
    const { position } = this.#parser;
    const from = this.#owner() === null ? this.#eventAt : this.#recordFrom;
    if (position - from > this.#longest) this.#refuseLarge();
    this.#eventAt = position;
  }

  #meetDoctype(text: string): void {
    if (/^\s*html\b/i.test(text)) this.canBeSen2 = false;
    else refuseFile('file.xml-entities', { row: this.#parser.line });
  }

  #begin(name: string, attributes: readonly string[]): void {
    if (!this.canBeSen2) return;
    const bare = name.slice(name.indexOf(':') + 1);
    const key = columnKey(bare);
    if (this.#open.length === 0) this.isRootKnown = ROOTS.has(key) || this.#isAsked;
    if (this.#open.length >= DEEPEST && this.#isOurs())
      refuseFile('file.xml-too-deep', { row: this.#startLine });
    const outer = this.#open.at(-1);
    if (outer !== undefined) outer.hasElements = true;
    this.#moveOn();
    // A root of the name of a table, such as SEN2, is no row of it.
    const table = this.#open.length === 0 ? undefined : TABLE_OF.get(key);
    const record = table === undefined ? null : this.#beginRecord(table);
    this.#open.push({ key, name: bare, line: this.#startLine, record, text: '', hasElements: false });
    const owner = this.#owner();
    for (const attribute of attributes)
      if (!/^xml|:/i.test(attribute) && owner !== null)
        owner.faults.push({ code: 'sen2.element-unknown', line: this.#startLine, element: `@${attribute}` });
  }

  #beginRecord(table: Sen2TableName): XmlRecord {
    const record: XmlRecord = { table, line: this.#startLine, values: new Map(), children: [], faults: [] };
    const place = this.#open.findLastIndex((element) => element.record !== null);
    const outer = this.#open[place];
    // An element that holds nothing but elements of its own table is only a wrapper round them.
    if (outer?.record?.table === table && outer.record.values.size === 0 && isAlone(outer.record)) {
      const above = this.#ownerAbove(place);
      above?.children.splice(above.children.indexOf(outer.record), 1);
      outer.record = null;
    }
    const owner = this.#owner();
    if (owner === null) this.#recordFrom = this.#parser.position;
    owner?.children.push(record);
    return record;
  }

  #ownerAbove(place: number): XmlRecord | null {
    for (let at = place - 1; at >= 0; at--) {
      const record = this.#open[at]?.record;
      if (record !== null && record !== undefined) return record;
    }
    return null;
  }

  #owner(): XmlRecord | null {
    return this.#ownerAbove(this.#open.length);
  }

  #finishRecord(record: XmlRecord): void {
    // A header that names the collection makes any root a known one.
    if (record.table === 'sen2' && isOfSen2(record)) this.isRootKnown = true;
    this.#done.push(record);
  }

  #take(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined && element.record === null) element.text += text;
  }

  #end(): void {
    if (!this.canBeSen2) return;
    this.#moveOn();
    const element = this.#open.pop();
    if (element === undefined) return;
    const owner = this.#owner();
    if (element.record !== null) {
      if (owner === null) this.#finishRecord(element.record);
      return;
    }
    const text = element.text.trim();
    if (owner !== null && !element.hasElements && text !== '') setField(owner, element, text);
  }
}

/** Say whether a header names the SEN2 collection. */
export function isOfSen2({ values }: XmlRecord): boolean {
  return /^SEN ?2/i.test(values.get('collection') ?? '');
}

function isAlone({ children, faults }: XmlRecord): boolean {
  return children.length === 0 && faults.length === 0;
}

function setField(record: XmlRecord, { key, name, line }: Element, text: string): void {
  const column = COLUMN_OF.get(record.table)?.get(key);
  if (column === undefined) record.faults.push({ code: 'sen2.element-unknown', line, element: name });
  else if (record.values.has(column))
    record.faults.push({ code: 'sen2.element-repeated', line, element: name });
  else record.values.set(column, text);
}
