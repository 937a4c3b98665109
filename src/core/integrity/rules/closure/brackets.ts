/** Rule on a share in a bracket right behind a count or a change: "2,434 boys (71.3%)", "growth of 245 (8.3%)". */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Interval, meet, minus, over, plus, scaleBy, sizeOf } from '../../understand/interval.ts';
import { oncePer } from '../../understand/once.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import type { Understanding } from '../../understand/understanding.ts';
import { amountsOf, isAmount, sentencesBeside, spanOf } from './numbers-beside.ts';

/** Between a count and its share in brackets, no other number. */
const TO_BRACKET = /^(?: [a-z'-]+){0,4} \((?:or |about |\+)?$/;
/** "or 3.0%", "which is 9.4%". */
const OR = /^,? (?:or|which is|that is) (?:about )?$/;
/** What can be meant lies so near to what is told. */
const NEAR = { low: 0.7, high: 1.43 } as const;
const UNLIKE = /\b(?:would|could|if|per|where|each|every|averag\w*|inflation|target)\b/;

/** Shares that a number is of others: as a part of them, as the change from them, as what came of a change from them. */
function sharesOf(part: Interval, all: readonly Interval[]): readonly Interval[] {
  return all.flatMap((other) => {
    const change = over(minus(part, other), other);
    const ofChange = [over(part, minus(other, part)), over(part, plus(other, part))];
    return [over(part, other), change, ...ofChange].map((share) => sizeOf(scaleBy(share, 100)));
  });
}

/** Numbers of all tables without their signs, by unit. */
const cellSpans = oncePer((document: Understanding): ReadonlyMap<string, readonly Interval[]> => {
  const cells = document.grids.flatMap(({ rows }) =>
    rows.flatMap((row) => row.cells.filter((cell) => cell !== null)),
  );
  const told = cells.filter(({ value }) => value !== 0);
  const byUnit = Map.groupBy(told, ({ unit }) => unit as string);
  return new Map(
    [...byUnit].map(([unit, all]) => [
      unit,
      all.map(({ value, step }) => ({ low: Math.abs(value) - step / 2, high: Math.abs(value) + step / 2 })),
    ]),
  );
});

function claimsIn({
  low,
  quantities,
}: Sentence): readonly { readonly part: Quantity; readonly share: Quantity }[] {
  return quantities.flatMap((part, at) => {
    const share = quantities[at + 1];
    if (
      share?.unit !== 'percent' ||
      share.bound !== null ||
      !isAmount(part) ||
      part.bound !== null ||
      part.isAbout
    )
      return [];
    // "29 of 50 (58%)" is a count with its base, which has a rule of its own.
    if (
      /\b(?:of|out of|in) (?:the |our |its )?$/.test(low.slice(0, part.start)) &&
      quantities[at - 1]?.unit === part.unit
    )
      return [];
    const gap = low.slice(part.end, share.start);
    return TO_BRACKET.test(gap) || OR.test(gap) ? [{ part, share }] : [];
  });
}

function wrongIn(document: Understanding, sentence: Sentence): Found[] {
  return claimsIn(sentence).flatMap(({ part, share }): Found[] => {
    const others = (back: number, on: number) =>
      amountsOf(sentencesBeside(document, sentence, back, on), part.unit)
        .filter(({ quantity }) => quantity !== part && quantity.value > 2)
        .map(({ quantity }) => spanOf(quantity));
    const told = spanOf(share);
    const wide = { low: told.low - share.step * 0.02, high: told.high + share.step * 0.02 };
    const cells = cellSpans(document).get(part.unit) ?? [];
    const span = spanOf(part);
    if (sharesOf(span, [...others(4, 2), ...cells]).some((one) => meet(one, wide))) return [];
    const near = others(1, 0).flatMap((other) => {
      const value = (100 * (span.low + span.high)) / (other.low + other.high);
      const ratio = share.value / value;
      return ratio > NEAR.low && ratio < NEAR.high ? [{ value, other: (other.low + other.high) / 2 }] : [];
    });
    const [best] = near.sort((a, b) => Math.abs(a.value - share.value) - Math.abs(b.value - share.value));
    if (best === undefined) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(part.value, part.unit)} of ${showValue(best.other, part.unit)} is ${num(best.value, 1)}%, not ${showValue(share.value, 'percent')}.`,
      },
    ];
  });
}

/** Shares in brackets whose base stands elsewhere in the paragraph. */
export const BRACKET_SHARE_RULES: readonly Rule[] = [
  {
    code: 'rate.in-bracket',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'A share in brackets fits no base beside it',
    meaning:
      'A share right behind a count or a change, whose base is told elsewhere in the paragraph. Silent where any number of the paragraph or of a table makes it true, as a part, as a change or as what is left; told only where a number of the sentence, or of the one before it, comes near it.',
    advice: 'Say what the share is of, work it out again, and correct the number that is wrong.',
    fires: 'There are 3,412 plans: 2,434 of boys (71.3%) and 978 of girls (25.7%).',
    silent: 'There are 3,412 plans: 2,434 of boys (71.3%) and 978 of girls (28.7%).',
    find: (document) =>
      document.sentences.flatMap((sentence) =>
        isStatement(sentence) && !UNLIKE.test(sentence.low) ? wrongIn(document, sentence) : [],
      ),
  },
];
