/** Rules on fractions in words of a base that is told: "three in five of our 45 schools, that is 29". */
import type { Found } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import { ADVICE } from './rate-parts.ts';

const IN =
  /\b(one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? (two|three|four|five|six|seven|eight|nine|ten|twenty)\b/;
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:a|one) quarter\b/, 1 / 4],
  [/\b(?:a|one)[ -]third\b/, 1 / 3],
  [/\btwo[ -]thirds\b/, 2 / 3],
  [/\bthree[ -]quarters\b/, 3 / 4],
  [/\b(?:a|one)[ -]fifth\b/, 1 / 5],
  [/\b(?:a|one)[ -]tenth\b/, 1 / 10],
  [
    /\bhalf\b(?![- ](?:term|year|yearly)| an? (?:percentage |hour|day|point|per cent|million)| (?:percentage )?point)/,
    1 / 2,
  ],
];
/** Leeway of a fraction told in words [share of the base]. */
const LEEWAY = 0.03;
const LOOSE =
  /\b(?:about|around|nearly|almost|over|more than|just|under|less than|some|roughly|close to|at least)\W{0,2}$/;

function fractionIn(
  low: string,
): { readonly value: number; readonly text: string; readonly start: number; readonly end: number } | null {
  const pair = IN.exec(low);
  if (pair?.[1] !== undefined && pair[2] !== undefined) {
    const whole = wordValue(pair[2]) ?? 1;
    return {
      value: (wordValue(pair[1]) ?? 0) / whole,
      text: pair[0],
      start: pair.index,
      end: pair.index + pair[0].length,
    };
  }
  for (const [pattern, value] of PARTS) {
    const match = pattern.exec(low);
    if (match !== null)
      return { value, text: match[0], start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const EQUALS =
  /^[^.;]{0,44}?(?:, |\(| or | that is,? | namely |i\.e\. |: | [–—] | = )(?:that is |which is |or |namely |i\.e\. |being |in all )?$/;

/** "Three in five of our 45 schools, that is 29." */
function fractionOfBase(sentence: Sentence): Found[] {
  const fraction = fractionIn(sentence.low);
  if (fraction === null || LOOSE.test(sentence.low.slice(0, fraction.start))) return [];
  const counts = sentence.quantities.filter(
    ({ unit, isAbout, step }) => unit === 'count' && !isAbout && step === 1,
  );
  const base = counts.find(
    ({ start }) =>
      start >= fraction.end &&
      /^ of (?:the |our |all |these |those |its |their )*$/.test(sentence.low.slice(fraction.end, start)),
  );
  const part: Quantity | undefined =
    base === undefined
      ? undefined
      : counts.find(({ start }) => start > base.end && EQUALS.test(sentence.low.slice(base.end, start)));
  if (base === undefined || part === undefined || part.value > base.value) return [];
  if (Math.abs(part.value / base.value - fraction.value) <= Math.max(LEEWAY, 0.5 / base.value)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${fraction.text} of ${num(base.value)} is ${num(base.value * fraction.value, 1)}, not ${num(part.value)}`,
    },
  ];
}

/** Fractions of a base. */
export const FRACTION_RULES: readonly Rule[] = [
  {
    code: 'rate.fraction-of-base',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A fraction in words of a number is not the count beside it',
    meaning:
      '"Three in five of our 45 schools, that is 29". Three hundredths of leeway; silent where it is said to be about.',
    advice: ADVICE,
    fires: 'Three in five of our 45 secondary schools, that is 31, have a trained lead.',
    silent: 'Three in five of our 45 secondary schools, that is 27, have a trained lead.',
    find: ({ sentences }) => sentences.flatMap(fractionOfBase),
  },
];
