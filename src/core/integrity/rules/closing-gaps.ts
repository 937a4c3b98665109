/** Rules on several measures that together are said to close a gap in full. */
import type { Found, Spot } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const CLOSES =
  /\b(?:clos(?:e|es|ed|ing)|meets?|meeting|covers?|covering|bridg\w+|offsets?|absorbs?|remov\w+|eliminat\w+|clears?|fills?|mak(?:e|es|ing) (?:up|good)|recovers?|deals? with|brings? (?:us|it|the \w+) back|returns? (?:us|it) to|restores?)\b/;
const GAP =
  /\b(?:gap|shortfall|pressure|overspend|variance|deficit|difference|growth|problem|hole|sum|over (?:the )?(?:plan|budget|agreed)|above (?:the )?(?:plan|budget|agreed)|too high|adrift)\b/;
const ALL_OF =
  /\b(?:in full|fully|entire(?:ly)?|complete(?:ly)?|whole|all of|together|combined|between them|these|this|that|it|back|the (?:gap|shortfall|pressure|overspend|variance))\b/;
const PARTLY =
  /\b(?:part(?:ly|ial\w*)?|towards?|some of|most of|half|leav\w+|remain\w*|short of|not|would still|further|more is needed|yet to be found|contribut\w*|narrow\w*|reduc\w+ (?:it|the gap) (?:by|to))\b/;
/** Parts that come this near to the gap are as good as enough [share]. */
const ENOUGH = 0.97;

function moneyIn({ quantities }: Sentence): Quantity[] {
  return quantities.filter(({ unit, value }) => unit === 'money' && value > 0);
}

/** The size of the gap: behind its word in the sentence, or the last amount of the sentence before. */
function gapOf(
  sentence: Sentence,
  before: Sentence | undefined,
): { readonly gap: Quantity; readonly where: Sentence } | null {
  const own = moneyIn(sentence).find(
    ({ start, end }) =>
      /\b(?:gap|shortfall|pressure|overspend|variance|deficit|difference)\b[^;:]{0,24}$/.test(
        sentence.low.slice(Math.max(0, start - 44), start),
      ) ||
      /\b(?:whole|all|entire(?:ty)?|full) of (?:that|this|the) $/.test(
        sentence.low.slice(Math.max(0, start - 24), start),
      ) ||
      /^ (?:\w+ )?(?:gap|shortfall|pressure|overspend|variance)\b/.test(sentence.low.slice(end, end + 26)),
  );
  if (own !== undefined) return { gap: own, where: sentence };
  if (before === undefined || before.block !== sentence.block || !GAP.test(before.low)) return null;
  const gap = moneyIn(before).at(-1);
  return gap === undefined ? null : { gap, where: before };
}

function told(spots: readonly Spot[], parts: readonly number[], gap: number): Found {
  const sum = parts.reduce((all, part) => all + part, 0);
  return {
    spots,
    arithmetic: `${parts.map((part) => showValue(part, 'money')).join(' + ')} = ${showValue(sum, 'money')}, ${showValue(gap - sum, 'money')} short of ${showValue(gap, 'money')}`,
  };
}

function claims({ low, block }: Sentence): boolean {
  return block.kind !== 'heading' && CLOSES.test(low) && ALL_OF.test(low) && !PARTLY.test(low);
}

/** "Together they come to £1.8m and will remove the £3.3m by which …": less than what it is said to close. */
function sumTold(sentence: Sentence): Found[] {
  const [sum, gap, more] = moneyIn(sentence);
  if (sum === undefined || gap === undefined || more !== undefined || PARTLY.test(sentence.low)) return [];
  const ahead = sentence.low.slice(0, sum.start);
  const between = sentence.low.slice(sum.end, gap.start);
  const isSum =
    /\b(?:come to|comes to|total|add up to|are worth|is worth|bring|save|release)\b[^.;£]{0,16}$/.test(ahead);
  const isClosing =
    CLOSES.test(between) &&
    /\b(?:the|that|this|its|our)(?: [a-z-]+){0,3} $/.test(between) &&
    between.length < 60;
  if (!isSum || !isClosing || sum.value >= gap.value * ENOUGH) return [];
  return [told([sentenceSpot(sentence)], [sum.value], gap.value)];
}

/** "The pressure is £2.4m. Three measures meet it in full: £0.7m, £0.5m and £0.4m." */
function inProse({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    if (
      !claims(sentence) ||
      !/\b(?:in full|fully|entire\w*|complete\w*|whole|all of|together|back (?:to|on|within|into)|(?:close|bridge|eliminate|cover)s? (?:the|this|that) (?:gap|shortfall|pressure|overspend))\b/.test(
        sentence.low,
      )
    )
      return [];
    const found = gapOf(sentence, sentences[at - 1]);
    if (found === null) return [];
    const parts = moneyIn(sentence).filter((quantity) => quantity !== found.gap);
    const sum = parts.reduce((all, { value }) => all + value, 0);
    if (parts.length < 2 || sum >= found.gap.value * ENOUGH) return [];
    const spots = [sentenceSpot(sentence), ...(found.where === sentence ? [] : [sentenceSpot(found.where)])];
    return [
      told(
        spots,
        parts.map(({ value }) => value),
        found.gap.value,
      ),
    ];
  });
}

/** "We need £1.6m. We have found £0.4m and £0.3m. The plan is fully covered." */
function overThree({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    const [need, parts] = [sentences[at - 2], sentences[at - 1]];
    if (
      need === undefined ||
      parts === undefined ||
      need.block !== sentence.block ||
      parts.block !== sentence.block
    )
      return [];
    const isCovered =
      /\b(?:fully|completely|entirely|in full)\b/.test(sentence.low) &&
      /\b(?:covered|closed|met|bridged|filled|offset|balanced|recovered)\b/.test(sentence.low);
    const [gap, more] = moneyIn(need);
    const found = moneyIn(parts).map(({ value }) => value);
    if (
      !isCovered ||
      PARTLY.test(sentence.low) ||
      gap === undefined ||
      more !== undefined ||
      found.length < 2
    )
      return [];
    if (moneyIn(sentence).length > 0 || !/\bneed|gap|short|find|pressure|over\b/.test(need.low)) return [];
    if (found.reduce((all, part) => all + part, 0) >= gap.value * ENOUGH) return [];
    return [told([sentenceSpot(sentence), sentenceSpot(parts), sentenceSpot(need)], found, gap.value)];
  });
}

/** "Measures to deal with the worsening of £3.2m: a (£0.9m), b (£0.7m). Together these will close the gap in full." */
function gapWithParts({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at): Found[] => {
    const before = sentences[at - 1];
    if (before === undefined || before.block !== sentence.block || moneyIn(sentence).length > 0) return [];
    if (!claims(sentence) || !/\b(?:in full|fully|entire\w*|complete\w*|whole)\b/.test(sentence.low))
      return [];
    const [gap, ...parts] = moneyIn(before);
    const isNamed =
      gap !== undefined &&
      /\b(?:gap|shortfall|pressure|overspend|variance|worsening|deterioration|increase|growth) of (?:about )?£?$/.test(
        before.low.slice(Math.max(0, gap.start - 40), gap.start),
      );
    const sum = parts.reduce((all, { value }) => all + value, 0);
    if (gap === undefined || !isNamed || parts.length < 2 || sum >= gap.value * ENOUGH) return [];
    return [
      told(
        [sentenceSpot(sentence), sentenceSpot(before)],
        parts.map(({ value }) => value),
        gap.value,
      ),
    ];
  });
}

const SAVING_HEAD = /\b(?:saving|savings|effect|value|worth|reduction|benefit|impact|contribution|yield)\b/;
const NO_PART = /\b(?:total|gap|target|sum|all|net|overall)\b/;

/** The column of savings of a table and its parts. */
function savingsOf(
  grid: Grid,
): { readonly parts: readonly number[]; readonly spots: readonly Spot[] } | null {
  const at = grid.columns.findIndex(({ low, numbers }, k) => k > 0 && numbers >= 2 && SAVING_HEAD.test(low));
  if (at === -1) return null;
  const rows = grid.rows.filter((row) => row.cells[at]?.unit === 'money' && !NO_PART.test(row.low));
  const [first] = rows;
  if (first === undefined || rows.length < 2) return null;
  return { parts: rows.map((row) => row.cells[at]?.value ?? 0), spots: cellSpots(grid, first, at) };
}

/** A table of savings, and right below it "together these close the gap of £1.3m". */
function underTable({ sentences, grids }: Understanding): Found[] {
  return sentences.flatMap((sentence): Found[] => {
    const found = claims(sentence) ? gapOf(sentence, undefined) : null;
    const grid = grids.findLast(
      ({ block }) =>
        block.section === sentence.block.section &&
        (block.rows[0]?.paragraph ?? 0) < sentence.block.paragraph,
    );
    const savings = found === null || grid === undefined ? null : savingsOf(grid);
    if (found === null || savings === null || moneyIn(sentence).length > 1) return [];
    const sum = savings.parts.reduce((all, part) => all + part, 0);
    // Far from the gap, the two are of different things or units.
    if (sum >= found.gap.value * ENOUGH || sum < found.gap.value * 0.2) return [];
    return [told([sentenceSpot(sentence), ...savings.spots], savings.parts, found.gap.value)];
  });
}

/** Gaps said to be closed. */
export const CLOSING_RULES: readonly Rule[] = [
  {
    code: 'mitigation.parts-short',
    kind: 'mitigation',
    severity: 'error',
    title: 'Measures that are said to close a gap in full come to less',
    meaning:
      'Two amounts or more in a sentence, or the savings of the table above, against the gap in the sentence or the one before. Silent where it is said that they close part of it.',
    advice: 'Add what is missing, or say how much of the gap is left.',
    fires:
      'The pressure next year is £2.4m. Three measures meet it in full: fee talks £0.7m, step-down £0.5m and outreach £0.4m.',
    silent:
      'The pressure next year is £2.4m. Three measures meet it in full: fee talks £0.7m, step-down £0.5m and outreach £1.2m.',
    find: (document) => [
      ...inProse(document),
      ...overThree(document),
      ...gapWithParts(document),
      ...underTable(document),
      ...document.sentences.flatMap(sumTold),
    ],
  },
];
