/** One line of a part that came back: words of an officer, a table, or something that is drawn from records. */
import type { DocumentBlock, TableBlock } from '../integrity/document.ts';
import type { FigureBook } from '../report/figure-book.ts';
import { type BlockPair, blockKey } from './align-blocks.ts';
import { isLine, type PrintedLine } from './printed-parts.ts';
import { plainAsStored, type RestoredText, restoreReferences } from './restore-references.ts';
import {
  AS_RECORDED,
  AS_RETURNED,
  type DraftLine,
  type DraftPair,
  type ReturnedFinding,
} from './returned.ts';

/** What is known while the lines of a part go by; `lines` and `fieldId` move on. */
export type LineContext = {
  readonly book: FigureBook;
  /** Printed lines that no block was matched with yet. */
  readonly lines: PrintedLine[];
  readonly fields: readonly { readonly fieldId: string; readonly lead: string }[];
  /** The field that the last line belonged to; null where officers write nothing here. */
  fieldId: string | null;
  readonly where: string;
  readonly say: (finding: Omit<ReturnedFinding, 'id' | 'words'>) => string;
};

/** Compare a pair, say what is found, and give the lines of the commentary before and after. */
export function compareLine(context: LineContext, { before, after }: BlockPair): DraftPair {
  const printed = before === null ? null : takeLine(context, before);
  const old = printed === null ? [] : [oldLine(printed)];
  if (before !== null && after !== null && blockKey(before) === blockKey(after))
    return { finding: null, before: old, after: old };
  if (before !== null && (printed === null || printed.stored === null))
    return compareDrawn(context, before, after, old);
  if (after === null) return sayGone(context, before, old);
  if (after.kind === 'table') return sayTable(context, after);
  return sayWords(context, before, after, printed, old);
}

/** Match a printed block with the next stored line that it shows. */
function takeLine(context: LineContext, block: DocumentBlock): PrintedLine | null {
  const text = block.kind === 'table' ? block.caption : block.text;
  const at = context.lines.findIndex((line) => isLine(line, text));
  const line = context.lines[at];
  if (line === undefined) return null;
  // The caption of a table stands as a line of its own and again on the table.
  if (line.stored !== null) context.lines.splice(at, 1);
  context.fieldId = line.fieldId;
  return line;
}

function oldLine({ fieldId, part, item, stored }: PrintedLine): DraftLine {
  if (stored === null) return { kind: 'drawn', fieldId, part };
  return { kind: item === null ? 'paragraph' : 'item', fieldId, text: stored };
}

function shownOf(block: DocumentBlock | null): string {
  if (block === null) return '';
  if (block.kind !== 'table') return block.text;
  return rowsOf(block)
    .map((cells) => cells.join(' | '))
    .join('\n');
}

function rowsOf({ header, rows }: TableBlock): readonly (readonly string[])[] {
  return [...(header === null ? [] : [header.cells]), ...rows.map(({ cells }) => cells)];
}

function paragraphOf(block: DocumentBlock | null): number {
  if (block === null) return 0;
  return block.kind === 'table' ? (block.rows[0]?.paragraph ?? 0) : block.paragraph;
}

/** A change to something that records print is told to the cell, and the records stay. */
function compareDrawn(
  context: LineContext,
  before: DocumentBlock,
  after: DocumentBlock | null,
  old: readonly DraftLine[],
): DraftPair {
  const isTable = before.kind === 'table';
  const cells = isTable && after?.kind === 'table' ? cellDifferences(before, after) : null;
  const finding = context.say({
    kind: isTable ? 'table' : 'record',
    certainty: 'ask',
    where: context.where,
    paragraph: paragraphOf(after),
    before: cells?.map((cell) => `${cell.at}: ${cell.before}`).join('\n') ?? shownOf(before),
    after: cells?.map((cell) => `${cell.at}: ${cell.after}`).join('\n') ?? shownOf(after),
    message:
      'This is printed from records, which a document does not change. Correct the record if it is wrong.',
    offered: [AS_RECORDED],
    change: null,
  });
  return { finding, before: old, after: old };
}

/** The cells that differ, each named by its row and column. */
export function cellDifferences(before: TableBlock, after: TableBlock) {
  const [one, other] = [rowsOf(before), rowsOf(after)];
  const header = one[0] ?? [];
  const found: { readonly at: string; readonly before: string; readonly after: string }[] = [];
  for (let r = 0; r < Math.max(one.length, other.length); r++)
    for (let c = 0; c < Math.max(one[r]?.length ?? 0, other[r]?.length ?? 0); c++) {
      const [was, is] = [one[r]?.[c] ?? '', other[r]?.[c] ?? ''];
      const row = one[r]?.[0] ?? other[r]?.[0] ?? String(r + 1);
      if (was !== is) found.push({ at: `${row}, ${header[c] ?? `column ${c + 1}`}`, before: was, after: is });
    }
  return found;
}

function sayGone(context: LineContext, before: DocumentBlock | null, old: readonly DraftLine[]): DraftPair {
  const finding = context.say({
    kind: 'commentary',
    certainty: 'sure',
    where: context.where,
    paragraph: 0,
    before: shownOf(before),
    after: '',
    message: 'These words were taken out.',
    offered: [],
    change: null,
  });
  return { finding, before: old, after: [] };
}

function sayTable(context: LineContext, after: TableBlock): DraftPair {
  const { fieldId } = context;
  const rows = rowsOf(after).map((row) => row.map((cell) => plainAsStored(cell).text));
  const line: readonly DraftLine[] =
    fieldId === null ? [] : [{ kind: 'grid', fieldId, caption: after.caption, rows }];
  const finding = context.say({
    kind: 'table',
    certainty: 'ask',
    where: context.where,
    paragraph: paragraphOf(after),
    before: '',
    after: shownOf(after),
    message: 'A table was put in by hand: no stored figure stands behind its numbers.',
    offered: fieldId === null ? [AS_RECORDED] : [AS_RECORDED, AS_RETURNED],
    change: null,
  });
  return { finding, before: [], after: line };
}

function sayWords(
  context: LineContext,
  before: DocumentBlock | null,
  after: Exclude<DocumentBlock, TableBlock>,
  printed: PrintedLine | null,
  old: readonly DraftLine[],
): DraftPair {
  const { text, lead } = withoutLead(context, after.text, printed);
  const stored = printed?.stored ?? null;
  const restored = stored === null ? plainAsStored(text) : restoreReferences(stored, text, context.book);
  const { fieldId } = context;
  const kind = after.kind === 'item' ? 'item' : 'paragraph';
  const line: readonly DraftLine[] = fieldId === null ? [] : [{ kind, fieldId, text: restored.text }];
  const doubt = fieldId === null ? 'Officers write nothing in this part of the form.' : doubtOf(restored);
  const finding = context.say({
    kind: 'commentary',
    certainty: doubt === null ? 'sure' : 'ask',
    where: context.where,
    paragraph: after.paragraph,
    before: before === null ? '' : shownOf(before),
    after: `${lead}${text}`,
    message: doubt ?? (before === null ? 'These words were added.' : 'The words were changed.'),
    offered: doubt === null ? [] : fieldId === null ? [AS_RECORDED] : [AS_RECORDED, AS_RETURNED],
    change: null,
  });
  return { finding, before: old, after: line };
}

/** What the form prints before the words is not part of them; it also says which field they belong to. */
function withoutLead(context: LineContext, text: string, printed: PrintedLine | null) {
  const named = context.fields.find(({ lead }) => lead !== '' && text.startsWith(lead));
  if (named !== undefined) {
    context.fieldId = named.fieldId;
    return { text: text.slice(named.lead.length), lead: named.lead };
  }
  if (printed !== null) context.fieldId = printed.fieldId;
  return { text, lead: '' };
}

/** A number by hand, or a figure that a number took the place of, is never taken over unasked. */
function doubtOf({ dropped, unlinked }: RestoredText): string | null {
  if (unlinked.length === 0) return null;
  const numbers = unlinked.join(', ');
  return dropped.length > 0
    ? `The numbers ${numbers} stand where the stored figures ${dropped.join(', ')} stood. Are they right, or the records?`
    : `No stored figure stands behind the numbers ${numbers}. Are they to stay as plain words?`;
}
