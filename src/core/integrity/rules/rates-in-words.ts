/** Rules on a rate, its base and its count told in words. */
import type { Found } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet, over, scaleBy } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import { isSupposed } from '../understand/supposed.ts';
import { TIME_NOUN } from '../understand/together.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, gapText, isShareOfRow, OF } from './rate-parts.ts';

type Rate = {
  readonly sentence: Sentence;
  readonly percent: Quantity;
  readonly count: Quantity;
  readonly base: Quantity;
};

/** What is "of" a number without being part of it. */
const NO_WHOLE =
  /\b(?:target|forecast|trajectory|profile|plan|budget|ceiling|cap|total of|maximum of|average of|instead|increase of|capacity of|above|below|more|higher|lower|fewer|made(?: up)?|consist\w*|compris\w*|composed)\b/;

/** "98 of 156", "98 of the 156", "346 plans out of 6,161". */
function partOf(sentence: Sentence, a: Quantity, b: Quantity): boolean {
  if (a.unit !== 'count' || b.unit !== 'count' || a.per !== null || b.per !== null) return false;
  const gap = gapText(sentence, a, b);
  return OF.test(gap) && !NO_WHOLE.test(gap);
}

function isParenthetic(sentence: Sentence, percent: Quantity): boolean {
  const ahead = sentence.low.slice(Math.max(0, percent.start - 30), percent.start);
  return /[(,–—:]\s?(?:or |about |around |i\.e\. |just (?:over|under) |nearly |a rate of )?$|\bor (?:about |around |just (?:over|under) |nearly )?$|[=]\s?$|\b(?:equivalent to|equal to|equating to|which is|that is|representing|amounting to|making(?: up)?|i\.e\.) (?:about |around |just (?:over|under) |nearly )?$/.test(
    ahead,
  );
}

/** A percentage with both its count and base in the sentence. */
function ratesOf(sentence: Sentence): Rate[] {
  const { quantities } = sentence;
  if (quantities.length < 3 || quantities.length > 20 || isSupposed(sentence.low)) return [];
  return quantities.flatMap((quantity, at): Rate[] => {
    if (quantity.unit !== 'percent') return [];
    const around: Around = {
      sentence,
      percent: quantity,
      p2: quantities[at - 2],
      p1: quantities[at - 1],
      n1: quantities[at + 1],
      n2: quantities[at + 2],
    };
    for (const read of [
      ofThem,
      behindBoth,
      behindCount,
      beforeBoth,
      betweenThem,
      beforeBaseThenCount,
      ofTheBase,
    ]) {
      const found = read(around);
      if (found !== null) return [{ sentence, percent: quantity, ...found }];
    }
    return [];
  });
}

/** A percentage and the two quantities on either side of it. */
type Around = {
  readonly sentence: Sentence;
  readonly percent: Quantity;
  readonly p2: Quantity | undefined;
  readonly p1: Quantity | undefined;
  readonly n1: Quantity | undefined;
  readonly n2: Quantity | undefined;
};
type Parts = Pick<Rate, 'count' | 'base'>;

/** "We finalised 176 plans, 109 of them in time: a rate of 62%". */
function ofThem({ sentence, percent, p2, p1 }: Around): Parts | null {
  const week = p1 !== undefined && /^(?:week|day|month)$/.test(p1.noun);
  const at = sentence.quantities.indexOf(percent);
  const [base, count] = week ? [sentence.quantities[at - 3], p2] : [p2, p1];
  if (base?.unit !== 'count' || count?.unit !== 'count' || base.per !== null) return null;
  if (!/^ of (?:them|these|those|which|whom)\b/.test(sentence.low.slice(count.end, count.end + 12)))
    return null;
  return gapText(sentence, count, percent).length < 70 &&
    /(?:[(,–—:]|\bor|\brate of|\bis|that is,?)\s?(?:a rate of |or |about )?$/.test(
      sentence.low.slice(0, percent.start),
    )
    ? { count, base }
    : null;
}

/** "98 of 156 (63%)". */
function behindBoth({ sentence, percent, p2: second, p1: first }: Around): Parts | null {
  // "132 of the 210 plans were issued within 20 weeks (63%)": the limit is no part.
  const isLimit = first !== undefined && /^(?:week|day|month)$/.test(first.noun);
  const at = sentence.quantities.indexOf(percent);
  const [p2, p1] = isLimit ? sentence.quantities.slice(Math.max(0, at - 3), at - 1) : [second, first];
  if (p2 === undefined || p1 === undefined || !partOf(sentence, p2, p1)) return null;
  const isOwn = gapText(sentence, p1, percent).length < 60 && isParenthetic(sentence, percent);
  const goesOn = /of\s(?!them|these|those)/.test(sentence.low.slice(percent.end, percent.end + 10));
  return isOwn && !goesOn ? { count: p2, base: p1 } : null;
}

/** "Of 240 parents who replied, 168 (70%)". */
function behindCount({ sentence, percent, p2, p1 }: Around): Parts | null {
  if (p2?.unit !== 'count' || p1?.unit !== 'count') return null;
  if (!/\b[Oo]f (?:the |these |all |our |those )?(?:total of )?$/.test(sentence.text.slice(0, p2.start)))
    return null;
  const gap = gapText(sentence, p2, p1);
  const isOwn = gapText(sentence, p1, percent).length < 24 && isParenthetic(sentence, percent);
  return gap.includes(',') && gap.length < 90 && isOwn ? { count: p1, base: p2 } : null;
}

/** "63% (98 of 156)", "63%, or 98 of 156". */
function beforeBoth({ sentence, percent, n1, n2 }: Around): Parts | null {
  if (n1 === undefined || n2 === undefined || !partOf(sentence, n1, n2)) return null;
  const gap = gapText(sentence, percent, n1);
  const isOther = /^ of\b[^(]*\b(?:half|third|quarter|fifth|tenth)s?\b/.test(gap);
  return gap.length < 60 && !isOther && /[(,–—:]|\bor\b|that is|i\.e/.test(gap)
    ? { count: n1, base: n2 }
    : null;
}

/** "346 children, 5.62% of all 6,161 plans" and "346 (5.62%) of 6,161". */
function betweenThem({ sentence, percent, p1, n1 }: Around): Parts | null {
  if (
    p1?.unit !== 'count' ||
    n1?.unit !== 'count' ||
    p1.per !== null ||
    n1.per !== null ||
    p1.value === n1.value
  )
    return null;
  const gap = gapText(sentence, percent, n1);
  if (!OF.test(gap.replace(/^\)/, ' ')) || NO_WHOLE.test(gap)) return null;
  return gapText(sentence, p1, percent).length < 110 && isParenthetic(sentence, percent)
    ? { count: p1, base: n1 }
    : null;
}

const EQUALS =
  /\(|\bor\b|=|equal|equivalent|some \d|that is|i\.e\.|, (?:about |around )?$|–|—|equates|which is|makes?\b/;

/** "5.62% of 6,161 plans, or 346", "5.62% of the 6,161 plans (346)". */
function beforeBaseThenCount({ sentence, percent, n1, n2 }: Around): Parts | null {
  if (n1?.unit !== 'count' || n2?.unit !== 'count' || n2.per !== null) return null;
  if (!OF.test(gapText(sentence, percent, n1))) return null;
  const gap = gapText(sentence, n1, n2);
  const isOther = /\b(?:up|down|from|compared|against|target|forecast|while|increase)\b/.test(gap);
  return gap.length < 70 && EQUALS.test(gap) && !isOther ? { count: n2, base: n1 } : null;
}

/** "Of the 52 officers, 39 have finished the course (75%)." */
function ofTheBase({ sentence, percent, p2: base, p1: count }: Around): Parts | null {
  if (base?.unit !== 'count' || count?.unit !== 'count' || count.value > base.value || base.per !== null)
    return null;
  if (!/\bof (?:the |our |all |these |those |its |their )*$/.test(sentence.low.slice(0, base.start)))
    return null;
  if (/^(?:week|month|year|day|hour|term)$/.test(count.noun)) return null;
  // "231 of 352 plans": the base has its count already.
  if (/\d\s(?:\w+ )?of (?:the |our |all )*$/.test(sentence.low.slice(0, base.start))) return null;
  const gap = gapText(sentence, count, percent);
  const isEqual = gap.length < 80 && /(?:\(|, |\bor |that is |which is |[–—] |= )$/.test(gap);
  const isOther =
    /\b(?:against|target|from|last|compared|than|up|down|of|increase|average|while|forecast)\b/.test(gap);
  return isEqual && !isOther ? { count, base } : null;
}

const OF_THESE = /^\W{0,3}of (?:these|those|them|this (?:number|total)|that (?:number|total)|whom)\b/;

/** "There are 5,120 plans. Of these, 1,792 (35%) …": the base stands in the sentence before. */
function ratesOfThese({ sentences }: Understanding): Rate[] {
  return sentences.flatMap((sentence, at) => {
    const before = sentences[at - 1];
    if (before === undefined || before.block !== sentence.block || !OF_THESE.test(sentence.low)) return [];
    const bases = before.quantities.filter(({ unit, per }) => unit === 'count' && per === null);
    const [base] = bases;
    if (base === undefined || bases.length > 1 || base.isAbout) return [];
    return sentence.quantities.flatMap((count, k) => {
      const percent = sentence.quantities[k + 1];
      const isPair =
        count.unit === 'count' &&
        !TIME_NOUN.test(count.noun) &&
        percent?.unit === 'percent' &&
        gapText(sentence, count, percent).length < 30;
      return isPair && isParenthetic(sentence, percent) ? [{ sentence, percent, count, base }] : [];
    });
  });
}

function wrongRate({ sentence, percent, count, base }: Rate): Found[] {
  if (base.value <= 0 || count.bound !== null || base.bound !== null) return [];
  const reckoned = scaleBy(over(intervalOf(count), intervalOf(base)), 100);
  if (meet(reckoned, intervalOf(percent)) || isOfOthers(sentence, percent)) return [];
  // "5.1% (2,244 of 44,000), 5.3% in England": the two numbers have their percentage already.
  const isTold = sentence.quantities.some(
    (one) => one !== percent && one.unit === 'percent' && meet(reckoned, intervalOf(one)),
  );
  if (isTold && !/\($/.test(sentence.low.slice(0, percent.start))) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(count.value)} ÷ ${num(base.value)} = ${num((count.value / base.value) * 100)}%, not ${num(percent.value)}%; ${num(percent.value)}% of ${num(base.value)} is ${num((base.value * percent.value) / 100, 1)}`,
    },
  ];
}

/** Whether a percentage is that of two other counts of its sentence: "54 of 71 answered, 46 would come again (85%)". */
function isOfOthers(sentence: Sentence, percent: Quantity): boolean {
  const counts = sentence.quantities.filter(({ unit, value }) => unit === 'count' && value > 0);
  const said = intervalOf(percent);
  return counts.some((part, at) =>
    counts.some(
      (whole, other) =>
        at !== other &&
        part.value < whole.value &&
        meet(scaleBy(over(intervalOf(part), intervalOf(whole)), 100), said),
    ),
  );
}

const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:a|one) quarter\b(?! of the (?:year|way|term))/, 25],
  [/\b(?:a|one)[ -]third\b(?! of the (?:year|way|term))/, 100 / 3],
  [/\btwo[ -]thirds\b(?! of the (?:year|way|term))/, 200 / 3],
  [/\bthree[ -]quarters\b(?! of the (?:year|way|term))/, 75],
  [/\b(?:a|one)[ -]fifth\b/, 20],
  [/\b(?:a|one)[ -]tenth\b/, 10],
  [
    /(?<!\b(?:same|this|that|last|first|second|previous|other|each|latter|next) )\bhalf\b(?!way\b)(?![- ](?:term|year|yearly|way)| an? (?:percentage |hour|day|point|per cent|million)| (?:percentage )?point)/,
    50,
  ],
];

const IN_WORDS =
  /\b(one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(two|three|four|five|six|seven|eight|nine|ten)\b/;

function fractionIn(low: string): { readonly text: string; readonly percent: number } | null {
  const pair = IN_WORDS.exec(low);
  if (pair?.[1] !== undefined && pair[2] !== undefined) {
    const [part, whole] = [wordValue(pair[1]) ?? 0, wordValue(pair[2]) ?? 1];
    return { text: pair[0], percent: (part / whole) * 100 };
  }
  const found = FRACTIONS.flatMap(([pattern, percent]) => {
    const match = pattern.exec(low);
    return match === null ? [] : [{ text: match[0], percent }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** "a quarter (32%)", "two thirds, 48 of 90". */
function fractionWords(sentence: Sentence): Found[] {
  const fraction = fractionIn(sentence.low);
  if (fraction === null || sentence.low.split(fraction.text).length > 2) return [];
  const at = sentence.low.indexOf(fraction.text);
  const given = givenFor(sentence, at, at + fraction.text.length);
  const ahead = sentence.low.slice(Math.max(0, at - 22), at);
  if (given === null || isFraction(given.value, fraction.percent, ahead)) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${fraction.text} is ${num(fraction.percent, 1)}%; ${given.shown}`,
    },
  ];
}

/** Whether a percentage is what a fraction in words says, loosely or as a bound. */
function isFraction(value: number, percent: number, ahead: string): boolean {
  const bound =
    /(more than|over|at least|less than|under|fewer than|up to|another|first|second|last|by)\s(?:a\s|one\s)?$/.exec(
      ahead,
    )?.[1];
  if (bound === undefined) {
    const leeway = /just|around|about|almost|nearly|roughly|some|approx|close/.test(ahead) ? 0.16 : 0.1;
    return Math.abs(value / percent - 1) <= leeway + 1e-9;
  }
  if (/up to|another|first|second|last|by/.test(bound)) return true;
  return /less|under|fewer/.test(bound) ? value <= percent * 1.02 : value >= percent * 0.98;
}

type Given = { readonly value: number; readonly shown: string };

/** The percentage, or the count and base, that stands beside a fraction in words. */
function givenFor(sentence: Sentence, at: number, end: number): Given | null {
  const near = (start: number) => start > at && start - end < 90;
  const percents = sentence.quantities.filter(
    (quantity) =>
      quantity.unit === 'percent' &&
      near(quantity.start) &&
      isParenthetic(sentence, quantity) &&
      !sentence.low.slice(at, quantity.start).includes(';'),
  );
  const [percent] = percents;
  if (percent !== undefined)
    return percents.length > 1 ? null : { value: percent.value, shown: `${num(percent.value)}% is given` };
  return partBeside(sentence, at, near);
}

function partBeside(sentence: Sentence, at: number, near: (start: number) => boolean): Given | null {
  for (const [k, a] of sentence.quantities.entries()) {
    const b = sentence.quantities[k + 1];
    if (b === undefined || !near(a.start) || !partOf(sentence, a, b) || b.value <= 0) continue;
    if (
      IN_WORDS.test(sentence.low.slice(a.start, b.end)) ||
      !/[(,–—:]|\bor\b/.test(sentence.low.slice(at, a.start))
    )
      continue;
    const value = (a.value / b.value) * 100;
    return { value, shown: `${num(a.value)} of ${num(b.value)} is ${num(value, 1)}%` };
  }
  return null;
}

/** More than all of them: "112 of 98", "118% of plans". */
function moreThanAll(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((a, at) => {
    const b = sentence.quantities[at + 1];
    if (
      b !== undefined &&
      partOf(sentence, a, b) &&
      a.value > b.value &&
      !/\b(?:marks?|scores?|points|rat(?:ed|ing|ings)|stars?)\b/.test(gapText(sentence, a, b)) &&
      a.noun !== 'week' &&
      !/\b(?:one|two|each|any) of\b/.test(gapText(sentence, a, b)) &&
      (a.noun === '' || b.noun === '' || a.noun === b.noun) &&
      !/\b(?:out of|of the|of all|of our)\b/.test(gapText(sentence, a, b)) === false
    )
      return [
        {
          spots: [sentenceSpot(sentence)],
          arithmetic: `${num(a.value)} is more than ${num(b.value)}, of which it is said to be a part`,
        },
      ];
    const behind = sentence.low.slice(a.end, a.end + 40);
    const isShare =
      a.unit === 'percent' &&
      a.value > 100 &&
      /^ of (?:all |the |our )?(?:plans?|requests|children|pupils|schools|places|parents|families|respondents|reviews|appeals|ehcps?|assessments)\b/.test(
        behind,
      ) &&
      !/forecast|target|planned|budget|capacity|expected|profile/.test(behind);
    return isShare
      ? [
          {
            spots: [sentenceSpot(sentence)],
            arithmetic: `${num(a.value)}% of a whole is more than the whole`,
          },
        ]
      : [];
  });
}

/** Rates in words. */
export const RATE_RULES: readonly Rule[] = [
  {
    code: 'rate.count-and-base',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A percentage is not its count over its base',
    meaning: 'A count, its base and the percentage in one sentence, in any order.',
    advice: ADVICE,
    fires: 'Of the 156 places due, 98 of 156 (68%) were delivered.',
    silent: 'By September 98 of 156 places (63%) were delivered.',
    find: (document) =>
      [...document.sentences.flatMap(ratesOf), ...ratesOfThese(document)]
        .filter(({ sentence, percent, count }) => !isShareOfRow(document, sentence, percent, count))
        .flatMap(wrongRate),
  },
  {
    code: 'rate.fraction-in-words',
    kind: 'rate-and-count',
    severity: 'warning',
    title: 'A fraction in words is not the figure beside it',
    meaning:
      '"A quarter", "two thirds", "one in four" against a percentage or a count in brackets. A tenth of leeway, more where it is said to be about.',
    advice: ADVICE,
    fires: 'A quarter of requests (38%) were for three-year-olds.',
    silent: 'A quarter of requests (25.0%) were for three-year-olds.',
    find: ({ sentences }) => sentences.flatMap(fractionWords),
  },
  {
    code: 'rate.more-than-all',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'A part is larger than its whole',
    meaning: 'A count out of a smaller one, or more than 100% of a whole.',
    advice: ADVICE,
    fires: 'In all 164 out of 156 places were delivered.',
    silent: 'In all 98 out of 156 places were delivered.',
    find: ({ sentences }) => sentences.flatMap(moreThanAll),
  },
];
