/** Rules on averages of whole numbers over months. */
import type { Found } from '../finding.ts';
import { type Quantity, singular } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { wordsAbove } from '../understand/figures.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { intervalOf, meet, scaleBy } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, gapText } from './rate-parts.ts';

const WINDOWS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:12|twelve)[- ]?(?:month|mth)s?\b|\bover (?:the )?(?:last |past )?(?:12|twelve) months\b|\b(?:rolling|moving|whole) (?:year|annual)\b|\bannual average per month\b|\br12m?\b|\b12m\b|\byear's (?:total|requests)\b|\b(?:over|in|for|during) the year to\b|\b(?:last|past|previous|preceding) (?:12|twelve)\b/,
    12,
  ],
  [/\b(?:6|six)[- ]month\b|\bover (?:the )?(?:last |past )?six months\b/, 6],
  [/\b(?:3|three)[- ]month\b|\bquarterly average\b/, 3],
];

const WHOLE_THINGS =
  /\b(?:requests?|plans?|ehcps?|ceases?|ceased|appeals?|referrals?|assessments?|exclusions?|suspensions?|placements?|decisions?|complaints?|reviews?|ehcnas?|starts|leavers|tribunals?)\b/;

const MEANS = /\b(?:average[ds]?|averaging|mean|rolling)\b/;

/** Whether so many whole things over a window can have a mean that is printed so. */
export function canBeMean(value: number, step: number, window: number): boolean {
  const half = step / 2 + 1e-7;
  return Math.floor((value + half) * window + 1e-9) >= Math.ceil((value - half) * window - 1e-9);
}

const NAMED_WINDOW =
  /\b(?:over|for|in|across|during) (?:the |these |those )?(?:last |past )?(two|three|four|five|six|seven|eight|nine|ten|eleven) months\b/;
const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];

function windowIn(text: string): number | null {
  const named = NAMED_WINDOW.exec(text)?.[1];
  const found = WINDOWS.filter(([pattern]) => pattern.test(text));
  if (found.length === 0 && named !== undefined) return NUMBERS.indexOf(named) + 2;
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

function meanArithmetic(value: number, step: number, window: number): string {
  const nearest = Math.round(value * window);
  const decimals = Math.max(0, Math.round(-Math.log10(step)));
  const shown = [nearest - 1, nearest, nearest + 1].map(
    (whole) => `${num(whole)} ÷ ${window} = ${(whole / window).toFixed(decimals)}`,
  );
  return `${num(value, decimals)} × ${window} = ${num(value * window, 2)}, which is no whole number as printed; ${shown.join(', ')}`;
}

function meanInText(sentence: Sentence): Found[] {
  const window = windowIn(sentence.low);
  if (window === null || !MEANS.test(sentence.low) || !WHOLE_THINGS.test(sentence.low)) return [];
  return sentence.quantities.flatMap(({ value, step, unit, isAbout }) => {
    const isMean = unit === 'count' && step < 0.5 && step >= 0.005 && !isAbout;
    if (!isMean || canBeMean(value, step, window)) return [];
    return [{ spots: [sentenceSpot(sentence)], arithmetic: meanArithmetic(value, step, window) }];
  });
}

/** The window that the words above a table tell, or the text of its section where that speaks of a rolling mean. */
function windowAbove({ sections, sentences }: Understanding, grid: Grid, above: string): number | null {
  const own = windowIn(above);
  if (own !== null || !/\b(?:rolling|moving)\b/.test(above)) return own;
  const told = (sections.get(grid.block.section ?? '') ?? sentences).flatMap(({ low }) =>
    MEANS.test(low) ? (windowIn(low) ?? []) : [],
  );
  return new Set(told).size === 1 ? (told[0] ?? null) : null;
}

/** The window of a cell's mean, by its own words or by those above its table; null where it is no mean of whole things. */
function windowOfCell(document: Understanding, grid: Grid, words: string): number | null {
  if (/cost|£|score|satisfaction|days|weeks|rate/.test(words)) return null;
  const named = MEANS.test(words) ? windowIn(words.replace(MONTH_NAMES, '')) : null;
  const above = `${wordsAbove(document)(grid).replace(MONTH_NAMES, '')} ${words}`;
  return named ?? (MEANS.test(above) && WHOLE_THINGS.test(above) ? windowAbove(document, grid, above) : null);
}

const MONTH_NAMES = /\b(?:april|may|june)\b/g;

function meanInTable(document: Understanding, grid: Grid): Found[] {
  return grid.columns.flatMap((column, at) =>
    grid.rows.flatMap((row) => {
      const cell = row.cells[at];
      if (cell?.unit !== 'count' || cell.step >= 0.5 || cell.step < 0.005) return [];
      const window = windowOfCell(document, grid, `${column.low} ${row.low} ${grid.caption.toLowerCase()}`);
      if (window === null || canBeMean(cell.value, cell.step, window)) return [];
      return [{ spots: cellSpots(grid, row, at), arithmetic: meanArithmetic(cell.value, cell.step, window) }];
    }),
  );
}

const SCORED =
  /\b(?:scores?|scored|from (?:1|one) to (?:5|five|10|ten)|rated|rating|marks?|scale|confidence|satisfaction|out of (?:5|five|10|ten|7|seven))\b/;
const GIVEN_BY =
  /^(?:member|respondent|response|parent|carer|family|school|head|headteacher|senco|teacher|person|people|pupil|student|learner|staff|answer|reply|attendee|participant|score|form|child|young|leader|governor|officer|panel|delegate|adviser)$/;
/** A mean of scores is at most this. */
const TOP_SCORE = 10;

/** "The eight members gave a mean score of 3.70": so many whole scores over their number. */
function meanScore(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !MEANS.test(sentence.low)) return [];
  const spoken = `${sentences[at - 1]?.block === sentence.block ? sentences[at - 1]?.low : ''} ${sentence.low}`;
  if (!SCORED.test(spoken)) return [];
  const isGiver = ({ noun, phrase, unit, step, value }: Quantity) =>
    unit === 'count' &&
    step === 1 &&
    value > 1 &&
    (GIVEN_BY.test(noun) || GIVEN_BY.test(singular(phrase.split(' ').at(-1) ?? '')));
  const own = sentence.quantities.filter(isGiver);
  const before = sentences[at - 1];
  const givers =
    own.length > 0 || before === undefined || before.block !== sentence.block
      ? own
      : before.quantities.filter(isGiver).slice(-1);
  const [giver] = givers;
  if (giver === undefined || givers.length > 1 || giver.isAbout) return [];
  return sentence.quantities.flatMap(({ value, step, unit, isAbout, noun }): Found[] => {
    const isMean =
      unit === 'count' &&
      step < 0.5 &&
      value > 0 &&
      value <= TOP_SCORE &&
      !isAbout &&
      !/^(?:fte|week|month|year|day)$/.test(noun);
    if (!isMean || canBeMean(value, step, giver.value)) return [];
    return [{ spots: [sentenceSpot(sentence)], arithmetic: meanArithmetic(value, step, giver.value) }];
  });
}

/** A column of means of scores beside the column of those who gave them. */
function meanScoreInTable(grid: Grid): Found[] {
  const givers = grid.columns.findIndex(({ low }, k) => k > 0 && GIVERS_HEAD.test(low));
  const means = grid.columns.findIndex(
    ({ low }, k) => k > 0 && MEANS.test(low) && SCORED.test(`${low} ${grid.caption.toLowerCase()}`),
  );
  if (givers === -1 || means === -1) return [];
  return grid.rows.flatMap((row): Found[] => {
    const [giver, mean] = [row.cells[givers], row.cells[means]];
    if (giver?.unit !== 'count' || mean?.unit !== 'count' || giver.value < 2 || giver.step !== 1) return [];
    if (mean.step >= 0.5 || mean.value > TOP_SCORE || canBeMean(mean.value, mean.step, giver.value))
      return [];
    return [
      { spots: cellSpots(grid, row, means), arithmetic: meanArithmetic(mean.value, mean.step, giver.value) },
    ];
  });
}

/** "31, 29, 28, 27 and 25 weeks, a mean of 30": the mean of figures that the sentence lists. */
function meanOfList(sentence: Sentence): Found[] {
  const at = sentence.quantities.findIndex(({ start }) =>
    /\b(?:mean|average)(?: of|:| is| was| being)?\s$/.test(
      sentence.low.slice(Math.max(0, start - 18), start),
    ),
  );
  const mean = sentence.quantities[at];
  const run: Quantity[] = [];
  for (const quantity of sentence.quantities.slice(0, Math.max(0, at)).reverse()) {
    const next = run[0];
    const isLinked =
      next === undefined ||
      /^(?: \w+)?(?:, | and |, and )£?$/.test(sentence.low.slice(quantity.end, next.start));
    if (!isLinked || quantity.unit !== mean?.unit) break;
    run.unshift(quantity);
  }
  if (mean === undefined || run.length < 3) return [];
  const sum = run.reduce((all, { value }) => all + value, 0);
  if (Math.abs(sum / run.length - mean.value) <= mean.step / 2 + 1e-9) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${run.map(({ value }) => num(value)).join(' + ')} = ${num(sum)}; ÷ ${run.length} = ${num(sum / run.length, 2)}, not ${num(mean.value)}`,
    },
  ];
}

/** "3,150 plans between 21 officers, 160 each": a number shared out. */
function sharedOut(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((each, at): Found[] => {
    const [total, sharers] = [sentence.quantities[at - 2], sentence.quantities[at - 1]];
    const isEach =
      /^ (?:\w+ )?(?:each\b(?! of)|apiece|per (?:head|officer|person|school|worker|caseworker|member))\b/.test(
        sentence.low.slice(each.end, each.end + 30),
      );
    if (!isEach || total?.unit !== each.unit || sharers?.unit !== 'count' || each.unit === 'percent')
      return [];
    const gap = sentence.low.slice(total.end, sharers.start);
    if (
      !/\b(?:between|among|across|over|for|shared by|divided by)\s(?:the |our |all )?$/.test(gap) ||
      sharers.value < 2
    )
      return [];
    // "18.5 officers for 2,960 plans, 160 plans each": the other way round.
    const [few, many] = [total.value, sharers.value].toSorted((a, b) => a - b);
    const ratio = (many ?? 0) / (few ?? 1);
    if (Math.abs(ratio / each.value - 1) <= Math.max(0.03, each.step / each.value) || ratio / each.value > 3)
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(many ?? 0)} ÷ ${num(few ?? 1)} = ${num(ratio, 1)}, not ${num(each.value)}`,
      },
    ];
  });
}

const GIVERS_HEAD =
  /^(?:n|no\.?|number|members?|respondents?|responses?|answers?|replies|returns|people|parents|schools|answered|answering|count|base|forms|participants|attendees)\b/;

/** A mean beside a total of its window: 1,183 over twelve months is 98.58 a month. */
function meanAgainstTotal(sentence: Sentence): Found[] {
  const months = monthsOf(sentence);
  const isMonthly = ({ end }: Quantity) =>
    /^ (?:\w+ )?(?:in (?:a|the|each|every) (?:typical|average|normal|usual) month|on average each month|monthly|a month on average)/.test(
      sentence.low.slice(end, end + 44),
    );
  const mean = sentence.quantities.filter(
    (quantity) => quantity.unit === 'count' && (quantity.per === 'month' || isMonthly(quantity)),
  );
  const totals = sentence.quantities.filter(
    ({ unit, per, noun, value }) =>
      unit === 'count' &&
      per === null &&
      !mean.some((one) => one.value === value) &&
      noun !== 'month' &&
      noun !== 'week' &&
      noun !== 'year' &&
      value > 0,
  );
  const [rate] = mean;
  const [total] = totals;
  if (months === null || rate === undefined || total === undefined || mean.length > 1 || totals.length > 1)
    return [];
  if (
    !MEANS.test(sentence.low) &&
    !/\bor\b|\(|equivalent|equates|that is|, /.test(gapText(sentence, rate, total))
  )
    return [];
  if (
    /\bfrom (?:about )?\d|\b(?:rose|fell|compared|against|forecast|target|avoid|reduc|still|now)\b/.test(
      sentence.low,
    )
  )
    return [];
  if (total.noun !== '' && rate.noun !== '' && total.noun !== rate.noun) return [];
  const reckoned = scaleBy(intervalOf(total), 1 / months);
  if (meet(reckoned, intervalOf(rate))) return [];
  if (total.value / months / rate.value > 3 || total.value / months / rate.value < 0.33) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(total.value)} ÷ ${months} = ${num(total.value / months)} a month, not ${num(rate.value)}`,
    },
  ];
}

function monthsOf(sentence: Sentence): number | null {
  const quantity = sentence.quantities.find(({ noun }) => noun === 'month');
  if (
    quantity !== undefined &&
    /\b(?:over|in|during|across|the (?:last|past)|for|of)\b[^.;]{0,16}$/.test(
      sentence.low.slice(0, quantity.start),
    )
  )
    return quantity.value;
  return /\b(?:in|over|during|for) the (?:last |past |whole )?year\b/.test(sentence.low) ? 12 : null;
}

/** Averages. */
export const AVERAGE_RULES: readonly Rule[] = [
  {
    code: 'average.no-whole-number',
    kind: 'average',
    severity: 'error',
    title: 'An average over so many months cannot come from whole numbers',
    meaning:
      'A twelve-, six- or three-month mean of requests, plans or the like, times its months, must be a whole number as exactly as it is printed; so must a mean score times those who gave it.',
    advice: 'Keep it as printed and look up the total: a figure is mistyped or the window is another.',
    fires: 'Requests for assessment averaged 98.44 a month over the last twelve months.',
    silent: 'Requests for assessment averaged 98.42 a month over the last twelve months.',
    find: (document) => [
      ...document.sentences.flatMap(meanInText),
      ...document.sentences.flatMap((_, at) => meanScore(document.sentences, at)),
      ...document.grids.flatMap((grid) => meanInTable(document, grid)),
      ...document.grids.flatMap(meanScoreInTable),
    ],
  },
  {
    code: 'average.total',
    kind: 'average',
    severity: 'error',
    title: 'A monthly average is not its total over its months',
    meaning:
      'A total, the months it covers and the monthly average, alone in one sentence; or a total shared out, and what each has.',
    advice: ADVICE,
    fires: 'There were 1,183 requests over the last 12 months, an average of 89.6 a month.',
    silent: 'There were 1,183 requests over the last 12 months, an average of 98.6 a month.',
    find: ({ sentences }) => [
      ...sentences.flatMap(meanAgainstTotal),
      ...sentences.flatMap(sharedOut),
      ...sentences.flatMap(meanOfList),
    ],
  },
];
