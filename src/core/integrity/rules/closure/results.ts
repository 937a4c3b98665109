/** Rule on a number that a sentence works out from others beside it: a difference, a sum, a balance. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import type { Told } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { amountsOf, comesFrom, isAmount, sentencesBeside, spanOf } from './numbers-beside.ts';

const MOVE =
  'gap|worsening|deterioration|improvement|rise|fall|increase|decrease|reduction|growth|shortfall|overspend|underspend|swing|difference|movement|excess|headroom|overshoot|variance|drop|margin|overrun';
/** "A gap of": what nothing else in the sentence can be. */
const GAP_OF = new RegExp(
  `\\b(?:${MOVE})(?: (?!and\\b|or\\b|to\\b)[a-z0-9]+){0,4} (?:of|is|was) (?:about |around |some )?$`,
);
const DIFFERENCE_BEFORE = new RegExp(
  `${GAP_OF.source}|\\b(?:an?|the) (?:net |total |adverse |favourable )?(?:${MOVE})(?: of [a-z ]{0,20})?,? $|\\b(?:rose|risen|fell|fallen|grew|grown|increased|decreased|reduced|dropped|higher|lower|worse|better|above|below|over|under|within|exceed\\w*|miss\\w*|short|out)(?: [a-z'£\\d.,]+){0,6} by (?:about |some )?$|\\b(?:is|was|at|to|of) [^;:]{0,60}, (?:up|down) (?:by )?$`,
);
const DIFFERENCE_BEHIND =
  /^,?(?: (?!and\b|to\b|of\b|in\b|at\b|for\b|from\b|shown\b|has\b|have\b|were\b|was\b)[a-z]+)? (?:higher|lower|worse|better|adrift|ahead|behind|more|fewer|less|short|above|below|over|under|inside|outside)(?= than\b| of\b| the (?:agreed|plan|target|limit|cap|ceiling|forecast|budget|profile|trajectory)| (?:it|this|that|them|plan|budget|profile|target|forecast)\b|[,.;:)]|$)/;
const SUM_BEFORE =
  /\b(?:gives?|giving|makes?|making|totals?|totalling|comes? to|leaves?|leaving|c\/fwd(?: of)?|adds? up to|sums? to|together|altogether|in all|brings? it to|takes? it to|that is|which is)(?:[ ,]+(?:an?|the|of|is|are|was|total|deficit|surplus|balance|forecast|net|cumulative|about|some|c\/fwd|at|in|it))*:? $/;
const SUM_BEHIND = /^(?: [a-z]+){0,2},? (?:in all|altogether|in total|together)\b/;
/** What is there at the beginning, to which the year is added. */
const OPENING = /\b(?:brought forward|b\/fwd|opening|starting (?:from|with)|carried forward from)\b/;
const CLOSING = /\b(?:is|of|to|be|reach(?:es)?|at) (?:forecast (?:at|to be) |about )?$/;
const UNLIKE =
  /\b(?:had been|instead of|previous|originally|national(?:ly)?|england|averag\w*|each|every|per|half|twice|doubl\w*|a (?:year|month|week)|remaining|booked)\b|[×÷*]/;
const SUPPOSED = /\b(?:would|could|if)\b/;
/** A number that is itself a move: "rose by 206". */
const MOVED = /(?<!\b(?:over|under)spen[td]) by (?:about |some )?$/;
const NEAR = { low: 0.5, high: 2 } as const;
/** How far one of two numbers may have slipped, as a share of the greater. */
const SLIP = 0.35;

type Sort = 'difference' | 'sum';
/** What a number is said to be of others, and whether its sentence names all of them. */
type Claim = {
  readonly sort: Sort;
  readonly told: Quantity;
  readonly parts: readonly Told[];
  /** The sentence has the two numbers of a gap that it names, so that no other needs to be looked for. */
  readonly isPlain: boolean;
  readonly isWhole: boolean;
};

function sortOf({ low, quantities }: Sentence, quantity: Quantity): Sort | null {
  const { start, end } = quantity;
  const [ahead, behind] = [low.slice(Math.max(0, start - 90), start), low.slice(end, end + 40)];
  if (DIFFERENCE_BEFORE.test(ahead) || DIFFERENCE_BEHIND.test(behind)) return 'difference';
  if (SUM_BEFORE.test(ahead) || SUM_BEHIND.test(behind)) return 'sum';
  const isLast = quantities.findLast((one) => one.unit === quantity.unit) === quantity;
  return isLast && OPENING.test(low.slice(0, start)) && CLOSING.test(ahead) ? 'sum' : null;
}

function claimOf(document: Understanding, sentence: Sentence, told: Quantity): Claim | null {
  if (!isAmount(told) || told.bound !== null || told.isAbout || told.isWord) return null;
  const sort = sortOf(sentence, told);
  if (sort === null) return null;
  const isPart = ({ sentence: home, quantity }: Told) =>
    quantity !== told &&
    !quantity.isWord &&
    (told.unit !== 'count' || quantity.step === told.step) &&
    !MOVED.test(home.low.slice(Math.max(0, quantity.start - 24), quantity.start));
  const own = amountsOf([sentence], told.unit).filter(isPart);
  if (own.length === 0) return null;
  const isWhole = own.length > 1;
  const parts = isWhole
    ? own
    : [
        ...amountsOf(sentencesBeside(document, sentence, 1, 0), told.unit).filter(
          (one) => one.sentence !== sentence && isPart(one),
        ),
        ...own,
      ];
  if (parts.length < 2 || parts.length > MOST_PARTS) return null;
  // Among the two numbers "an increase of 12" may be of the first and a third.
  const isBetween =
    parts.some(({ quantity }) => quantity.start < told.start) &&
    parts.some(({ quantity }) => quantity.start > told.start);
  if (isWhole && isBetween && sort === 'difference') return null;
  const isPlain = isWhole && parts.length === 2 && GAP_OF.test(sentence.low.slice(0, told.start));
  return SUPPOSED.test(sentence.low) && !isPlain ? null : { sort, told, parts, isPlain, isWhole };
}

/** Numbers that a sentence works with, at most. */
const MOST_PARTS = 5;
const MOST_BESIDE = 16;

/** Whether any numbers beside the sentence make the claim true. */
function isExplained(
  document: Understanding,
  sentence: Sentence,
  { sort, told, parts, isPlain, isWhole }: Claim,
): boolean {
  const span = spanOf(told);
  if (
    comesFrom(
      span,
      parts.map(({ quantity }) => spanOf(quantity)),
      MOST_PARTS,
    )
  )
    return true;
  if (isPlain) return false;
  if (!isWhole && isOfAnother(document, sentence, told)) return true;
  const beside = amountsOf(sentencesBeside(document, sentence, 3, 1), told.unit)
    .filter(({ quantity }) => quantity !== told)
    .map(({ quantity }) => spanOf(quantity));
  if (beside.length > MOST_BESIDE) return true;
  return comesFrom(span, beside, sort === 'difference' ? 2 : beside.length > 8 ? 3 : 4);
}

/** "But it is worse than the budget, which was £34.9m, by £1.1m": what "it" is may stand anywhere, and be a true number of the paper. */
function isOfAnother(document: Understanding, sentence: Sentence, told: Quantity): boolean {
  const span = spanOf(told);
  const own = amountsOf([sentence], told.unit).filter(({ quantity }) => quantity !== told);
  const others = amountsOf(document.sentences, told.unit).filter((one) => one.sentence !== sentence);
  return own.some(({ quantity: one }) =>
    others.some(({ quantity: other }) => comesFrom(span, [spanOf(one), spanOf(other)], 2)),
  );
}

/** What the numbers named come to; null where it is not near what is told, so that something else must be meant. */
function meantBy({ sort, told, parts, isWhole }: Claim): number | null {
  const values = parts.map(({ quantity }) => Math.abs(quantity.value));
  const [a = 0, b = 0] = values;
  if (sort === 'difference' && values.length !== 2) return null;
  const by = sort === 'difference' ? Math.abs(a - b) : values.reduce((sum, one) => sum + one, 0);
  if (by === 0) return null;
  const ratio = Math.abs(told.value) / by;
  const isNear = ratio > NEAR.low && ratio < NEAR.high;
  const hasSlipped =
    isWhole && sort === 'difference' && Math.abs(Math.abs(told.value) - by) < SLIP * Math.max(a, b);
  return isNear || hasSlipped ? by : null;
}

function resultsIn(document: Understanding, sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((told): Found[] => {
    const claim = claimOf(document, sentence, told);
    if (claim === null || isExplained(document, sentence, claim)) return [];
    const by = meantBy(claim);
    return by === null ? [] : [foundOf(sentence, claim, by)];
  });
}

function foundOf(sentence: Sentence, { sort, told, parts }: Claim, by: number): Found {
  const [show, value] = [(one: number) => showValue(one, told.unit), Math.abs(told.value)];
  const values = parts.map(({ quantity }) => Math.abs(quantity.value));
  const [most, least] = [Math.max(...values), Math.min(...values)];
  const written = sort === 'sum' ? values.map(show).join(' + ') : `${show(most)} − ${show(least)}`;
  const others = parts.map((part) => part.sentence).filter((one) => one !== sentence);
  return {
    spots: [sentence, ...new Set(others)].map(sentenceSpot),
    arithmetic: `${written} = ${show(by)}, not ${show(value)}.`,
  };
}

function results(document: Understanding): Found[] {
  return document.sentences.flatMap((sentence) =>
    isStatement(sentence) && !UNLIKE.test(sentence.low) ? resultsIn(document, sentence) : [],
  );
}

/** Sums and differences told beside the numbers they come from. */
export const RESULT_BESIDE_RULES: readonly Rule[] = [
  {
    code: 'sum.beside',
    kind: 'sum',
    severity: 'error',
    isWide: true,
    title: 'A sum or difference is not what the numbers beside it make',
    meaning:
      'A number that its sentence calls a gap, a rise, so much worse, a total or what is left, with the other numbers of the sentence, or of the one before it. Silent where any of the numbers beside it, added up or taken off, come to it, and where what the sentence suggests is not near it.',
    advice: 'Work it out again from the numbers beside it, and correct the one that is wrong.',
    fires: 'Deficit b/fwd £9.7m plus £4.2m gives a forecast c/fwd of £16.9m.',
    silent: 'Deficit b/fwd £9.7m plus £4.2m gives a forecast c/fwd of £13.9m.',
    find: results,
  },
];
