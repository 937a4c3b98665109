/** Rules on a change in per cent that is told of figures in the sentences before it. */
import type { Found } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { areAlike } from '../understand/comparisons.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import { isSupposed } from '../understand/supposed.ts';
import { isFirstEarlier } from '../understand/two-times.ts';
import type { Understanding } from '../understand/understanding.ts';

const AHEAD =
  /\b(?:by|increase|rise|growth|uplift|gain|jump|cut|fall|drop|reduction|decrease|decline|saving|improvement|up|down|grown?|grew|risen|rose|fallen|fell|increased|reduced|dropped|decreased|declined|higher|lower)\b(?: (?:of|by|about|around|some|a|an|the|another|further|full|almost|nearly|just|over|under)){0,4} $/;
const BEHIND =
  /^ (?:\w+ )?(?:increase|rise|growth|uplift|cut|fall|drop|reduction|decrease|decline|higher|lower|more|fewer|less|improvement)\b/;

/** More figures than this in the sentences around are a table in words, and are not compared. */
const MOST = 40;

/** Percentages of a sentence that tell the size of a change. */
function sizesIn(sentence: Sentence): Quantity[] {
  if (sentence.quantities.length > MOST || isSupposed(sentence.low)) return [];
  return sentence.quantities.filter(({ unit, start, end, isAbout, bound }) => {
    if (unit !== 'percent' || isAbout || bound !== null) return false;
    return (
      AHEAD.test(sentence.low.slice(Math.max(0, start - 44), start)) ||
      BEHIND.test(sentence.low.slice(end, end + 30))
    );
  });
}

/** Whether a figure printed so can stand for a value. */
function fits({ value, step }: Quantity, real: number): boolean {
  return Math.abs(Math.abs(value) - Math.abs(real)) <= step / 2 + 0.051;
}

type Placed = { readonly sentence: Sentence; readonly quantity: Quantity };

/** The sentences of one section up to a place, nearest last. */
function upTo(sentences: readonly Sentence[], at: number, reach: number): readonly Sentence[] {
  const section = sentences[at]?.block.section;
  return sentences.slice(Math.max(0, at - reach), at + 1).filter(({ block }) => block.section === section);
}

/** The shares of the paragraph up to a sentence that are no size of a change. */
function sharesUpTo(sentences: readonly Sentence[], at: number): Placed[] {
  return upTo(sentences, at, 3)
    .filter(({ block }) => block === sentences[at]?.block)
    .flatMap((one) => {
      const sizes = sizesIn(one);
      return one.quantities
        .filter((quantity) => quantity.unit === 'percent' && !sizes.includes(quantity))
        .map((quantity) => ({ sentence: one, quantity }));
    });
}

/** "58%. Before that it was 64%: we have brought it down by 6 per cent." */
function pointsCalledPercent({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) =>
    sizesIn(sentence).flatMap((size): Found[] => {
      const shares = sharesUpTo(sentences, at);
      const [a, b] = shares;
      if (a === undefined || b === undefined || shares.length !== 2) return [];
      // Both at once, "from 41% to 44%", may stand a sentence or two before.
      const isPair =
        a.sentence === b.sentence &&
        /\bfrom\b/.test(a.sentence.low.slice(0, a.quantity.start)) &&
        /\bto\b/.test(a.sentence.low.slice(a.quantity.end, b.quantity.start));
      const isNear = isPair || [a, b].some((one) => one.sentence === sentence);
      return isNear && isGapOf(size, a.quantity.value, b.quantity.value)
        ? [
            {
              spots: [sentenceSpot(sentence), ...(a.sentence === sentence ? [] : [sentenceSpot(a.sentence)])],
              arithmetic: pointsArithmetic(size.value, a.quantity.value, b.quantity.value),
            },
          ]
        : [];
    }),
  );
}

/** Whether a size in per cent is the gap of two shares in points, and the change of neither. */
function isGapOf(size: Quantity, x: number, y: number): boolean {
  const points = Math.abs(x - y);
  const isPoints = points > 0 && Math.abs(points - Math.abs(size.value)) < 1e-6 + size.step / 2;
  return isPoints && !fits(size, (points / x) * 100) && !fits(size, (points / y) * 100);
}

function pointsArithmetic(said: number, x: number, y: number): string {
  const points = Math.abs(x - y);
  const [low, high] = [Math.max(x, y), Math.min(x, y)].map((base) => num((points / base) * 100, 1));
  return `${num(x)}% and ${num(y)}% are ${num(points)} percentage points apart, which is ${low}% or ${high}%; the text says ${num(said)}%`;
}

/** How many sentences back the first value of a change may stand. */
const REACH = 6;

function isWhole(quantity: Quantity): boolean {
  return (
    (quantity.unit === 'money' || quantity.unit === 'count') && quantity.value > 0 && quantity.per === null
  );
}

/** A percentage that is the change over its new value, and over no old one. */
function ofNewValue({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence, at) =>
    sizesIn(sentence).flatMap((size): Found[] => {
      const around: Placed[] = upTo(sentences, at, REACH).flatMap((one) =>
        one.quantities.filter(isWhole).map((quantity) => ({ sentence: one, quantity })),
      );
      if (around.length > MOST) return [];
      const pairs = around.flatMap((from, k) =>
        around
          .slice(k + 1)
          .flatMap((to) =>
            areAlike(from.quantity, to.quantity) && from.quantity.value !== to.quantity.value
              ? [{ from, to }]
              : [],
          ),
      );
      const changeOver = (a: Quantity, base: Quantity, b: Quantity) =>
        ((b.value - a.value) / base.value) * 100;
      // Either of the two may be the earlier: any pair that explains the figure as a change over its old value clears it.
      const isRise = /\b(?:up|rose|risen|increas\w+|higher|more)\b[^.;]{0,12}$/.test(
        sentence.low.slice(0, size.start),
      );
      // Told as a rise, the smaller of the two was first, wherever it stands.
      const isExplained = pairs.some(({ from, to }) => {
        const [old, now] = order(from, to);
        const isOther = isRise && fits(size, changeOver(now.quantity, now.quantity, old.quantity));
        return isOther || fits(size, changeOver(old.quantity, old.quantity, now.quantity));
      });
      if (isExplained || size.step > 1) return [];
      const near = pairs.find(
        ({ from, to }) =>
          (to.sentence === sentence || to.sentence === sentences[at - 1]) &&
          isTight(size, from.quantity, to.quantity) &&
          fits(size, changeOver(from.quantity, order(from, to)[1].quantity, to.quantity)),
      );
      if (near === undefined) return [];
      const [old, now] = order(near.from, near.to);
      const [x, y] = [old.quantity, now.quantity];
      return [
        {
          spots: [sentenceSpot(sentence), ...(old.sentence === sentence ? [] : [sentenceSpot(old.sentence)])],
          arithmetic: `${showValue(x.value, x.unit)} to ${showValue(y.value, y.unit)} is ${num(Math.abs(changeOver(x, x, y)), 1)}% of the first; ${num(size.value)}% is the change over the second`,
        },
      ];
    }),
  );
}

/** The earlier and the later of two figures: by the words, the one told of the year before comes first. */
function order(a: Placed, b: Placed): readonly [Placed, Placed] {
  const behind = (placed: Placed) =>
    placed.sentence.low.slice(Math.max(0, placed.quantity.start - 50), placed.quantity.end + 50);
  const EARLIER =
    /\b(?:year before|year earlier|year ago|last year|previous|quarter before|against|compared with|from)\b/;
  if (a.sentence === b.sentence)
    return isFirstEarlier(a.sentence, a.quantity, b.quantity) === false ? [b, a] : [a, b];
  const [first, second] = [EARLIER.test(behind(a)), EARLIER.test(behind(b))];
  return second && !first ? [b, a] : [a, b];
}

/** A figure with a decimal, or far enough off its other base, is no chance. */
function isTight(size: Quantity, from: Quantity, to: Quantity): boolean {
  const gap = Math.abs(to.value - from.value);
  const apart = Math.abs((gap / from.value) * 100 - (gap / to.value) * 100);
  return apart > 0.6 + size.step && (size.step < 1 || apart > 3);
}

/** Changes told from afar. */
export const FAR_CHANGE_RULES: readonly Rule[] = [
  {
    code: 'unit.points-called-percent',
    kind: 'unit',
    severity: 'warning',
    title: 'The gap between two shares is called per cent',
    meaning:
      'Two shares in one sentence or the sentence before, and a change in per cent that is their difference in points.',
    advice: 'Write percentage points, or give the change as a share of the first value.',
    fires:
      'The panel agreed 58% of requests. In the three months before the share was 64%: we have brought it down by 6 per cent.',
    silent:
      'The panel agreed 58% of requests. In the three months before the share was 64%: we have brought it down by 6 percentage points.',
    find: pointsCalledPercent,
  },
  {
    code: 'change.over-new-value',
    kind: 'change',
    severity: 'error',
    title: 'A percentage change is taken of the new value',
    meaning:
      'A percentage of increase or fall that is the difference of two figures of the sentences before it over the second. Silent where any two explain it over the first.',
    advice: 'Divide by the value before the change.',
    fires:
      'We closed 2023/24 with an in-year deficit of £5,200,000. For 2024/25 we look for £3,900,000. That would be a cut of a further 33.3 per cent.',
    silent:
      'We closed 2023/24 with an in-year deficit of £5,200,000. For 2024/25 we look for £3,900,000. That would be a cut of a further 25.0 per cent.',
    find: ofNewValue,
  },
];
