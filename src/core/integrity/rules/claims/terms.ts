/** The term of an agreement or plan in years against its start and its end, wherever each of the three is told. */
import { monthOfDay } from '../../../base/day-number.ts';
import type { TextBlock } from '../../document.ts';
import type { Found, Spot } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Period } from '../../lex/periods.ts';
import type { Rule } from '../../rule.ts';
import { statements } from '../../understand/all-sentences.ts';
import { placeOf } from '../../understand/block-places.ts';
import { rowSpot } from '../../understand/grid.ts';
import { isStatement, readSentences, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import type { Understanding } from '../../understand/understanding.ts';

const NUMBER = '(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)';
const THING = '(agreement|plan|programme|strategy|contract|deal|lease|framework|partnership)';
const BEFORE = '((?:[a-z-]+ ){0,3}?)';
/** "Five-year recovery plan", "the agreement runs for five years", "a term of five years". */
const TERMS = [
  new RegExp(`\\b${NUMBER}[- ]years? ${BEFORE}${THING}\\b`, 'g'),
  new RegExp(
    `\\b${BEFORE}${THING}(?: [a-z]+){0,2} (?:runs|lasts|is|has|covers|of|for|over|spans)(?: [a-z]+){0,4} ${NUMBER}[- ](?:financial |full |whole |consecutive )?years?\\b(?! (?:old|late|ago|from now|earlier|later))`,
    'g',
  ),
  new RegExp(`^\\W{0,4}()${THING}(?: period| term)?\\W{1,6}${NUMBER}[- ]years?\\b`, 'g'),
  new RegExp(`\\b(?:length|term|duration) of (?:the |our )?()${THING}\\W{1,4}${NUMBER}[- ]years?\\b`, 'g'),
];
const START =
  /\b(?:beg(?:an|ins?|inning|un)|open(?:s|ed|ing)|start(?:s|ed|ing)?|commenc\w+|from|took effect|came into (?:effect|force)|in force (?:from|since)|effective)\b/;
const END =
  /\b(?:end(?:s|ed|ing)?|clos(?:es|ed|ing)|expir\w+|finish\w*|conclud\w+|runs? (?:to|until)|until|up to|to(?= (?:the end of )?$)|comes to an end|last day|final year|lasts until)\b/;
/** Another length than the one agreed, or a span of something else. */
const OTHER =
  /\b(?:if|would|could|extend\w*|extension|propos\w+|originally|original|revised|previous|earlier|first|instead|rather than|new|next|further|successor|later|earlier|moved|brought forward|option|capital|lease|review|average|rolling|last|past|after|before|years? (?:into|through|left|remaining|in)|remaining|mid-?term|half-?way|of the (?:plan|agreement|programme)|profile|forecast)\b/;

type Fact = {
  readonly thing: string;
  readonly sentence: Sentence;
  readonly spot: Spot;
};
type Term = Fact & { readonly years: number; readonly words: string };
type Edge = Fact & { readonly month: number; readonly words: string };

/** The noun of a thing: a plan named by what it is for is another than a plan alone. */
function nameOf(before: string, thing: string): string {
  const word =
    /\b(recovery|management|safety valve|delivery|improvement|dsg|deficit|transformation|send|inclusion|sufficiency|capital|workforce|fee|funding|local|action|communications?|training)\b/.exec(
      before,
    )?.[1] ?? '';
  return /safety valve|recovery|management|deficit|dsg|funding/.test(word) || word === ''
    ? thing
    : `${word} ${thing}`;
}

function termsIn(sentence: Sentence): Term[] {
  return TERMS.flatMap((pattern, which) =>
    [...sentence.low.matchAll(pattern)].flatMap((match): Term[] => {
      const [, a = '', b = '', c = ''] = match;
      const [number, before, thing] = which === 0 ? [a, b, c] : [c, a, b];
      const years = wordValue(number) ?? Number(number);
      const around = sentence.low.slice(Math.max(0, match.index - 24), match.index);
      if (
        OTHER.test(before) ||
        /\b(?:original|previous|new|proposed|revised|extended|first|another|if|would)\b[^.;]{0,10}$/.test(
          around,
        )
      )
        return [];
      if (/\b(?:year|years) (?:capital|forecast|average|rolling|lease|review)/.test(match[0])) return [];
      return [
        {
          thing: nameOf(before, thing),
          sentence,
          spot: sentenceSpot(sentence),
          years,
          words: match[0].trim(),
        },
      ];
    }),
  );
}

/** The first month of a start, or the month after the last of an end; a year by itself is no edge but for financial years. */
function monthAt(period: Period, isStart: boolean): number | null {
  if (
    period.kind === 'calendar-year' ||
    period.kind === 'academic-year' ||
    period.kind === 'season' ||
    period.kind === 'quarter'
  )
    return null;
  const day = isStart ? period.from : period.to;
  if (day === null) return null;
  return isStart ? monthOfDay(day) : monthOfDay(day + 1);
}

const OF_THING = new RegExp(`\\b${BEFORE}${THING}\\b`, 'g');

/** The thing that a time is told of: the last one named before it in its sentence, with nothing of another subject between. */
function thingBefore(sentence: Sentence, at: number): string | null {
  const found = [...sentence.low.slice(0, at).matchAll(OF_THING)].at(-1);
  return found === undefined || at - (found.index + found[0].length) > 70
    ? null
    : nameOf(found[1] ?? '', found[2] ?? '');
}

const LABEL =
  /^\W{0,4}(?:period of (?:the )?)?(agreement|plan|programme)(?: period| term| years| dates| runs)?\W{1,4}/;
const JOINT = /^\s?(?:to|until|–|-|through to|and ends? (?:on|in))\s?(?:the end of )?$/;

/** Whether a time of a sentence is a start or an end; null where it is neither. */
function sideOf(sentence: Sentence, at: number): 'start' | 'end' | null {
  const [previous, period, next] = [sentence.periods[at - 1], sentence.periods[at], sentence.periods[at + 1]];
  if (period === undefined) return null;
  if (next !== undefined && JOINT.test(sentence.low.slice(period.end, next.start))) return 'start';
  if (previous !== undefined && JOINT.test(sentence.low.slice(previous.end, period.start))) return 'end';
  const gap = sentence.low.slice(Math.max(previous?.end ?? 0, period.start - 44), period.start);
  if (START.test(gap)) return /\b(?:to|until|ends?|clos\w+)\b/.test(gap) ? null : 'start';
  return END.test(gap) ? 'end' : null;
}

/** "It opened on 1 April": the thing that the sentence before names. */
function pronounThing(sentence: Sentence, before: Sentence | undefined): string | null {
  if (before?.block !== sentence.block || !/^\W{0,3}(?:it|this|that|both)\b/.test(sentence.low)) return null;
  return thingBefore(before, before.low.length) ?? thingBefore(before, 40);
}

function edgesIn(sentence: Sentence, before: Sentence | undefined, side: 'start' | 'end'): Edge[] {
  const labelled = LABEL.exec(sentence.low)?.[1] ?? pronounThing(sentence, before);
  return sentence.periods.flatMap((period, at): Edge[] => {
    const thing = thingBefore(sentence, period.start) ?? labelled;
    const month = monthAt(period, side === 'start');
    if (thing === null || month === null || sideOf(sentence, at) !== side) return [];
    const words = sentence.text.slice(period.start, period.end);
    return [{ thing, sentence, spot: sentenceSpot(sentence), words, month }];
  });
}

/** All facts of one thing that agree among themselves; none where they do not, as several things may bear one name. */
function agreed<Kind extends Fact>(facts: readonly Kind[], value: (fact: Kind) => number): Kind | null {
  const [first] = facts;
  return first !== undefined && facts.every((fact) => value(fact) === value(first)) ? first : null;
}

const CHANGED = /\b(?:extend(?:ed|s)?|prolong\w*|re-?profiled|re-?negotiat\w+|original(?:ly)?|successor)\b/;
/** The thing itself has become longer: then it has two ends, and both may be told. */
const EXTENDED =
  /\b(?:plan|agreement|programme|contract|strategy|framework)\b[^.;]{0,40}\b(?:extended|prolonged|lengthened)\b|\bexten(?:d|ds|ded|ding|sion)(?: of)? (?:the |our |its |this )?(?:\w+ ){0,2}(?:plan|agreement|programme|contract|strategy|framework|term)\b/;

/** "| Agreement | Five years, 2023/24 to 2027/28 |": rows that say of a thing how long it is. */
function rowStatements({ grids, document }: Understanding): Sentence[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row): Sentence[] => {
      if (
        !/^\W{0,3}(?:the )?(?:agreement|plan|programme|contract|strategy)\b/i.test(row.label) ||
        row.row.cells.length > 3
      )
        return [];
      const { paragraph, page, section, quote } = rowSpot(grid, row);
      const text = row.row.raw === null ? quote : row.row.raw.replace(/^\W+/, '');
      const block: TextBlock = { kind: 'item', text, paragraph, page, section, level: 0, list: null };
      return readSentences(block, placeOf(document, grid.block));
    }),
  );
}

function wrongTerm(document: Understanding): Found[] {
  const all = [...statements(document), ...rowStatements(document)];
  const read = all.filter(
    (one) =>
      isStatement(one) &&
      /\b(?:years?|agreement|plan|programme|strategy|contract|framework|it|opened|closes)\b/.test(one.low),
  );
  const terms = read.flatMap((one) => (one.low.includes('year') ? termsIn(one) : []));
  if (terms.length === 0 || EXTENDED.test(document.low)) return [];
  const plain = read.filter(({ low }) => !CHANGED.test(low) && !/\b(?:if|would|could|propos\w+)\b/.test(low));
  const beforeOf = new Map(all.map((one, at) => [one, all[at - 1]]));
  const starts = plain.flatMap((one) => edgesIn(one, beforeOf.get(one), 'start'));
  const ends = plain.flatMap((one) => edgesIn(one, beforeOf.get(one), 'end'));
  return [...new Set(terms.map(({ thing }) => thing))].flatMap((thing): Found[] => {
    const own = terms.filter((one) => one.thing === thing);
    const term = agreed(own, ({ years }) => years);
    const start = agreed(
      starts.filter((one) => one.thing === thing),
      ({ month }) => month,
    );
    if (term === null || start === null) return [];
    const wrong = ends.filter(
      (one) =>
        one.thing === thing &&
        one.month > start.month &&
        Math.abs(one.month - start.month - term.years * 12) > LEEWAY,
    );
    const isRightSomewhere = ends.some(
      (one) => one.thing === thing && Math.abs(one.month - start.month - term.years * 12) <= LEEWAY,
    );
    const [end] = wrong;
    if (end === undefined || (isRightSomewhere && wrong.length > 1)) return [];
    const months = end.month - start.month;
    return [
      {
        spots: [...new Set([term.spot, end.spot, start.spot])],
        arithmetic: `"${term.words}"; from ${start.words} to ${end.words} is ${months % 12 === 0 ? `${months / 12} years` : `${months} months`}`,
      },
    ];
  });
}

/** A start on the last day of March, or an end on the first of April, is the same edge [months]. */
const LEEWAY = 1;

/** Terms. */
export const TERM_RULES: readonly Rule[] = [
  {
    code: 'duration.term',
    kind: 'duration',
    severity: 'error',
    title: 'The term of an agreement or plan is not what its start and end make',
    meaning:
      'A term in years, a start and an end of one agreement, plan, programme or contract, told together or in different places. Silent where it was extended, where several terms or starts are told, and on what would be.',
    advice: 'Look up the agreement, and give its term, start and end alike everywhere.',
    fires:
      'The recovery plan is a five-year plan. It is set out below.\n\nThe plan began on 1 April 2025. The balance is of 30 June.\n\nWhat is left when the plan ends on 31 March 2031 is for the council.',
    silent:
      'The recovery plan is a five-year plan. It is set out below.\n\nThe plan began on 1 April 2025. The balance is of 30 June.\n\nWhat is left when the plan ends on 31 March 2030 is for the council.',
    find: wrongTerm,
  },
];
