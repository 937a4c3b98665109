/** Rules on the gap between a figure and what it is held against, in words and in tables. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Against, areAlike } from '../understand/comparisons.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { type Interval, intervalOf, meet, minus, over, plus, scaleBy } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE } from './change-advice.ts';

/** "There were 6,161 plans against 5,669 forecast: 592 more, or 8.7%." */
function gapOfAgainst(against: Against): Found[] {
  const { sentence, actual, reference } = against;
  const at = Math.max(sentence.quantities.indexOf(reference), sentence.quantities.indexOf(actual));
  return sentence.quantities.slice(at + 1, at + 3).flatMap((stated): Found[] => {
    if (!isToldAsGap(against, stated)) return [];
    if (stated.unit !== 'percent') return gapAmount(against, stated);
    return actual.unit === 'percent' || reference.value === 0 ? [] : gapShare(against, stated);
  });
}

const GAP_WORD = /\b(?:gap|difference|variance|shortfall|excess|overspend|underspend)\b/;
const GAP_AFTER =
  /^[a-z ]{0,14}\b(?:more|fewer|less|above|below|over|under|short|higher|lower|adverse|favourable|worse|better|late)\b/;

function isToldAsGap({ sentence, actual, reference }: Against, stated: Quantity): boolean {
  const gap = sentence.low.slice(Math.max(reference.end, actual.end), stated.start);
  const behind = sentence.low.slice(stated.end, stated.end + 26);
  if (gap.length >= 50 || /[.;]|\bwhile\b|\bbut\b|\band [a-z]/.test(gap) || /^\sof\b/.test(behind))
    return false;
  return GAP_WORD.test(gap) || GAP_AFTER.test(behind) || (stated.unit === 'percent' && /\bor\b|\(/.test(gap));
}

function gapAmount({ sentence, actual, reference }: Against, stated: Quantity): Found[] {
  if (stated.unit !== actual.unit || stated.per !== actual.per || !areAlike(stated, actual)) return [];
  if (
    meet(
      sizeOf(stated),
      sized(minus(intervalOf(actual), intervalOf(reference)), actual.value < reference.value),
    )
  )
    return [];
  const [a, b, c] = [actual, reference, stated].map(({ value, unit }) => showValue(value, unit));
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${a} − ${b} = ${showValue(actual.value - reference.value, actual.unit)}, not ${c}`,
    },
  ];
}

function gapShare({ sentence, actual, reference }: Against, stated: Quantity): Found[] {
  const size = Math.abs(actual.value - reference.value);
  const share = scaleBy(over(minus(intervalOf(actual), intervalOf(reference)), intervalOf(reference)), 100);
  const part = scaleBy(over(intervalOf(actual), intervalOf(reference)), 100);
  const said = sizeOf(stated);
  // "Of 62 who left, 31 (50%)": a share of the whole, whichever of the two stands first.
  const whole = scaleBy(over(intervalOf(reference), intervalOf(actual)), 100);
  if ([sized(share, actual.value < reference.value), part, whole].some((one) => meet(said, one))) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(size)} ÷ ${num(reference.value)} = ${num((size / reference.value) * 100, 1)}%, not ${num(stated.value)}%`,
    },
  ];
}

/** A printed size, whatever sign stands before it. */
function sizeOf(stated: Quantity): Interval {
  return intervalOf({ ...stated, value: Math.abs(stated.value) });
}

function sized({ low, high }: Interval, isNegative: boolean): Interval {
  return isNegative ? { low: -high, high: -low } : { low, high };
}

const OFFSET =
  /^\s?(?:\([^)]{0,12}\)\s?)?(?:[a-z-]+ ){0,2}(above|more than|higher than|over|worse than|greater than|in excess of|below|less than|fewer than|lower than|short of|under|better than|up on|down on|on|from)\s/;

const RISE = /\b(?:increase|rise|growth|up|uplift|worsening|deterioration|more|above|higher)\b/;

const FALL = /\b(?:decrease|fall|drop|reduction|down|improvement|fewer|less|below|lower|cut)\b/;

/** "£15.2m, which is £1.9m above the £13.3m in the agreement"; "£71.4m, an increase of £4.2m on £67.2m". */
function offset(sentence: Sentence): Found[] {
  const { quantities } = sentence;
  if (quantities.length > 12) return [];
  return quantities.flatMap((a, at): Found[] => {
    const [size, base] = [quantities[at + 1], quantities[at + 2]];
    if (size === undefined || base === undefined) return [];
    const isUp = offsetDirection(sentence, a, size, base);
    if (isUp === null) return [];
    const expected = isUp
      ? plus(intervalOf(base), intervalOf(size))
      : minus(intervalOf(base), intervalOf(size));
    const value = isUp ? base.value + size.value : base.value - size.value;
    if (meet(expected, intervalOf(a)) || Math.abs(value / a.value - 1) > 0.5) return [];
    const [x, y, z] = [base, size, a].map(({ value: one }) => showValue(one, a.unit));
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${x} ${isUp ? '+' : '−'} ${y} = ${showValue(value, a.unit)}, not ${z}`,
      },
    ];
  });
}

/** Whether the first is said to be above or below the third by the second; null where it is not clear. */
function offsetDirection(sentence: Sentence, a: Quantity, size: Quantity, base: Quantity): boolean | null {
  const isOneKind = areAlike(a, base) && areAlike(a, size) && a.per === base.per && a.unit !== 'percent';
  const lead = sentence.low.slice(a.end, size.start);
  const link = sentence.low.slice(size.end, base.start);
  const word = OFFSET.exec(link)?.[1];
  if (!isOneKind || word === undefined || link.length > 70 || lead.length > 60) return null;
  // "140 to 180, six under 140": the end of a range.
  if (/\d(?: to |[–-])£?$/.test(sentence.low.slice(0, a.start))) return null;
  if (
    /[;]|\band\b|\bof which\b|\bwhile\b|\bfrom\b|\bmade up\b|\bcompris|\bconsist|\bincluding\b/.test(lead) ||
    /[;]|\band\b/.test(link)
  )
    return null;
  if (!/[,(–—]|\bwhich\b|\bthat is\b|\bis\b|\bor\b/.test(lead)) return null;
  const words = word === 'on' || word === 'from' ? lead : `${word} ${lead}`;
  const isUp = RISE.test(words) || /over|worse|excess|greater/.test(word);
  const isDown = FALL.test(words) || /under|short|better/.test(word);
  return isUp === isDown ? null : isUp;
}

const THAT_GAP =
  /^\W{0,3}(?:that|this|which) (?:is|was|leaves|makes|represents)\b[^.;]{0,60}\b(?:more|less|fewer|above|below|over|under|worse|better|short|higher|lower|gap|variance|difference|shortfall)\b/;
/** "Under this condition", "over the year", "above all" say where or when, and no gap. */
const NO_GAP =
  /\b(?:above all|over (?:the|this|that|a|its|our|two|three|\w+ (?:years|months|weeks))|under (?:the|this|that|these|those|our|its|way)|below are)\b/g;

/** "We overspent by £6.8m; the budget allowed £5.1m. That is £1.7m more than planned." */
function gapNext({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    const next = sentences[at + 1];
    if (next === undefined || next.block !== sentence.block || !THAT_GAP.test(next.low.replace(NO_GAP, ' ')))
      return [];
    const [stated, more] = next.quantities.filter(({ unit }) => unit === 'money' || unit === 'count');
    if (stated === undefined || more !== undefined || stated.isAbout) return [];
    const own = sentence.quantities.filter(
      (quantity) => quantity.unit === stated.unit && areAlike(quantity, stated),
    );
    const [a, b] = own;
    if (a === undefined || b === undefined || own.length !== 2 || a.per !== b.per) return [];
    const isUp = a.value > b.value;
    const gap = isUp ? minus(intervalOf(a), intervalOf(b)) : minus(intervalOf(b), intervalOf(a));
    if (meet(sizeOf(stated), gap)) return [];
    const [x, y] = [Math.max(a.value, b.value), Math.min(a.value, b.value)].map((value) =>
      showValue(value, a.unit),
    );
    return [
      {
        spots: [sentenceSpot(next), sentenceSpot(sentence)],
        arithmetic: `${x} − ${y} = ${showValue(Math.abs(a.value - b.value), a.unit)}, not ${showValue(stated.value, stated.unit)}`,
      },
    ];
  });
}

type TableGap = { readonly a: number; readonly b: number; readonly gap: number; readonly share: number };

/** The columns of a table that hold an actual, what it is held against, and the gap between them. */
function gapColumns(grid: Grid): TableGap | null {
  const find = (pattern: RegExp, not: RegExp = /^$/) =>
    grid.columns.findIndex(
      ({ low, numbers }, at) => at > 0 && numbers > 0 && pattern.test(low) && !not.test(low),
    );
  const gap = find(
    /\b(?:gap|variance|difference|above|over|change|short|movement|increase)\b/,
    /%|share|per cent|percent/,
  );
  const share = find(
    /(?:gap|variance|difference|change|movement|increase|growth).{0,24}(?:%|share|per cent)|%.{0,12}(?:gap|variance|difference|change|movement)/,
  );
  const not = /agreed|\bplan\b|planned|target|budget|original|gap|variance|difference|change|%|short/;
  const actual = find(/\b(?:actual|outturn|delivered|latest|current|now|revised|this year)\b/, not);
  const a = actual === -1 ? find(/\b(?:forecast|q\d)\b/, not) : actual;
  const b = grid.columns.findIndex(
    ({ low, numbers }, at) =>
      at > 0 &&
      at !== a &&
      numbers > 0 &&
      /\b(?:forecast|target|plan|planned|budget|agreed|agreement|original|due|previous|last year|cap|ceiling|baseline|profile)\b/.test(
        low,
      ) &&
      !/gap|variance|difference|change|%|short|above|below/.test(low),
  );
  return a === -1 || b === -1 || (gap === -1 && share === -1) ? null : { a, b, gap, share };
}

function tableGaps(grid: Grid, which: 'gap' | 'share'): Found[] {
  const columns = gapColumns(grid);
  const at = columns?.[which] ?? -1;
  if (columns === null || at === -1) return [];
  const judged = grid.rows.flatMap((row) => {
    const [actual, reference, stated] = [row.cells[columns.a], row.cells[columns.b], row.cells[at]];
    if (!actual || !reference || !stated || actual.unit !== reference.unit || reference.value === 0)
      return [];
    if (which === 'gap' && stated.unit !== actual.unit) return [];
    const difference = minus(intervalOf(actual), intervalOf(reference));
    const reckoned = which === 'gap' ? difference : scaleBy(over(difference, intervalOf(reference)), 100);
    const back = { low: -reckoned.high, high: -reckoned.low };
    const said = intervalOf(stated);
    const size = actual.value - reference.value;
    const value = which === 'gap' ? size : (size / reference.value) * 100;
    return [{ row, value, stated, actual, reference, isGood: meet(said, reckoned) || meet(said, back) }];
  });
  const bad = judged.filter(({ isGood }) => !isGood);
  if (judged.length > 1 && bad.length * 2 > judged.length) return [];
  if (
    judged.length === 1 &&
    bad.some(({ value, stated }) => Math.abs(Math.abs(stated.value) / Math.abs(value) - 1) > 0.6)
  )
    return [];
  return bad.map(({ row, value, stated, actual, reference }) => ({
    spots: cellSpots(grid, row, at),
    arithmetic:
      which === 'gap'
        ? `${num(actual.value)} − ${num(reference.value)} = ${num(value)}, not ${num(stated.value)}`
        : `(${num(actual.value)} − ${num(reference.value)}) ÷ ${num(reference.value)} = ${num(value, 1)}%, not ${num(stated.value)}%`,
  }));
}

/** Gaps. */
export const GAP_RULES: readonly Rule[] = [
  {
    code: 'change.gap-in-words',
    kind: 'change',
    severity: 'error',
    title: 'The gap between a figure and its forecast is not their difference',
    meaning:
      'A figure against a forecast, target or limit, and the gap told beside them as an amount or a percentage.',
    advice: ADVICE,
    fires: 'There were 6,161 plans at the end of October against a forecast of 5,669: 592 more.',
    silent: 'There were 6,161 plans at the end of October against a forecast of 5,669: 492 more, or 8.7%.',
    find: (document) => [
      ...document.againsts.flatMap(gapOfAgainst),
      ...document.sentences.flatMap(offset),
      ...gapNext(document),
    ],
  },
  {
    code: 'change.table-gap',
    kind: 'change',
    severity: 'error',
    title: 'The gap column of a table is not the difference of its columns',
    meaning:
      'Actual less forecast, target or budget in each row, either way round. Silent where most rows differ: then the column is something else.',
    advice: ADVICE,
    fires:
      '| Month | Actual | Forecast | Gap |\n| --- | --- | --- | --- |\n| May 2024 | 5,815 | 5,586 | 229 |\n| June 2024 | 5,867 | 5,609 | 285 |',
    silent:
      '| Month | Actual | Forecast | Gap |\n| --- | --- | --- | --- |\n| May 2024 | 5,815 | 5,586 | 229 |\n| June 2024 | 5,867 | 5,609 | 258 |',
    find: ({ grids }) => grids.flatMap((grid) => tableGaps(grid, 'gap')),
  },
  {
    code: 'change.table-percentage',
    kind: 'change',
    severity: 'error',
    title: 'The percentage column of a table is not that of its columns',
    meaning: 'The gap of each row as a share of what the actual is held against.',
    advice: ADVICE,
    fires:
      '| Month | Actual | Forecast | Gap % |\n| --- | --- | --- | --- |\n| May 2024 | 5,815 | 5,586 | 4.1% |\n| June 2024 | 5,867 | 5,609 | 6.4% |',
    silent:
      '| Month | Actual | Forecast | Gap % |\n| --- | --- | --- | --- |\n| May 2024 | 5,815 | 5,586 | 4.1% |\n| June 2024 | 5,867 | 5,609 | 4.6% |',
    find: ({ grids }) => grids.flatMap((grid) => tableGaps(grid, 'share')),
  },
];
