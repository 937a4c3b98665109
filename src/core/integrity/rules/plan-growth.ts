/** Growth of plans, measures that cut it, and the window they work in, as a document tells them. */
import { monthOfDay } from '../../base/day-number.ts';
import type { Spot } from '../finding.ts';
import type { Quantity } from '../lex/quantities.ts';
import { clauseAround, type Fact } from '../understand/facts.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import type { Understanding } from '../understand/understanding.ts';

/** Growth of plans a month, and where it is told. */
type Growth = { readonly perMonth: number; readonly spots: readonly Spot[]; readonly latest: Fact | null };

function monthOf(fact: Fact): number | null {
  return fact.period?.kind === 'month' && fact.period.from !== null ? monthOfDay(fact.period.from) : null;
}

/** The numbers of plans by month, oldest first. */
export function plansSeries({ facts }: Understanding): Fact[] {
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
export function growthOf(document: Understanding): Growth | null {
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
export function cutsOf({ sentences }: Understanding): Cut[] {
  return sentences.flatMap((sentence, at) =>
    sentence.quantities.flatMap((quantity) => {
      const isPlans =
        quantity.unit === 'count' &&
        quantity.per === 'month' &&
        (quantity.noun === 'plan' || quantity.noun === '');
      const before = /\b(?:this|that|it|these)\b/.test(sentence.low) ? (sentences[at - 1]?.low ?? '') : '';
      if (!isPlans || !/\bplans?\b|ehcps?|growth|demand|caseload|numbers\b/.test(`${before} ${sentence.low}`))
        return [];
      const { from, to } = clauseAround(sentence.low, quantity.start, quantity.end);
      return CUTS.test(sentence.low.slice(Math.max(0, from - 40), to)) &&
        !/\brequests?\b|\bceas|\bfell|\bfallen/.test(sentence.low.slice(from, to))
        ? [{ sentence, quantity }]
        : [];
    }),
  );
}

/** Words that say that numbers stop growing. */
export const STEADIES =
  /\b(?:stabili[sz]\w*|level(?:s|led)? off|hold(?:s|ing)? (?:the )?(?:number|plan|level)\w*|flat(?:ten\w*)?|stop(?:s|ped)? (?:the )?grow\w*|halt\w*|plateau\w*|no (?:further )?growth|revers\w+|fully offset\w*|offset(?:s|ting)? (?:the|all|this|current) \w*\s?growth|stop rising|be (?:stable|steady|level)|stay (?:level|flat|stable)|stops? increasing|cease to grow|cancel\w* out|enough to|sufficient to|absorb\w*)\b/;

/** The text of a sentence and of the two after it in its paragraph. */
export function nearby({ sentences }: Understanding, sentence: Sentence): string {
  const at = sentences.indexOf(sentence);
  return sentences
    .slice(at, at + 3)
    .filter(({ block }) => block === sentence.block)
    .map(({ low }) => low)
    .join(' ');
}

/** The last month that the document forecasts for, as months from the latest actual. */
export function horizonOf({
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
export function windowOf(document: Understanding, sentence: Sentence): number | null {
  const text = nearby(document, sentence);
  const months = /\b(?:for|over) (?:the )?(?:first )?(\d{1,2}|twelve|eighteen) months\b/.exec(text)?.[1];
  if (months !== undefined) return months === 'twelve' ? 12 : months === 'eighteen' ? 18 : Number(months);
  const [a, b] = sentence.periods;
  if (a?.from != null && b?.to != null && b.to > a.from && /\b(?:between|from)\b/.test(sentence.low))
    return monthOfDay(b.to) - monthOfDay(a.from) + 1;
  return null;
}

/** A made-up series of plans, for the examples of rules. */
export const MONTHS =
  '| Month | Actual plans |\n| --- | --- |\n| April 2024 | 5,728 |\n| July 2024 | 5,944 |\n| October 2024 | 6,161 |\n\n';
