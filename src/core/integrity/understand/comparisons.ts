/** Two figures that a sentence sets against each other: a change from one to another, or an actual against what it is judged by. */
import type { Quantity } from '../lex/quantities.ts';
import type { Sentence } from './sentence.ts';

export type Direction = 'up' | 'down';

/** "rose from A to B", with the percentage or amount that the sentence gives for it. */
export type Change = {
  readonly sentence: Sentence;
  readonly from: Quantity;
  readonly to: Quantity;
  /** The word for it, and its place; null where none is near. */
  readonly word: { readonly direction: Direction; readonly text: string } | null;
};

/** "A against a target of B". */
export type Against = {
  readonly sentence: Sentence;
  readonly actual: Quantity;
  readonly reference: Quantity;
  /** What the second is: "forecast", "target", "cap". */
  readonly referenceWord: string;
  readonly isCap: boolean;
  /** "above", "below", "within", where the sentence says so. */
  readonly said: { readonly relation: 'above' | 'below'; readonly text: string } | null;
};

const UP =
  /\b(?:rose|risen|rises|rising|rise|increas(?:e[sd]?|ing)|gr(?:ew|own|owth|ows|owing)|climb(?:ed|ing|s)?|jump(?:ed)?|went up|gone up|upwards?|(?<!\b(?:drawn|set|made|taken|signed|followed?|catch|caught|back|backed|summ?|summed|pick|picked|built|build|opened|open|freed|free|split|end|ended|start|started|topp?|topped|written|scal|scaled|stepp?|stepped|speed) )up(?! to\b)(?!-)|higher(?! (?:prices?|fees?|rates?|unit|costs?)\b)|widen(?:ed|ing|s)?|lengthen(?:ed|ing|s)?|worsen(?:ed)?|soar(?:ed|ing)?|doubled|trebled|surg(?:ed|ing)|swell(?:ed|ing)?|accelerat(?:ed|ing)|expand(?:ed|ing)|mount(?:ed|ing))\b/g;
const DOWN =
  /\b(?:(?:fell|fallen|falls|falling|fall)(?! (?:due|within|under|into|outside|foul|open))|decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|drop(?:ped|ping|s)?|reduc(?:e[sd]?|ing|tion)|went down|gone down|came down|come down|downwards?|down|lower(?:ed)?|shr(?:ank|unk)|cut|narrow(?:ed|ing|s)?|lessen(?:ed)?|shorten(?:ed|ing|s)?|halved|eas(?:ed|ing)|shorter|sl(?:id|ipped|ipping|iding)|sank|dipp(?:ed|ing)|plung(?:ed|ing)|tumbl(?:ed|ing)|contract(?:ed|ing)|subsid(?:ed|ing)|dwindl(?:ed|ing))\b/g;

/** The word of direction that stands last in a text, as nearest to what follows it. */
export function directionWord(text: string): Change['word'] {
  let found: Change['word'] = null;
  let place = -1;
  for (const [pattern, direction] of [
    [UP, 'up'],
    [DOWN, 'down'],
  ] as const)
    for (const match of text.matchAll(pattern))
      if (match.index > place) {
        place = match.index;
        found = { direction, text: match[0] };
      }
  return found;
}

/** The word of direction that stands first in a text. */
export function firstDirection(text: string): Change['word'] {
  let found: Change['word'] = null;
  let place = Number.POSITIVE_INFINITY;
  for (const [pattern, direction] of [
    [UP, 'up'],
    [DOWN, 'down'],
  ] as const)
    for (const match of text.matchAll(pattern)) {
      if (match.index < place) {
        place = match.index;
        found = { direction, text: match[0] };
      }
      break;
    }
  return found;
}

/** Whether two quantities can be of one thing. */
export function areAlike(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit) return false;
  return a.unit !== 'count' || a.noun === '' || b.noun === '' || a.noun === b.noun;
}

const CLAUSE_STOP = /[;:]| because | and (?!non|care|older|health)| but | while | whereas |, with /;

function wordNear(sentence: Sentence, start: number, end: number): Change['word'] {
  const ahead = sentence.low.slice(Math.max(0, start - 90), start);
  const clause = ahead.split(CLAUSE_STOP).at(-1) ?? '';
  return (
    directionWord(clause) ?? firstDirection(sentence.low.slice(end, end + 45).split(CLAUSE_STOP)[0] ?? '')
  );
}

/** Whether "from" stands before a quantity, a word or two of looseness allowed ("from about", "from a total of"). */
function isAfter(sentence: Sentence, word: 'from' | 'to', quantity: Quantity): boolean {
  const ahead = sentence.low.slice(Math.max(0, quantity.start - 32), quantity.start);
  return new RegExp(
    `\\b${word}(?: (?:about|around|approximately|just|over|under|nearly|some|a|the|an|total|of|one|that|deficit|surplus|low|high|rate|average|mean|level|peak|forecast|only))*\\s{0,2}(?:minus )?$`,
  ).test(ahead);
}

/** The text between two quantities may hold a time, a place or what is counted, but no new statement. */
function isClose(sentence: Sentence, a: Quantity, b: Quantity): boolean {
  const text = sentence.low.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return (
    text.length <= 90 &&
    !/[;:]|\b(?:and|but|while|whereas|against|compared)\b(?! (?:non|care|young|health|up|down))/.test(
      text.replaceAll(
        /\band (?:care|young people|non-maintained|alternative provision|october|november)\b/g,
        '',
      ),
    )
  );
}

/** "Growth over the year was 117 (from 2,497)": the size of the change comes first. */
export const IS_GROWTH =
  /\b(?:growth|increase|rise|fall|drop|reduction|decrease|change|movement|gain)\b[^.;,()]{0,44}\b(?:was|is|of|were|at|came to|totalled)\s(?:about |around |just )?$/;

/** "rose by £1.4m, from £8.2m to £9.6m": the first is the size of the change, not where it ends. */
function isChangeSize(sentence: Sentence, quantity: Quantity): boolean {
  if (isMove(sentence, quantity)) return true;
  const [{ low }, { start, unit }] = [sentence, quantity];
  const ahead = low.slice(Math.max(0, start - 70), start);
  return (
    /\b(?:by|of|another|a|an) (?:about |around |just |some )?$/.test(ahead) ||
    (unit !== 'percent' && IS_GROWTH.test(ahead))
  );
}

/** "up 2.55", the second of "by £3.7m in 2027/28 and £5.2m in 2028/29": how far, and not where to. */
export function isMove({ low }: Sentence, { start }: Quantity): boolean {
  return (
    /,? (?:up|down) £?$/.test(low.slice(Math.max(0, start - 10), start)) ||
    BY_SO_MUCH_AND.test(low.slice(Math.max(0, start - 90), start))
  );
}

/** "by £3.7m in 2027/28, £4.0m in 2028/29 and ": how far in one time, and on to the next. */
const BY_SO_MUCH_AND =
  /\bby (?:about |around |just )?[£+−-]{0,2}\d[\d.,]*(?:m|k|bn|%| per cent)?(?: (?:in|to|by|during|between|over) [^;.]{3,60}?)?,? (?:and )?(?:then )?(?:by )?(?:a further |another )?£?$/;

/** "28 a month (168 in all), down from 33 a month": the sum is of another kind than the rate. */
function isSumOfRate(sum: Quantity, rate: Quantity): boolean {
  return rate.per !== null && rate.per !== sum.per;
}

/** "71.5 a month (858 requests), up from 70.0 (840 requests)": what a bracket adds belongs with the other bracket. */
function isBracketOfOther({ low }: Sentence, a: Quantity, b: Quantity): boolean {
  return (
    /\($/.test(low.slice(0, a.start)) &&
    /^[^(]*\)/.test(low.slice(a.end, b.start)) &&
    /^[^(,;]{0,12}\(\d/.test(low.slice(b.end))
  );
}

function changeOf(sentence: Sentence, a: Quantity, b: Quantity): Change | null {
  if (!areAlike(a, b) || !isClose(sentence, a, b)) return null;
  if (isRange(sentence, a, b) || isBracketOfOther(sentence, a, b)) return null;
  const isForward = isAfter(sentence, 'from', a) && isAfter(sentence, 'to', b);
  const isSize = isChangeSize(sentence, a);
  const goesOn = /^[^.;,]{0,40}\bto (?:about |around )?[£\d]/.test(sentence.low.slice(b.end, b.end + 60));
  const isBackward =
    isAfter(sentence, 'from', b) && !isAfter(sentence, 'from', a) && !isSize && !goesOn && !isSumOfRate(a, b);
  if (!isForward && !isBackward) return null;
  const word = wordNear(sentence, Math.min(a.start, b.start), Math.max(a.end, b.end));
  const between = sentence.low.slice(a.end, b.start);
  const inner = isBackward ? directionWord(between) : null;
  // "346, from 347": a change without a word; "346 plans from 12 schools" is none.
  if (
    isBackward &&
    inner === null &&
    !/^[^a-z]{0,3}(?:[a-z]+ ){0,4}from (?:about |around )?$/.test(`${between}`)
  )
    return null;
  if (isBackward && inner === null && word === null) return null;
  return isForward ? { sentence, from: a, to: b, word } : { sentence, from: b, to: a, word: inner ?? word };
}

/** "six to eight weeks", "between 6 and 8", ages: not a change. */
function isRange(sentence: Sentence, a: Quantity, b: Quantity): boolean {
  const text = sentence.low.slice(a.end, b.start);
  return /^\s?(?:-|–|to)\s?$/.test(text) && !isAfter(sentence, 'from', a);
}

/** "there were 2,205 a year ago, and numbers are up by 9.4% to 2,412": from, size, to. */
function sizedChange(sentence: Sentence, a: Quantity, size: Quantity, b: Quantity): Change | null {
  if (size.unit !== 'percent' || !areAlike(a, b) || a.unit === 'percent') return null;
  const isBy = /\bby (?:about |around |just (?:over|under) |nearly )?$/.test(
    sentence.low.slice(Math.max(0, size.start - 24), size.start),
  );
  if (
    !isBy ||
    !/^\s?(?:\([^)]{0,20}\) ?)?to (?:about |around |just (?:over|under) )?£?$/.test(
      sentence.low.slice(size.end, b.start),
    )
  )
    return null;
  const word = directionWord(sentence.low.slice(a.end, size.start));
  return word === null ? null : { sentence, from: a, to: b, word };
}

const IS_LENGTH = /^(?:day|week|month|quarter|term|year)$/;

/** "over the twelve months to October": a window that figures are of, and no figure itself. */
function isWindow({ low }: Sentence, { start, noun }: Quantity): boolean {
  return (
    IS_LENGTH.test(noun) &&
    /\b(?:over|in|during|for|across|throughout|within) (?:the |these |those |all |any )?(?:last |past |previous |latest |next |first |same )?$/.test(
      low.slice(Math.max(0, start - 32), start),
    )
  );
}

/** "31 suspensions per 100 pupils": what a rate is by, and no figure itself. */
function isPerSoMany({ low }: Sentence, { start, unit }: Quantity): boolean {
  return (
    unit === 'count' &&
    /\b(?:per|(?:for|in|to|out of) every|for each) $/.test(low.slice(Math.max(0, start - 14), start))
  );
}

/** The changes that a sentence tells, from figures that follow each other. */
export function changesOf(sentence: Sentence): Change[] {
  const quantities = sentence.quantities.filter(
    (quantity) => !isWindow(sentence, quantity) && !isPerSoMany(sentence, quantity),
  );
  if (quantities.length > 40) return [];
  return quantities.flatMap((a, at) => {
    const b = quantities[at + 1];
    const c = quantities[at + 2];
    if (b === undefined) return [];
    const near = changeOf(sentence, a, b);
    if (near !== null) return [near];
    // "rose by 12 plans, from 30 to 42" and "rose by 8% from 500 to 540" begin later; "from 500 (9%) to 540" skips one.
    const sized = c === undefined ? null : sizedChange(sentence, a, b, c);
    if (sized !== null) return [sized];
    // "54.10, up 0.20 from 53.90": the size stands between the two.
    const isBetween = !areAlike(a, b) || isMove(sentence, b);
    const far = c === undefined || !isBetween ? null : changeOf(sentence, a, c);
    return far === null ? [] : [far];
  });
}

const CONNECT =
  /\b(?:against|compar(?:ed|es|ing) (?:with|to)|inside|versus|vs\.?|rather than|instead of|above|below|beneath|underneath|under|over|within|exceed(?:s|ed|ing)?|ahead of|short of|behind|than|out of|of the|where (?:the|our|we))\b/;
const REFERENCE =
  /\b(forecasts?|targets?|plan(?:ned)?|trajectory|cap|ceiling|limit|budget(?:ed)?|agreed|agreement|expected|profiled?|projection|projected|due|commissioned|milestone|assum(?:ed|ption)|maximum|threshold|ambition|path|aim)\b/g;
const ABOVE =
  /\b(?:above|over|exceed(?:s|ed|ing)?|higher than|more than|greater than|ahead of|outside|breach(?:es|ed|ing)?|in excess of|worse than)\b/g;
const BELOW =
  /\b(?:below|under|within|inside|lower than|less than|fewer than|behind|short of|beneath|underneath)\b/g;

function referenceNear(sentence: Sentence, quantity: Quantity, previousEnd: number): string | null {
  // "Young people with a plan": what they have, and nothing that is planned.
  const ahead = sentence.low
    .slice(Math.max(previousEnd, quantity.start - 60), quantity.start)
    .replaceAll(/\bwith (?:an? |ehc )*plans?\b/g, '');
  const behind = (sentence.low.slice(quantity.end, quantity.end + 40).split(/[,.;:)]/)[0] ?? '').replace(
    /\bplan(?:s)? (?:numbers?|end)/,
    '',
  );
  const found = [...ahead.matchAll(REFERENCE)].at(-1)?.[1] ?? [...behind.matchAll(REFERENCE)][0]?.[1];
  return found ?? null;
}

function lastMatch(text: string, pattern: RegExp): RegExpMatchArray | null {
  return [...text.matchAll(pattern)].at(-1) ?? null;
}

function relationIn(text: string): Against['said'] {
  const above = lastMatch(text, ABOVE);
  const below = lastMatch(text, BELOW);
  if (above === null && below === null) return null;
  const isAbove = (above?.index ?? -1) > (below?.index ?? -1);
  const match = isAbove ? above : below;
  return { relation: isAbove ? 'above' : 'below', text: match?.[0] ?? '' };
}

const IS_OFFSET =
  /^\W{0,2}(?:[a-z-]+ ){0,3}(?:better|worse|above|below|more|less|higher|lower|over|under|fewer|ahead|short|behind|late|in excess)\b/;

/** "against a ceiling of £58m, so we remain within the ceiling". */
function capRelation(sentence: Sentence, reference: Quantity): Against['said'] {
  const match =
    /^[^.;]{0,40}\b(?:within|inside|under|below|above|over|exceed\w*|breach\w*)\b[^.;]{0,12}\b(?:cap|ceiling|limit|maximum|it|this|that|target|plan|trajectory|path)\b/.exec(
      sentence.low.slice(reference.end, reference.end + 90),
    );
  return match === null ? null : relationIn(match[0]);
}

/** "Over the period", "from within the scheme": words of comparison that compare nothing. */
const NO_COMPARISON =
  /\bover (?:the |its |our |this |that |a )?(?:(?:whole|full|same|next|last|past|coming|remaining|two|three|four|five|six|seven|\d+)[ -]){0,2}(?:period|plan(?= )|life|lifetime|term|course|programme|years?|months?|agreement)\b|\bfrom within\b/g;
/** Behind a figure that is itself a distance: "38 more than a year earlier", "£5k below budget". */
const IS_DISTANCE =
  /^ (?:more|less|fewer|higher|lower|above|below|over|under|better|worse|short|late|early)\b/;

function againstOf(sentence: Sentence, a: Quantity, b: Quantity): Against | null {
  if (!areAlike(a, b) || a.per !== b.per || IS_DISTANCE.test(sentence.low.slice(b.end, b.end + 10)))
    return null;
  const text = sentence.low.slice(a.end, b.start).replaceAll(NO_COMPARISON, ' ');
  if (text.length > 110 || /[;]|\bof (?:which|that|this|these)\b/.test(text) || !CONNECT.test(text))
    return null;
  // "£0.6m better than the forecast of £5.4m": the first is how far off it is, not what it is.
  if (IS_OFFSET.test(text) && Math.abs(a.value) < Math.abs(b.value) * 0.6) return null;
  const referenceWord = referenceNear(sentence, b, a.end);
  if (
    referenceWord === null ||
    /\b(?:by|from) (?:\w+ )?$/.test(sentence.low.slice(Math.max(0, a.start - 8), a.start)) ||
    /\bby (?:about |just |some )?$/.test(sentence.low.slice(Math.max(0, b.start - 10), b.start))
  )
    return null;
  return {
    sentence,
    actual: a,
    reference: b,
    referenceWord,
    isCap: /cap|ceiling|limit|maximum|threshold/.test(referenceWord),
    said: relationIn(text) ?? capRelation(sentence, b),
  };
}

/** "Compared with the budgeted £6.2m we expect £7.9m": the reference comes first. */
function againstFirst(sentence: Sentence, a: Quantity, b: Quantity, at: number): Against | null {
  if (
    at !== 0 ||
    !areAlike(a, b) ||
    !/^\W{0,3}(?:compar(?:ed|ing) (?:with|to)|against|versus)\b/.test(sentence.low)
  )
    return null;
  const referenceWord = referenceNear(sentence, a, 0);
  if (referenceWord === null || b.start - a.end > 110) return null;
  return {
    sentence,
    actual: b,
    reference: a,
    referenceWord,
    isCap: /cap|ceiling|limit|maximum|threshold/.test(referenceWord),
    said: null,
  };
}

/** "We planned 70 places by September and delivered 46." */
function plannedThenDone(sentence: Sentence, a: Quantity, b: Quantity): Against | null {
  const ahead = sentence.low.slice(Math.max(0, a.start - 60), a.start);
  const between = sentence.low.slice(a.end, b.start);
  const isPlanned =
    /\b(?:planned|promised|aimed for|expected|intended|forecast|targeted|agreed|budgeted(?: for)?|were due to (?:open|deliver)|(?:path|plan|target|trajectory|agreement|budget|profile|condition|milestone)(?: \w+){0,3} (?:asks? for|asked for|calls? for|expects?|is|was|had|has|of|requires?|sets?|set|says?|gives?|gave|allows?|allowed))\s(?:to \w+ )?(?:a |an )?(?:about )?£?$/.test(
      ahead,
    );
  const isDone =
    /\b(?:delivered|opened|achieved|provided|completed|had|got|made|reached|managed|(?:we|it|this) (?:now )?(?:are|is|were|was|stands?|stood|have|has)(?: now)?(?: at)?|(?:now|currently) (?:expect|forecast|at|have|stands? at|see)|forecast|came in at|stands? at|actual(?:ly)? (?:is|was)?)\s(?:only |just |now |about )?£?$/.test(
      between,
    );
  if (!isPlanned || !isDone || between.length > 90 || !areAlike(a, b)) return null;
  return { sentence, actual: b, reference: a, referenceWord: 'planned', isCap: false, said: null };
}

/** The figures that a sentence sets against a forecast, target or limit. */
export function againstsOf(sentence: Sentence): Against[] {
  const { quantities } = sentence;
  if (quantities.length > 40) return [];
  return quantities.flatMap((a, at) => {
    const b = quantities[at + 1];
    if (b === undefined) return [];
    const found =
      againstOf(sentence, a, b) ?? againstFirst(sentence, a, b, at) ?? plannedThenDone(sentence, a, b);
    return found === null ? [] : [found];
  });
}
