/** So many a month that are said to follow from a number and the time for it, told in two or three sentences. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { around, beside, isCount, spotsOf, type Told, toldIn } from '../../understand/together.ts';

const FOLLOWS =
  /\b(?:which means|this means|that means|means|meaning|so|equates? to|works? out (?:at|to)|that is|i\.e\.|requires?|would (?:need|have) to|needs? to|ha(?:ve|s) to|must|comes? to|equivalent to)\b[^.;]{0,50}$/;

/** The only length of time told, in the unit of a rate; where none is, the months between the last two ends of months. */
function lengthOf(told: readonly Told[], near: readonly Sentence[], per: 'month' | 'week'): number | null {
  const lengths = told.filter(
    ({ quantity }) => quantity.unit === 'count' && quantity.noun === per && quantity.value > 1,
  );
  if (lengths.length > 0) return lengths.length === 1 ? (lengths[0]?.quantity.value ?? null) : null;
  if (per === 'week') return null;
  const ends = near
    .flatMap(({ periods }) => periods)
    .filter(
      ({ kind, month }) => month !== null && (kind === 'day' || kind === 'month' || kind === 'bare-month'),
    );
  const [a, b] = [ends.at(-2)?.month, ends.at(-1)?.month];
  return a == null || b == null || a === b ? null : (b - a + 12) % 12;
}

/** A rate that is said to follow: so many a month or week. */
function followingRates(
  told: readonly Told[],
  sentence: Sentence,
): (Told & { readonly per: 'month' | 'week' })[] {
  return told.flatMap((one) => {
    const { per, unit, bound } = one.quantity;
    if (one.sentence !== sentence || unit !== 'count' || bound !== null) return [];
    return (per === 'month' || per === 'week') && FOLLOWS.test(beside(one, 90, 0).before)
      ? [{ ...one, per }]
      : [];
  });
}

/** Numbers that may be shared out over the time: differences of two first, then those told, then sums. */
function sharedOut(values: readonly number[]): number[] {
  const pairs = values.flatMap((a, k) => values.slice(k + 1).map((b) => [a, b] as const));
  return [...pairs.map(([a, b]) => Math.abs(a - b)), ...values, ...pairs.map(([a, b]) => a + b)];
}

/** "252 are waiting … in six months, which means 36 a month": another number each month clears them. */
function wrongVolume(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined) return [];
  const near = around(sentences, at, 2, 0);
  const told = toldIn(near);
  return followingRates(told, sentence).flatMap(({ quantity, per }): Found[] => {
    const length = lengthOf(told, near, per);
    const totals = told.filter(({ quantity: one }) => isCount(one) && one.value > quantity.value * 1.5);
    const [first] = totals;
    if (length === null || first === undefined) return [];
    const slack = Math.max(0.5, quantity.isAbout ? quantity.value * 0.05 : 0) + 1e-9;
    const values = sharedOut(totals.map(({ quantity: one }) => one.value));
    const fits = (value: number) =>
      Math.abs(value / length - quantity.value) <= slack || Math.ceil(value / length) === quantity.value;
    const meant = values.find((value) => Math.abs(Math.log(value / length / quantity.value)) < Math.log(2));
    if (meant === undefined || values.some(fits)) return [];
    return [
      {
        spots: spotsOf(sentence, [first.sentence]).map(sentenceSpot),
        arithmetic: `${num(meant)} ÷ ${num(length)} ${per}s = ${num(meant / length, 1)} a ${per}, not ${num(quantity.value)}`,
      },
    ];
  });
}

/** Numbers a month. */
export const VOLUME_RULES: readonly Rule[] = [
  {
    code: 'wide.volume',
    kind: 'implied-value',
    severity: 'warning',
    isWide: true,
    title: 'So many a month do not make the number in the time told',
    meaning:
      'A number each month or week that is said to follow, the only length of time and the numbers told before it.',
    advice: 'Divide again, and mend the rate, the time or the number.',
    fires:
      'There were 252 requests waiting. We will clear them in the six months from January, which means completing 36 a month.',
    silent:
      'There were 252 requests waiting. We will clear them in the six months from January, which means completing 42 a month.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongVolume(sentences, at)),
  },
];
