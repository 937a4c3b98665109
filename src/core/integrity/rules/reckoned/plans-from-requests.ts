/** New plans that are said to follow from requests: at a share of them, or from those of the period alone. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { type Figure, figuresOf } from '../../understand/figures.ts';
import { type Grid, rowSpot } from '../../understand/grid.ts';
import { ratioIn } from '../../understand/ratios.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { TIME_NOUN } from '../../understand/together.ts';
import type { Understanding } from '../../understand/understanding.ts';

const LEADS =
  /\b(?:leads?|led|result\w*|become|became|turn\w*|convert\w*|conversion|end(?:s|ed|ing)? (?:in|up)|go(?:es)? on to|went on to|are (?:agreed|issued|granted)|success rate|produce\w*|come(?:s)? to|need)\b/;
const PLAN = /\b(?:plans?|ehcps?)\b/;
const THING = /\b(?:plans?|ehcps?|issued)\b/;

type Share = {
  readonly value: number;
  readonly slack: number;
  readonly text: string;
  readonly start: number;
};

/** The one share of a sentence, in per cent or in words. */
function shareIn(sentence: Sentence): Share | null {
  const [percent, more] = sentence.quantities.filter(({ unit }) => unit === 'percent');
  if (percent !== undefined && more === undefined && percent.value < 100)
    return {
      value: percent.value / 100,
      slack: percent.step / 200 + (percent.isAbout ? 0.02 : 0),
      text: `${num(percent.value)}%`,
      start: percent.start,
    };
  const ratio = percent === undefined ? ratioIn(sentence) : null;
  return ratio === null
    ? null
    : { value: ratio.value, slack: ratio.slack * ratio.value + 0.005, text: ratio.text, start: ratio.start };
}

/** The last count of requests before the share, in its sentence or in the one before. */
function requestsBefore(sentence: Sentence, before: Sentence | undefined, share: Share): Quantity | null {
  const isOf = (own: Sentence) => (one: Quantity) =>
    one.unit === 'count' &&
    one.value > 1 &&
    /\b(?:requests?|referrals?|applications?|ehcnas?|assessments?)\b/.test(
      own.low.slice(one.start, one.end + 40),
    ) &&
    !/\b(?:plans?|ehcps?)\b/.test(own.low.slice(one.end, one.end + one.phrase.length + 2));
  const own = sentence.quantities.filter((one) => one.start < share.start && isOf(sentence)(one));
  if (own.length > 0) return own.at(-1) ?? null;
  return before === undefined ? null : (before.quantities.filter(isOf(before)).at(-1) ?? null);
}

/** "If 65% of them lead to a plan, that means 38 new plans a month". */
function wrongConversion(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (
    sentence === undefined ||
    !isStatement(sentence) ||
    !LEADS.test(sentence.low) ||
    !PLAN.test(sentence.low)
  )
    return [];
  const share = shareIn(sentence);
  const before = sentences[at - 1]?.block === sentence.block ? sentences[at - 1] : undefined;
  const requests = share === null ? null : requestsBefore(sentence, before, share);
  if (share === null || requests === null) return [];
  const plans = sentence.quantities.find(
    (one) =>
      one.unit === 'count' &&
      one !== requests &&
      one.start > share.start &&
      THING.test(sentence.low.slice(one.end, one.end + 24)) &&
      (one.per === requests.per || one.per === null || requests.per === null),
  );
  if (plans === undefined) return [];
  const real = requests.value * share.value;
  const slack =
    0.5 +
    requests.value * share.slack +
    (plans.isAbout || requests.isAbout ? real * 0.06 : 0) +
    share.value * (requests.isAbout ? 1 : 0);
  if (Math.abs(real - plans.value) <= slack || plans.value > real * 2.2 || plans.value < real / 2.2)
    return [];
  return [
    {
      spots: [sentenceSpot(sentence), ...(before === undefined ? [] : [sentenceSpot(before)])],
      arithmetic: `${num(requests.value)} × ${share.text} = ${num(real, 1)}, not ${num(plans.value)}`,
    },
  ];
}

/** All plans are of this period's requests, or no backlog is among them. */
const ALL_NEW =
  /\b(?:all|every(?: one)?|each|none but|entirely|wholly|only|solely)\b[^.;]{0,60}\b(?:plans?|ehcps?|growth|increase|them|these|those)\b[^.;]{0,80}\b(?:came|come|arose|arise|stem\w*|result\w*|follow\w*|origin\w*|due|relate\w*|reflect\w*|trace\w*|explained|accounted|made|driven|derive\w*)\b[^.;]{0,60}\b(?:requests?|referrals?|new demand|demand)\b|\bno (?:backlog|catch[- ]up)\b[^.;]{0,30}\b(?:effect|element|release|component|in|behind|within)\b|\b(?:nothing|none)\b[^.;]{0,40}\b(?:backlog|earlier requests|older (?:requests|cases))\b|\bbacklog (?:plays|played|has|had) no part\b|\b(?:all|every one|each|every single one)(?: of (?:them|these|which))? (?:from|on|due to|following|arising from|made on) (?:an? )?(?:new )?requests?\b/;
const NOT_SO = /\b(?:not all|if|unless|would|whether|cannot|could not|no longer)\b/;

const isOf = (words: RegExp) => (figure: Figure) =>
  figure.unit === 'count' &&
  (figure.per === null || figure.per === 'month') &&
  figure.step === 1 &&
  figure.value > 5 &&
  !TIME_NOUN.test(figure.quantity?.noun ?? '') &&
  words.test(nounBehind(figure));

/** What is counted: words right behind a number and before it, or the label of its row. */
function nounBehind({ cell, sentence, quantity, own }: Figure): string {
  if (cell !== null || quantity === null || sentence === null) return own;
  const [ahead, behind] = [
    sentence.low.slice(Math.max(0, quantity.start - 26), quantity.start),
    sentence.low.slice(quantity.end, quantity.end + 36),
  ];
  return `${ahead.split(/[\d;.]/).at(-1) ?? ''}# ${behind.split(/[\d;),]| and /)[0] ?? ''}`;
}

const ISSUED = /\b(?:issued|new (?:ehc )?plans|new ehcps)\b/;
const RECEIVED =
  /^(?!.*\b(?:agreed|refused|decided|decisions|forecast|target|plans?)\b).*\b(?:requests?|referrals?)\b/;
const AGREED =
  /\b(?:agreed to assess|assessments? (?:agreed|started|begun|completed)|agreed to assess|yes to assess)\b/;

/** "All 447 plans came out of requests made since April", of which there were 410. */
function moreThanRequests(document: Understanding, claim: Sentence): Found[] {
  if (!isStatement(claim) || !ALL_NEW.test(claim.low) || NOT_SO.test(claim.low)) return [];
  const near = figuresOf(document).filter(({ section }) => section === claim.block.section);
  const issued = near.find(
    (figure) =>
      isOf(ISSUED)(figure) &&
      !/\b(?:within|weeks|agreed|requests?)\b/.test(nounBehind(figure).split('#').at(-1) ?? ''),
  );
  const limits = near.filter(
    (figure) =>
      figure !== issued &&
      figure.per === (issued?.per ?? null) &&
      (isOf(RECEIVED)(figure) || isOf(AGREED)(figure)),
  );
  const least = [...limits].sort((a, b) => a.value - b.value)[0];
  if (issued === undefined || least === undefined || issued.value <= least.value) return [];
  if (least.value * 6 < issued.value) return [];
  return [
    {
      spots: [sentenceSpot(claim), ...least.spots, ...issued.spots],
      arithmetic: `${num(issued.value)} new plans are more than ${num(least.value)}; at least ${num(issued.value - least.value)} come from earlier requests`,
    },
  ];
}

const SHARE_ROW =
  /\b(?:conversion|convert\w*|lead(?:s|ing)? to (?:a )?plans?|result(?:s|ing)? in|success rate|become plans|% (?:agreed|issued|to plan))\b/;

/** Rows of requests, of the share that leads to a plan, and of the plans, in one column. */
function wrongRows(grid: Grid): Found[] {
  const rowOf = (words: RegExp, not: RegExp) =>
    grid.rows.filter(({ low }) => words.test(low) && !not.test(low));
  const [share, more] = rowOf(SHARE_ROW, /\btarget\b/);
  const [requests] = rowOf(/\b(?:requests?|referrals?|assessments?)\b/, SHARE_ROW);
  const [plans] = rowOf(
    /\b(?:new|expected|resulting|plans|ehcps)\b.*\b(?:plans?|ehcps?)\b|^plans\b|\bissued\b/,
    SHARE_ROW,
  );
  if (share === undefined || more !== undefined || requests === undefined || plans === undefined) return [];
  return grid.columns.flatMap((_, at): Found[] => {
    const [base, part, told] = [requests.cells[at], share.cells[at], plans.cells[at]];
    if (base?.unit !== 'count' || part?.unit !== 'percent' || told?.unit !== 'count') return [];
    const real = (base.value * part.value) / 100;
    const slack = 0.5 + (base.value * part.step) / 200 + told.step / 2;
    if (Math.abs(real - told.value) <= slack || told.value > real * 2 || real > told.value * 2) return [];
    return [
      {
        spots: [plans, share, requests].map((row) => rowSpot(grid, row)),
        arithmetic: `${num(base.value)} × ${num(part.value)}% = ${num(real, 1)}, not ${num(told.value)}`,
      },
    ];
  });
}

/** Plans from requests. */
export const PLANS_FROM_REQUESTS_RULES: readonly Rule[] = [
  {
    code: 'claim.plans-from-requests',
    kind: 'rate-and-count',
    severity: 'error',
    title: 'New plans do not follow from the requests told',
    meaning:
      'A number of requests, the share of them that leads to a plan, and the plans said to follow; or plans said to come from the requests of the period alone, and more of them than of its requests or assessments.',
    advice: 'Multiply again, or say how many plans come from requests made before.',
    fires:
      'We expect 60 requests a month. If 55% of these lead to a plan, there will be 42 new plans a month.',
    silent:
      'We expect 60 requests a month. If 55% of these lead to a plan, there will be 33 new plans a month.',
    find: (document) => [
      ...document.sentences.flatMap((_, at) => wrongConversion(document.sentences, at)),
      ...document.sentences.flatMap((claim) => moreThanRequests(document, claim)),
      ...document.grids.flatMap(wrongRows),
    ],
  },
];
