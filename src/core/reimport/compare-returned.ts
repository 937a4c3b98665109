/** Compares a return that came back with the return as the records print it, part by part, to the last word. */
import type { DocumentBlock } from '../integrity/document.ts';
import type { Programme, Rating } from '../programme/programme.ts';
import type { LiveSource } from '../report/live/live-source.ts';
import { diffWords } from '../sealed-return/diff-words.ts';
import { alignBlocks, blockKey } from './align-blocks.ts';
import { compareLine, type LineContext } from './compare-line.ts';
import { fieldsOf, printedLines } from './printed-parts.ts';
import type { RecognisedRating, RecognisedSlot } from './recognise-return.ts';
import {
  AS_RECORDED,
  AS_RETURNED,
  type DraftPair,
  type Offered,
  type ReturnedDocument,
  type ReturnedFinding,
} from './returned.ts';

const DOUBTS: Readonly<Record<string, string>> = {
  empty: 'Nothing is printed where the rating stands. What is it?',
  'bare-letter': 'Only a letter is printed, and the document does not say what it stands for. What is meant?',
  'letter-against-word': 'The letter and the word stand for different ratings. Which is meant?',
  'several-words': 'More than one rating is named. Which is meant?',
  'no-word-of-the-scale': 'What is printed is no rating of the scale. Which is meant?',
};

type Say = (finding: Omit<ReturnedFinding, 'id' | 'words'>) => string;

/**
 * Compare. Deterministic; a document that is exactly what is printed gives no finding.
 * @param printed   the return as the records print it now, recognised.
 * @param returned  the document that came back, recognised.
 */
export function compareReturned(
  source: LiveSource,
  printed: readonly RecognisedSlot[],
  returned: readonly RecognisedSlot[],
): ReturnedDocument {
  const findings: ReturnedFinding[] = [];
  const say: Say = (finding) => {
    const id = `f${findings.length + 1}`;
    findings.push({ ...finding, id, words: diffWords(finding.before, finding.after) });
    return id;
  };
  const drafts: (readonly DraftPair[])[] = [];
  const waiting = [...printed];
  let unchanged = 0;
  for (const slot of returned) {
    const at = waiting.findIndex((one) => slotKey(one) === slotKey(slot));
    const [own] = at === -1 ? [] : waiting.splice(at, 1);
    if (own === undefined) {
      sayUnknown(slot, say);
      continue;
    }
    if (slot.doubt !== null && own.heading !== slot.heading) sayHeading(own, slot, say);
    compareAnswer(own, slot, say);
    compareRatings(source, own, slot, say);
    const pairs = alignBlocks(own.said, slot.said);
    unchanged += pairs.filter(
      ({ before, after }) => before !== null && after !== null && blockKey(before) === blockKey(after),
    ).length;
    const draft = compareSaid(source, slot, pairs, say);
    if (draft.some(({ finding }) => finding !== null)) drafts.push(draft);
  }
  for (const gone of waiting) sayMissing(gone, say);
  const blocksRead = returned.reduce((sum, { said }) => sum + said.length, 0);
  return { findings, drafts, blocksRead, blocksUnchanged: unchanged };
}

function slotKey({ subject, heading }: RecognisedSlot): string {
  switch (subject.kind) {
    case 'question':
      return `question ${subject.fieldId}`;
    case 'condition':
    case 'risk':
      return `${subject.kind} ${subject.id}`;
    case 'section':
      return `section ${subject.id}`;
    case 'unknown':
      return `heading ${heading}`;
  }
}

function textOf(blocks: readonly DocumentBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'table' ? block.rows.map(({ cells }) => cells.join(' | ')).join('\n') : block.text,
    )
    .join('\n');
}

function sayUnknown(slot: RecognisedSlot, say: Say): void {
  say({
    kind: 'part',
    certainty: 'ask',
    where: slot.heading,
    paragraph: slot.paragraph,
    before: '',
    after: textOf(slot.said),
    message:
      'This heading is none of the form, the conditions or the risks. Write its words where they belong.',
    offered: [AS_RECORDED],
    change: null,
  });
}

function sayMissing(slot: RecognisedSlot, say: Say): void {
  say({
    kind: 'part',
    certainty: 'ask',
    where: slot.heading,
    paragraph: 0,
    before: textOf(slot.said),
    after: '',
    message: 'This part of the return is not in the document, so nothing of it is changed.',
    offered: [AS_RECORDED],
    change: null,
  });
}

function sayHeading(own: RecognisedSlot, slot: RecognisedSlot, say: Say): void {
  say({
    kind: 'record',
    certainty: 'ask',
    where: own.heading,
    paragraph: slot.paragraph,
    before: own.heading,
    after: slot.heading,
    message: 'The heading differs from the records in its number or title. Is it the same?',
    offered: [AS_RECORDED],
    change: null,
  });
}

function compareAnswer(own: RecognisedSlot, slot: RecognisedSlot, say: Say): void {
  const { subject, answer } = slot;
  if (subject.kind !== 'question' || own.answer === null || answer?.value === own.answer.value) return;
  const base = {
    kind: 'answer',
    where: slot.heading,
    paragraph: slot.paragraph,
    before: own.answer.printed,
  } as const;
  if (answer?.value != null) {
    const change = { kind: 'answer', fieldId: subject.fieldId, answer: answer.value } as const;
    say({
      ...base,
      certainty: 'sure',
      after: answer.printed,
      message: 'The answer was changed.',
      offered: [],
      change,
    });
    return;
  }
  const offered = [AS_RECORDED, ...ANSWERS];
  const change = { kind: 'answer', fieldId: subject.fieldId, answer: own.answer.value ?? 'no' } as const;
  const message = 'The answer does not stand alone as Yes, No or Not applicable. What is it?';
  say({ ...base, certainty: 'ask', after: answer?.printed ?? '', message, offered, change });
}

const ANSWERS: readonly Offered[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-applicable', label: 'Not applicable' },
];

function compareRatings(source: LiveSource, own: RecognisedSlot, slot: RecognisedSlot, say: Say): void {
  const { subject } = slot;
  if (subject.kind !== 'condition' && subject.kind !== 'risk') return;
  const rated = { kind: subject.kind, id: subject.id } as const;
  for (const before of own.ratings) {
    const after = slot.ratings.find(({ updateId }) => updateId === before.updateId);
    if (after === undefined || !isSameReading(before, after))
      sayRating(source, rated, [before, after], slot, say);
  }
  for (const stray of slot.ratings.filter(({ updateId }) => updateId === null))
    say({
      kind: 'rating',
      certainty: 'ask',
      where: slot.heading,
      paragraph: stray.paragraph,
      before: '',
      after: stray.printed,
      message: 'The document does not say which update this rating is of.',
      offered: [AS_RECORDED],
      change: null,
    });
}

function isSameReading({ reading: one }: RecognisedRating, { reading: other }: RecognisedRating): boolean {
  return one.certainty === 'sure' && other.certainty === 'sure' && one.level === other.level;
}

function sayRating(
  { facts, update }: LiveSource,
  subject: Rating['subject'],
  [before, after]: readonly [RecognisedRating, RecognisedRating | undefined],
  slot: RecognisedSlot,
  say: Say,
): void {
  const base = {
    kind: 'rating',
    where: slot.heading,
    paragraph: after?.paragraph ?? 0,
    before: before.printed,
    after: after?.printed ?? '',
  } as const;
  const ask = (message: string, offered: readonly Offered[], level: string | null) =>
    say({
      ...base,
      certainty: 'ask',
      message,
      offered,
      change: offered.length > 1 ? { kind: 'rating', subject, level } : null,
    });
  if (before.updateId !== update.id)
    ask('The rating of an earlier update differs. What was sent is not changed.', [AS_RECORDED], null);
  else if (after === undefined) ask('The rating of this update is not in the document.', [AS_RECORDED], null);
  else if (after.reading.certainty === 'ask')
    ask(
      DOUBTS[after.reading.why] ?? '',
      [AS_RECORDED, ...levelsOf(facts.programme, after.reading.offered)],
      null,
    );
  else if (after.reading.level === null)
    ask('The document says "not rated". Is the rating to be taken away?', [AS_RECORDED, AS_RETURNED], null);
  else {
    const change = { kind: 'rating', subject, level: after.reading.level } as const;
    say({
      ...base,
      certainty: 'sure',
      message: 'The rating was changed; it needs a reason in its record.',
      offered: [],
      change,
    });
  }
}

function levelsOf({ scale }: Programme, ids: readonly string[]): readonly Offered[] {
  return scale.levels
    .filter(({ id }) => ids.includes(id))
    .map(({ id, word, definition }) => ({ value: id, label: `${word}: ${definition}` }));
}

function compareSaid(
  source: LiveSource,
  slot: RecognisedSlot,
  pairs: ReturnType<typeof alignBlocks>,
  say: Say,
): readonly DraftPair[] {
  const fields = fieldsOf(slot.subject);
  const context: LineContext = {
    book: source.book,
    lines: [...printedLines(source, slot.subject)],
    fields,
    fieldId: fields[0]?.fieldId ?? null,
    where: slot.heading,
    say,
  };
  return pairs.map((pair) => compareLine(context, pair));
}
