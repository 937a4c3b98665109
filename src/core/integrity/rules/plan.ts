/** Rules on what a plan is said to do: measures against growth, implied prices and volumes, baselines and targets. */
import { monthOfDay } from '../../base/day-number.ts';
import type { Found, Spot } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import type { Fact } from '../understand/facts.ts';
import { clauseAround } from '../understand/facts.ts';
import { cellSpots } from '../understand/grid.ts';
import { intervalOf, meet, minus, times } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num, showValue } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

/** Growth of plans a month, and where it is told. */
type Growth = { readonly perMonth: number; readonly spots: readonly Spot[]; readonly latest: Fact | null };

function monthOf(fact: Fact): number | null {
  return fact.period?.kind === 'month' && fact.period.from !== null ? monthOfDay(fact.period.from) : null;
}

function plansSeries({ facts }: Understanding): Fact[] {
  const series = facts.filter(
    (fact) =>
      fact.measure.id === 'plans' &&
      fact.period?.kind === 'month' &&
      (fact.role === 'actual' || fact.role === null) &&
      fact.apart === '' &&
      fact.per === null &&
      fact.value > 100,
  );
  const byMonth = new Map<number, Fact>();
  for (const fact of series) {
    const month = monthOf(fact);
    if (month !== null && (fact.from === 'table' || !byMonth.has(month))) byMonth.set(month, fact);
  }
  return [...byMonth].sort((a, b) => a[0] - b[0]).map(([, fact]) => fact);
}

const GROWS =
  /\b(?:grow(?:s|n|ing|th)?|grew|ris(?:e|es|en|ing)|rose|increas\w+|net (?:growth|increase|additions?))\b/;
const CUTS =
  /\b(?:avoid\w*|reduc\w*|remov\w*|fewer|prevent\w*|avert\w*|lower\w*|off|cut\w*|divert\w*|sav\w*|less)\b/;

/** Growth a month: told in words, or from the series of plans over its last year or less. */
function growthOf(document: Understanding): Growth | null {
  const series = plansSeries(document);
  const last = series.at(-1) ?? null;
  const told = document.sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) => {
      if (
        quantity.per !== 'month' ||
        quantity.unit !== 'count' ||
        (quantity.noun !== 'plan' && quantity.noun !== '')
      )
        return [];
      const { from, to } = clauseAround(sentence.low, quantity.start, quantity.end);
      const clause = sentence.low.slice(from, to);
      if (
        !GROWS.test(clause) ||
        CUTS.test(clause) ||
        !/\bplans?|ehcps?|caseload|growth\b/.test(sentence.low) ||
        /forecast|unmitigated|without|would|request|agreed|target/.test(clause)
      )
        return [];
      return [{ perMonth: quantity.value, spots: [sentenceSpot(sentence)], latest: last }];
    }),
  );
  const [first] = told;
  if (first !== undefined) return first;
  const start = series.at(-Math.min(series.length, 13));
  if (last === null || start === undefined) return null;
  const months = (monthOf(last) ?? 0) - (monthOf(start) ?? 0);
  if (months < 3) return null;
  return {
    perMonth: (last.value - start.value) / months,
    spots: [...start.spots.slice(0, 1), ...last.spots.slice(0, 1)],
    latest: last,
  };
}

type Cut = { readonly sentence: Sentence; readonly quantity: Quantity };

/** Measures said to take so many plans a month off the growth. */
function cutsOf({ sentences }: Understanding): Cut[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) => {
      const isPlans =
        quantity.unit === 'count' &&
        quantity.per === 'month' &&
        (quantity.noun === 'plan' || quantity.noun === '');
      if (!isPlans || !/\bplans?|ehcps?|growth|demand\b/.test(sentence.low)) return [];
      const { from, to } = clauseAround(sentence.low, quantity.start, quantity.end);
      return CUTS.test(sentence.low.slice(Math.max(0, from - 40), to)) &&
        !/\brequests?\b|\bceas|\bfell|\bfallen/.test(sentence.low.slice(from, to))
        ? [{ sentence, quantity }]
        : [];
    }),
  );
}

const STEADIES =
  /\b(?:stabili[sz]\w*|level(?:s|led)? off|hold(?:s|ing)? (?:the )?(?:number|plan|level)\w*|flat(?:ten\w*)?|stop(?:s|ped)? (?:the )?grow\w*|halt\w*|plateau\w*|no (?:further )?growth|revers\w+|fully offset\w*|offset(?:s|ting)? (?:the|all|this|current) \w*\s?growth|stop rising|stops? increasing|cease to grow|cancel\w* out|enough to|sufficient to|absorb\w*)\b/;
const ADMITS =
  /\b(?:not enough|less than|would still|will still|still rise|insufficient|only part|does not|do not|will not|cannot|short of|alone|fall short|partly|half of)\b/;
/** Measures that fall short of the growth by less than this are as good as enough. */
const ENOUGH = 0.9;

function tooLittle(document: Understanding): Found[] {
  const growth = growthOf(document);
  if (growth === null || growth.perMonth <= 0) return [];
  const steady = document.sentences.find(
    (sentence) =>
      STEADIES.test(sentence.low) && /\bplans?|ehcps?|numbers|growth|caseload\b/.test(sentence.low),
  );
  return cutsOf(document)
    .slice(0, 1)
    .flatMap(({ sentence, quantity }) => {
      if (
        quantity.value >= growth.perMonth * ENOUGH ||
        ADMITS.test(nearby(document, sentence)) ||
        steady === undefined
      )
        return [];
      return [
        {
          spots: [
            sentenceSpot(sentence),
            ...(steady === sentence ? [] : [sentenceSpot(steady)]),
            ...growth.spots,
          ],
          arithmetic: `growth of ${num(growth.perMonth, 1)} a month less ${num(quantity.value)} a month leaves ${num(growth.perMonth - quantity.value, 1)} a month`,
        },
      ];
    });
}

function nearby({ sentences }: Understanding, sentence: Sentence): string {
  const at = sentences.indexOf(sentence);
  return sentences
    .slice(at, at + 3)
    .filter(({ block }) => block === sentence.block)
    .map(({ low }) => low)
    .join(' ');
}

const NEEDED = /\b(?:gap|shortfall|deficit|overspend|pressure|growth)\b/;
const CLOSES =
  /\b(?:clos(?:e|es|ed|ing)|eliminat\w*|cover(?:s|ed|ing)?|fully (?:meet|address|offset)\w*|bridg\w*|offset\w*|remov\w*|enough to|sufficient to|meet(?:s|ing)?)\b/;

/** "Savings of £6m will close the gap of £9m." */
function savingsTooSmall({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    if (
      !NEEDED.test(sentence.low) ||
      !CLOSES.test(sentence.low) ||
      !/\b(?:saving|mitigation|measure|action|intervention|initiative|efficienc|reduc|project|proposal)\w*/.test(
        sentence.low,
      )
    )
      return [];
    const money = sentence.quantities.filter(({ unit, per }) => unit === 'money' && per === null);
    const [a, b] = money;
    if (
      a === undefined ||
      b === undefined ||
      money.length !== 2 ||
      ADMITS.test(sentence.low) ||
      /\bpart|some|towards|contribut|narrow|reduces? the gap (?:by|from)|leaving|remaining\b/.test(
        sentence.low,
      )
    )
      return [];
    const isGap = (quantity: Quantity) =>
      /\b(?:gap|shortfall|deficit|overspend|pressure)\s(?:of|is|at)\s(?:about |around )?$/.test(
        sentence.low.slice(Math.max(0, quantity.start - 40), quantity.start),
      ) ||
      /^ (?:\w+[- ]?){0,3}(?:gap|shortfall|deficit|overspend|pressure)\b/.test(
        sentence.low.slice(quantity.end, quantity.end + 34),
      );
    const [saving, gap] = isGap(b) ? [a, b] : isGap(a) ? [b, a] : [a, a];
    if (saving === gap || saving.value >= gap.value * ENOUGH || meet(intervalOf(saving), intervalOf(gap)))
      return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(gap.value, 'money')} − ${showValue(saving.value, 'money')} = ${showValue(gap.value - saving.value, 'money')} left`,
      },
    ];
  });
}

type Paths = { readonly mitigated: Fact; readonly unmitigated: Fact };

function pathsOf({ facts }: Understanding): Paths | null {
  const of = (role: Fact['role']) =>
    facts
      .filter(
        (fact) =>
          fact.measure.id === 'plans' && fact.role === role && fact.value > 100 && fact.sentence !== null,
      )
      .at(-1);
  const [mitigated, unmitigated] = [of('mitigated'), of('unmitigated')];
  return mitigated === undefined || unmitigated === undefined || unmitigated.value <= mitigated.value
    ? null
    : { mitigated, unmitigated };
}

/** The last month that the document forecasts for, as months from the latest actual. */
function horizonOf({
  facts,
  sentences,
  cutOff,
}: Understanding): { readonly months: number; readonly from: number } | null {
  const start = cutOff?.period.to;
  const ends = [...facts.map(({ period }) => period), ...sentences.flatMap(({ periods }) => periods)].flatMap(
    (period) => (period?.to != null && period.kind !== 'calendar-year' ? [period.to] : []),
  );
  const dated = facts
    .filter(
      (fact) =>
        fact.measure.id === 'plans' &&
        (fact.role === 'mitigated' || fact.role === 'unmitigated' || fact.role === 'forecast'),
    )
    .flatMap(({ period }) => (period?.to != null ? [period.to] : []));
  const last = Math.max(...(dated.length > 0 ? dated : ends));
  const latest =
    start ??
    Math.max(
      ...facts
        .filter((fact) => fact.measure.id === 'plans' && fact.role === 'actual')
        .flatMap(({ period }) => (period?.to != null ? [period.to] : [])),
    );
  if (!Number.isFinite(last) || !Number.isFinite(latest) || last <= latest) return null;
  return { months: monthOfDay(last) - monthOfDay(latest), from: latest };
}

/** Whether a sentence, or one beside it, says from when to when. */
function windowOf(document: Understanding, sentence: Sentence): number | null {
  const text = nearby(document, sentence);
  const months = /\b(?:for|over) (?:the )?(?:first )?(\d{1,2}|twelve|eighteen) months\b/.exec(text)?.[1];
  if (months !== undefined) return months === 'twelve' ? 12 : months === 'eighteen' ? 18 : Number(months);
  const [a, b] = sentence.periods;
  if (a?.from != null && b?.to != null && b.to > a.from && /\b(?:between|from)\b/.test(sentence.low))
    return monthOfDay(b.to) - monthOfDay(a.from) + 1;
  return null;
}

function moreThanGap(document: Understanding): Found[] {
  const paths = pathsOf(document);
  const horizon = horizonOf(document);
  if (paths === null || horizon === null) return [];
  const gap = paths.unmitigated.value - paths.mitigated.value;
  return cutsOf(document)
    .slice(0, 1)
    .flatMap(({ sentence, quantity }) => {
      const window = windowOf(document, sentence);
      const months = window ?? horizon.months;
      const total = quantity.value * months;
      if (total <= gap * 1.02) return [];
      return [
        {
          spots: [
            sentenceSpot(sentence),
            ...paths.mitigated.spots,
            ...paths.unmitigated.spots.filter(
              ({ paragraph }) => paragraph !== paths.mitigated.spots[0]?.paragraph,
            ),
          ],
          arithmetic: `${num(quantity.value)} a month for ${months} months is ${num(total)} plans; ${num(paths.unmitigated.value)} − ${num(paths.mitigated.value)} = ${num(gap)}${window === null ? '; no window is stated' : ''}`,
        },
      ];
    });
}

/** What a plan costs in a year, at the least and most that can be believed [pounds]. */
const PLAN_YEAR = { low: 4500, high: 70_000 };

function windowValue(document: Understanding): Found[] {
  return cutsOf(document).flatMap(({ sentence, quantity }) => {
    const money = sentence.quantities.filter(
      ({ unit, per, value }) => unit === 'money' && per === null && value > 0,
    );
    const [amount] = money;
    const horizon = horizonOf(document);
    if (amount === undefined || money.length > 1 || horizon === null) return [];
    const window = windowOf(document, sentence);
    if (window !== null && window <= 0) return [];
    const active = Math.min(window ?? horizon.months, horizon.months);
    // Plans avoided stay avoided: half a month for the month of its own, then to the end.
    const planMonths =
      (quantity.value * active * active) / 2 + quantity.value * active * (horizon.months - active);
    const price = (amount.value / planMonths) * 12;
    if (price >= PLAN_YEAR.low && price <= PLAN_YEAR.high) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(quantity.value)} a month for ${active} months${window === null ? ', as no window is stated,' : ''} is ${num(planMonths / 12)} plan-years by the end; ${showValue(amount.value, 'money')} ÷ ${num(planMonths / 12)} = ${showValue(Math.round(price), 'money')} a plan-year`,
      },
    ];
  });
}

/** Believable money for one thing, least and most [pounds]. */
const PRICES: Readonly<Record<string, readonly [number, number]>> = {
  placement: [4000, 400_000],
  plan: [1500, 150_000],
  place: [2500, 400_000],
  child: [400, 400_000],
  pupil: [400, 400_000],
  student: [400, 400_000],
  post: [12_000, 200_000],
  fte: [12_000, 200_000],
};

const FOR_EACH =
  /\b(?:for|from|on|by (?:moving|placing|returning|avoiding|reducing|providing|creating)|deliver\w*|provid\w*|creat\w*|avoid\w*|fund\w*|mov\w*|returning|across|cost\w*|to (?:build|create|provide|deliver|fund|support)|buys?|sav\w*)\b/;

/** "£5.7m for 12 places": the price of one. */
function impliedPrice({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const money = sentence.quantities.filter(
      (quantity) =>
        quantity.unit === 'money' &&
        (quantity.per === null || quantity.per === 'year') &&
        quantity.value > 0 &&
        !isUnitPrice(sentence, quantity),
    );
    const things = sentence.quantities.filter(
      ({ unit, noun, per, value }) =>
        unit === 'count' && per === null && value > 0 && Object.hasOwn(PRICES, noun),
    );
    const [amount] = money;
    const [thing] = things;
    if (
      amount === undefined ||
      thing === undefined ||
      money.length > 1 ||
      things.length > 1 ||
      thing.bound !== null
    )
      return [];
    const gap = sentence.low.slice(Math.min(amount.end, thing.end), Math.max(amount.start, thing.start));
    if (
      !FOR_EACH.test(gap) ||
      gap.length > 70 ||
      /[;:]|\bwhile\b|\bbut\b|\bdeficit|\boverspend|\bincome|\ballocation|\bgrowth\b|\band\b(?! the cost)/.test(
        gap,
      ) ||
      /\b(?:deficit|overspend|income|allocation|budget|cap)\b/.test(
        sentence.low.slice(Math.max(0, amount.start - 30), amount.end + 30),
      )
    )
      return [];
    if (/\b(?:plan|over the (?:life|term|plan)|by 20[23]\d)\b/.test(gap)) return [];
    const [low, high] = PRICES[thing.noun] ?? [0, Number.POSITIVE_INFINITY];
    const price = amount.value / thing.value;
    if (price >= low && price <= high) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(amount.value, 'money')} ÷ ${num(thing.value)} = ${showValue(Math.round(price), 'money')} for each ${thing.noun}; £${num(low)} to £${num(high)} could be believed`,
      },
    ];
  });
}

const UNIT_PRICE =
  /^\s?(?:each|per (?:place|placement|plan|pupil|child|head|post|learner|student|young person|year per|annum per)|a (?:place|placement|head|child|pupil)|on average)\b/;
const UNIT_BEFORE =
  /\b(?:average(?: \w+)?(?: cost| price| saving)?(?: of)?|unit cost(?: of)?|at|mean (?:cost )?(?:of)?|costing|each (?:costing|saving)|(?:cost|saving|price) per (?:place|placement|plan|pupil|child)(?: is| of)?)\s(?:about |around |an average of |a )?$/;

function isUnitPrice(sentence: Sentence, quantity: Quantity): boolean {
  if (quantity.unit !== 'money' || quantity.value > 400_000) return false;
  return (
    UNIT_PRICE.test(sentence.low.slice(quantity.end, quantity.end + 30)) ||
    (UNIT_BEFORE.test(sentence.low.slice(Math.max(0, quantity.start - 44), quantity.start)) &&
      quantity.value < 250_000)
  );
}

/** "30 placements at £62,000 each, £2.1m a year": price times volume against the total. */
function productOf({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const prices = sentence.quantities.filter((quantity) => isUnitPrice(sentence, quantity));
    const totals = sentence.quantities.filter(
      (quantity) => quantity.unit === 'money' && !prices.includes(quantity),
    );
    const things = sentence.quantities.filter(
      ({ unit, noun, per }) => unit === 'count' && per === null && Object.hasOwn(PRICES, noun),
    );
    const [price] = prices;
    const [total] = totals;
    const [thing] = things;
    if (
      price === undefined ||
      total === undefined ||
      thing === undefined ||
      prices.length > 1 ||
      totals.length > 1 ||
      things.length > 1 ||
      thing.bound !== null
    )
      return [];
    if (
      /\b(?:against|compared|rose|fell|over the life|over the plan|budget|deficit|than|instead)\b/.test(
        sentence.low,
      )
    )
      return [];
    const product = times(intervalOf(thing), intervalOf(price));
    const wide = { low: product.low * 0.97, high: product.high * 1.03 };
    const ratio = total.value / (thing.value * price.value);
    // A total of another number of years, or of part of one, is another sum.
    if (meet(wide, intervalOf(total)) || ratio > 12 || ratio < 0.08 || isYears(sentence, ratio)) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(thing.value)} × ${showValue(price.value, 'money')} = ${showValue(thing.value * price.value, 'money')}, not ${showValue(total.value, 'money')}`,
      },
    ];
  });
}

function isYears(sentence: Sentence, ratio: number): boolean {
  const years = sentence.quantities.find(({ noun }) => noun === 'year' || noun === 'month');
  if (years === undefined) return false;
  const by = years.noun === 'year' ? years.value : years.value / 12;
  return Math.abs(ratio / by - 1) < 0.06;
}

/** An independent placement costs at least this a year, whoever buys it [pounds]. */
const LEAST_PLACEMENT = 22_000;
const MOST_PLACEMENT = 250_000;

/** "Independent spend below £4m" beside the placements there are. */
function impliedVolume(document: Understanding): Found[] {
  const placements =
    document.facts
      .filter(
        (fact) =>
          fact.measure.id === 'independent placements' &&
          fact.value > 20 &&
          fact.per === null &&
          fact.role !== 'target' &&
          (fact.apart === '' || fact.from !== 'text'),
      )
      .at(-1) ?? shareTimesPlans(document);
  if (placements === null) return [];
  return document.facts.flatMap((fact) => {
    if (fact.measure.id !== 'independent spend' || fact.sentence === null || fact.value < 500_000) return [];
    if (
      !/\b(?:spend|spending|expenditure|cost)\w*\b/.test(fact.sentence.low) ||
      /\b(?:sav\w+|reduc\w* by|increase of|overspend|additional)\b/.test(
        fact.sentence.low.slice(0, fact.quantity?.start ?? 0).slice(-40),
      )
    )
      return [];
    const price = fact.value / placements.value;
    if (price >= LEAST_PLACEMENT && price <= MOST_PLACEMENT) return [];
    const room = Math.floor(fact.value / 60_000);
    return [
      {
        spots: [sentenceSpot(fact.sentence), ...placements.spots],
        arithmetic: `${showValue(fact.value, 'money')} ÷ ${num(placements.value)} placements = ${showValue(Math.round(price), 'money')} each; at about £60,000 each there is room for ${num(room)}`,
      },
    ];
  });
}

function shareTimesPlans(
  document: Understanding,
): { readonly value: number; readonly spots: readonly Spot[] } | null {
  const share = document.facts.findLast(
    (fact) =>
      fact.measure.id === 'independent share' &&
      fact.from !== 'chart' &&
      fact.role !== 'target' &&
      fact.role !== 'forecast',
  );
  const plans = plansSeries(document).at(-1);
  return share === undefined || plans === undefined
    ? null
    : { value: Math.round((share.value * plans.value) / 100), spots: share.spots };
}

/** An unmitigated forecast that grows far slower, or faster, than plans do now. */
function slowBaseline(document: Understanding): Found[] {
  const growth = growthOf(document);
  const now = growth?.latest ?? null;
  if (growth === null || now === null || growth.perMonth <= 0) return [];
  return document.facts.flatMap((fact) => {
    if (
      fact.measure.id !== 'plans' ||
      fact.role !== 'unmitigated' ||
      fact.value < 100 ||
      fact.per !== null ||
      fact.period?.to == null ||
      now.period?.to == null
    )
      return [];
    const months = monthOfDay(fact.period.to) - monthOfDay(now.period.to);
    if (months < 6 || fact.sentence === null) return [];
    const implied = (fact.value - now.value) / months;
    if (implied >= growth.perMonth * 0.6 && implied <= growth.perMonth * 1.9) return [];
    return [
      {
        spots: [...fact.spots, ...growth.spots],
        arithmetic: `(${num(fact.value)} − ${num(now.value)}) ÷ ${months} months = ${num(implied, 1)} a month without measures; plans grow by ${num(growth.perMonth, 1)} a month now`,
      },
    ];
  });
}

/** "Stabilise by April 2026" and later fewer plans than there are already. */
function belowPresent(document: Understanding): Found[] {
  const now = plansSeries(document).at(-1);
  const steady = document.sentences.find(
    (sentence) =>
      STEADIES.test(sentence.low) &&
      /\bplan|ehcp|numbers|growth/.test(sentence.low) &&
      sentence.periods.length > 0 &&
      !/\bfall|reduc\w+ (?:to|thereafter)|then (?:decline|fall|reduce)/.test(sentence.low),
  );
  const later = document.facts.find(
    (fact) =>
      fact.measure.id === 'plans' &&
      fact.role === 'mitigated' &&
      fact.sentence !== null &&
      fact.value > 100 &&
      now !== undefined &&
      fact.value < now.value * 0.995 &&
      (fact.period?.from ?? 0) > (now.period?.from ?? 0),
  );
  if (
    now === undefined ||
    steady === undefined ||
    later === undefined ||
    /\bthen (?:fall|decline|reduce)|fall(?:ing)? (?:by|to|after|thereafter)|reduc\w+ (?:by|to|thereafter)/.test(
      later.sentence?.low ?? '',
    )
  )
    return [];
  return [
    {
      spots: [sentenceSpot(steady), ...later.spots, ...now.spots.slice(0, 1)],
      arithmetic: `${num(now.value)} plans now, held level, cannot become ${num(later.value)}: that is ${num(now.value - later.value)} fewer`,
    },
  ];
}

/** New plans that growth and ceases imply, against the requests there are. */
function impliedNew(document: Understanding): Found[] {
  const growth = growthOf(document);
  const per = (id: string) =>
    document.facts
      .filter(
        (fact) =>
          fact.measure.id === id &&
          fact.per === 'month' &&
          fact.role !== 'forecast' &&
          fact.role !== 'target',
      )
      .at(-1);
  const requests =
    per('requests') ??
    document.facts
      .filter(
        (fact) =>
          fact.measure.id === 'requests' &&
          fact.from === 'table' &&
          fact.value < 1000 &&
          /average|mean|rolling/.test(`${fact.grid?.caption ?? ''} ${fact.apart}`.toLowerCase()),
      )
      .at(-1);
  const ceased =
    per('plans ceased') ??
    document.facts
      .filter(
        (fact) =>
          fact.measure.id === 'plans ceased' &&
          fact.sentence !== null &&
          /\b(?:a|per|each) month|rolling|average/.test(fact.sentence.low) &&
          fact.value < 500,
      )
      .at(-1);
  if (growth === null || requests === undefined || ceased === undefined || growth.perMonth <= 0) return [];
  const implied = growth.perMonth + ceased.value;
  if (implied < requests.value * 0.95 || implied > requests.value * 3) return [];
  const isTold = /\bbacklog\b/.test(document.low);
  return [
    {
      spots: [...requests.spots.slice(0, 1), ...ceased.spots.slice(0, 1), ...growth.spots.slice(0, 1)],
      arithmetic: `growth of ${num(growth.perMonth, 1)} and ${num(ceased.value)} ceased a month imply ${num(implied, 1)} new plans a month, with ${num(requests.value)} requests: ${num((implied / requests.value) * 100, 0)}% of requests${isTold ? '; the backlog may explain it' : ''}`,
      severity: isTold ? 'info' : 'warning',
    },
  ];
}

/** "Unmitigated 7,996, mitigated 5,938, a reduction of 2,158". */
function pathDifference({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    if (
      !/\bunmitigated|without (?:the |any )?(?:mitigation|measure|action|intervention|programme)|do[- ]nothing\b/.test(
        sentence.low,
      )
    )
      return [];
    const counts = sentence.quantities.filter(
      ({ unit, per, isAbout }) => (unit === 'count' || unit === 'money') && per === null && !isAbout,
    );
    const [a, b, c] = counts;
    if (
      a === undefined ||
      b === undefined ||
      c === undefined ||
      counts.length !== 3 ||
      a.unit !== b.unit ||
      b.unit !== c.unit ||
      a.value < b.value * 0.02
    )
      return [];
    const tail = `${sentence.low.slice(b.end, c.start)} ${sentence.low.slice(c.end, c.end + 24)}`;
    if (!/\b(?:reduction|difference|fewer|less|lower|saving|gap|mitigation)\w*\b/.test(tail)) return [];
    const gap = minus(intervalOf(a.value > b.value ? a : b), intervalOf(a.value > b.value ? b : a));
    if (meet(gap, intervalOf(c))) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${showValue(Math.max(a.value, b.value), a.unit)} − ${showValue(Math.min(a.value, b.value), a.unit)} = ${showValue(Math.abs(a.value - b.value), a.unit)}, not ${showValue(c.value, c.unit)}`,
      },
    ];
  });
}

/** "98 new plans and 28 ceased a month, a net growth of 60". */
function netGrowth({ sentences }: Understanding): Found[] {
  return sentences.flatMap((sentence) => {
    const match = /\bnet (?:growth|increase|gain|change|addition\w*|movement|rise)\b/.exec(sentence.low);
    const counts = sentence.quantities.filter(
      ({ unit, noun }) => unit === 'count' && noun !== 'month' && noun !== 'year',
    );
    const [a, b, c] = counts;
    if (
      match === null ||
      a === undefined ||
      b === undefined ||
      c === undefined ||
      counts.length !== 3 ||
      [a, b, c].some(({ isAbout }) => isAbout)
    )
      return [];
    const net = counts.find(
      (quantity) =>
        Math.min(
          Math.abs(quantity.start - match.index - match[0].length),
          Math.abs(match.index - quantity.end),
        ) < 26,
    );
    const [x, y] = counts.filter((quantity) => quantity !== net);
    if (
      net === undefined ||
      x === undefined ||
      y === undefined ||
      !/\bceas|ended|left|leav|closed|withdraw|decided|complet/.test(sentence.low)
    )
      return [];
    const gap = minus(intervalOf(x.value > y.value ? x : y), intervalOf(x.value > y.value ? y : x));
    if (meet(gap, intervalOf({ ...net, value: Math.abs(net.value) }))) return [];
    return [
      {
        spots: [sentenceSpot(sentence)],
        arithmetic: `${num(Math.max(x.value, y.value))} − ${num(Math.min(x.value, y.value))} = ${num(Math.abs(x.value - y.value))}, not ${num(net.value)}`,
      },
    ];
  });
}

const CAUSE =
  /\b(?:due to|because of|driven by|caused by|as a result of|owing to|attribut\w+ to|put down to|reflect\w*|result\w* from|leading to|explained by|is|comes from|stems from)\b[^.;]{0,70}\b(?:more|increas\w+|growth|rise|rising|additional|higher number\w*|greater number\w*)\b[^.;]{0,40}\b(?:independent|inmss|non-maintained)\b|\b(?:more|increas\w+ in|growth in|additional)\b[^.;]{0,20}\b(?:independent|inmss|non-maintained)\b[^.;]{0,60}\b(?:cause\w*|drove|driven|led to|explain\w*)\b/;
const WORSE =
  /\b(?:worse\w*|adverse|overspend|deficit|movement|variance|pressure|off track|gone up|increase)\b/;

/** Worsening put down to more placements in a quarter in which they did not rise. */
function causeAgainstCount({ sentences, changes }: Understanding): Found[] {
  const fewer = sentences.find(
    (sentence) =>
      /\b(?:one|two|three|four|five|six|\d{1,3}) (?:fewer|less)\b[^.;]{0,60}|\bdid not (?:rise|increase|grow)\b|\bno (?:rise|increase|growth)\b|\b(?:fell|fallen|reduced|dropped) by (?:one|two|three|four|five|\d)/.test(
        sentence.low,
      ) &&
      /\b(?:independent|inmss|non-maintained|placement)/.test(sentence.low) &&
      /\b(?:quarter|since|than|july|last update|month)/.test(sentence.low),
  );
  const fell = changes.find(
    ({ sentence, from, to }) =>
      to.value < from.value &&
      to.unit === 'count' &&
      /\b(?:independent|inmss)\b/.test(sentence.low) &&
      /placement/.test(sentence.low),
  );
  const count = fewer ?? fell?.sentence;
  if (count === undefined) return [];
  return sentences.flatMap((sentence) => {
    if (
      sentence === count ||
      !CAUSE.test(sentence.low) ||
      !WORSE.test(sentence.low) ||
      /\bnot\b|does not explain|price|full[- ]year/.test(sentence.low)
    )
      return [];
    return [
      {
        spots: [sentenceSpot(sentence), sentenceSpot(count)],
        arithmetic: 'put down to more independent placements; in the same quarter their number did not rise',
      },
    ];
  });
}

const UNEXPLAINED =
  /\b(?:unidentified|unallocated|to be (?:found|identified)|not yet (?:identified|explained|allocated)|no measure (?:yet )?explains)\b[^.;]{0,50}\bsavings?\b|\bsavings?\b[^.;]{0,60}\b(?:unidentified|unallocated|to be (?:found|identified)|not yet (?:identified|explained|allocated)|no measure (?:yet )?explains?)\b/;

function unexplained({ sentences, grids }: Understanding): Found[] {
  const inText = sentences.flatMap((sentence) =>
    UNEXPLAINED.test(sentence.low)
      ? [{ spots: [sentenceSpot(sentence)], arithmetic: 'a saving that no measure brings' }]
      : [],
  );
  const inTables = grids.flatMap((grid) =>
    grid.rows.flatMap((row) => {
      const at = row.cells.findIndex((cell) => cell !== null && cell !== undefined);
      return at > 0 &&
        /\b(?:unidentified|to be (?:found|identified)|further) savings?\b|savings? (?:to be|yet to be) (?:found|identified)/.test(
          row.low,
        )
        ? [{ spots: cellSpots(grid, row, at), arithmetic: 'a line of savings that no measure brings' }]
        : [];
    }),
  );
  return [...inText, ...inTables];
}

const MONTHS =
  '| Month | Actual plans |\n| --- | --- |\n| April 2024 | 5,728 |\n| July 2024 | 5,944 |\n| October 2024 | 6,161 |\n\n';

/** Plans and measures, in the order of the page of rules. */
export const PLAN_RULES: readonly Rule[] = [
  {
    code: 'mitigation.less-than-growth',
    kind: 'mitigation',
    severity: 'warning',
    title: 'Measures take less off a month than plans grow by, and numbers are to level off',
    meaning:
      'Plans a month that measures avoid against growth a month, told or from the table of plans. Silent where the text says that they are not enough.',
    advice: 'Say what brings the rest, or when numbers will level off with these measures alone.',
    fires: `${MONTHS}The four interventions will avoid 39 plans a month. Plan numbers will stabilise by April 2026.`,
    silent: `${MONTHS}The four interventions will avoid 75 plans a month. Plan numbers will stabilise by April 2026.`,
    find: tooLittle,
  },
  {
    code: 'mitigation.savings-short',
    kind: 'mitigation',
    severity: 'warning',
    title: 'Savings are said to close a gap that is larger',
    meaning: 'An amount of savings and the gap it is said to close, in one sentence.',
    advice: 'Say what closes the rest.',
    fires: 'Savings of £6.1m from the three projects will close the gap of £9.4m.',
    silent: 'Savings of £9.4m from the three projects will close the gap of £9.4m.',
    find: savingsTooSmall,
  },
  {
    code: 'mitigation.more-than-gap',
    kind: 'mitigation',
    severity: 'warning',
    title: 'A measure removes more plans than the whole gap between the paths',
    meaning:
      'Plans a month times its window, or all months to the end where none is stated, against unmitigated less mitigated.',
    advice: 'State from when to when the measure works, and whether plans avoided stay avoided.',
    fires:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031. The unmitigated forecast is 7,996 plans at 31 March 2031.',
    silent:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month between April 2025 and March 2026.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031. The unmitigated forecast is 7,996 plans at 31 March 2031.',
    find: moreThanGap,
  },
  {
    code: 'mitigation.no-measure',
    kind: 'mitigation',
    severity: 'info',
    title: 'Savings that no measure brings',
    meaning: 'Words such as "unidentified savings" or "savings to be found".',
    advice: 'Name the measure, or show the plan without them.',
    fires: 'The plan holds £3m of savings to be identified.',
    silent: 'The plan holds £3m of savings from local places.',
    find: unexplained,
  },
  {
    code: 'mitigation.path-difference',
    kind: 'mitigation',
    severity: 'error',
    title: 'The difference of two paths is not that of their figures',
    meaning: 'An unmitigated and a mitigated figure and the reduction told beside them.',
    advice: 'Mend the figure that is wrong.',
    fires: 'The unmitigated forecast is 7,996 plans and the mitigated one 5,938, a reduction of 2,158.',
    silent: 'The unmitigated forecast is 7,996 plans and the mitigated one 5,938, a reduction of 2,058.',
    find: pathDifference,
  },
  {
    code: 'roll.net-growth',
    kind: 'roll-forward',
    severity: 'error',
    title: 'Net growth is not what joins less what leaves',
    meaning: 'New plans, ceased plans and the net of them, alone in one sentence.',
    advice: 'Mend the figure that is wrong.',
    fires: 'Each month 98 new plans are issued and 28 are ceased, a net growth of 60.',
    silent: 'Each month 98 new plans are issued and 28 are ceased, a net growth of 70.',
    find: netGrowth,
  },
  {
    code: 'implied.plan-year',
    kind: 'implied-value',
    severity: 'warning',
    title: 'Money over plans avoided makes a plan-year that cannot be believed',
    meaning:
      'The value of measures over the plan-years they avoid in their window and after it; £4,500 to £70,000 a plan-year could be believed.',
    advice: 'State the window, whether plans stay avoided, and the mix of placements behind the value.',
    fires:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month and are worth £30m over the plan.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031.',
    silent:
      'Data to: October 2024\n\nThe projects avoid 39 plans a month between April 2025 and March 2026 and are worth £30m over the plan.\n\nThe mitigated forecast is 5,938 plans at 31 March 2031.',
    find: windowValue,
  },
  {
    code: 'implied.price',
    kind: 'implied-value',
    severity: 'warning',
    title: 'An amount over what it buys makes a price that cannot be believed',
    meaning: 'One amount and one number of placements, plans, places, children or posts that it is for.',
    advice: 'Check the amount, the number and the years they are of.',
    fires: 'Moving 30 placements into local schools will save £42m.',
    silent: 'Moving 30 placements into local schools will save £1.2m.',
    find: impliedPrice,
  },
  {
    code: 'implied.product',
    kind: 'implied-value',
    severity: 'error',
    title: 'A number times its price is not the total',
    meaning:
      'So many things, the price of each, and the total, in one sentence; 3% of leeway, and whole years told.',
    advice: 'Mend the number, the price or the total.',
    fires: 'Local places for 30 children save £38,000 each, £1.9m a year in all.',
    silent: 'Local places for 30 children save £38,000 each, £1.14m a year in all.',
    find: productOf,
  },
  {
    code: 'implied.volume',
    kind: 'implied-value',
    severity: 'warning',
    title: 'Spend on independent placements and their number make a price that cannot be believed',
    meaning:
      'A yearly spend or its target over the placements there are; £22,000 to £250,000 each could be believed.',
    advice: 'Say how many placements the spend stands for, and how they come down to it.',
    fires:
      'There were 346 independent placements in October 2024.\n\nSpending on independent schools must fall below £4m a year by 2030/31.',
    silent:
      'There were 346 independent placements in October 2024.\n\nSpending on independent schools was £22m in 2024/25.',
    find: impliedVolume,
  },
  {
    code: 'implied.new-plans',
    kind: 'implied-value',
    severity: 'warning',
    title: 'Growth and ceases imply as many new plans as there are requests',
    meaning:
      'Growth a month plus plans ceased a month against requests a month; an info only where a backlog is spoken of.',
    advice: 'Say how many of the new plans come from the backlog.',
    fires: `${MONTHS}On average 28 plans a month ceased. Requests averaged 98.58 a month.`,
    silent: `${MONTHS}On average 28 plans a month ceased. Requests averaged 148.58 a month.`,
    find: impliedNew,
  },
  {
    code: 'baseline.growth',
    kind: 'baseline',
    severity: 'warning',
    title: 'An unmitigated forecast grows far slower, or faster, than plans do now',
    meaning:
      'Growth a month that an unmitigated figure implies, against growth now; three fifths to almost twice could be believed.',
    advice: 'Say why growth would change by itself.',
    fires: `${MONTHS}The unmitigated forecast is 7,996 plans at 31 March 2031.`,
    silent: `${MONTHS}The unmitigated forecast is 11,500 plans at 31 March 2031.`,
    find: slowBaseline,
  },
  {
    code: 'baseline.below-present',
    kind: 'baseline',
    severity: 'warning',
    title: 'Numbers are to level off and still end below where they are',
    meaning:
      '"Stabilise by …" and a later mitigated forecast below the latest actual, with no word of a fall.',
    advice: 'Give two targets: the level, and the fall after it.',
    fires: `${MONTHS}Plan numbers will stabilise by April 2026. The mitigated forecast is 5,938 plans at 31 March 2031.`,
    silent: `${MONTHS}Plan numbers will stabilise by April 2026. The mitigated forecast is 6,938 plans at 31 March 2031.`,
    find: belowPresent,
  },
  {
    code: 'direction.cause-against-count',
    kind: 'direction',
    severity: 'warning',
    title: 'Worsening is put down to more placements when their number did not rise',
    meaning:
      'A movement explained by more independent placements, and a sentence that says there are fewer this quarter.',
    advice: 'Split the movement into number, price and full-year effect.',
    fires:
      'The adverse movement is due to an increase in independent placements.\n\nThere was one fewer INMSS placement than in July.',
    silent:
      'The adverse movement is due to the price of independent placements.\n\nThere was one fewer INMSS placement than in July.',
    find: causeAgainstCount,
  },
];
