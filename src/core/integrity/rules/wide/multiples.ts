/** Doubled, halved, one in eight, almost a third: a ratio in words against the two figures it is of. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Ratio, ratioIn } from '../../understand/ratios.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { around, isWholeCount, spotsOf, type Told, toldIn } from '../../understand/together.ts';

const TIMES: Readonly<Record<string, number>> = {
  doubl: 2,
  trebl: 3,
  tripl: 3,
  quadrupl: 4,
  halv: 0.5,
};
const MULTIPLE =
  /\b(more than |over |nearly |almost |all but |about |around |roughly |just over |just under )?(doubl|trebl|tripl|quadrupl|halv)(?:ed|ing)\b/;
const FROM_TO = /\bfrom (?:[a-z ]{0,24})$/;
const TO = /\bto (?:[a-z ]{0,24})$/;

/** The values "from … to …" of a sentence, of one unit. */
function fromTo({ low, quantities }: Sentence): readonly [Quantity, Quantity] | null {
  const from = quantities.find(({ start }) => FROM_TO.test(low.slice(Math.max(0, start - 32), start)));
  const to = quantities.find(
    ({ start, unit }) =>
      from !== undefined &&
      unit === from.unit &&
      start > from.end &&
      TO.test(low.slice(Math.max(from.end, start - 32), start)),
  );
  return from === undefined || to === undefined || from.value <= 0 ? null : [from, to];
}

/** What a word of degree allows around a multiple [ratio of the ratio told]. */
function isWithin(ratio: number, times: number, degree: string): boolean {
  const part = times > 1 ? ratio / times : times / ratio;
  if (/more than|over/.test(degree)) return part >= 0.995 && part < 1.4;
  if (/nearly|almost|all but|just under/.test(degree)) return part >= 0.85 && part < 1.005;
  return /about|around|roughly/.test(degree) ? part > 0.88 && part < 1.12 : part > 0.93 && part < 1.12;
}

function wrongMultiple(sentence: Sentence): Found[] {
  const match = MULTIPLE.exec(sentence.low);
  const pair = fromTo(sentence);
  const times = TIMES[match?.[2] ?? ''];
  if (match === null || pair === null || times === undefined) return [];
  const ratio = pair[1].value / pair[0].value;
  if (isWithin(ratio, times, match[1] ?? '') || /\b(?:not|would|target|if|aim)\b/.test(sentence.low))
    return [];
  const shown = pair.map(({ value, unit }) => showValue(value, unit));
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `from ${shown[0]} to ${shown[1]} is ${num(ratio, 2)} times; the text says "${match[0].trim()}"`,
    },
  ];
}

/** The count right before a ratio: "412, or about 1 in 6", "46, or almost a third,", "32 (half)". */
function partBefore(sentence: Sentence, { start }: Ratio): Quantity | null {
  const before = sentence.quantities.filter((one) => isWholeCount(one) && one.end < start).at(-1);
  if (before === undefined) return null;
  const gap = sentence.low.slice(before.end, start);
  return /^(?: [a-z-]+){0,3}?(?:, or|,? \(|, which is|, that is|,| or|, some) (?:about |around )?$/.test(gap)
    ? before
    : null;
}

/** "46, or almost a third": of no number near by. */
function wrongRatio(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const ratio = sentence === undefined ? null : ratioIn(sentence);
  const part = sentence === undefined || ratio === null ? null : partBefore(sentence, ratio);
  if (sentence === undefined || ratio === null || part === null) return [];
  const bases: Told[] = toldIn(around(sentences, at, 2, 1)).filter(
    ({ quantity }) => isWholeCount(quantity) && quantity !== part && quantity.value > part.value * 1.15,
  );
  const [base] = bases;
  if (base === undefined || bases.length > 3) return [];
  const fits = bases.some(
    ({ quantity }) => Math.abs(part.value / quantity.value / ratio.value - 1) <= ratio.slack,
  );
  if (fits) return [];
  const nearest = bases.toSorted(
    (a, b) => offBy(part, a.quantity, ratio) - offBy(part, b.quantity, ratio),
  )[0];
  if (nearest === undefined || offBy(part, nearest.quantity, ratio) > Math.log(2.2)) return [];
  const { quantity } = nearest;
  return [
    {
      spots: spotsOf(sentence, [nearest.sentence]).map(sentenceSpot),
      arithmetic: `${num(part.value)} of ${num(quantity.value)} is ${num((part.value / quantity.value) * 100, 1)}%, 1 in ${num(quantity.value / part.value, 1)}; the text says "${ratio.text}"`,
    },
  ];
}

function offBy(part: Quantity, base: Quantity, { value }: Ratio): number {
  return Math.abs(Math.log(part.value / base.value / value));
}

/** Ratios in words. */
export const MULTIPLE_RULES: readonly Rule[] = [
  {
    code: 'wide.multiple',
    kind: 'change',
    severity: 'warning',
    isWide: true,
    title: 'From one value to the other is not the multiple told',
    meaning: 'Doubled, trebled or halved, with "nearly" or "more than", and the two values "from … to …".',
    advice: 'Mend the word or the figures.',
    fires: 'Exclusions have more than halved, from 46 in 2022/23 to 25 in 2024/25.',
    silent: 'Exclusions have more than halved, from 52 in 2022/23 to 25 in 2024/25.',
    find: ({ sentences }) => sentences.flatMap(wrongMultiple),
  },
  {
    code: 'wide.ratio',
    kind: 'rate-and-count',
    severity: 'warning',
    isWide: true,
    title: 'A count is not the part in words that is said beside it',
    meaning:
      '"412, or about 1 in 6", "46, or almost a third", and near by no number of which the count is that part.',
    advice: 'Mend the words or the count.',
    fires: 'The council maintains 3,296 plans, of which 412, or about 1 in 6, are in independent schools.',
    silent: 'The council maintains 3,296 plans, of which 412, or about 1 in 8, are in independent schools.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongRatio(sentences, at)),
  },
];
