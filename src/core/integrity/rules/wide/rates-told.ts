/** Averages, shares and scores told beside the figures that they are of, in any order: so many each, so much per cent of, four times four. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet, over, scaleBy } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { around, isCount, spotsOf, toldIn } from '../../understand/together.ts';

const EACH =
  /^(?: [a-z-]+){0,2} (?:each|apiece|per (?:officer|head|worker|caseworker|coordinator|psychologist|fte|school|team|person|member)|for each|a (?:head|officer|caseworker))\b/;
/** "5.0 in each of the six years", "2.80 falls in each of …": so much at each time, and no mean. */
const IN_EACH = /^(?: [a-z-]+){0,2} in each\b/;
/** Leeway of a mean that is told in whole numbers [share]. */
const MEAN_LEEWAY = 0.02;

/** "18.5 officers for 2,960 plans, about 145 plans each": the mean of the two others, whichever stands first. */
function wrongEach(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((mean): Found[] => {
    const behind = sentence.low.slice(mean.end);
    if (mean.unit !== 'count' || !EACH.test(behind) || IN_EACH.test(behind)) return [];
    const others = sentence.quantities.filter(
      (one) => one !== mean && one.unit === 'count' && one.per === null && one.value > 1 && !isTime(one),
    );
    const [a, b, more] = others;
    if (a === undefined || b === undefined || more !== undefined) return [];
    const [few, many] = a.value < b.value ? [a, b] : [b, a];
    const real = many.value / few.value;
    const slack = mean.isAbout ? 0.05 : Math.max(MEAN_LEEWAY, mean.step / 2 / mean.value);
    const ratio = mean.value / real;
    if (Math.abs(ratio - 1) <= slack || ratio > 1.6 || ratio < 0.6) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(many.value)} ÷ ${num(few.value)} = ${num(real, 1)}, not ${num(mean.value)}`,
      },
    ];
  });
}

function isTime({ noun }: Quantity): boolean {
  return /^(?:week|month|year|day|hour|term|minute)$/.test(noun);
}

const PART_OF =
  /^[^.;£\d]{0,60}\b(?:is|was|are|or|equal to|equals|equivalent to|represents?|amounts? to|makes? up|being) (?:about |around |some |just |only |roughly )?$/;
const OF_BASE = /^ of (?:the |our |its |a |this year's |that )?(?:[a-z'-]+ ){0,4}(?:of )?$/;

const BASE_FIRST = /^\W{0,4}(?:\d+(?:\.\d+)*\s+)?(?:of|out of) (?:the |our |these |those )?(?:[a-z]+ )?$/;

/** "Of the 232 new plans issued, 59.5%, or 148, were in time". */
function wrongOrCount(sentence: Sentence): Found[] {
  const { low, quantities } = sentence;
  return quantities.flatMap((share, at): Found[] => {
    const [base, part] = [quantities[at - 1], quantities[at + 1]];
    if (share.unit !== 'percent' || base === undefined || part === undefined || share.isAbout) return [];
    if (!isCount(base) || !isCount(part) || !BASE_FIRST.test(low.slice(0, base.start))) return [];
    if (!/^(?:,? or|,? \(|,? that is,?) $|^ \($/.test(low.slice(share.end, part.start))) return [];
    const half = share.step / 2 + 50 / base.value;
    const real = (part.value / base.value) * 100;
    if (Math.abs(real - share.value) <= half || part.value > base.value) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(part.value)} of ${num(base.value)} is ${num(real, 1)}%, not ${num(share.value)}%`,
      },
    ];
  });
}

/** "A deficit of £31.4m is equal to 12 per cent of the £209m grant". */
function wrongPartOf(sentence: Sentence): Found[] {
  return sentence.quantities.flatMap((part, at): Found[] => {
    const [share, base] = sentence.quantities.slice(at + 1, at + 3);
    if (share?.unit !== 'percent' || base === undefined || base.unit !== part.unit || share.bound !== null)
      return [];
    if (part.unit !== 'money' && !isCount(part)) return [];
    if (!PART_OF.test(sentence.low.slice(part.end, share.start))) return [];
    if (!OF_BASE.test(sentence.low.slice(share.end, base.start)) || base.value <= part.value) return [];
    const real = scaleBy(over(intervalOf(part), intervalOf(base)), 100);
    if (meet(real, intervalOf(share))) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(part.value, part.unit)} is ${num((part.value / base.value) * 100, 1)}% of ${showValue(base.value, base.unit)}, not ${num(share.value)}%`,
      },
    ];
  });
}

const WORTH =
  /\b(?:is|are|was|would be|is therefore|is thus|so|therefore|gives?|release[sd]?|worth|amounts? to|comes? to|equals?|raises?|yields?|moves?|adds?|that is|or)\b[^.;£\d]{0,30}$/;
const SHARE_OF = /\b(?:transfer|levy|share|contribution|movement|top[- ]slice)\b/;

/** "The schools block is £287.4m. … A transfer of 0.5 per cent is therefore £1.347m": of no amount told before it. */
function wrongTransfer(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  const shares = sentence?.quantities.filter(({ unit }) => unit === 'percent') ?? [];
  const [share, more] = shares;
  if (sentence === undefined || share === undefined || more !== undefined || !SHARE_OF.test(sentence.low))
    return [];
  const amount = sentence.quantities.find(
    ({ unit, start }) =>
      unit === 'money' && start > share.end && WORTH.test(sentence.low.slice(share.end, start)),
  );
  if (amount === undefined || amount.value <= 0) return [];
  const section = sentences
    .slice(Math.max(0, at - SECTION), at + 1)
    .filter(({ block }) => block.section === sentence.block.section);
  const bases = toldIn(section).filter(
    ({ quantity }) => quantity.unit === 'money' && quantity !== amount && quantity.value > amount.value * 10,
  );
  // A transfer is agreed at its rate to the digit: 0.5% is no rounded 0.46%.
  const fits = ({ quantity }: (typeof bases)[number]) =>
    meet(scaleBy(intervalOf(quantity), share.value / 100), intervalOf(amount));
  const near = bases.filter(({ quantity }) => {
    const ratio = (quantity.value * share.value) / 100 / amount.value;
    return ratio > 0.6 && ratio < 1.7;
  });
  const [base, other] = near;
  if (base === undefined || other !== undefined || bases.some(fits)) return [];
  return [
    {
      spots: spotsOf(sentence, [base.sentence]).map(sentenceSpot),
      arithmetic: `${num(share.value)}% of ${showValue(base.quantity.value, 'money')} is ${showValue((base.quantity.value * share.value) / 100, 'money')}, not ${showValue(amount.value, 'money')}`,
    },
  ];
}

/** So many sentences back the base of a transfer is looked for, in its section. */
const SECTION = 8;

const SCORED =
  /\b(?:likelihood|probability|chance)\b[^.;\d]{0,14}(\d)\b[^.\d]{0,24}\b(?:impact|severity|harm|consequence)\b[^.\d]{0,14}(\d)\b[^.\d]{0,40}\b(?:score|scores|total|product|makes|gives|giving|rated)\b[^.\d]{0,14}(\d{1,2})\b/;
const SCORED_AFTER =
  /\b(\d) (?:for|on) (?:likelihood|probability|chance)\b[^.\d]{0,20}(\d) (?:for|on) (?:impact|severity|harm|consequence)\b[^.\d]{0,40}\b(?:score|scores|total|product|makes|gives|giving|rated)\b[^.\d]{0,14}(\d{1,2})\b/;

/** "Likelihood 4; impact 4; score 12". */
function wrongScore(sentence: Sentence): Found[] {
  const match = SCORED.exec(sentence.low) ?? SCORED_AFTER.exec(sentence.low);
  const [l, i, score] = (match ?? []).slice(1).map(Number);
  if (l === undefined || i === undefined || score === undefined || l * i === score || l + i === score)
    return [];
  return [{ spots: [sentenceSpot(sentence)], arithmetic: `${l} × ${i} = ${l * i}, not ${score}` }];
}

const PER_THOUSAND = /\b(?:per|for every|in every|a) (?:1,000|thousand|1000)\b/;

/** "Plans per 1,000 pupils: 52 (3,400 plans, 70,833 pupils)". */
function wrongPerThousand(sentence: Sentence): Found[] {
  if (!PER_THOUSAND.test(sentence.low)) return [];
  const counts = sentence.quantities.filter((one) => one.unit === 'count' && one.value !== 1000);
  const [rate, ...others] = counts;
  const [least, biggest] = others.toSorted((a, b) => a.value - b.value);
  if (rate === undefined || least === undefined || biggest === undefined || others.length !== 2) return [];
  const real = scaleBy(over(intervalOf(least), intervalOf(biggest)), 1000);
  const middle = (real.low + real.high) / 2;
  const told = { low: rate.value - rate.step / 2, high: rate.value + rate.step / 2 };
  if (meet(real, told) || rate.value > middle * 2 || rate.value < middle / 2) return [];
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${num(least.value)} ÷ ${num(biggest.value)} × 1,000 = ${num(middle, 1)}, not ${num(rate.value)}`,
    },
  ];
}

const MEAN_PRICE = /\b(?:average|mean|unit)\b[^.;£]{0,70}$/;
const THEY_COST = /^ (?:[a-z-]+ ){0,4}(?:cost|costing|came to|come to|for|at a cost of)\b[^.;\d£]{0,24}$/;

/** "The average cost is £58,000: 200 placements cost £13.0m". */
function wrongMeanPrice(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined) return [];
  const near = around(sentences, at, 1, 0);
  const price = toldIn(near).find(
    ({ sentence: own, quantity }) =>
      quantity.unit === 'money' &&
      quantity.value < MOST_PRICE &&
      MEAN_PRICE.test(own.low.slice(Math.max(0, quantity.start - 90), quantity.start)),
  );
  return sentence.quantities.flatMap((count, k): Found[] => {
    const total = sentence.quantities[k + 1];
    if (price === undefined || !isCount(count) || total?.unit !== 'money' || total === price.quantity)
      return [];
    if (!THEY_COST.test(sentence.low.slice(count.end, total.start)) || total.value < count.value * 500)
      return [];
    const real = over(intervalOf(total), intervalOf(count));
    const ratio = price.quantity.value / (total.value / count.value);
    if (meet(real, intervalOf(price.quantity)) || ratio > 1.7 || ratio < 0.6) return [];
    return [
      {
        spots: spotsOf(sentence, [price.sentence]).map(sentenceSpot),
        arithmetic: `${showValue(total.value, 'money')} ÷ ${num(count.value)} = ${showValue(total.value / count.value, 'money')}, not ${showValue(price.quantity.value, 'money')}`,
      },
    ];
  });
}

/** A mean price is below this [pounds]. */
const MOST_PRICE = 400_000;

/** Averages, shares and scores. */
export const TOLD_RATE_RULES: readonly Rule[] = [
  {
    code: 'wide.each',
    kind: 'average',
    severity: 'warning',
    isWide: true,
    title: 'So many each is not the one figure over the other',
    meaning: 'Two counts in a sentence and how many of the one come to each of the other.',
    advice: 'Reckon again; say whether posts in the budget or people in post are meant.',
    fires: 'Caseloads average 145 plans per officer (2,960 plans, 18.5 FTE).',
    silent: 'Caseloads average 160 plans per officer (2,960 plans, 18.5 FTE).',
    find: ({ sentences }) => sentences.flatMap(wrongEach),
  },
  {
    code: 'wide.part-of',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'A figure is not that share of the other',
    meaning: '"£31.4m is equal to 12 per cent of the £209m grant".',
    advice: 'Reckon the share again.',
    fires: 'The deficit of £31.4m is equal to 12 per cent of the £209m grant.',
    silent: 'The deficit of £31.4m is equal to 15 per cent of the £209m grant.',
    find: ({ sentences }) => sentences.flatMap((one) => [...wrongPartOf(one), ...wrongOrCount(one)]),
  },
  {
    code: 'wide.transfer',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'A transfer is not that share of the only amount that it can be of',
    meaning:
      'A transfer or share in per cent and what it comes to, and in the section one amount that nearly, and none that wholly, fits.',
    advice: 'Reckon again: the share times the block.',
    fires: 'The schools block is £287.4m. A transfer of 0.5 per cent is therefore £1.347m.',
    silent: 'The schools block is £287.4m. A transfer of 0.5 per cent is therefore £1.437m.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongTransfer(sentences, at)),
  },
  {
    code: 'wide.score',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'A risk’s score is not its likelihood times its impact',
    meaning: 'Likelihood, impact and score of a risk in one sentence or line.',
    advice: 'Score it again, and rate it by that score.',
    fires: 'Fee rises: likelihood 4; impact 4; score 12.',
    silent: 'Fee rises: likelihood 4; impact 4; score 16.',
    find: ({ sentences }) => sentences.flatMap(wrongScore),
  },
  {
    code: 'wide.per-thousand',
    kind: 'rate-and-count',
    severity: 'error',
    isWide: true,
    title: 'A rate by the thousand is not that of its two counts',
    meaning: 'A rate per 1,000 and, in its sentence, the number and the base.',
    advice: 'Reckon the rate again from its counts.',
    fires: 'Plans per 1,000 pupils: 52 (3,400 plans, 70,833 pupils).',
    silent: 'Plans per 1,000 pupils: 48 (3,400 plans, 70,833 pupils).',
    find: ({ sentences }) => sentences.flatMap(wrongPerThousand),
  },
  {
    code: 'wide.mean-price',
    kind: 'implied-value',
    severity: 'error',
    isWide: true,
    title: 'An average price is not what so many cost over their number',
    meaning: 'An average, and in its sentence or the next how many cost how much.',
    advice: 'Reckon the average again.',
    fires: 'The average cost of a placement is £58,000: 200 placements cost £13.0m.',
    silent: 'The average cost of a placement is £65,000: 200 placements cost £13.0m.',
    find: ({ sentences }) => sentences.flatMap((_, at) => wrongMeanPrice(sentences, at)),
  },
];
