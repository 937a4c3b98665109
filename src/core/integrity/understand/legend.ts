/** What each colour of a rating stands for, as a document says: its words, and the shortfall or delay that they allow. */
import type { DocumentBlock } from '../document.ts';
import { type Spot, stretchOf } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import { oncePer } from './once.ts';
import type { RatingWord } from './ratings.ts';
import type { Understanding } from './understanding.ts';

/** A shortfall of more than `above` and at most `upTo`: per cent of the target, points, or days. */
export type Band = {
  readonly unit: 'percent' | 'points' | 'days';
  readonly above: number;
  readonly upTo: number;
};

/** One colour with what is said of it. */
export type Entry = {
  readonly word: RatingWord;
  readonly meaning: string;
  readonly bands: readonly Band[];
  /** Whether it stands for a target that is met. */
  readonly isMet: boolean;
  readonly spot: Spot;
};

const LABEL =
  /(?:^|[;.,|•]\s{0,2}|\s)[*_"“']{0,3}(blue|green|amber|red|purple|gr[ea]y|yellow|orange)[*_"”']{0,3}\s{0,2}(?::|=|–|—|-|,|\(|\||means(?: that)?|stands for|is for|is|(?=less than|at least|\d))[*_"”']{0,3}\s{0,2}/gi;
/** A longer text is no legend [characters]. */
const LONGEST = 700;
const MET =
  /\b(?:target (?:is |has been )?(?:met|reached|achieved)|met or (?:bettered|exceeded)|(?:at|on) (?:or (?:above|better than|ahead of) )?(?:the )?target\b(?! by)|at target or better|on or above|reached on the (?:agreed )?date|on (?:time|schedule|track|target))\b/;
const NUMBER = String.raw`(\d+(?:\.\d+)?|one|two|three|four|five|six|eight|ten|twelve)`;
const UNIT = String.raw`\s?(per cent|%|percentage points?|points?|pp|weeks?|months?|days?)`;
const AT_MOST = new RegExp(
  String.raw`\b(?:up to|within|no more than|not more than|at most|less than|under|by)\s(?:and including\s)?${NUMBER}${UNIT}(?:\s(?:or less|or fewer))?`,
  'i',
);
const OR_LESS = new RegExp(String.raw`\b${NUMBER}${UNIT}\s(?:or less|or fewer|at most)`, 'i');
const MORE = new RegExp(String.raw`\b(?:more than|over|above|greater than|exceeding)\s${NUMBER}${UNIT}`, 'i');
const BETWEEN = new RegExp(
  String.raw`\b(?:between\s)?${NUMBER}\s?(?:per cent|%)?\s?(?:to|and|–|-)\s?${NUMBER}${UNIT}`,
  'i',
);

function size(number: string, unit: string): { readonly value: number; readonly unit: Band['unit'] } {
  const value = Number.isNaN(Number(number)) ? (wordValue(number) ?? Number.NaN) : Number(number);
  if (/^week/.test(unit)) return { value: value * 7, unit: 'days' };
  if (/^month/.test(unit)) return { value: value * 31, unit: 'days' };
  if (/^day/.test(unit)) return { value, unit: 'days' };
  return { value, unit: /point|pp/.test(unit) ? 'points' : 'percent' };
}

const BOTH = new RegExp(
  String.raw`\bmore than ${NUMBER} (?:per cent |% |points )?(?:and|but) (?:up to|not more than|no more than|at most|less than) ${NUMBER}${UNIT}`,
  'i',
);

/** "at least 95%", "80% or more but less than 95%", "less than 80%": how much of the target is reached, as the shortfall from it. */
function reachedBand(low: string): Band | null {
  const least =
    /\b(?:at least|not less than) (\d{2,3}) ?(?:%|per cent)|\b(\d{2,3}) ?(?:%|per cent) or (?:more|above|over)/.exec(
      low,
    );
  const below = /\b(?:less than|under|below|fewer than) (\d{2,3}) ?(?:%|per cent)/.exec(low);
  const [from, to] = [Number(least?.[1] ?? least?.[2] ?? Number.NaN), Number(below?.[1] ?? Number.NaN)];
  const isReach = [from, to].some((value) => value >= 50 && value <= 100);
  if (!isReach || /\b(?:short|late|off|missed|worse)\b/.test(low)) return null;
  return {
    unit: 'percent',
    above: Number.isNaN(to) ? Number.NEGATIVE_INFINITY : 100 - to + 0.07,
    upTo: Number.isNaN(from) ? Number.POSITIVE_INFINITY : 100 - from,
  };
}

/** The bands of a meaning: each part that "or" or a comma sets apart may bear one. */
function bandsOf(meaning: string): Band[] {
  const reached = reachedBand(meaning.toLowerCase());
  if (reached !== null) return [reached];
  const parts = meaning.split(/,? or (?!less|fewer|more|above|better)|;|, /i);
  return parts.flatMap((part) => bandOf(part.toLowerCase()) ?? []);
}

/** The band of one part: "more than 2 and up to 7 points", "more than 5 per cent", "2 to 5 points", "up to four weeks late". */
function bandOf(low: string): Band | null {
  const both = BOTH.exec(low) ?? (MORE.test(low) ? null : BETWEEN.exec(low));
  if (both === null) return openBand(low);
  const [from, to] = [size(both[1] ?? '', both[3] ?? ''), size(both[2] ?? '', both[3] ?? '')];
  return { unit: to.unit, above: from.value, upTo: to.value };
}

/** A band with one end. */
function openBand(low: string): Band | null {
  const more = /\b(?:no|not) more than/.test(low) ? null : MORE.exec(low);
  if (more !== null) {
    const { value, unit } = size(more[1] ?? '', more[2] ?? '');
    return { unit, above: value, upTo: Number.POSITIVE_INFINITY };
  }
  const most = OR_LESS.exec(low) ?? AT_MOST.exec(low);
  const isShortfall =
    /\b(?:short|below|late|behind|worse|within|under|off|miss\w*|up to|after|from (?:the )?(?:plan|baseline)|over|adverse)\b/.test(
      low,
    );
  if (most === null || !isShortfall) return null;
  const { value, unit } = size(most[1] ?? '', most[2] ?? '');
  return { unit, above: 0, upTo: value };
}

function entriesIn(text: string, spot: (start: number, end: number) => Spot): Entry[] {
  if (text.length > LONGEST) return [];
  const marks = [...text.matchAll(LABEL)];
  return marks.map((mark, at): Entry => {
    const start = mark.index + mark[0].length;
    const end = marks[at + 1]?.index ?? text.length;
    const meaning = text.slice(start, end).trim();
    return {
      word: (mark[1] ?? '').toLowerCase() as RatingWord, // the pattern allows no other
      meaning,
      bands: bandsOf(meaning),
      isMet: MET.test(meaning.toLowerCase()),
      spot: spot(mark.index, end),
    };
  });
}

function linesOf(block: DocumentBlock): { readonly text: string; readonly paragraph: number }[] {
  if (block.kind !== 'table') return [{ text: block.text, paragraph: block.paragraph }];
  return block.rows.slice(0, 12).map((row) => ({ text: row.cells.join(' | '), paragraph: row.paragraph }));
}

/** Words by which a run of colours and what is said of each is a legend. */
const MEANING =
  /\b(?:target|track|plan|complet\w+|finished|schedule|course|late|short|behind|milestone|met|recover\w*|off|risk|delay\w*|concern\w*|progress|date|deliver\w*|open(?:ed)?|baseline|variance|adverse|agreed|done|achieved|started|score)\b/i;

/** Give the colours that the document explains: runs of at least two in neighbouring lines, no colour twice. */
export const legendEntries: (document: Understanding) => readonly Entry[] = oncePer(readLegend);

function readLegend({ document }: Understanding): Entry[] {
  const all: Entry[] = [];
  let run: Entry[] = [];
  const close = () => {
    const words = new Set(run.map(({ word }) => word));
    if (words.size >= 2 && words.size === run.length && run.every(({ meaning }) => MEANING.test(meaning)))
      all.push(...run);
    run = [];
  };
  for (const block of document.blocks) {
    let isAny = false;
    for (const { text, paragraph } of linesOf(block)) {
      const { page, section } = block;
      const own = entriesIn(text, (start, end) => stretchOf({ paragraph, page, section }, text, start, end));
      const isLine =
        own.length >= 2 ||
        (own.length === 1 && /^[\W]{0,4}(?:blue|green|amber|red|purple|gr[ea]y|yellow|orange)\b/i.test(text));
      if (!isLine) continue;
      isAny = true;
      run.push(...own);
    }
    if (!isAny || block.kind === 'paragraph' || block.kind === 'table') close();
  }
  close();
  return all;
}
