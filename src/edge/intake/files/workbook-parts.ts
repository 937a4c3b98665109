/** The parts of a workbook looked at before any of them is read: what must not be there, and what a person should know of. */
import type { ReadingProblemCode } from '../problem-texts.ts';
import { refuseFile } from '../tables/reading.ts';

/** One part of a workbook, unpacked. */
export type WorkbookPart = { readonly name: string; readonly bytes: Buffer };

/** Something to know of a workbook, with how often it stands in it; `message` names cells where that helps. */
export type WorkbookNote = {
  readonly code: ReadingProblemCode;
  readonly count: number;
  readonly message?: string;
};

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const EXTERNAL = /^xl\/externalLinks\/[^/]+\.xml$/;
/** A declaration stands before the first element: no further is looked [bytes]. */
const DECLARED_WITHIN = 2048;

function countOf(bytes: Buffer, sign: string): number {
  let count = 0;
  for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + sign.length)) count++;
  return count;
}

/** Formulas of a part; a sheet keeps beside each the value that it last had, which is what is read. */
function formulasOf({ name, bytes }: WorkbookPart): number {
  if (SHEET.test(name)) return countOf(bytes, '<f>') + countOf(bytes, '<f ');
  return name === 'content.xml' ? countOf(bytes, 'table:formula=') : 0;
}

/** A cell with a formula and nothing beside it: its address. */
const WITHOUT_VALUE = /<c r="([A-Z]+\d+)"[^>]*><f(?:[^>]*\/>|[^>]*>[^<]*<\/f>)<\/c>/g;
/** So many addresses are named. */
const NAMED = 6;

/** Cells of which only the formula was saved: a program wrote them and no spreadsheet has worked them out. */
function withoutValue({ name, bytes }: WorkbookPart): readonly string[] {
  if (!SHEET.test(name) || bytes.indexOf('<f') === -1) return [];
  return [...bytes.toString('latin1').matchAll(WITHOUT_VALUE)].map(([, address = '']) => address);
}

/** Refuse declarations of a document's own entities: a workbook has none, and they can be made to grow without end. */
function refuseEntities({ name, bytes }: WorkbookPart): void {
  if (!/\.(xml|rels)$/.test(name)) return;
  const start = bytes.toString('latin1', 0, DECLARED_WITHIN);
  if (start.includes('<!DOCTYPE') || start.includes('<!ENTITY')) refuseFile('file.xml-entities');
}

/** Look at all parts. @throws FileRefusal `file.xml-entities`. */
export function inspectParts(parts: readonly WorkbookPart[]): readonly WorkbookNote[] {
  let [formulas, links] = [0, 0];
  const empty: string[] = [];
  for (const part of parts) {
    refuseEntities(part);
    formulas += formulasOf(part);
    empty.push(...withoutValue(part));
    links += Number(EXTERNAL.test(part.name));
  }
  const notes: WorkbookNote[] = [];
  if (formulas > 0) notes.push({ code: 'file.formulas', count: formulas });
  if (empty.length > 0)
    notes.push({
      code: 'file.formulas-without-value',
      count: empty.length,
      message: `Cells hold a formula and no value, ${empty.slice(0, NAMED).join(', ')}${empty.length > NAMED ? ' and others' : ''}; they were not read, and are not nil`,
    });
  if (links > 0) notes.push({ code: 'file.external-links', count: links });
  return notes;
}
