/** A document understood: everything that the rules ask of it, read once. */
import type { DocumentBlock, ReturnDocument, TextBlock } from '../document.ts';
import { type Spot, stretchOf } from '../finding.ts';
import { type Period, periodsOf } from '../lex/periods.ts';
import { tokensOf } from '../lex/tokens.ts';
import { type Answer, answersOf } from './answers.ts';
import { type Against, againstsOf, type Change, changesOf } from './comparisons.ts';
import { type Fact, factsOfGrid, factsOfSentence } from './facts.ts';
import { type Grid, readGrid, unitOfAll } from './grid.ts';
import { lineTables } from './line-tables.ts';
import { type Rating, ratingsOfGrid, ratingsOfText } from './ratings.ts';
import { readSentences, type Sentence } from './sentence.ts';
import { bracketed, twoTimes } from './two-times.ts';

/** A list and the sentence that announces it. */
export type Listing = { readonly intro: Sentence | null; readonly items: readonly TextBlock[] };

/** A date of the return itself. */
export type ReturnDate = { readonly period: Period; readonly spot: Spot };

export type Understanding = {
  readonly document: ReturnDocument;
  readonly sentences: readonly Sentence[];
  /** Sentences of each section, by its heading; the empty text stands for what is above the first. */
  readonly sections: ReadonlyMap<string, readonly Sentence[]>;
  readonly grids: readonly Grid[];
  readonly facts: readonly Fact[];
  readonly changes: readonly Change[];
  readonly againsts: readonly Against[];
  readonly ratings: readonly Rating[];
  readonly answers: readonly Answer[];
  readonly listings: readonly Listing[];
  readonly submitted: ReturnDate | null;
  readonly cutOff: ReturnDate | null;
  /** The whole text in lower case, for words that speak of the document at large. */
  readonly low: string;
};

function listingsOf(
  blocks: readonly DocumentBlock[],
  sentences: ReadonlyMap<number, readonly Sentence[]>,
): Listing[] {
  const listings: Listing[] = [];
  let items: TextBlock[] = [];
  let intro: Sentence | null = null;
  const close = () => {
    if (items.length > 0) listings.push({ intro, items });
    items = [];
  };
  blocks.forEach((block, at) => {
    if (block.kind === 'item') {
      const [first] = items;
      if (first !== undefined && first.list !== block.list) close();
      if (items.length === 0) intro = introBefore(blocks, sentences, at);
      items.push(block);
    } else close();
  });
  close();
  return [...listings, ...nestedListings(blocks, sentences)];
}

/** Items one level deeper under an item, which announces them. */
function nestedListings(
  blocks: readonly DocumentBlock[],
  sentences: ReadonlyMap<number, readonly Sentence[]>,
): Listing[] {
  return blocks.flatMap((block, at): Listing[] => {
    if (block.kind !== 'item') return [];
    const items: TextBlock[] = [];
    for (const next of blocks.slice(at + 1, at + 1 + MOST_NESTED)) {
      if (next.kind !== 'item' || next.level <= block.level) break;
      items.push(next);
    }
    return items.length === 0 ? [] : [{ intro: sentences.get(at)?.at(-1) ?? null, items }];
  });
}

/** Items that one item announces, at most. */
const MOST_NESTED = 40;

/** What announces a list is the last sentence of the paragraph just above. */
function introBefore(
  blocks: readonly DocumentBlock[],
  sentences: ReadonlyMap<number, readonly Sentence[]>,
  at: number,
): Sentence | null {
  const above = blocks[at - 1];
  return above === undefined || above.kind === 'table' ? null : (sentences.get(at - 1)?.at(-1) ?? null);
}

/** The changes of a sentence: told by "from" and "to", in brackets, or by two times. */
function changesIn(sentence: Sentence): readonly Change[] {
  if (sentence.quantities.length < 2 || sentence.quantities.length > 12) return changesOf(sentence);
  const plain = changesOf(sentence);
  if (plain.length > 0) return plain;
  const inBrackets = bracketed(sentence);
  return inBrackets.length > 0 ? inBrackets : twoTimes(sentence);
}

type Line = { readonly text: string; readonly paragraph: number };

/** The lines of a block: a text is one, a table has one a row. */
function linesOf(block: DocumentBlock): Line[] {
  if (block.kind !== 'table') return [{ text: block.text, paragraph: block.paragraph }];
  return [block.header, ...block.rows].flatMap((row) =>
    row === null ? [] : [{ text: row.raw ?? row.cells.join(' | '), paragraph: row.paragraph }],
  );
}

/** The first time behind a label in a line; null where the label is of another paper or of what the data reach to. */
function labelledTime(
  text: string,
  label: RegExp,
): { readonly period: Period; readonly start: number } | null {
  const match = label.exec(text.slice(0, 600));
  if (match === null || OTHER_PAPER.test(text.slice(Math.max(0, match.index - 30), match.index))) return null;
  const rest = text.slice(match.index, match.index + 90);
  const [period] = periodsOf(tokensOf(rest));
  if (period === undefined || period.from === null) return null;
  return TO_DATA.test(rest.slice(match[0].length, period.start)) ? null : { period, start: match.index };
}

function dateAfter(blocks: readonly DocumentBlock[], label: RegExp): ReturnDate | null {
  for (const block of blocks.slice(0, 80))
    for (const { text, paragraph } of linesOf(block)) {
      const found = labelledTime(text, label);
      if (found === null) continue;
      const { period, start } = found;
      const end = start + period.end;
      const { page, section } = block;
      return { period, spot: stretchOf({ paragraph, page, section }, text, start, end) };
    }
  return null;
}

const SUBMITTED =
  /\b(?:date (?:of )?submi\w+|submitted(?: (?:to|on|by))?|submission date|date of (?:this )?(?:return|report)|return (?:date|submitted)|report date|^\W{0,4}issued(?=\W{1,6}\d)|(?:^\W{0,4}|(?:return|report|paper|letter|update|note),? )dated(?=\W{0,3}(?:\d|\w{3,6}day\b))|submi\w+ on)\b/i;
/** Blocks at the head of a letter, note or paper among which its day stands. */
const HEAD_BLOCKS = 12;
const HEAD_LABEL =
  /(?<!\b(?:was|were|been|is|and) )\b(?:closed (?:for changes )?on|closed|meeting|signed|prepared|issued|sent|published|finali[sz]ed|written|version of)\b/i;

const OTHER_PAPER = /\b(?:last|previous|earlier|your|first|second) (?:\w+,? ){0,3}$/i;
const TO_DATA = /\b(?:activity|data|figures|finance|position) (?:is |are )?(?:to|at|as at|from|up to)\b/i;

/** A paragraph of more than one sentence tells a tale, and its days are of what it tells. */
const LONG_TALE = /[.!?]\s+\p{Lu}[^.]{30,}/u;

/** Words of a line that tell what the figures reach to, and not when it was written. */
const OF_DATA = /\b(?:ending|end|quarter|period|data|year|as at|to|from|position|start)\b/i;

/** The day of a letter that stands in a line of its own, or behind "closed on", "meeting" and the like at the head. */
function dayAtHead(blocks: readonly DocumentBlock[]): ReturnDate | null {
  const head = blocks.slice(0, HEAD_BLOCKS);
  for (const block of head) {
    if (block.kind === 'table') continue;
    const { text, paragraph, page, section } = block;
    const [period, more] = periodsOf(tokensOf(text.slice(0, 60)));
    const rest = period === undefined ? '' : text.slice(0, period.start) + text.slice(period.end);
    if (period?.kind !== 'day' || more !== undefined || rest.length > 16 || OF_DATA.test(rest)) continue;
    const quote = text.slice(period.start, period.end);
    return { period, spot: { paragraph, page, section, start: period.start, end: period.end, quote } };
  }
  const labelled = dateAfter(
    head.filter((block) => block.kind === 'table' || !LONG_TALE.test(block.text)),
    HEAD_LABEL,
  );
  return labelled?.period.kind === 'day' ? labelled : null;
}

const CUT_OFF =
  /\b(?:data (?:cut[- ]?off|as at|to|correct (?:at|to|as at)|extracted|up to|are as at|is as at|position at)|cut[- ]?off(?: date)?|figures (?:are )?(?:as at|to)|position as at|operational data)\b/i;

/** The unit that a sentence at the head of a document gives all its amounts. */
function scaleOf(blocks: readonly DocumentBlock[]): ReturnType<typeof unitOfAll> {
  for (const block of blocks) {
    const unit = block.kind === 'table' ? null : unitOfAll(block.text.slice(0, 400));
    if (unit !== null) return unit;
  }
  return null;
}

/** Words of a sentence that may tell which sign a deficit has in the tables. */
const SIGNS = /\b(?:brackets|parentheses|minus|negative)\b/;

/** Read a document. Deterministic; linear but for sentences of many figures, which are not compared. */
export function understand(document: ReturnDocument): Understanding {
  const { blocks } = document;
  const byBlock = new Map<number, readonly Sentence[]>();
  const sections = new Map<string, Sentence[]>();
  const ratings: Rating[] = [];
  const grids: Grid[] = [];
  let owner = '';
  const ofAll = scaleOf(blocks);
  blocks.forEach((block, at) => {
    if (block.kind === 'table') {
      const grid = readGrid(block, ofAll);
      grids.push(grid);
      if (!block.isChart) ratings.push(...ratingsOfGrid(grid));
      return;
    }
    const sentences = readSentences(block, at);
    byBlock.set(at, sentences);
    const section = block.section ?? '';
    const held = sections.get(section) ?? [];
    held.push(...sentences);
    sections.set(section, held);
    if (block.kind === 'heading') owner = block.text;
    ratings.push(...ratingsOfText(block, owner));
  });
  for (const table of lineTables(blocks)) grids.push(readGrid(table, ofAll));
  const sentences = [...byBlock.values()].flat();
  const rule = sentences.flatMap(({ low }) => (SIGNS.test(low) ? [low] : [])).join('\n');
  return {
    document,
    sentences,
    sections,
    grids,
    facts: [...sentences.flatMap(factsOfSentence), ...grids.flatMap((grid) => factsOfGrid(grid, rule))],
    changes: sentences.flatMap(changesIn),
    againsts: sentences.flatMap(againstsOf),
    ratings,
    answers: answersOf(blocks),
    listings: listingsOf(blocks, byBlock),
    submitted: dateAfter(blocks, SUBMITTED) ?? dayAtHead(blocks),
    cutOff: dateAfter(blocks, CUT_OFF),
    low: sentences.map((sentence) => sentence.low).join('\n'),
  };
}
