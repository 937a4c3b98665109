/** A mean told beside the values it is of, or beside their total, and a mean beyond the end of its scale. */
import type { Found } from '../../finding.ts';
import { wordValue } from '../../lex/number-words.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Interval, intervalOf, meet, scaleBy } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { TIME_NOUN } from '../../understand/together.ts';

const MEAN = /\b(?:mean|averag(?:e|ed|es|ing)|typical)\b/;
const OTHER_MEAN =
  /\b(?:weighted|median|rolling|moving|target|national\w*|england|last year|previous|forecast|plan(?:ned)?|if|would|each (?:child|pupil|place|plan)|per (?:child|pupil|place|plan)|wait\w*|cost|price|fee)\b/;
const NUMBER = String.raw`(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const OVER = new RegExp(
  String.raw`\b${NUMBER}[- ](months?|quarters?|terms?|meetings?|weeks?|areas?|schools?|localities|sessions?|years?|panels?|events?)\b`,
);
/** Beyond this a figure is no mean of the values [ratio]. */
const FAR = 1.5;

function isValue({ unit, per, isAbout, bound, noun, step }: Quantity): boolean {
  return (
    unit === 'count' && step === 1 && per === null && !isAbout && bound === null && !TIME_NOUN.test(noun)
  );
}

/** The figure that a sentence tells as a mean: the nearest to the word. */
function meanIn(sentence: Sentence): Quantity | null {
  const match = MEAN.exec(sentence.low);
  if (match === null || OTHER_MEAN.test(sentence.low)) return null;
  const gap = ({ start, end }: Quantity) => (start >= match.index ? start - match.index : match.index - end);
  const near = sentence.quantities
    .filter(
      ({ unit, noun }) =>
        unit === 'count' && !/^(?:month|week|year|term|quarter|meeting|area|school)$/.test(noun),
    )
    .sort((a, b) => gap(a) - gap(b));
  return near.length > 0 && near.length <= 2 ? (near[0] ?? null) : null;
}

function areBeside(sentences: readonly Sentence[], at: number): Sentence[] {
  const own = sentences[at];
  return sentences
    .slice(Math.max(0, at - 3), at)
    .filter(({ block, text }) => block === own?.block && !text.endsWith('?'));
}

/** The values of the last sentence before that goes through three and more. */
function valuesBefore(
  near: readonly Sentence[],
): { readonly sentence: Sentence; readonly values: readonly Quantity[] } | null {
  for (const sentence of [...near].reverse()) {
    if (/\b(?:scale|scored|marked|from \d+ to \d+)\b|\d[–-]\d/.test(sentence.low)) continue;
    const values = sentence.quantities.filter(isValue);
    if (values.length >= 3 && values.length <= 12) return { sentence, values };
  }
  return null;
}

/** The total of a sentence before, and over how many times or things it runs. */
function totalBefore(
  near: readonly Sentence[],
  claim: Sentence,
): { readonly sentence: Sentence; readonly means: readonly Interval[]; readonly shown: string } | null {
  for (const sentence of [...near].reverse()) {
    if (!/\b(?:total|in all|altogether|in total)\b/.test(sentence.low)) continue;
    const [total, more] = sentence.quantities.filter(isValue);
    const match = OVER.exec(sentence.low) ?? OVER.exec(claim.low);
    const parts = match === null ? null : (wordValue(match[1] ?? '') ?? Number(match[1]));
    if (total === undefined || more !== undefined || parts === null || parts === undefined || parts < 2)
      continue;
    return {
      sentence,
      means: [scaleBy(intervalOf(total), 1 / parts)],
      shown: `${num(total.value)} ÷ ${num(parts)} = ${num(total.value / parts, 1)}`,
    };
  }
  return null;
}

function wrongMean(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const mean = sentence === undefined || sentence.block.kind === 'heading' ? null : meanIn(sentence);
  if (sentence === undefined || mean === null) return [];
  const near = areBeside(sentences, at);
  const told = valuesBefore(near);
  const total = totalBefore(near, sentence);
  const target = rounded(mean);
  if (total !== null)
    return total.means.some((one) => meet(one, target))
      ? []
      : finding(sentence, total.sentence, total.shown, mean);
  if (told === null) return [];
  const sum = told.values.reduce((all, { value }) => all + value, 0);
  const real = sum / told.values.length;
  if (meet({ low: real, high: real }, target) || real > mean.value * FAR || mean.value > real * FAR)
    return [];
  // The last of the values may be their sum.
  const last = told.values.at(-1)?.value ?? 0;
  const rest = (sum - last) / (told.values.length - 1);
  if (meet({ low: rest, high: rest }, target)) return [];
  return finding(
    sentence,
    told.sentence,
    `(${told.values.map(({ value }) => num(value)).join(' + ')}) ÷ ${told.values.length} = ${num(real, 1)}`,
    mean,
  );
}

/** What a printed mean stands for: half its last digit either side. */
function rounded({ value, step }: Quantity): Interval {
  return { low: value - step * 0.501, high: value + step * 0.501 };
}

function finding(sentence: Sentence, of: Sentence, shown: string, mean: Quantity): Found[] {
  return [
    { spots: [sentenceSpot(sentence), sentenceSpot(of)], arithmetic: `${shown}, not ${num(mean.value)}` },
  ];
}

const SCALE =
  /\b(?:marked|scored|rated|scale|answers?|score)\b[^.;]{0,30}\bfrom (\d{1,2}) (?:\([^)]{1,40}\) )?to (\d{1,2})\b/;

/** "Marked from 1 to 5. The mean mark was 5.3." */
function beyondScale(sentences: readonly Sentence[], at: number): Found[] {
  const [scale, sentence] = [sentences[at - 1], sentences[at]];
  if (scale === undefined || sentence === undefined || scale.block !== sentence.block) return [];
  const [, low, high] = SCALE.exec(scale.low) ?? [];
  if (low === undefined || high === undefined || !/\b(?:mean|average|mark|score|rating)\b/.test(sentence.low))
    return [];
  const mark = sentence.quantities.find(
    ({ unit, step, value }) => unit === 'count' && step < 1 && (value > Number(high) || value < Number(low)),
  );
  if (mark === undefined || mark.value > Number(high) * 3) return [];
  return [
    {
      spots: [sentenceSpot(sentence), sentenceSpot(scale)],
      arithmetic: `${showValue(mark.value, 'count')} on a scale from ${low} to ${high}`,
    },
  ];
}

/** Means and their values. */
export const MEAN_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.mean-of',
    kind: 'average',
    severity: 'error',
    isWide: true,
    title: 'A mean is not that of the values told before it',
    meaning:
      'A mean or average, and in the three sentences before it the values it is of, or their total over so many months or things; or a mean beyond its scale.',
    advice: 'Take the mean again.',
    fires:
      'Requests by area were North 142, Central 151, South 163. That gives a mean across the three areas of 168.',
    silent:
      'Requests by area were North 142, Central 151, South 163. That gives a mean across the three areas of 152.',
    find: ({ sentences }) =>
      sentences.flatMap((_, at) => [...wrongMean(sentences, at), ...beyondScale(sentences, at)]),
  },
];
