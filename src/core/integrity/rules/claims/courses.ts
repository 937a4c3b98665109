/** Something said to rise or fall, held against two dated figures beside it, or against the row or column of a table that bears its name. */
import type { Found, Spot } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { areAlike } from '../../understand/comparisons.ts';
import { periodOf } from '../../understand/facts.ts';
import { cellSpots, type Grid, type GridRow } from '../../understand/grid.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { type NamedRow, rowsNamed } from '../../understand/named-rows.ts';
import { seriesBy } from '../../understand/named-series.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import { isCount, spotsOf } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const UP =
  /\b(?:rose|risen|rising|(?:has|have|had) risen|rises?|gr[eo]wn?|growing|increased|increasing|increases?|went up|gone up|going up|climbed|climbing|higher than|up on|continu\w+ to (?:rise|grow|increase|climb)|on the rise|upward|quicken\w*|mount(?:ed|ing)|swell\w*|swollen|surg(?:ed|ing)|soar\w*)\b/;
const DOWN =
  /\b(?:fell|fallen|falling|falls?|dropped|dropping|declin(?:ed|ing|es?)|reduced|reducing|decreased|decreasing|went down|gone down|came down|come down|coming down|lower than|down on|fewer|continu\w+ to (?:fall|drop|decline|reduce|decrease)|downward|slacken\w*|eas(?:ed|ing)|shr[aiu]nk\w*|dwindl\w*|tail(?:ed|ing) off|subsid(?:ed|ing)|softened|dipped|reduction|improvement in costs?)\b/;
const NOT_TOLD =
  /\b(?:if|would|should|could|may|might|will|expect\w*|forecast\w*|project\w*|target|aim\w*|plan(?:s|ned)? to|intend\w*|not|no longer|never|national\w*|england|risk|in order to|so that|to (?:reduce|increase|lower|raise)|need to|slow\w*|although|but|while|whereas|however|growth|rate of|pace)\b/;
const PAST =
  /\b(?:last (?:year|quarter|term|update|time)|previous|a year (?:ago|before|earlier)|the (?:year|quarter|term) before|same (?:period|quarter|term|time|three months|six months|months?)|earlier)\b/;

type Way = 'up' | 'down';

/** Which way a text says something went; null where it says neither or both. */
function wayOf(text: string): Way | null {
  const [isUp, isDown] = [UP.test(text), DOWN.test(text)];
  return isUp === isDown ? null : isUp ? 'up' : 'down';
}

function wordOf(text: string, way: Way): string {
  return (way === 'up' ? UP : DOWN).exec(text)?.[0] ?? '';
}

type Two = { readonly early: Quantity; readonly late: Quantity };

/** The two levels of a sentence in their order of time: by their dates, or by "against … the year before". */
function twoLevels(sentence: Sentence): Two | null {
  const levels = sentence.quantities.filter(
    ({ unit, per, noun }) =>
      unit !== 'points' && per === null && !/^(?:month|week|year|day|term)$/.test(noun),
  );
  const [a, b, more] = levels;
  if (a === undefined || b === undefined || more !== undefined || !areAlike(a, b)) return null;
  if (/\bby (?:about |just )?$/.test(sentence.low.slice(Math.max(0, a.start - 12), a.start))) return null;
  const gap = sentence.low.slice(a.end, b.start);
  const tail = sentence.low.slice(b.end, b.end + 60);
  const isAgainst = /\b(?:against|compared (?:with|to)|where|it was|there were|was|were)\b/.test(gap);
  if (/\b(?:of|out of|including|target|plan)\b/.test(gap.slice(-14))) return null;
  const [x, y] = [a, b].map(({ start, end }) => periodOf(sentence, start, end)?.from ?? null);
  if (x != null && y != null && x !== y) return x < y ? { early: a, late: b } : { early: b, late: a };
  if (isAgainst && PAST.test(`${gap} ${tail}`) && !PAST.test(sentence.low.slice(0, a.start)))
    return { early: b, late: a };
  // "252 between July and September and 273 between October and December": months of one year, told in their order.
  const [m, n] = [a, b].map(({ start, end }) => periodOf(sentence, start, end)?.month ?? null);
  if (m == null || n == null || m === n || x != null || y != null) return null;
  if (m < n) return { early: a, late: b };
  return isAgainst ? { early: b, late: a } : null;
}

function judged({ early, late }: Two, way: Way, spots: readonly Sentence[], word: string): Found[] {
  const [sentence] = spots;
  if (sentence === undefined || meet(intervalOf(early), intervalOf(late))) return [];
  const rose = late.value > early.value;
  if (rose === (way === 'up')) return [];
  return [
    {
      spots: spotsOf(sentence, spots).map(sentenceSpot),
      arithmetic: `from ${showValue(early.value, early.unit)} to ${showValue(late.value, late.unit)} it ${rose ? 'rose' : 'fell'}; the text says "${word}"`,
    },
  ];
}

function isTold(sentence: Sentence): boolean {
  return isStatement(sentence) && !sentence.isChart;
}

/** "Requests have continued to fall: 268 were received, against 241 in the same months of 2024." */
function wrongInside(sentence: Sentence): Found[] {
  const [first] = sentence.quantities;
  if (first === undefined || !isTold(sentence)) return [];
  const lead = sentence.low.slice(0, first.start);
  const way = wayOf(lead);
  if (way === null || NOT_TOLD.test(lead)) return [];
  const two = twoLevels(sentence);
  return two === null || /\bfrom\b[^.;]{0,20}$/.test(lead)
    ? []
    : judged(two, way, [sentence], wordOf(lead, way));
}

/** "Appeals are increasing. In 2024 there were 58; in 2023 there were 66." */
function wrongBefore(sentences: readonly Sentence[], at: number): Found[] {
  const [claim, sentence] = [sentences[at - 1], sentences[at]];
  if (claim === undefined || sentence === undefined || claim.block !== sentence.block) return [];
  if (!isTold(claim) || !isTold(sentence) || claim.quantities.length > 0 || NOT_TOLD.test(claim.low))
    return [];
  const way = wayOf(claim.low);
  const two = way === null || wayOf(sentence.low) !== null ? null : twoLevels(sentence);
  if (way === null || two === null) return [];
  const own = thingWords(sentence.text);
  const isShared = [...thingWords(claim.text)].some((word) => own.has(word) && word.length > 3);
  const isPlain = /^\W{0,2}(?:in|at|between|there|during|by|over)\b/.test(sentence.low);
  return isShared || isPlain ? judged(two, way, [claim, sentence], wordOf(claim.low, way)) : [];
}

/** What a claim says of the figures before it: its way, the word for it, and whether it points back to them. */
function claimOf(
  claim: Sentence,
): { readonly way: Way; readonly word: string; readonly isPointed: boolean } | null {
  const start = claim.quantities[0]?.start ?? claim.low.length;
  const head = claim.low.slice(0, start);
  if (!isTold(claim) || NOT_TOLD.test(head)) return null;
  if (claim.quantities.length > 0 && start < FAR_ENOUGH) return null;
  const pointed = POINTS.exec(head)?.[1];
  const way = pointed === undefined ? wayOf(head) : (wayOf(`a ${pointed}`) ?? nounWay(pointed));
  return way === null ? null : { way, word: pointed ?? wordOf(head, way), isPointed: pointed !== undefined };
}

/** "There were 61 in 2025 and 74 in 2026. This reduction is welcome." */
function wrongAfter(sentences: readonly Sentence[], at: number): Found[] {
  const [figures, claim] = [sentences[at - 1], sentences[at]];
  if (figures === undefined || claim === undefined || figures.block !== claim.block) return [];
  const said = claimOf(claim);
  const two = said === null || !isTold(figures) || wayOf(figures.low) !== null ? null : twoLevels(figures);
  if (said === null || two === null) return [];
  const own = thingWords(figures.text);
  const isShared = [...thingWords(claim.text)].some((word) => own.has(word) && word.length > 3);
  return said.isPointed || isShared ? judged(two, said.way, [claim, figures], said.word) : [];
}

/** A figure that stands this far into a claim is of its next statement [characters]. */
const FAR_ENOUGH = 30;

/** "This reduction", "the welcome fall": a change that points back to the figures before it. */
const POINTS =
  /^\W{0,3}(?:this|that|such an?|the) (?:[a-z]+ )?(reduction|fall|drop|decrease|decline|increase|rise|growth|easing|slackening|reduced rate)\b/;

function nounWay(noun: string): Way | null {
  if (/^(?:reduction|fall|drop|decrease|decline|easing|slackening|reduced rate)$/.test(noun)) return 'down';
  return /^(?:increase|rise|growth)$/.test(noun) ? 'up' : null;
}

const IS_TIME =
  /\b(?:previous|last|this|now|current|latest|baseline|update|before|start|end|opening|closing)\b/;

/** The first and last figure of a row whose columns are times. */
function endsOf(
  grid: Grid,
  row: GridRow,
): { readonly early: number; readonly late: number; readonly spots: Spot[] } | null {
  const places = grid.columns.flatMap(({ period, low }, at) =>
    at > 0 && row.cells[at] != null && (period !== null || IS_TIME.test(low)) ? [at] : [],
  );
  if (grid.columns.some(({ low }) => /\b(?:target|plan|forecast|budget|trajectory|agreed)\b/.test(low)))
    return null;
  const dated = places.map((at) => ({ at, from: grid.columns[at]?.period?.from ?? null }));
  const isDated = dated.every(({ from }) => from !== null);
  const order = isDated ? dated.sort((a, b) => (a.from ?? 0) - (b.from ?? 0)).map(({ at }) => at) : places;
  const [first, last] = [order[0], order.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const [a, b] = [row.cells[first], row.cells[last]];
  if (a == null || b == null || a.unit !== b.unit) return null;
  return { early: a.value, late: b.value, spots: cellSpots(grid, row, last) };
}

/** The rows that a sentence names with most words. */
function rowsMeant(document: Understanding, sentence: Sentence): NamedRow[] {
  const named = rowsNamed(document, thingWords(sentence.text));
  const most = Math.max(0, ...named.map(({ size }) => size));
  return named.filter(({ size }) => size === most);
}

/** "The number of children in independent schools fell over the four months", and its row went up. */
function wrongRow(document: Understanding, sentence: Sentence): Found[] {
  if (!isTold(sentence) || sentence.quantities.some((one) => one.unit !== 'count' || isCount(one))) return [];
  const way = NOT_TOLD.test(sentence.low) ? null : wayOf(sentence.low);
  if (way === null || !/\b(?:over|since|in the|during|this|between|last|compared)\b/.test(sentence.low))
    return [];
  const ends = rowsMeant(document, sentence).flatMap(({ grid, row }) => endsOf(grid, row) ?? []);
  const [first] = ends;
  if (
    first === undefined ||
    ends.some(({ early, late }) => late === early || late > early === (way === 'up'))
  )
    return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...first.spots],
      arithmetic: `from ${num(first.early)} to ${num(first.late)} in the table; the text says "${wordOf(sentence.low, way)}"`,
    },
  ];
}

const FLAT =
  /\b(?:held|remain(?:ed|s)?|stay(?:ed|s)?|been|kept) (?:steady|flat|level|stable|unchanged|constant|the same)\b|\bno change in\b/;
/** A figure that moves by no more is level [ratio]. */
const LEVEL = 0.015;

/** "Has held steady at 152 since August", and its row goes to 158. */
function notFlat(document: Understanding, sentence: Sentence): Found[] {
  const match = isTold(sentence) ? FLAT.exec(sentence.low) : null;
  if (match === null || /\b(?:if|will|would|should|not|expect\w*|forecast)\b/.test(sentence.low)) return [];
  const ends = rowsMeant(document, sentence).flatMap(({ grid, row }) => endsOf(grid, row) ?? []);
  const [first] = ends;
  if (first === undefined || ends.some(({ early, late }) => Math.abs(late / early - 1) <= LEVEL)) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...first.spots],
      arithmetic: `from ${num(first.early)} to ${num(first.late)} in the table; the text says "${match[0]}"`,
    },
  ];
}

const PEAK_OF =
  /\b(?:peak(?:ed)?|high point|highest point|maximum|low point|lowest point)(?: figure| number)? (?:of|at) $/;

/** "A peak of 79 in the autumn", and the most of its series is 76. */
function wrongPeakValue(document: Understanding, sentence: Sentence): Found[] {
  if (!isTold(sentence)) return [];
  return sentence.quantities.flatMap((quantity): Found[] => {
    if (!PEAK_OF.test(sentence.low.slice(Math.max(0, quantity.start - 30), quantity.start))) return [];
    const { near } = seriesBy(document, sentence, (one) => one.isOverTime && one.unit === quantity.unit);
    const like = near.filter(({ items }) =>
      items.some(({ value }) => Math.abs(value / quantity.value - 1) < 0.15),
    );
    const [series] = like;
    if (series === undefined || like.some(({ items }) => items.some(({ value }) => value === quantity.value)))
      return [];
    const most = series.items.reduce((a, b) => (b.value > a.value ? b : a));
    return [
      {
        spots: [sentenceSpot(sentence), ...most.spots],
        arithmetic: `the most is ${num(most.value)} (${most.name}); the text says ${num(quantity.value)}`,
      },
    ];
  });
}

const PACE_UP =
  /\b(?:growth|increases?|rise|rate of growth)\b[^.;]{0,60}\b(?:quicken\w*|accelerat\w*|sped up|speeded up|gather\w* pace|got faster)\b/;
const PACE_DOWN =
  /\b(?:growth|increases?|rise|rate of growth)\b[^.;]{0,60}\b(?:slow(?:ed|ing)|eas(?:ed|ing)|moderat\w+|tail\w+ off|level\w+ off)\b/;

/** "Growth has slowed in each successive quarter", and the steps of the series grow. */
function wrongPace(document: Understanding, sentence: Sentence): Found[] {
  const [isUp, isDown] = [PACE_UP.test(sentence.low), PACE_DOWN.test(sentence.low)];
  if (isUp === isDown || !isTold(sentence) || /\b(?:expect|will|would|target|if|not)\w*\b/.test(sentence.low))
    return [];
  const { own } = seriesBy(
    document,
    sentence,
    (one) => one.isOverTime && one.unit === 'count' && one.items.length >= 4,
  );
  const [series, more] = own;
  if (series === undefined || more !== undefined) return [];
  const steps = series.items.slice(1).map(({ value }, at) => value - (series.items[at]?.value ?? value));
  const turns = steps.slice(1).map((step, at) => step - (steps[at] ?? step));
  if (turns.length < 2 || !turns.every((turn) => (isUp ? turn < 0 : turn > 0))) return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...(series.items.at(-1)?.spots ?? [])],
      arithmetic: `the steps are ${steps.map((step) => num(step)).join(', ')}; the text says it ${isUp ? 'quickened' : 'slowed'}`,
    },
  ];
}

/** Courses in words. */
export const COURSE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.course',
    kind: 'direction',
    severity: 'error',
    isWide: true,
    title: 'What is said to rise or fall went the other way',
    meaning:
      'Rose, fell, continued to fall, and two dated figures in the sentence or the next, or the row of a table that bears the same words; growth that is said to slow or quicken against the steps of its series.',
    advice: 'Mend the word or the figures.',
    fires:
      'Requests for assessment have continued to fall: 268 were received between April and June 2025, against 241 in the same three months of 2024.',
    silent:
      'Requests for assessment have continued to rise: 268 were received between April and June 2025, against 241 in the same three months of 2024.',
    find: (document) =>
      document.sentences.flatMap((sentence, at) => [
        ...wrongInside(sentence),
        ...wrongBefore(document.sentences, at),
        ...wrongAfter(document.sentences, at),
        ...wrongRow(document, sentence),
        ...wrongPace(document, sentence),
        ...notFlat(document, sentence),
        ...wrongPeakValue(document, sentence),
      ]),
  },
];
