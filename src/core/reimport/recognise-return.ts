/** A return document recognised: the answers, ratings and commentary that it holds, each sure or to be asked about. */
import type { DocumentBlock, ReturnDocument, TableBlock } from '../integrity/document.ts';
import { allFields } from '../programme/asked-fields.ts';
import type { Update } from '../programme/definitions.ts';
import type { Answer, Programme } from '../programme/programme.ts';
import { type PrintedKey, type RatingReading, readPrintedKey, readRating } from './read-rating.ts';
import { cutIntoSlots, type Slot } from './slots.ts';

/** A rating as a document prints it. */
export type RecognisedRating = {
  /** Null where the document does not say which update it is of. */
  readonly updateId: string | null;
  readonly printed: string;
  readonly paragraph: number;
  readonly reading: RatingReading;
};

/** One part of the form as the document fills it. */
export type RecognisedSlot = Omit<Slot, 'blocks'> & {
  readonly answer: { readonly printed: string; readonly value: Answer['answer'] | null } | null;
  readonly ratings: readonly RecognisedRating[];
  /** What is said, without the printed answer and ratings. */
  readonly said: readonly DocumentBlock[];
};

const ANSWERS: Readonly<Record<string, Answer['answer']>> = {
  yes: 'yes',
  no: 'no',
  'not applicable': 'not-applicable',
  'n/a': 'not-applicable',
};

/**
 * Recognise a document. Nothing is guessed: a reading is sure or it is marked.
 * @param update  the update whose return it is: earlier ones of the same year may stand beside it.
 */
export function recogniseReturn(
  document: ReturnDocument,
  programme: Programme,
  update: Update,
): readonly RecognisedSlot[] {
  const tables = document.blocks.flatMap((block) =>
    block.kind === 'table' ? [[...headerOf(block), ...block.rows.map(({ cells }) => cells)]] : [],
  );
  const key = readPrintedKey(tables, programme.scale);
  return cutIntoSlots(document, programme).map((slot) => recogniseSlot(slot, programme, update, key));
}

function headerOf({ header }: TableBlock): readonly (readonly string[])[] {
  return header === null ? [] : [header.cells];
}

function recogniseSlot(
  { blocks, ...slot }: Slot,
  programme: Programme,
  update: Update,
  key: PrintedKey,
): RecognisedSlot {
  if (slot.subject.kind === 'question') {
    const { fieldId } = slot.subject;
    const field = allFields(programme.template).find(({ id }) => id === fieldId);
    const [first] = blocks;
    if (field?.type !== 'yes-no' || first === undefined || first.kind === 'table')
      return { ...slot, answer: null, ratings: [], said: blocks };
    const value = ANSWERS[first.text.toLowerCase().replace(/[.\s]+$/, '')] ?? null;
    const answer = { printed: first.text.slice(0, 80), value };
    return { ...slot, answer, ratings: [], said: value === null ? blocks : blocks.slice(1) };
  }
  if (slot.subject.kind !== 'condition' && slot.subject.kind !== 'risk')
    return { ...slot, answer: null, ratings: [], said: blocks };
  const { ratings, used } = ratingsIn(blocks, programme, update, key);
  return { ...slot, answer: null, ratings, said: blocks.filter((block) => !used.has(block)) };
}

type Found = { readonly ratings: readonly RecognisedRating[]; readonly used: ReadonlySet<DocumentBlock> };

/** The first place where ratings are printed. */
function ratingsIn(
  blocks: readonly DocumentBlock[],
  programme: Programme,
  update: Update,
  key: PrintedKey,
): Found {
  const isLabel = (text: string) => updateOf(text, programme, update) !== undefined;
  for (const [at, block] of blocks.entries()) {
    const printed = printedRatings(block, blocks[at + 1]);
    if (printed === null || !printed.labels.some(isLabel)) continue;
    const ratings = printed.labels.flatMap((label, column): RecognisedRating[] => {
      const updateId = updateOf(label, programme, update) ?? null;
      const text = printed.cells[column] ?? '';
      if (updateId === null && text === '') return [];
      const reading = readRating(text, programme.scale, key);
      return [{ updateId, printed: text, paragraph: printed.paragraph, reading }];
    });
    return { ratings, used: new Set(printed.used) };
  }
  return { ratings: [], used: new Set() };
}

type Printed = {
  readonly labels: readonly string[];
  readonly cells: readonly string[];
  readonly paragraph: number;
  readonly used: readonly DocumentBlock[];
};

/** A table with its updates over its ratings or, where there is but one update, its label over its rating. */
function printedRatings(block: DocumentBlock, below: DocumentBlock | undefined): Printed | null {
  if (block.kind === 'table') {
    const [labels = [], cells = []] = [...headerOf(block), ...block.rows.map((row) => row.cells)];
    return { labels, cells, paragraph: block.rows[0]?.paragraph ?? 0, used: [block] };
  }
  if (below?.kind !== 'paragraph' || !isRatingAlone(below.text)) return null;
  return { labels: [block.text], cells: [below.text], paragraph: below.paragraph, used: [block, below] };
}

function isRatingAlone(text: string): boolean {
  return text.length <= 40;
}

/** "Update 3 (November)", "Update 3" and "November" name an update of the year; undefined for any other text. */
function updateOf(label: string, { updates }: Programme, { year }: Update): string | undefined {
  const number = /\bupdate\s*(\d+)\b/i.exec(label)?.[1];
  const plain = label.trim().toLowerCase();
  return updates.find(
    (one) =>
      one.year === year &&
      (number === undefined ? plain === one.label.toLowerCase() : one.sequence === Number(number)),
  )?.id;
}
