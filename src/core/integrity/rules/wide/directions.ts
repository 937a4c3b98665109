/** A word of comparison and the two figures it is of, told at two times in the sentences before it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { periodOf } from '../../understand/facts.ts';
import { intervalOf, meet } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { around, beside, isCount, spotsOf, type Told, toldIn } from '../../understand/together.ts';

const SHARE_DOWN =
  /\b(?:smaller|lower|reduced|declining|falling) (?:share|proportion|percentage|rate)\b|\b(?:share|proportion|rate)\b[^.;]{0,30}\b(?:has|have) (?:come down|fallen|dropped|shrunk|gone down)\b/;
const SHARE_UP =
  /\b(?:larger|higher|bigger|greater|growing|rising) (?:share|proportion|percentage|rate)\b|\b(?:share|proportion|rate)\b[^.;]{0,30}\b(?:has|have) (?:gone up|risen|grown|increased|improved)\b/;
const TIME_DOWN =
  /\b(?:sooner|faster|more quickly|quicker|more promptly|shorter (?:wait|time)s?|wait(?:s|ing times?)? (?:is|are|has|have) (?:shorter|fallen|come down))\b/;
const TIME_UP = /\b(?:slower|more slowly|longer than|longer (?:wait|time)s?|later than they did)\b/;
const EARLIER =
  /\b(?:last year|a year (?:ago|before|earlier)|previous|the year before|same (?:months?|term|period|quarter|weeks|point)|in 20\d\d|was|were|earlier)\b/;
const OTHER =
  /\b(?:target|national\w*|england|neighbours?|forecast|if|would|could|should|aim|not|no longer)\b/;

type Kind = { readonly isOf: (told: Told) => boolean; readonly up: RegExp; readonly down: RegExp };

const A_FALL = /\ba (?:\w+ )?(?:fall|drop|reduction|decrease|decline)\b(?! (?:of|in|from|to) )/;
const A_RISE = /\ba (?:\w+ )?(?:rise|increase)\b(?! (?:of|in|from|to) )/;

const KINDS: readonly Kind[] = [
  {
    isOf: ({ quantity }) => isCount(quantity) && quantity.value >= 5,
    up: A_RISE,
    down: A_FALL,
  },
  { isOf: ({ quantity }) => quantity.unit === 'percent', up: SHARE_UP, down: SHARE_DOWN },
  { isOf: (told) => told.quantity.unit === 'count' && isLength(told), up: TIME_UP, down: TIME_DOWN },
];

/** A number of days or weeks, or one in a sentence that counts them. */
function isLength({ sentence, quantity }: Told): boolean {
  if (/^(?:day|week|month)$/.test(quantity.noun)) return true;
  return (
    isCount(quantity) &&
    quantity.noun === '' &&
    /\b(?:number of |in |average )(?:working |school )?(?:days|weeks|months)\b/.test(sentence.low)
  );
}

/** The earlier and the later of two figures: by their times, or by a word that puts one of them in the past. */
function inOrder(a: Told, b: Told): { readonly early: Told; readonly late: Told } | null {
  const time = ({ sentence, quantity }: Told) =>
    periodOf(sentence, quantity.start, quantity.end)?.from ?? null;
  const [x, y] = [time(a), time(b)];
  if (x !== null && y !== null && x !== y) return x < y ? { early: a, late: b } : { early: b, late: a };
  if (a.sentence === b.sentence) return null;
  const [isA, isB] = [a, b].map(
    (told) => EARLIER.test(told.sentence.low) && /\b20\d\d\b|year|previous|same/.test(told.sentence.low),
  );
  return isA === isB ? null : isA ? { early: a, late: b } : { early: b, late: a };
}

/** The last two figures of a kind before a comparison, the earlier first; null where more than three stand there. */
function lastTwo(sentences: readonly Sentence[], at: number, isOf: Kind['isOf']): ReturnType<typeof inOrder> {
  const told = toldIn(around(sentences, at, 2, 0)).filter(isOf);
  const [a, b] = [told.at(-2), told.at(-1)];
  if (a === undefined || b === undefined || told.length > 3 || a.quantity.unit !== b.quantity.unit)
    return null;
  return [a, b].some((one) => /\btarget of $/.test(beside(one, 20, 0).before)) ? null : inOrder(a, b);
}

function wrongDirection(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || OTHER.test(sentence.low)) return [];
  return KINDS.flatMap(({ isOf, up, down }): Found[] => {
    const [isUp, isDown] = [up.test(sentence.low), down.test(sentence.low)];
    const order = isUp === isDown ? null : lastTwo(sentences, at, isOf);
    if (order === null) return [];
    const { early, late } = order;
    const rose = late.quantity.value > early.quantity.value;
    if (rose === isUp || meet(intervalOf(early.quantity), intervalOf(late.quantity))) return [];
    const { unit } = early.quantity;
    return [
      {
        spots: spotsOf(sentence, [early.sentence, late.sentence]).map(sentenceSpot),
        arithmetic: `${showValue(early.quantity.value, unit)}, then ${showValue(late.quantity.value, unit)}: the figure ${rose ? 'rose' : 'fell'}; the text says "${(isUp ? up : down).exec(sentence.low)?.[0] ?? ''}"`,
      },
    ];
  });
}

const BETTER = /\b(?:improv(?:ed|es|ing|ement)|better|quicker|faster|got easier|fewer|good news|progress)\b/;
const WORSE = /\b(?:worsen\w*|deteriorat\w*|worse|slower|slipped back)\b/;
const BAD_COUNT =
  /\b(?:late|overdue|outside (?:the )?\w+ (?:weeks|time)|missed|waiting|open (?:longer|more|over)|outstanding|refused|vacant|vacancies|complaints?|appeals?|exclusions?|suspensions?|breach\w*|unfilled|absent)\b/;
const HELD_AGAINST =
  /^\W{0,2}(?:[a-z ]{0,40}),? (?:against|compared (?:with|to)|up from|down from|where (?:there were|it was)|and (?:there were|it was)) (?:about )?$/;

/** "Timeliness improved: 31 reports arrived late, against 24 before": a count of what is bad goes the other way. */
function againstBad(sentence: Sentence): Found[] {
  const [isBetter, isWorse] = [BETTER.test(sentence.low), WORSE.test(sentence.low)];
  if (isBetter === isWorse || OTHER.test(sentence.low) || sentence.block.kind === 'heading') return [];
  return sentence.quantities.flatMap((now, at): Found[] => {
    const then = sentence.quantities[at + 1];
    if (then === undefined || !isCount(now) || !isCount(then)) return [];
    const gap = sentence.low.slice(now.end, then.start);
    if (!HELD_AGAINST.test(gap) || !BAD_COUNT.test(gap) || now.value === then.value) return [];
    const isMore = now.value > then.value;
    if (isMore === isWorse) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${now.value} now, ${then.value} before: ${isMore ? 'more' : 'fewer'} of what is bad; the text says "${(isBetter ? BETTER : WORSE).exec(sentence.low)?.[0] ?? ''}"`,
      },
    ];
  });
}

/** Comparisons over sentences. */
export const WIDE_DIRECTION_RULES: readonly Rule[] = [
  {
    code: 'wide.direction',
    kind: 'direction',
    severity: 'warning',
    isWide: true,
    title: 'A comparison goes against the two figures told before it',
    meaning:
      'A smaller or larger share, sooner or later, and the last two shares or lengths of time before it, of which it is clear which came first.',
    advice: 'Mend the word or the figures.',
    fires:
      'We refused 72 of 264, or 27.3 per cent. During the same months of 2024 it was 24.1 per cent. So a smaller share is now being turned down.',
    silent:
      'We refused 72 of 264, or 27.3 per cent. During the same months of 2024 it was 24.1 per cent. So a larger share is now being turned down.',
    find: ({ sentences }) =>
      sentences.flatMap((sentence, at) => [...wrongDirection(sentences, at), ...againstBad(sentence)]),
  },
];
