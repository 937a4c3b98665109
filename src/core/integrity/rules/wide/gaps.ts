/** A gap, the measures told after it and the claim that they close it, wherever they stand in a section. */
import type { Found } from '../../finding.ts';
import type { Quantity, Unit } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { showValue } from '../../understand/show.ts';
import { TIME_NOUN } from '../../understand/together.ts';

/** How many sentences and items back a gap may stand from the claim. */
const REACH = 14;
/** Parts that come this near to the gap are as good as enough [share]. */
const ENOUGH = 0.97;
/** Parts of less than this are of something else [share of the gap]. */
const LEAST = 0.3;
const MOST_PARTS = 8;
const CLAIM =
  /\b(?:clos(?:e|es|ed|ing)|eliminat\w+|remov(?:e|es|ed|ing)|clear(?:s|ed|ing)?(?! (?:view|that|on|about|picture|case|line|evidence|answer|majority|message))|mak(?:e|es|ing) (?:good|up)|made (?:good|up)|cover(?:s|ed|ing)?|meets?|met|bridg\w+|fill(?:s|ed|ing)?|resolv\w+|wip(?:e|es|ed|ing) out|plug(?:s|ged|ging)?|offsets?|offsetting|absorb\w*|deal(?:s|t)? with|restor\w+|return(?:s|ed|ing)? (?:(?:us|it|the \w+) )?to|bring(?:s|ing)? (?:us|it|the \w+) back|(?:back|finish|end|be|is|are) (?:on|to|within) (?:plan|budget|target)|(?:be|is|are|come|comes|bring\w* .{1,30}) (?:back )?in(?:to)? balance|puts? (?:us|it|the \w+) back|balanc\w+|solv\w+|make the (?:books|sums) balance)\b/;
const WHOLE =
  /\b(?:gaps?|shortfall|shortage|variance|overspend|difference|deficit|pressure|problem|whole|in full|fully|full|entire\w*|complete\w*|all of|everything|the lot|adrift|plan|budget|it|them|that|this|these)\b/;
const PARTLY =
  /\b(?:part(?:ly|ial\w*)?|towards?|some of|most of|half|leav\w+|left|remain\w*|short of|not|cannot|would still|further|more is needed|yet to|contribut\w*|narrow\w*|reduc\w+|if|unless|would do the reverse|beyond the plan|should|could|may|might|begin|start\w*|help\w*)\b/;
const GAP_BEHIND =
  /^\s?(?:[a-z-]+ ){0,2}(?:to find|to be found|adrift|short\b|over\b|above\b|worse|behind|too (?:high|many|few)|missing|still needed|unfunded|gap|shortfall|shortage|overspend|pressure)/;
const GAP_BEFORE =
  /\b(?:gap|shortfall|shortage|variance|overspend|pressure|leav(?:es|ing)|short(?: by)?|adrift(?: by)?|exceed\w*[^.;]{0,30} by|over(?:spen[dt])? (?:by|of)|worse by|behind by|need to find|must find|hole|deficit|difference)\b[^.;£\d]{0,26}$/;

function isGap({ low }: Sentence, { start, end }: Quantity): boolean {
  return (
    GAP_BEHIND.test(low.slice(end, end + 44).replace(/^\s?(?:million|m|places?|placements?)\b/, '')) ||
    GAP_BEFORE.test(low.slice(Math.max(0, start - 60), start))
  );
}

function isKind(quantity: Quantity, unit: Unit): boolean {
  return (
    quantity.unit === unit && quantity.value > 0 && quantity.per === null && !TIME_NOUN.test(quantity.noun)
  );
}

/** What stands before the sum of the parts. */
const SUM =
  /\b(?:totals?|together|in all|combined|sum|altogether|comes? to|adds? up|added up|amounts? to)\b[^;:£\d]{0,40}$/;

/** Amounts of a text that may be parts: of a range the upper end, and none that is the sum of the others. */
function partsOf(
  told: readonly { readonly sentence: Sentence; readonly quantity: Quantity }[],
  gap: number,
): number[] {
  const kept = told.filter(({ sentence, quantity }, at) => {
    const next = told[at + 1];
    const isLow =
      next !== undefined &&
      next.sentence === sentence &&
      /^\s?(?:million|m)?\s?(?:to|and|–|-)\s?£?$/.test(
        sentence.low.slice(quantity.end, next.quantity.start),
      ) &&
      // "£1.8m, £1.6m and £1.1m" are no range; "between £1m and £2m" is one.
      (!/\band\b/.test(sentence.low.slice(quantity.end, next.quantity.start)) ||
        /\bbetween $/.test(sentence.low.slice(0, quantity.start)));
    return !isLow && Math.abs(quantity.value - gap) > quantity.step / 2;
  });
  return kept
    .filter(
      ({ sentence, quantity }) =>
        !SUM.test(sentence.low.slice(Math.max(0, quantity.start - 60), quantity.start)),
    )
    .map(({ quantity }) => quantity.value);
}

type Amount = { readonly sentence: Sentence; readonly quantity: Quantity };

/** Whether a sentence says that a gap is gone. */
function claims({ low, block, text, isChart }: Sentence): boolean {
  if (block.kind === 'heading' || isChart || text.endsWith('?')) return false;
  return CLAIM.test(low) && WHOLE.test(low) && !PARTLY.test(low);
}

/** The amounts of a claim and of so many sentences of its section before it. */
function amountsBefore(sentences: readonly Sentence[], at: number): Amount[] {
  const claim = sentences[at];
  const before = sentences
    .slice(Math.max(0, at - REACH), at + 1)
    .filter(({ block }) => block.section === claim?.block.section && block.kind !== 'heading');
  return before.flatMap((sentence) => sentence.quantities.map((quantity) => ({ sentence, quantity })));
}

/** Whether an amount is a gap that parts can close. */
function canClose({ sentence, quantity }: Amount): boolean {
  const isSized = quantity.unit === 'money' || (quantity.unit === 'count' && quantity.value >= 8);
  // "Without it the deficit would be £9.2m" is no gap that anything is to close.
  const isSupposed = /\b(?:without (?:it|this|that|them)|if)\b/.test(sentence.low);
  return isSized && !isSupposed && isKind(quantity, quantity.unit) && isGap(sentence, quantity);
}

/** The parts told behind a gap: those of a list, of the claim itself, or of its paragraph. */
function partsBehind(behind: readonly Amount[], claim: Sentence, gap: Quantity): number[] {
  const same = behind.filter(({ quantity }) => isKind(quantity, gap.unit));
  const listed = same.filter(({ sentence }) => sentence.block.kind === 'item');
  const own = same.filter(({ sentence }) => sentence === claim);
  const before = same.filter(({ sentence }) => sentence !== claim && sentence.block === claim.block);
  const near = own.length >= 2 ? own : before;
  return partsOf(listed.length >= 2 ? listed : near, gap.value);
}

function notClosed(sentences: readonly Sentence[], at: number): Found[] {
  const claim = sentences[at];
  if (claim === undefined || !claims(claim)) return [];
  const told = amountsBefore(sentences, at);
  const found = told
    .map((one, k) => ({
      one,
      parts: canClose(one) ? partsBehind(told.slice(k + 1), claim, one.quantity) : [],
    }))
    .findLast(({ parts }) => parts.length >= 2);
  if (found === undefined) return [];
  // "Give 2,115 and close the gap of 2,050": a claim that names its own gap is not of another one.
  const isOwn = told.some((one) => one.sentence === claim && canClose(one));
  if (isOwn && found.one.sentence !== claim) return [];
  const { quantity: gap, sentence } = found.one;
  const { parts } = found;
  const sum = parts.reduce((all, part) => all + part, 0);
  const isEnough = sum >= gap.value * ENOUGH || sum < gap.value * LEAST;
  if (parts.length > MOST_PARTS || isEnough || parts.some((part) => part >= gap.value)) return [];
  return [
    {
      spots: [sentenceSpot(claim), ...(sentence === claim ? [] : [sentenceSpot(sentence)])],
      arithmetic: `${parts.map((part) => showValue(part, gap.unit)).join(' + ')} = ${showValue(sum, gap.unit)}, ${showValue(gap.value - sum, gap.unit)} short of ${showValue(gap.value, gap.unit)}`,
    },
  ];
}

/** Gaps over a section. */
export const WIDE_GAP_RULES: readonly Rule[] = [
  {
    code: 'wide.gap-not-closed',
    kind: 'mitigation',
    severity: 'warning',
    isWide: true,
    title: 'What is listed does not close the gap that it is said to close',
    meaning:
      'A gap in pounds or places, two or more amounts told after it in the same section, and a sentence by which the gap is gone; the amounts make less than it.',
    advice: 'Say what is left, or name what closes it.',
    fires:
      'That puts us £3.1 million adrift.\n\n- Fee negotiations: £1.2 million\n- Moves back to local schools: £0.8 million\n- Recovery of top-ups: £0.7 million\n\nThese actions make good the whole of the variance.',
    silent:
      'That puts us £2.7 million adrift.\n\n- Fee negotiations: £1.2 million\n- Moves back to local schools: £0.8 million\n- Recovery of top-ups: £0.7 million\n\nThese actions make good the whole of the variance.',
    find: ({ sentences }) => sentences.flatMap((_, at) => notClosed(sentences, at)),
  },
];
