/** A change in a survey's share or score, told in per cent or in points, against its two values. */
import type { Found, Spot } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';

const SURVEY =
  /\b(?:survey\w*|confiden\w+|trust\w*|satisf\w+|agree\w*|scores?|scale|mean|average|famil\w+|parents?|carers?|respondents?|replies|panel|views?|feel|felt|young people|rating out of)\b/;
const CHANGE =
  /\b(?:higher|lower|up|down|rise|rose|risen|increase\w*|improv\w*|gain\w*|grown|grew|gone up|better|more|fall|fell|drop\w*|decreas\w*|change\w*|jump\w*|climb\w*|lift\w*)\b/;
const OTHER =
  /\b(?:spend\w*|cost|deficit|£|inflation|plans|requests|placements|price|growth in (?:the )?number|replied|response rate|transfer|block)\b/;
const NOT_VALUE = /\b(?:replies|responses?|respondents?|n ?=|target|aim|goal)\b/;

type Pair = {
  readonly early: number;
  readonly late: number;
  readonly step: number;
  readonly isShare: boolean;
  readonly spots: readonly Spot[];
};

/** The two values of a sentence: two shares, or two scores of at most two digits. */
function pairIn(sentence: Sentence, told: Quantity | null): Pair | null {
  const values = sentence.quantities.filter(
    (one) =>
      one !== told &&
      (one.unit === 'percent' || (one.unit === 'count' && one.value <= 10 && one.step < 1)) &&
      !NOT_VALUE.test(sentence.low.slice(one.end, one.end + 12)),
  );
  const [a, b, more] = values;
  if (a === undefined || b === undefined || more !== undefined || a.unit !== b.unit || a.value <= 0)
    return null;
  const isBack =
    /\b(?:after|compared with|against|than|up on|from)\b[^.;]{0,24}$/.test(
      sentence.low.slice(a.end, b.start),
    ) && !/\bfrom\b[^.;]{0,30}$/.test(sentence.low.slice(0, a.start));
  const [early, late] = isBack ? [b, a] : [a, b];
  return {
    early: early.value,
    late: late.value,
    step: Math.max(a.step, b.step),
    isShare: a.unit === 'percent',
    spots: [sentenceSpot(sentence)],
  };
}

/** A row of a table on the same thing, with the value before and the value now. */
function pairInTable({ grids }: Understanding, sentence: Sentence): Pair | null {
  const words = (sentence.low.match(/\b(?:confiden|trust|satisf|agree|view|famil|parent|survey)/g) ??
    []) as string[];
  for (const grid of grids)
    for (const row of grid.rows) {
      if (
        !SURVEY.test(row.row.cells.slice(0, 2).join(' ').toLowerCase()) ||
        !words.some((word) => row.row.cells.slice(0, 2).join(' ').toLowerCase().includes(word))
      )
        continue;
      const cells = row.cells.flatMap((cell, at) =>
        cell !== null &&
        cell.unit === 'percent' &&
        !/\b(?:target|aim|goal|change|difference|points|plan)\b/.test(grid.columns[at]?.low ?? '')
          ? [cell]
          : [],
      );
      const [a, b] = cells;
      if (a !== undefined && b !== undefined && cells.length <= 3)
        return { early: a.value, late: b.value, step: a.step, isShare: true, spots: [rowSpot(grid, row)] };
    }
  return null;
}

function isWrong(told: Quantity, { early, late, step, isShare }: Pair, low: string): string | null {
  const points = Math.abs(late - early);
  const percent = (points / early) * 100;
  const slack = told.step / 2 + 0.01 + (told.isAbout ? Math.max(0.5, told.value * 0.05) : 0);
  const isOver = told.bound === 'over' || /\bover $/.test(low.slice(0, told.start));
  const fits = (value: number) =>
    Math.abs(value - told.value) <= slack + (isOver && value > told.value ? told.value * 0.1 : 0);
  const pointSlack = (value: number) => Math.abs(value - told.value) <= step + slack;
  if (told.unit === 'points')
    return isShare && !pointSlack(points) && percent < 60 && Math.abs(percent - told.value) <= 0.6 + slack
      ? `${num(points)} points`
      : null;
  const isRight = Math.abs(percent - told.value) <= slack + (step / early) * 100 || fits(percent);
  // A share that is so many per cent higher may be told in points by the word "per cent": others look at that.
  if (isShare || isRight || percent === 0 || told.value / percent > 6 || percent / told.value > 6)
    return null;
  return `${num(percent, 1)}%`;
}

function wrongChange(document: Understanding, at: number): Found[] {
  const sentence = document.sentences[at];
  if (
    sentence === undefined ||
    !isStatement(sentence) ||
    !CHANGE.test(sentence.low) ||
    OTHER.test(sentence.low)
  )
    return [];
  const before = document.sentences[at - 1];
  const isNext = before?.block === sentence.block;
  if (!SURVEY.test(`${sentence.low} ${isNext ? before.low : ''}`)) return [];
  const tolds = sentence.quantities.filter(
    ({ unit, start, end, value }) =>
      value < 60 &&
      (unit === 'points' ||
        (unit === 'percent' &&
          (/\b(?:by|a|an|of|is|than|thus|just|over|some|about|up|down)\s(?:about |just |over |some )*$/.test(
            sentence.low.slice(0, start),
          ) ||
            /^ (?:\w+ )?(?:higher|lower|up|increase|rise|improvement|better|more|fall|drop|gain)\b/.test(
              sentence.low.slice(end),
            )))),
  );
  return tolds.flatMap((told): Found[] => {
    const pair =
      pairIn(sentence, told) ??
      (isNext ? pairIn(before, null) : null) ??
      (told.unit === 'points' ? pairInTable(document, sentence) : null);
    const right = pair === null ? null : isWrong(told, pair, sentence.low);
    if (pair === null || right === null) return [];
    return [
      {
        spots: [
          sentenceSpot(sentence),
          ...pair.spots.filter(
            ({ start, paragraph }) => start !== sentence.start || paragraph !== sentence.block.paragraph,
          ),
        ],
        arithmetic: `from ${num(pair.early)} to ${num(pair.late)} is ${right}; the text says ${num(told.value)}${told.unit === 'points' ? ' points' : '%'}`,
      },
    ];
  });
}

/** Changes of scores. */
export const SCORE_RULES: readonly Rule[] = [
  {
    code: 'unit.score-change',
    kind: 'unit',
    severity: 'error',
    isWide: true,
    title: "A change in a survey's result is not what its two values give",
    meaning:
      'A share of families or a mean score at two times, in a sentence or a row, and the change told in points or per cent. Silent where the change fits by either reading of its own unit.',
    advice: 'Give the change in points for shares, and in per cent only with the two values beside it.',
    fires:
      'Parents gave the service a mean score of 5.0 in 2024 and 5.2 in 2025. Their trust is therefore just over 10% higher.',
    silent:
      'Parents gave the service a mean score of 5.0 in 2024 and 5.6 in 2025. Their trust is therefore just over 10% higher.',
    find: (document) =>
      document.sentences.flatMap((sentence, at) =>
        sentence.quantities.length === 0 ? [] : wrongChange(document, at),
      ),
  },
];
