/** What is left, what things come to and what a figure is brought to: a sentence announces a result of figures before it. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Interval, intervalOf } from '../../understand/interval.ts';
import { type Ratio, ratioIn } from '../../understand/ratios.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { isWholeCount, spotsOf, type Told } from '../../understand/together.ts';
import { somePairMeets, someSumMeets } from './signed-sums.ts';

/** A rest: "leaving £25.2m to come", "5 remain vacant". */
const REST_BEFORE =
  /\b(?:leav(?:es|ing)|(?<!\b(?:who|that|which|had|have|has|people|leavers) )left|remain(?:s|ing|der)?(?: of| is| at)?|the (?:other(?! way)|rest)|balance (?:of|is)|still|outstanding|short(?:fall)? (?:of|by|is)|gap of|headroom (?:of|is)|spare|overdue|so)\b(?:[^.;:]{0,30}|: ?)$/;
const REST_BEHIND =
  /^(?: [a-z-]+){0,3} (?:remain(?:s|ing)?|(?:are|is|were|was) (?:left|still|outstanding|vacant|unfilled|empty|overdue|to come|yet to)|left(?= to|[.,;]|$)|to come|outstanding|still|vacant|unfilled|empty|overdue|short|to go|have yet|has yet|vacanc(?:y|ies))\b/;
/** A whole: "which would take the deficit to £29.1m", "making 64 in all". */
const WHOLE_BEFORE =
  /\b(?:(?:bring(?:s|ing)?|brought|tak(?:es|ing|e)|took|rais(?:es|ing)|lift(?:s|ing))\b[^.;]{0,50}\b(?:to|at)|(?:mak(?:es|ing)|giv(?:es|ing)|to give)(?: [a-z-]+){0,4}|(?:com(?:es|ing)|amount(?:s|ing)|add(?:s|ing)? up|sum(?:s|ming)?) to|total(?:s|ling)|(?:a|the|combined|overall) total (?:of|is|comes to)|in total,?|combined,?|together,?|altogether,?|in all,?)(?: about| some| a total of| just)? $/;
const WHOLE_BEHIND = /^(?: [a-z-]+){0,3} (?:in total|in all|altogether|together|overall|all told|combined)\b/;
/** "The number of places in September 2026 is 654", behind sentences that tell where it began. */
const NUMBER_NOW =
  /^\W{0,3}(?:so |therefore |as a result,? )?(?:the|our) (?:total )?number (?:of [a-z -]{3,40}|maintained|in place|on roll)\b[^.;]{0,40}\b(?:is|was|stands at|stood at|will be|becomes|now)(?: now| therefore| thus)? $/;
const THEREFORE =
  /\b(?:is|was|will be|stands at|becomes) (?:therefore|thus|then|consequently) $|\b(?:so|therefore|thus),? [^.;£\d]{0,50}\b(?:is|was|will be|stands at) $/;
const OPENED =
  /\b(?:there were|brought forward|at \d+ [a-z]+ \d{4} (?:was|stood)|began|started|opened|stood at|we had|had)\b/;
/** What stands before a figure that is compared, or is one of several readings of it, says no result of those before it. */
const NO_RESULT =
  /\b(?:target|agreed|trajectory|forecast of|budget of|compared|against|than|up from|down from|last year|previous|instead of|rather than|at least|up to|if|per cent of|% of|of (?:these|those|them|which|whom)|average|each|share|including|of the|out of|only)\b[^.;]{0,24}$/;
/** Beyond this a figure is of something else [ratio of the larger]. */
const NEAR = 0.3;
/** A roll-forward that is further off runs over more than is told [ratio]. */
const ROLL_NEAR = 0.05;
/** Small counts may be off by so many. */
const FEW = 3;
/** Sentences before that may tell what a result is made of. */
const BACK = 2;

type Kind = 'rest' | 'whole' | 'roll';

/** What is announced, and how many sentences before it may hold what it is made of. */
type Claim = { readonly kind: Kind; readonly back: number };

/** Which result, if any, the words beside a figure announce. */
function kindOf(sentence: Sentence, result: Quantity, from: number): Claim | null {
  const before = sentence.low.slice(Math.max(from, result.start - 80), result.start);
  const behind = sentence.low.slice(result.end, result.end + 50);
  if (NO_RESULT.test(before)) return null;
  if (REST_BEFORE.test(before) || REST_BEHIND.test(behind)) return { kind: 'rest', back: BACK };
  // "Both grew by 20": one figure stands for several.
  if (/\b(?:both|each|apiece|respectively)\b/.test(sentence.low)) return null;
  if (NUMBER_NOW.test(sentence.low.slice(0, result.start)) || THEREFORE.test(before))
    return { kind: 'roll', back: BACK };
  if (WHOLE_BEFORE.test(before)) return { kind: 'whole', back: BACK };
  return WHOLE_BEHIND.test(behind) ? { kind: 'whole', back: 0 } : null;
}

/** Whether a figure can be a part of a result: the same unit, counted things where it counts. */
function isOfKind(part: Quantity, result: Quantity): boolean {
  if (part.unit !== result.unit || part.per !== null || part.value <= 0) return false;
  return result.unit === 'money' || isWholeCount(part);
}

const OWN_HEAD = /^\W{0,4}[A-Z£][^.:;]{2,48}[:?]/;
const ANNOUNCES = /\b(?:leav\w+|total|in all|altogether|together|making|remain\w*)\b/i;
const GOES_ON =
  /^\W{0,3}(?:that|this|so|which|it|leav\w+|giv\w+|mak\w+|in all|altogether|together|the (?:total|rest|remaining|others?|balance))\b/;

/** Whether two sentences stand in one paragraph or in items of one list. */
function areTogether({ block }: Sentence, other: Sentence | undefined): boolean {
  if (other === undefined) return false;
  if (block === other.block) return true;
  // An item of several sentences is a matter of its own, unless the next goes on with it: "That leaves …".
  const isShort = [block, other.block].every(({ text }) => !/[.?!]\s+\p{Lu}/u.test(text));
  return (
    (isShort || GOES_ON.test(other.low)) &&
    ANNOUNCES.test(`${block.text} ${other.block.text}`) &&
    block.kind === 'item' &&
    other.block.kind === 'item' &&
    block.list === other.block.list &&
    // "This year's deficit: …" and "£0 by the end: …": each item tells of a thing of its own.
    !OWN_HEAD.test(block.text) &&
    !OWN_HEAD.test(other.block.text)
  );
}

/** The figures before a result, nearest sentence first, in growing windows of at least two. */
function windowsOf(sentences: readonly Sentence[], at: number, result: Quantity, most: number): Told[][] {
  const windows: Told[][] = [];
  let held: Told[] = [];
  for (let back = 0; back <= most; back++) {
    const sentence = sentences[at - back];
    if (sentence === undefined || !areTogether(sentence, sentences[at]) || sentence.text.endsWith('?')) break;
    const own = sentence.quantities.filter(
      (part) => part !== result && isOfKind(part, result) && (back > 0 || part.start < result.start),
    );
    held = [...own.map((quantity) => ({ sentence, quantity })), ...held];
    if (own.length > 0 && held.length >= 2) windows.push(held);
  }
  return windows;
}

type Reckoned = { readonly value: number; readonly shown: string };

/** An opening number with every sign of the flows behind it; only where there are at least two. */
function rolled([opening, ...flows]: readonly Quantity[]): Reckoned[] {
  if (opening === undefined || flows.length < 2 || flows.length > 4) return [];
  let all: Reckoned[] = [{ value: opening.value, shown: showValue(opening.value, opening.unit) }];
  for (const { value, unit } of flows)
    all = all.flatMap((one) => [
      { value: one.value + value, shown: `${one.shown} + ${showValue(value, unit)}` },
      { value: one.value - value, shown: `${one.shown} − ${showValue(value, unit)}` },
    ]);
  return all;
}

/** What the words claim: the first less the others, the larger less the smaller, or all of them together. */
function reckonings(kind: Kind, parts: readonly Quantity[]): Reckoned[] {
  const [first, ...others] = parts;
  const [last, before] = [parts.at(-1), parts.at(-2)];
  if (first === undefined || last === undefined || before === undefined) return [];
  const show = ({ value, unit }: Quantity) => showValue(value, unit);
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const joined = (sign: string, all: readonly Quantity[]) => all.map(show).join(` ${sign} `);
  if (kind === 'roll') return rolled(parts);
  if (kind === 'whole' && parts.length <= 8) return [{ value: sum, shown: joined('+', parts) }];
  const rest = others.reduce((all, { value }) => all - value, first.value);
  const [large, small] = before.value >= last.value ? [before, last] : [last, before];
  return [
    { value: rest, shown: joined('−', parts) },
    { value: large.value - small.value, shown: `${show(large)} − ${show(small)}` },
  ].filter(({ value }) => value > 0);
}

/** Of all that a roll-forward can come to, the nearest to what is told, where its first number opens it and it is no further off than a flow may be. */
function nearestTo(
  options: readonly Reckoned[],
  result: Quantity,
  [opening]: readonly Told[],
): Reckoned | undefined {
  if (
    opening === undefined ||
    !OPENED.test(opening.sentence.low) ||
    opening.quantity.value < result.value / 2
  )
    return undefined;
  const [best] = [...options].sort(
    (a, b) => Math.abs(a.value - result.value) - Math.abs(b.value - result.value),
  );
  return best !== undefined && Math.abs(best.value - result.value) <= ROLL_NEAR * result.value
    ? best
    : undefined;
}

function isNear(value: number, result: Quantity): boolean {
  const gap = Math.abs(value - result.value);
  return gap <= NEAR * Math.max(value, result.value) || (result.unit === 'count' && gap <= FEW);
}

/** Every figure of the paragraph but the result. */
function othersIn(sentences: readonly Sentence[], at: number, result: Quantity): Interval[] {
  const block = sentences[at]?.block;
  return sentences
    .filter((sentence) => sentence.block === block)
    .flatMap(({ quantities }) => quantities.filter((part) => part !== result && isOfKind(part, result)))
    .map((part) => intervalOf(part));
}

/** "Of 210 cases 162 were left, 31 moved down and 17 up": the rest of the sentence bears the figure out. */
function isBorneOutBy({ quantities }: Sentence, result: Quantity, target: Interval): boolean {
  const others = quantities.filter((part) => part !== result && isOfKind(part, result));
  return others.length >= 2 && others.length <= MOST_BESIDE && someSumMeets(others, target);
}

/** So many figures beside a result are tried together. */
const MOST_BESIDE = 5;

function wrongResult(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (
    sentence === undefined ||
    sentence.block.kind === 'heading' ||
    sentence.isChart ||
    sentence.quantities.length > 12 ||
    sentence.text.endsWith('?')
  )
    return [];
  return sentence.quantities.flatMap((result, k): Found[] => {
    const isPlain = result.unit === 'money' || isWholeCount(result);
    if (!isPlain || result.isAbout || result.bound !== null || result.per !== null || result.value <= 0)
      return [];
    const claim = kindOf(sentence, result, sentence.quantities[k - 1]?.end ?? 0);
    return claim === null
      ? []
      : [...judged(sentences, at, result, claim), ...wrongShareLeft(sentence, result, claim)];
  });
}

function judged(
  sentences: readonly Sentence[],
  at: number,
  result: Quantity,
  { kind, back }: Claim,
): Found[] {
  const [sentence, target] = [sentences[at], intervalOf(result)];
  const windows = windowsOf(sentences, at, result, back);
  const tight = windows[0];
  if (sentence === undefined || tight === undefined || tight.length > 8) return [];
  const isTrue =
    windows.some((told) =>
      someSumMeets(
        told.map(({ quantity }) => quantity),
        target,
      ),
    ) ||
    somePairMeets(othersIn(sentences, at, result), target) ||
    isBorneOutBy(sentence, result, target);
  if (isTrue) return [];
  for (const told of windows) {
    const parts = told.map(({ quantity }) => quantity);
    const options = reckonings(kind, parts).filter(({ value }) => isNear(value, result));
    const near = kind === 'roll' ? nearestTo(options, result, told) : options[0];
    if (near === undefined) continue;
    const spots = spotsOf(
      sentence,
      told.map((one) => one.sentence),
    ).map(sentenceSpot);
    return [
      {
        spots,
        arithmetic: `${near.shown} = ${showValue(near.value, result.unit)}, not ${showValue(result.value, result.unit)}`,
      },
    ];
  }
  return [];
}

/** "Two thirds of the 96 new places are for autism and the remaining 42 for others": what a share leaves of a number. */
function wrongShareLeft(sentence: Sentence, result: Quantity, { kind }: Claim): Found[] {
  const share = shareIn(sentence, result);
  const bases = sentence.quantities.filter(
    (part) => part !== result && isOfKind(part, result) && part.start < result.start,
  );
  const [base, more] = bases;
  if (kind !== 'rest' || share === null || base === undefined || more !== undefined) return [];
  const [left, taken] = [base.value * (1 - share.value), base.value * share.value];
  const slack = Math.max(share.slack * base.value, result.step / 2, result.unit === 'count' ? 1 : 0);
  if ([left, taken].some((value) => Math.abs(value - result.value) <= slack)) return [];
  if (!isNear(left, result)) return [];
  const { unit } = result;
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${share.text} of ${showValue(base.value, unit)} leaves ${showValue(left, unit)}, not ${showValue(result.value, unit)}`,
    },
  ];
}

/** The one share of a sentence before a figure, in words or in per cent. */
function shareIn(sentence: Sentence, before: Quantity): Pick<Ratio, 'value' | 'slack' | 'text'> | null {
  const ratio = ratioIn(sentence);
  if (ratio !== null && ratio.start < before.start) return { ...ratio, slack: ratio.slack * ratio.value };
  const [percent, more] = sentence.quantities.filter(({ unit }) => unit === 'percent');
  if (percent === undefined || more !== undefined || percent.start > before.start || percent.value >= 100)
    return null;
  return { value: percent.value / 100, slack: percent.step / 200, text: showValue(percent.value, 'percent') };
}

/** Announced results. */
export const RESULT_RULES: readonly Rule[] = [
  {
    code: 'claim.result',
    kind: 'sum',
    severity: 'warning',
    isWide: true,
    title: 'What is left, or what it comes to, does not follow from the figures before it',
    meaning:
      'A rest or a whole that is announced in words, and no sum or difference of the figures of its sentence or of the two before it that makes it.',
    advice: 'Work the figure out again from those before it, or say what else it holds.',
    fires:
      'The council ended 2024/25 with a cumulative deficit of £22.7m. An in-year overspend of £6.4m is forecast for 2025/26, which would take the cumulative deficit to £28.1m.',
    silent:
      'The council ended 2024/25 with a cumulative deficit of £22.7m. An in-year overspend of £6.4m is forecast for 2025/26, which would take the cumulative deficit to £29.1m.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongResult(sentences, at)),
  },
];
