/** What a document says of a thing that it rates: the sections and paragraphs that bear its number, its letter or its name. */
import type { DocumentBlock, ReturnDocument } from '../document.ts';
import { oncePer } from './once.ts';
import type { Rating } from './ratings.ts';
import type { Sentence } from './sentence.ts';
import { isNamed, isWithin, thingWords } from './thing-words.ts';
import type { Understanding } from './understanding.ts';

const KIND = String.raw`(?:(?:condition|area|priority|workstream|objective|project|milestone|strand|theme|kpi|measure|goal|aim|outcome)\s{0,2})?`;
const NUMBERED = new RegExp(String.raw`^\W{0,4}${KIND}c?(\d{1,2}(?:\.\d{1,2})*[a-z]?)(?=[.):,\s–—-]|$)`, 'i');
const LETTERED = new RegExp(String.raw`^\W{0,4}(?:${KIND}([a-h])(?=[.):]|\s[–—-])|area ([a-h])\b)`, 'i');
const COLOURS =
  /\b(?:blue|green|amber|red|purple|gr[ea]y|rag|rating|rated|update|activity|effect|overall)\b/gi;

/** What names a thing: its number or letter, and the words behind it. */
type Name = { readonly code: string | null; readonly words: ReadonlySet<string> };

/** Read the name that stands at the head of a text. */
function nameOf(text: string): Name {
  const match = NUMBERED.exec(text) ?? LETTERED.exec(text);
  const code = (match?.[1] ?? match?.[2])?.toLowerCase() ?? null;
  const rest = text.slice(match?.[0].length ?? 0).replaceAll(COLOURS, ' ');
  return { code, words: thingWords(rest.slice(0, 120)) };
}

/** Whether two names are of one thing: by their numbers where both have one, and by their words where one has none. */
function isSame(a: Name, b: Name): boolean {
  const shared = [...a.words].filter((word) => b.words.has(word)).length;
  if (a.code !== null && b.code !== null) return a.code === b.code && (shared > 0 || isLetterless(a, b));
  const [few, many] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words];
  return few.size >= 2 && isNamed(few) && isWithin(few, many) && many.size <= few.size + 4;
}

/** Numbers with a point are of conditions alone; a bare number may count sections, too, so a word must go with it. */
function isLetterless({ code, words }: Name, other: Name): boolean {
  return code?.includes('.') === true || words.size === 0 || other.words.size === 0;
}

/** The head of a paragraph: what stands before its first full stop, dash or colon. */
function headOf(text: string): string {
  const end = /[.:]\s|\s[–—]\s/.exec(text.slice(4, 120));
  return end === null ? text.slice(0, 60) : text.slice(0, 4 + end.index);
}

/** The blocks of a heading's section: up to the next heading that stands as high. */
function sectionAt(blocks: readonly DocumentBlock[], at: number): number {
  const level = blocks[at]?.kind === 'heading' ? blocks[at].level : 0;
  const next = blocks.findIndex((block, k) => k > at && block.kind === 'heading' && block.level <= level);
  return next === -1 ? blocks.length : next;
}

const NAMED_HEAD = /^\W{0,4}(?:condition|area|priority|workstream|objective|strand|theme|[a-h][.)]|\d)/i;

/** A block that bears a name: a heading its section's, a paragraph its own where it begins with a number or letter. */
type Place = { readonly name: Name; readonly from: number; readonly to: number; readonly isHeading: boolean };

const placesIn: (document: ReturnDocument) => readonly Place[] = oncePer(({ blocks }) =>
  blocks.flatMap((block, at): Place[] => {
    if (block.kind === 'heading')
      return [{ name: nameOf(block.text), from: at, to: sectionAt(blocks, at), isHeading: true }];
    if (block.kind === 'table' || !NAMED_HEAD.test(block.text)) return [];
    return [{ name: nameOf(headOf(block.text)), from: at, to: at + 1, isHeading: false }];
  }),
);

/** What was read of the ratings of a document. */
const readOf: (document: Understanding) => Map<Rating, Sentence[]> = oncePer(() => new Map());

/** Give the sentences that are of what is rated, wherever they stand; none for a risk, whose colour is no progress. */
export function saidOf(document: Understanding, rating: Rating): Sentence[] {
  const kept = readOf(document);
  const said = kept.get(rating) ?? readSaid(document, rating);
  kept.set(rating, said);
  return said;
}

function readSaid({ document, sentences }: Understanding, rating: Rating): Sentence[] {
  if (/\brisk\b/i.test(rating.label) || rating.subject.startsWith('risk')) return [];
  const name = nameOf(rating.label);
  if (name.code === null && name.words.size < 2) return [];
  const own = placesIn(document).filter(
    (place) =>
      isSame(name, place.name) &&
      (place.isHeading || place.name.code === name.code) &&
      (place.isHeading || name.code !== null),
  );
  if (own.length === 0) return [];
  return sentences.filter(({ blockAt }) => own.some(({ from, to }) => blockAt >= from && blockAt < to));
}
