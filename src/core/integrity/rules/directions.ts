/** Rules on words of direction: up or down, better or worse, above or below, against the figures. */
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { type Against, type Change, directionWord } from '../understand/comparisons.ts';
import { clauseAround } from '../understand/facts.ts';
import type { Grid } from '../understand/grid.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { measureIn, nearestMeasure } from '../understand/measures.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { pointsOf, type Series, seriesOf } from '../understand/series.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE } from './change-advice.ts';

/** "Increases were held to 3.2%, compared with 5.0%": what is told are the sizes of two increases, and neither end of one. */
function areSizes({ from, to, sentence }: Change): boolean {
  const ahead = sentence.low.slice(0, Math.min(from.start, to.start));
  // "grows 7.0% in 2025-26 and is assumed to grow 3.0%": each is a growth.
  const GROWS = /\b(?:grow|rise|increase|fall)(?:s|ing)?(?: by)? $/;
  const [first, second] = [from, to].map(({ start }) => GROWS.test(sentence.low.slice(0, start)));
  if (from.unit === 'percent' && first === true && second === true) return true;
  return (
    from.unit === 'percent' &&
    /\b(?:increases?|rises?|uplifts?|growth|inflation|reductions?|falls?|cuts?|awards?)\b[^.;]{0,60}\b(?:(?:were|was|are|is|be|been) (?:held|limited|capped|kept|agreed|settled)|averaged?|came to|come to|ran at|stood at|(?:were|was|are|is))\b[^.;,]{0,24}$/.test(
      ahead,
    )
  );
}

/** Growth that is itself to be less: its two figures are two growths. */
const LESS_GROWTH =
  /\b(?:reduc\w+|cut\w*|lower\w*|halv\w+|curb\w*|less|limit\w*|bring\w* down)\b[^.;]{0,40}\b(?:growth|increases?|rises?|rate of increase)\b|slow|\b(?:growth|rate of increase)\b[^.;]{0,50}\b(?:reduced|cut|lower|falls?|fell|down)\b/;

/** "increased from 62% to 55%". */
function wrongWay(change: Change): Found[] {
  const { from, to, word, sentence } = change;
  if (word === null || from.value === to.value || from.isAbout !== to.isAbout) return [];
  const rose = to.value > from.value;
  const isPlain = !LESS_GROWTH.test(sentence.low) && !areSizes(change);
  if (!isPlain || rose === (word.direction === 'up') || from.value < 0 || to.value < 0) return [];
  if (/worsen/.test(word.text)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `from ${showValue(from.value, from.unit)} to ${showValue(to.value, to.unit)} is ${rose ? 'up' : 'down'} by ${showValue(Math.abs(to.value - from.value), to.unit)}; the text says "${word.text}"`,
    },
  ];
}

const BETTER =
  /\b(?:improv(?:e[sd]?|ing|ement)|better|strengthened|progress|strength to strength|encouraging\w*|pleasing\w*|pleased|welcome|heartening|good news|bear(?:s|ing) fruit|pay(?:s|ing) off|making a difference|success\w*)\b/;

const WORSE =
  /\b(?:worsen(?:ed|ing)?|deteriorat(?:ed|ing|ion)|worse|unwelcome|disappointing\w*|worrying\w*|concerning|declin(?:e|ed|ing))\b/;

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
  const tail = /^,? (?:an?|which is|this is|that is) [^.;,]{0,40}/.exec(
    sentence.low.slice(Math.max(from.end, to.end)),
  );
  const ahead = `${sentence.low.slice(0, Math.max(from.start, to.start))} ${tail?.[0] ?? ''}`;
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
    /^\W{0,2}(?:[a-z-]+ ){0,3}(?:above|below|over|under|more than|fewer than|less than|higher than|lower than|short of|behind|ahead of|in excess of|worse than)\b/.test(
      gap,
    ) &&
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
  // "Ahead of the trajectory" says above of numbers that run away, and is unclear of all else.
  const isNumbers = /\b(?:number of plans|plans|ehcps|caseload|requests)\b/.test(sentence.low);
  if (/ahead|behind|short of/.test(said.text) && !(said.text.startsWith('ahead') && isNumbers)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(actual.value, actual.unit)} is ${isAbove ? 'above' : 'below'} ${showValue(reference.value, reference.unit)} by ${showValue(Math.abs(actual.value - reference.value), actual.unit)}; the text says "${said.text}"`,
    },
  ];
}

const STEADY_UP =
  /\b(?:every month|each month|month on month|steadily|consistently|continuously|year on year|every year|each year|each quarter|every quarter)\b/;

/** "hardly changed", "flat": no direction at all. */
const STEADY =
  /\b(?:(?:hardly|barely|scarcely) (?:changed|moved)|(?:is|are|been|remained|stayed|held|broadly) (?:flat|stable|static|level|steady|unchanged))\b/;
/** How much a series that is called steady may move from first to last [share]. */
const STILL = 0.06;

function steadyWord(low: string): NonNullable<Change['word']> | null {
  const match = STEADY.exec(low);
  return match === null ? null : { direction: 'up', text: match[0] };
}

/** A word of direction about a measure whose series the document prints, with no figures of its own. */
const NOT_SAID_OF_SERIES =
  /\b(?:will|would|should|expect|forecast|aim|plan(?:s|ned)? to|target|could|may|need to|not|if|to be)\b/;
const SAYS_COURSE =
  /\b(?:have|has|is|are|was|were|shows?|displays?|keeps?|continues?|goes|rose|fell|continue[sd]?|grew|dropped|increased|decreased|declined|reduced)\b/;

/** Whether a sentence without figures tells the course of something; "since that peak" is not of the whole table. */
function tellsCourse({ low, block, quantities }: Sentence, before: Sentence | undefined): boolean {
  if (block.kind === 'heading' || low.length > 260 || /;/.test(low) || quantities.length > 0) return false;
  if (NOT_SAID_OF_SERIES.test(low) || !SAYS_COURSE.test(low)) return false;
  return !(/\bsince\b/.test(low) && /\b(?:peak|high point|highest)/.test(before?.low ?? ''));
}

function againstSeries({ sentences, grids }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) => {
    const before = sentences[at - 1];
    const word = tellsCourse(sentence, before)
      ? (directionWord(sentence.low) ?? steadyWord(sentence.low))
      : null;
    if (word === null) return [];
    const told = inlineAgainst(before, sentence, word);
    if (told.length > 0) return told;
    const nearest = grids.findLast(({ block }) => (block.rows[0]?.paragraph ?? 0) < sentence.block.paragraph);
    return grids.flatMap((grid) => seriesAgainst(sentence, word, grid, grid === nearest)).slice(0, 1);
  });
}

/** A series told in the sentence before: "August 71, September 78, October 85. The backlog has shrunk." */
function inlineAgainst(
  before: Sentence | undefined,
  sentence: Sentence,
  word: NonNullable<Change['word']>,
): Found[] {
  const points = before === undefined || before.block !== sentence.block ? [] : pointsOf(before);
  if (before === undefined || points.length === 0) return [];
  const told = opposed(
    sentence,
    word,
    points.map(({ value }) => value),
  );
  return told === null ? [] : [{ spots: [sentenceSpot(sentence), sentenceSpot(before)], ...told }];
}

/** "Numbers have fallen", "it has risen": what the table right above is of. */
const SPOKEN_OF =
  /^\W{0,3}(?:(?:so|thus|clearly|overall),? )?(?:the |these |those |all )?(?:numbers?|figures?|counts?|totals?|trend|line|picture|they|it|this|these|both|(?:chart|figure|graph|table) \d+|growth|series|month-end \w+)\b/;
/** How far below a table such a sentence may stand [paragraphs, a row of the table being one]. */
const RIGHT_BELOW = 3;

function isSpokenOf(sentence: Sentence, series: Series, isNearest: boolean): boolean {
  // A share is told by the column of shares, not by the counts beside it.
  if (/\b(?:share|rate|percentage|proportion)\b/.test(sentence.low) && series.unit !== 'percent')
    return false;
  const measure = measureIn(`${series.low} ${series.grid.caption.toLowerCase()}`, series.unit);
  const own = measureIn(sentence.low, series.unit);
  // "placements" under "independent placements" are those.
  if (measure !== null && own !== null && (own.id === measure.id || measure.id.endsWith(` ${own.id}`)))
    return true;
  const last = series.grid.block.rows.at(-1)?.paragraph ?? 0;
  if (!isNearest || sentence.block.paragraph - last > RIGHT_BELOW || sentence.block.paragraph < last)
    return false;
  if (SPOKEN_OF.test(sentence.low)) return true;
  // Another subject that is no measure we know: "the queue".
  const other = (['count', 'money', 'percent'] as const).some(
    (unit) => measureIn(sentence.low, unit) !== null,
  );
  return (
    !other &&
    /^\W{0,3}(?:the|this|our|these|that)\s\w+(?:\s\w+)? (?:is|are|has|have|shows?|keeps?|continues?|was|were|rose|fell|grew)\b/.test(
      sentence.low,
    )
  );
}

function seriesAgainst(
  sentence: Sentence,
  word: NonNullable<Change['word']>,
  grid: Grid,
  isNearest: boolean,
): Found[] {
  if (grid.block.section !== sentence.block.section) return [];
  const all = seriesOf(grid);
  return all.flatMap((series): Found[] => {
    const isMeant = isSpokenOf(sentence, series, isNearest && all.length === 1);
    const [first] = series.points;
    const told = isMeant
      ? opposed(
          sentence,
          word,
          series.points.map(({ value }) => value),
        )
      : null;
    return told === null || first === undefined
      ? []
      : [{ spots: [sentenceSpot(sentence), ...first.spots], ...told }];
  });
}

/** How a series goes against a word; null where it does not. */
function opposed(
  sentence: Sentence,
  word: NonNullable<Change['word']>,
  values: readonly number[],
): Pick<Found, 'arithmetic' | 'severity'> | null {
  const [first = 0] = values;
  const last = values.at(-1) ?? first;
  if (STEADY.test(word.text))
    return first > 0 && Math.abs(last / first - 1) > STILL
      ? {
          arithmetic: `the figures go from ${num(first)} to ${num(last)}; the text says "${word.text}"`,
          severity: 'error',
        }
      : null;
  const span = Math.max(...values) - Math.min(...values);
  const isUp = word.direction === 'up';
  const isOpposed =
    sentence.periods.length === 0 && Math.abs(last - first) > span * 0.5 && last > first !== isUp;
  if (isOpposed)
    return {
      arithmetic: `the table goes from ${num(first)} to ${num(last)}; the text says "${word.text}"`,
      severity: 'error',
    };
  const steps = values.slice(1).map((value, k) => value - (values[k] ?? value));
  const against = steps.filter((step) => (isUp ? step < 0 : step > 0)).length;
  if (!STEADY_UP.test(sentence.low) || against === 0) return null;
  return {
    arithmetic: `${against} of ${steps.length} steps of the table go the other way; the text says "${word.text}" throughout`,
    severity: 'warning',
  };
}

/** Directions. */
export const DIRECTION_RULES: readonly Rule[] = [
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
];

/** Limits said to be kept or passed against the figures beside them. */
export function wrongSideOfCap(against: Against): Found[] {
  return against.isCap ? wrongSide(against) : [];
}
