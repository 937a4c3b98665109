/** Rules on baselines, targets, flows of plans and causes against what is known. */
import { monthOfDay } from '../../base/day-number.ts';
import type { Found } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { intervalOf, meet, minus } from '../understand/interval.ts';
import { sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { growthOf, MONTHS, plansSeries, STEADIES } from './plan-growth.ts';

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
    const behind = match.index + match[0].length;
    const net =
      counts.find(({ start }) => start >= behind && start - behind < 26) ??
      counts.findLast(({ end }) => end <= match.index && match.index - end < 26);
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

/** Baselines, flows and causes. */
export const BASELINE_RULES: readonly Rule[] = [
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
