/** The parts of a workbook looked at before any of them is read: what must not be there, and what a person should know of. */
import type { ReadingProblemCode } from '../problem-texts.ts';
import { refuseFile } from '../tables/reading.ts';

/** One part of a workbook, unpacked. */
export type WorkbookPart = { readonly name: string; readonly bytes: Buffer };

/** Something to know of a workbook, with how often it stands in it. */
export type WorkbookNote = { readonly code: ReadingProblemCode; readonly count: number };

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

/** Refuse declarations of a document's own entities: a workbook has none, and they can be made to grow without end. */
function refuseEntities({ name, bytes }: WorkbookPart): void {
  if (!/\.(xml|rels)$/.test(name)) return;
  const start = bytes.toString('latin1', 0, DECLARED_WITHIN);
  if (start.includes('<!DOCTYPE') || start.includes('<!ENTITY')) refuseFile('file.xml-entities');
}

/** Look at all parts. @throws FileRefusal `file.xml-entities`. */
export function inspectParts(parts: readonly WorkbookPart[]): readonly WorkbookNote[] {
  let [formulas, links] = [0, 0];
  for (const part of parts) {
    refuseEntities(part);
    formulas += formulasOf(part);
    links += Number(EXTERNAL.test(part.name));
  }
  const notes: WorkbookNote[] = [];
  if (formulas > 0) notes.push({ code: 'file.formulas', count: formulas });
  if (links > 0) notes.push({ code: 'file.external-links', count: links });
  return notes;
}
