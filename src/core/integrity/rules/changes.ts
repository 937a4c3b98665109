/** Rules on changes: a percentage or amount against its two values, and words of direction against the figures. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Against, areAlike, type Change, directionWord } from '../understand/comparisons.ts';
import { clauseAround } from '../understand/facts.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { intervalOf, meet, minus, over, plus, scaleBy } from '../understand/interval.ts';
import { measureIn, nearestMeasure } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const GROWTH_BEFORE =
  /\b(?:by|of|up|down|rise|increase|growth|fall|drop|reduction|decrease|decline|improvement|gain|change|is|was|or|=|equivalent to|a)\b[^.;]{0,14}$|[(,–—]\s?[+−-]?$/;

/** Quantities that the sentence gives as the size of a change: near it, and behind "by", "a rise of" or a bracket. */
function sizesOf(change: Change, units: readonly Quantity['unit'][]): Quantity[] {
  const { sentence, from, to } = change;
  const start = Math.min(from.start, to.start);
  const end = Math.max(from.end, to.end);
  const others = changesIn(sentence);
  return sentence.quantities.filter((quantity) => {
    if (quantity === from || quantity === to || !units.includes(quantity.unit)) return false;
    const gap =
      quantity.start >= end
        ? sentence.low.slice(end, quantity.start)
        : sentence.low.slice(quantity.end, start);
    if (
      /^\s?(?:out )?of\s/.test(gap) ||
      gap.length > 60 ||
      /;|\bwhile|\bwhereas|\bbut\b|\btarget|\bforecast|\bagainst/.test(gap)
    )
      return false;
    const ahead = sentence.low.slice(Math.max(0, quantity.start - 34), quantity.start);
    const behind = sentence.low.slice(quantity.end, quantity.end + 18);
    if (
      !GROWTH_BEFORE.test(ahead) &&
      !/^\s?\w{0,12} ?(?:increase|rise|growth|fall|drop|reduction|decrease|decline|more|fewer|higher|lower|up|down)\b/.test(
        behind,
      )
    )
      return false;
    if (/\bof (?:all|the|our|those|total)\b/.test(behind.slice(0, 12))) return false;
    return others <= 1;
  });
}

function changesIn(sentence: Sentence): number {
  return [...sentence.low.matchAll(/\bfrom\b[^.;]{0,60}?\d/g)].length;
}

function percentOf(change: Change): Found[] {
  const { from, to, sentence } = change;
  if (from.unit === 'percent' || from.unit === 'points' || from.value === 0) return [];
  const ratio = scaleBy(over(minus(intervalOf(to), intervalOf(from)), intervalOf(from)), 100);
  const size = ((to.value - from.value) / from.value) * 100;
  const [stated] = sizesOf(change, ['percent']);
  if (stated === undefined) return [];
  const said = intervalOf({ ...stated, value: Math.abs(stated.value) });
  const magnitude = size < 0 ? { low: -ratio.high, high: -ratio.low } : ratio;
  if (meet(said, magnitude)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `(${showValue(to.value, to.unit)} − ${showValue(from.value, from.unit)}) ÷ ${showValue(from.value, from.unit)} = ${num(size, 1)}%, not ${num(stated.value)}%`,
    },
  ];
}

function amountOf(change: Change): Found[] {
  const { from, to, sentence } = change;
  const units: Quantity['unit'][] = from.unit === 'percent' ? ['points'] : [from.unit];
  const [stated] = sizesOf(change, units).filter(
    (size) =>
      from.unit !== 'count' ||
      size.noun === '' ||
      size.noun === from.noun ||
      size.noun === to.noun ||
      from.noun === '',
  );
  if (stated === undefined || stated.per !== null) return [];
  const size = Math.abs(to.value - from.value);
  const gap = minus(intervalOf(to), intervalOf(from));
  const magnitude = to.value < from.value ? { low: -gap.high, high: -gap.low } : gap;
  if (meet(intervalOf({ ...stated, value: Math.abs(stated.value) }), magnitude)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(to.value, to.unit)} − ${showValue(from.value, from.unit)} = ${showValue(to.value - from.value, to.unit)}, not ${showValue(stated.value, stated.unit)} (${num(size)})`,
    },
  ];
}

/** "increased from 62% to 55%". */
function wrongWay(change: Change): Found[] {
  const { from, to, word, sentence } = change;
  if (word === null || from.value === to.value || from.isAbout !== to.isAbout) return [];
  const rose = to.value > from.value;
  const isPlain = !/reduc\w+ (?:in|of) (?:the )?growth|slow/.test(sentence.low);
  if (!isPlain || rose === (word.direction === 'up') || from.value < 0 || to.value < 0) return [];
  if (/worsen/.test(word.text)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `from ${showValue(from.value, from.unit)} to ${showValue(to.value, to.unit)} is ${rose ? 'up' : 'down'} by ${showValue(Math.abs(to.value - from.value), to.unit)}; the text says "${word.text}"`,
    },
  ];
}

const BETTER = /\b(?:improv(?:e[sd]?|ing|ement)|better|strengthened|progress)\b/;
const WORSE = /\b(?:worsen(?:ed|ing)?|deteriorat(?:ed|ing|ion)|worse|declin(?:e|ed|ing))\b/;

/** "Timeliness improved from 62% to 55%". */
function wrongSense(change: Change): Found[] {
  const { from, to, sentence } = change;
  const { from: start, to: end } = clauseAround(
    sentence.low,
    Math.min(from.start, to.start),
    Math.max(from.end, to.end),
  );
  const clause = sentence.low.slice(Math.max(0, start - 60), end);
  const measure =
    nearestMeasure(sentence.low.slice(0, from.start), from.unit) ?? measureIn(clause, from.unit);
  if (measure === null || measure.good === null || from.value === to.value) return [];
  const isBetter = measure.good === 'up' ? to.value > from.value : to.value < from.value;
  const ahead = sentence.low.slice(0, Math.max(from.start, to.start));
  const saysBetter = BETTER.test(ahead);
  const saysWorse = WORSE.test(ahead);
  if (saysBetter === saysWorse || saysBetter === isBetter) return [];
  if (/\bdespite|although|however|but|need|room for\b/.test(sentence.low)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${measure.id}: from ${showValue(from.value, from.unit)} to ${showValue(to.value, to.unit)} is ${isBetter ? 'better' : 'worse'}`,
    },
  ];
}

/** "£99.7m, within the cap of £84.5m"; "below the forecast of 388" when it is above. */
function wrongSide(against: Against): Found[] {
  const { actual, reference, said, sentence } = against;
  if (said === null || actual.value === reference.value) return [];
  const gap = sentence.low.slice(actual.end, reference.start);
  // "12 above the forecast of 388" names the gap, not the figure.
  if (
    new RegExp(
      `^\\W{0,2}(?:[a-z-]+ ){0,3}(?:above|below|over|under|more than|fewer than|less than|higher than|lower than|short of|behind|ahead of|in excess of|worse than)\\b`,
    ).test(gap) &&
    actual.value < reference.value * 0.6
  )
    return [];
  if (meet(intervalOf(actual), intervalOf(reference))) return [];
  const isAbove = actual.value > reference.value;
  const isDenied = /\b(?:not|no longer|without)\b[^.;]{0,18}$/.test(
    gap.slice(0, Math.max(0, gap.lastIndexOf(said.text))),
  );
  if ((isAbove === (said.relation === 'above')) !== isDenied) return [];
  if (/\bfrom being\b/.test(gap) || (isDenied && said.relation === 'below')) return [];
  if (/ahead|behind|short of/.test(said.text)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(actual.value, actual.unit)} is ${isAbove ? 'above' : 'below'} ${showValue(reference.value, reference.unit)} by ${showValue(Math.abs(actual.value - reference.value), actual.unit)}; the text says "${said.text}"`,
    },
  ];
}

/** "There were 6,161 plans against 5,669 forecast: 592 more, or 8.7%." */
function gapOfAgainst(against: Against): Found[] {
  const { sentence, actual, reference } = against;
  const at = sentence.quantities.indexOf(reference);
  const next = sentence.quantities.slice(at + 1, at + 3);
  const size = actual.value - reference.value;
  return next.flatMap((stated): Found[] => {
    const gap = sentence.low.slice(reference.end, stated.start);
    const behind = sentence.low.slice(stated.end, stated.end + 26);
    const isGap =
      gap.length < 50 &&
      (/\b(?:gap|difference|variance|shortfall|excess|overspend|underspend|a (?:gap|shortfall|variance))\b/.test(
        gap,
      ) ||
        /^[a-z ]{0,14}\b(?:more|fewer|less|above|below|over|under|short|higher|lower|adverse|favourable|worse|better|late)\b/.test(
          behind,
        ) ||
        (stated.unit === 'percent' && /\bor\b|\(/.test(gap)));
    if (!isGap || /[.;]|\bwhile\b|\bbut\b/.test(gap)) return [];
    if (stated.unit === actual.unit && actual.unit !== 'percent' && stated.per === actual.per) {
      if (stated.unit === 'count' && stated.noun !== '' && actual.noun !== '' && stated.noun !== actual.noun)
        return [];
      const reckoned = minus(intervalOf(actual), intervalOf(reference));
      const magnitude = size < 0 ? { low: -reckoned.high, high: -reckoned.low } : reckoned;
      if (meet(intervalOf({ ...stated, value: Math.abs(stated.value) }), magnitude)) return [];
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${showValue(actual.value, actual.unit)} − ${showValue(reference.value, reference.unit)} = ${showValue(size, actual.unit)}, not ${showValue(stated.value, stated.unit)}`,
        },
      ];
    }
    if (
      stated.unit !== 'percent' ||
      actual.unit === 'percent' ||
      reference.value === 0 ||
      /\bof\b/.test(behind.slice(0, 5))
    )
      return [];
    const share = scaleBy(over(minus(intervalOf(actual), intervalOf(reference)), intervalOf(reference)), 100);
    const part = scaleBy(over(intervalOf(actual), intervalOf(reference)), 100);
    const magnitude = size < 0 ? { low: -share.high, high: -share.low } : share;
    const said = intervalOf({ ...stated, value: Math.abs(stated.value) });
    if (meet(said, magnitude) || meet(said, part)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(Math.abs(size))} ÷ ${num(reference.value)} = ${num((Math.abs(size) / reference.value) * 100, 1)}%, not ${num(stated.value)}%`,
      },
    ];
  });
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
    if (
      size === undefined ||
      base === undefined ||
      a.unit === 'percent' ||
      !areAlike(a, base) ||
      a.per !== base.per
    )
      return [];
    if (size.unit !== a.unit || (size.unit === 'count' && !areAlike(size, a))) return [];
    const lead = sentence.low.slice(a.end, size.start);
    const link = sentence.low.slice(size.end, base.start);
    const word = OFFSET.exec(link)?.[1];
    if (
      word === undefined ||
      link.length > 70 ||
      lead.length > 60 ||
      /[;]|\band\b|\bof which\b|\bwhile\b|\bfrom\b/.test(lead) ||
      /[;]|\band\b/.test(link)
    )
      return [];
    if (!/[,(–—]|\bwhich\b|\bthat is\b|\bis\b|\bor\b/.test(lead)) return [];
    const isUp =
      RISE.test(word === 'on' || word === 'from' ? lead : `${word} ${lead}`) ||
      /over|worse|excess|greater/.test(word);
    const isDown =
      FALL.test(word === 'on' || word === 'from' ? lead : `${word} ${lead}`) ||
      /under|short|better/.test(word);
    if (isUp === isDown) return [];
    const expected = isUp
      ? plus(intervalOf(base), intervalOf(size))
      : minus(intervalOf(base), intervalOf(size));
    const value = isUp ? base.value + size.value : base.value - size.value;
    if (meet(expected, intervalOf(a)) || Math.abs(value / a.value - 1) > 0.5) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(base.value, a.unit)} ${isUp ? '+' : '−'} ${showValue(size.value, a.unit)} = ${showValue(value, a.unit)}, not ${showValue(a.value, a.unit)}`,
      },
    ];
  });
}

const MULTIPLES: readonly (readonly [RegExp, number, number])[] = [
  [/\b(?:more than |almost |nearly |over )?doubl(?:ed|ing)\b/, 1.7, 2.6],
  [/\b(?:more than |almost |nearly )?(?:trebl|tripl)(?:ed|ing)\b/, 2.6, 3.6],
  [/\b(?:more than |almost |nearly )?halv(?:ed|ing)\b/, 0.38, 0.6],
];

function wrongMultiple({ sentence, from, to }: Change): Found[] {
  const found = MULTIPLES.find(([pattern]) => pattern.test(sentence.low));
  if (found === undefined || from.value <= 0 || to.value <= 0) return [];
  const [, low, high] = found;
  const ratio = to.value / from.value;
  if (ratio >= low && ratio <= high) return [];
  return [
    { spots: [sentenceSpot(sentence)], arithmetic: `${num(to.value)} ÷ ${num(from.value)} = ${num(ratio)}` },
  ];
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
  const not = /agreed|plan|target|budget|original|gap|variance|difference|change|%|short/;
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

const STEADY_UP =
  /\b(?:every month|each month|month on month|steadily|consistently|continuously|year on year|every year|each year|each quarter|every quarter)\b/;

/** A word of direction about a measure whose series the document prints, with no figures of its own. */
function againstSeries({ sentences, grids }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    if (sentence.isChart || sentence.block.kind === 'heading' || sentence.low.length > 260) return [];
    if (
      sentence.quantities.length > 0 ||
      /\b(?:will|would|should|expect|forecast|aim|plan(?:s|ned)? to|target|could|may|need to|not|if|to be)\b/.test(
        sentence.low,
      )
    )
      return [];
    const word = directionWord(sentence.low);
    if (
      word === null ||
      !/\b(?:have|has|is|are|was|were|rose|fell|continue[sd]?|grew|dropped|increased|decreased|declined|reduced)\b/.test(
        sentence.low,
      )
    )
      return [];
    return grids.flatMap((grid) => seriesAgainst(sentence, word, grid)).slice(0, 1);
  });
}

function seriesAgainst(sentence: Sentence, word: NonNullable<Change['word']>, grid: Grid): Found[] {
  if (
    grid.rows.length < 3 ||
    grid.rows.some((row) => row.period === null) ||
    grid.block.section !== sentence.block.section
  )
    return [];
  return grid.columns.flatMap((column, at) => {
    if (
      at === 0 ||
      column.numbers < 3 ||
      /gap|variance|forecast|target|plan(?!s)|agreed|share/.test(column.low)
    )
      return [];
    const cells = grid.rows.flatMap((row) => (row.cells[at] ? [row.cells[at]] : []));
    const [first] = cells;
    const last = cells.at(-1);
    if (first === undefined || last === undefined) return [];
    const measure = measureIn(`${column.low} ${grid.caption.toLowerCase()}`, first.unit);
    if (measure === null || measureIn(sentence.low, first.unit)?.id !== measure.id) return [];
    const span = Math.max(...cells.map(({ value }) => value)) - Math.min(...cells.map(({ value }) => value));
    const change = last.value - first.value;
    const isSince = sentence.periods.length === 0;
    const isOpposed = isSince && Math.abs(change) > span * 0.5 && change > 0 !== (word.direction === 'up');
    const steps = cells.slice(1).map(({ value }, k) => value - (cells[k]?.value ?? value));
    const against = steps.filter((step) => (word.direction === 'up' ? step < 0 : step > 0)).length;
    const isUnsteady = STEADY_UP.test(sentence.low) && !isOpposed && against > 0;
    if (!isOpposed && !isUnsteady) return [];
    return [
      {
        spots: [
          sentenceSpot(sentence),
          ...(grid.rows[0] === undefined ? [] : cellSpots(grid, grid.rows[0], at)),
        ],
        arithmetic: isOpposed
          ? `the table goes from ${num(first.value)} to ${num(last.value)}; the text says "${word.text}"`
          : `${against} of ${steps.length} steps of the table go the other way; the text says "${word.text}" throughout`,
        severity: isOpposed ? ('error' as const) : ('warning' as const),
      },
    ];
  });
}

/** "rose from 40% to 50%, a 10% increase": points said to be per cent. */
function pointsAsPercent(change: Change): Found[] {
  const { from, to, sentence } = change;
  if (from.unit !== 'percent' || from.value === 0) return [];
  const [stated] = sizesOf(change, ['percent']);
  if (stated === undefined) return [];
  const points = Math.abs(to.value - from.value);
  const relative = (points / from.value) * 100;
  const said = intervalOf({ ...stated, value: Math.abs(stated.value) });
  const ratio = scaleBy(
    over(minus(intervalOf(to), intervalOf(from)), intervalOf(from)),
    Math.sign(to.value - from.value) * 100,
  );
  if (meet(said, ratio)) return [];
  const isPoints = Math.abs(Math.abs(stated.value) - points) <= stated.step;
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `from ${num(from.value)}% to ${num(to.value)}% is ${num(points)} percentage points, or ${num(relative, 1)}%; the text says ${num(stated.value)}%${isPoints ? ', which are points' : ''}`,
    },
  ];
}

const ADVICE = 'Check both values and the change against their source, and mend the one that is wrong.';

/** Changes and directions, in the order of the page of rules. */
export const CHANGE_RULES: readonly Rule[] = [
  {
    code: 'change.percentage',
    kind: 'change',
    severity: 'error',
    title: 'A percentage change is not that of its two values',
    meaning: 'Two values "from … to …" and the percentage beside them, each as exact as printed.',
    advice: ADVICE,
    fires: 'Requests rose from 980 to 1,183, an increase of 12%.',
    silent: 'Requests rose from 980 to 1,183, an increase of 20.7%.',
    find: ({ changes }) => changes.flatMap(percentOf),
  },
  {
    code: 'change.amount',
    kind: 'change',
    severity: 'error',
    title: 'The amount of a change is not the difference of its two values',
    meaning: 'Two values "from … to …" and the amount beside them in the same unit.',
    advice: ADVICE,
    fires: 'The number of plans grew from 5,728 to 6,161, an increase of 533 plans.',
    silent: 'The number of plans grew from 5,728 to 6,161, an increase of 433 plans.',
    find: ({ changes }) => changes.flatMap(amountOf),
  },
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
    find: ({ againsts, sentences }) => [...againsts.flatMap(gapOfAgainst), ...sentences.flatMap(offset)],
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
  {
    code: 'change.multiple',
    kind: 'change',
    severity: 'warning',
    title: 'A figure said to have doubled, trebled or halved has not',
    meaning: 'The ratio of the two values against the word, with wide leeway.',
    advice: ADVICE,
    fires: 'Appeals doubled over the year, from 60 to 85.',
    silent: 'Appeals doubled over the year, from 60 to 118.',
    find: ({ changes }) => changes.flatMap(wrongMultiple),
  },
  {
    code: 'direction.up-or-down',
    kind: 'direction',
    severity: 'error',
    title: 'A word of direction goes against the two values beside it',
    meaning: '"Rose from A to B" where B is less, and the like. Silent where growth itself is said to slow.',
    advice: ADVICE,
    fires: 'The rolling average of ceases rose from 32 to 28 a month.',
    silent: 'The rolling average of ceases fell from 32 to 28 a month.',
    find: ({ changes }) => changes.flatMap(wrongWay),
  },
  {
    code: 'direction.better-or-worse',
    kind: 'direction',
    severity: 'error',
    title: 'A figure said to be better is worse, or the other way round',
    meaning:
      'Only for measures with a good direction (timeliness, absence, appeals, a deficit); numbers of requests and plans have none.',
    advice: ADVICE,
    fires: 'Timeliness improved from 62% to 55% of plans issued within 20 weeks.',
    silent: 'Timeliness improved from 55% to 62% of plans issued within 20 weeks.',
    find: ({ changes }) => changes.flatMap(wrongSense),
  },
  {
    code: 'direction.above-or-below',
    kind: 'direction',
    severity: 'error',
    title: 'A figure said to be above is below what it is held against, or the other way round',
    meaning: 'A figure, "above", "below", "within" or the like, and the forecast, target or limit.',
    advice: ADVICE,
    fires: 'There were 402 independent placements in October, below the forecast of 388.',
    silent: 'There were 346 independent placements in October, below the forecast of 388.',
    find: ({ againsts }) => againsts.filter(({ isCap }) => !isCap).flatMap(wrongSide),
  },
  {
    code: 'direction.against-series',
    kind: 'direction',
    severity: 'error',
    title: 'What is said of a trend goes against the table of the same section',
    meaning:
      'A sentence without figures that says a measure rose or fell, and a table of that measure by month or year.',
    advice: 'Say what the table shows, or say which period is meant.',
    fires:
      '## Requests\n\nRequests for assessment have fallen since the spring.\n\n| Month | Requests |\n| --- | --- |\n| April 2024 | 90 |\n| May 2024 | 96 |\n| June 2024 | 104 |',
    silent:
      '## Requests\n\nRequests for assessment have risen since the spring.\n\n| Month | Requests |\n| --- | --- |\n| April 2024 | 90 |\n| May 2024 | 96 |\n| June 2024 | 104 |',
    find: againstSeries,
  },
  {
    code: 'unit.points-or-percent',
    kind: 'unit',
    severity: 'warning',
    title: 'Percentage points are called per cent',
    meaning:
      'Two shares "from … to …" and a change in per cent that is neither their ratio nor called points.',
    advice: 'Write percentage points, or give the change as a share of the first value.',
    fires: 'The share answering within six weeks rose from 40% to 50%, an increase of 10%.',
    silent: 'The share answering within six weeks rose from 40% to 50%, an increase of 10 percentage points.',
    find: ({ changes }) => changes.flatMap(pointsAsPercent),
  },
];

/** Limits said to be kept or passed against the figures beside them. */
export function wrongSideOfCap(against: Against): Found[] {
  return against.isCap ? wrongSide(against) : [];
}
