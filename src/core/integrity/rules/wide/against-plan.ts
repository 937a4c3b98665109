/** How far something is over or under a budget, plan or trajectory, against the two figures; a limit said to be passed in a year that keeps it. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet, minus, over, scaleBy } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';

const PLAN = '(?:budget|plan|target|trajectory|forecast|profile|agreed|allocation|limit|cap|ceiling)';
const SIDE = '(over|under|above|below|short of|beyond|less than|more than|ahead of|behind)';
const FAR_FROM = new RegExp(`^ (?:[a-z]+ ){0,2}${SIDE} (?:the |its |our |on )?(?:[a-z]+ ){0,2}?${PLAN}\\b`);
/** What stands right before the figure of a plan. */
const PLANNED = new RegExp(`\\b${PLAN}\\b[^.;£\\d]{0,16}$`);
const FAR_FROM_IT = new RegExp(`^ (?:[a-z]+ ){0,1}${SIDE} (?:it|this|that|them|what was agreed)\\b`);
const HELD = /^[^.;\d£]{0,30}\b(?:against|compared (?:with|to)|versus|where|from)\b[^.;\d£]{0,40}$/;
const IS_OVER = /over|above|beyond|more|ahead/;
const NO_PLAIN = /\b(?:last (?:month|quarter|year|time)|previous\w*|would|if|increase of|of which)\b/;

/** "£1.3m over budget: £9.6m against a budget of £8.6m". */
function wrongGap(sentence: Sentence): Found[] {
  const { low, quantities } = sentence;
  if (NO_PLAIN.test(low)) return [];
  return quantities.flatMap((gap, at): Found[] => {
    const side = FAR_FROM.exec(low.slice(gap.end))?.[1];
    const [own, plan] = quantities.slice(at + 1, at + 3);
    if (side === undefined || own === undefined || plan === undefined || own.unit !== plan.unit) return [];
    if (!HELD.test(low.slice(own.end, plan.start)) || own.unit === 'percent') return [];
    return judged(sentence, { gap, own, plan, side });
  });
}

/** "The trajectory was 3,400; actual plans are 3,520, 100 above it". */
function wrongGapBehind(sentence: Sentence): Found[] {
  const { low, quantities } = sentence;
  if (NO_PLAIN.test(low)) return [];
  return quantities.flatMap((gap, at): Found[] => {
    const side = FAR_FROM_IT.exec(low.slice(gap.end))?.[1];
    const [a, b] = quantities.slice(Math.max(0, at - 2), at);
    if (side === undefined || a === undefined || b === undefined || a.unit !== b.unit) return [];
    // "£99.7m against a ceiling of £84.5m" as well as "the ceiling was £84.5m; it stands at £99.7m".
    const [isA, isB] = [a, b].map(({ start }) => PLANNED.test(low.slice(Math.max(0, start - 40), start)));
    if (isA === isB) return [];
    const [plan, own] = isA ? [a, b] : [b, a];
    return judged(sentence, { gap, own, plan, side });
  });
}

type Held = {
  readonly gap: Sentence['quantities'][number];
  readonly own: Sentence['quantities'][number];
  readonly plan: Sentence['quantities'][number];
  readonly side: string;
};

function judged(sentence: Sentence, { gap, own, plan, side }: Held): Found[] {
  const apart = minus(intervalOf(own), intervalOf(plan));
  const signed = IS_OVER.test(side) ? apart : { low: -apart.high, high: -apart.low };
  const real = gap.unit === 'percent' ? scaleBy(over(signed, intervalOf(plan)), 100) : signed;
  if (gap.unit !== 'percent' && gap.unit !== own.unit) return [];
  if (meet(real, intervalOf(gap)) || plan.value <= 0) return [];
  const middle = (real.low + real.high) / 2;
  if (Math.abs(middle) > gap.value * 3 + plan.value * 0.3) return [];
  const shown = gap.unit === 'percent' ? `${num(middle, 1)}%` : showValue(middle, own.unit);
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${showValue(own.value, own.unit)} against ${showValue(plan.value, plan.unit)} is ${shown} ${IS_OVER.test(side) ? 'over' : 'under'}; the text says ${showValue(gap.value, gap.unit)} ${side}`,
    },
  ];
}

const PASSED =
  /\b(?:limit|ceiling|cap|threshold|maximum)\b[^.;£\d]{0,20}\b(?:will|is (?:expected|forecast|set) to|would)\b[^.;£\d]{0,6}\b(?:be )?(?:breach\w*|exceed\w*|pass\w*|reach\w*|broken|overtak\w*)\b/;
const PASSED_OF =
  /\b(?:limit|ceiling|cap|threshold|maximum) of £?[^.;]{1,12}? (?:will|is (?:expected|forecast|set) to|would) (?:be )?(?:breach\w*|exceed\w*|pass\w*|reach\w*|broken)\b/;

/** "The ceiling of £30m will be breached in 2026/27. The forecast is … £29.4m for 2026/27". */
function notPassed(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !(PASSED.test(sentence.low) || PASSED_OF.test(sentence.low))) return [];
  const [limit, more] = sentence.quantities;
  const [year, other] = sentence.periods;
  if (limit === undefined || more !== undefined || year === undefined || other !== undefined) return [];
  const near = sentences.slice(at + 1, at + 3).filter(({ block }) => block === sentence.block);
  return near.flatMap((one): Found[] => {
    const told = one.quantities.flatMap((quantity) => {
      const period = one.periods.find(({ start }) => start >= quantity.end && start - quantity.end < 20);
      return quantity.unit === limit.unit && period !== undefined ? [{ quantity, key: period.key }] : [];
    });
    const own = told.find(({ key }) => key === year.key);
    if (own === undefined || intervalOf(own.quantity).high >= intervalOf(limit).low) return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(one)],
        arithmetic: `${showValue(own.quantity.value, limit.unit)} is below ${showValue(limit.value, limit.unit)}: the limit is kept in that year`,
      },
    ];
  });
}

/** Figures against plans. */
export const AGAINST_PLAN_RULES: readonly Rule[] = [
  {
    code: 'wide.over-plan',
    kind: 'change',
    severity: 'error',
    isWide: true,
    title: 'So far over or under a plan is not what lies between the two figures',
    meaning:
      'An amount or share over or under a budget, plan or trajectory, and the two figures, in one sentence.',
    advice: 'Reckon the difference again, and its side.',
    fires: 'Spend is £1.3m over budget: £9.6m against a budget of £8.6m.',
    silent: 'Spend is £1.3m over budget: £9.6m against a budget of £8.3m.',
    find: ({ sentences }) => sentences.flatMap((one) => [...wrongGap(one), ...wrongGapBehind(one)]),
  },
  {
    code: 'wide.limit-kept',
    kind: 'cap',
    severity: 'warning',
    isWide: true,
    title: 'A limit is said to be passed in a year whose figure keeps it',
    meaning:
      'A limit that will be breached in a year, and in the next sentence the forecast of that year below it.',
    advice: 'Name the year in which the forecast passes the limit.',
    fires:
      'The ceiling of £30m will be breached in 2026/27. The forecast is £28.1m for 2025/26 and £29.4m for 2026/27.',
    silent:
      'The ceiling of £30m will be breached in 2026/27. The forecast is £28.1m for 2025/26 and £31.2m for 2026/27.',
    find: ({ sentences }) => sentences.flatMap((_, at) => notPassed(sentences, at)),
  },
];
