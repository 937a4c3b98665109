/** Figures of the finance projection, of the in-year forecasts and of the plan's assumptions. */
import { type Pence, pence } from '../../base/pence.ts';
import { showCount, showMillions, showShare } from '../../base/show.ts';
import { yearInWords } from '../../base/time.ts';
import type { Ratio } from '../../finance/plan-inputs.ts';
import type { ProjectionYear } from '../../finance/projection.ts';
import type { FigureSource } from '../blocks.ts';
import type { FigureBookWriter } from '../figure-book.ts';
import type { ProgrammeFacts, Scenario } from '../programme-facts.ts';

type Line = {
  readonly key: string;
  readonly words: string;
  readonly take: (year: ProjectionYear) => bigint;
};

/** The lines of a projection that a page or a return may name, in the order of the finance table. */
export const PROJECTION_LINES: readonly Line[] = [
  { key: 'other', words: 'other high needs spend', take: (year) => year.otherHighNeedsPence },
  { key: 'saving', words: 'further saving without a named source', take: (year) => year.furtherSavingPence },
  { key: 'spend', words: 'high needs spend', take: (year) => year.spendPence },
  { key: 'income', words: 'High Needs Block income', take: (year) => year.hnbIncomePence },
  { key: 'transfer', words: 'Schools Block transfer', take: (year) => year.schoolsBlockTransferPence },
  { key: 'in-year', words: 'in-year deficit', take: (year) => year.inYearDeficitPence },
  {
    key: 'cumulative-before',
    words: 'cumulative deficit before programme payments and own contribution',
    take: (year) => year.cumulativeBeforeContributionsPence,
  },
  {
    key: 'cumulative-after',
    words: 'cumulative deficit after programme payments and own contribution',
    take: (year) => year.cumulativeAfterContributionsPence,
  },
];

/** Write a deficit for people: "£43.5m", or "a surplus of £0.6m" where it is negative. */
export function showDeficit(amount: Pence): string {
  return amount < 0 ? `a surplus of ${showMillions(pence(-amount))}` : showMillions(amount);
}

/** Add the figures of every scenario of the plan, and of the assumptions of the main one. */
export function addFinanceFigures(book: FigureBookWriter, facts: ProgrammeFacts): void {
  for (const scenario of facts.scenarios) addScenario(book, scenario, facts.planRecord);
  const [main] = facts.scenarios;
  if (main !== undefined) addAssumptions(book, main, facts.planRecord);
  addInYearForecasts(book, facts);
}

function addScenario(book: FigureBookWriter, scenario: Scenario, planRecord: string): void {
  const name = `finance.${scenario.id}`;
  const source: FigureSource = {
    kind: 'computed',
    method: `exact finance projection (method note 1), scenario ${scenario.id}`,
    inputs: [planRecord],
  };
  const money = (id: string, label: string, amount: bigint) => {
    const value = pence(amount);
    book.add({ id: `${name}.${id}`, label, value, unit: 'pence', shown: showDeficit(value), source });
  };
  for (const [n, year] of scenario.projection.years.entries()) {
    const words = yearInWords(year.year);
    for (const line of PROJECTION_LINES)
      money(`${line.key}.${words}`, `${line.words}, ${words}, ${scenario.id}`, line.take(year));
    for (const type of scenario.inputs.types) {
      money(
        `line.${type}.${words}`,
        `spend on ${type}, ${words}, ${scenario.id}`,
        year.lineCostPence[type] ?? 0n,
      );
      money(
        `unit-cost.${type}.${words}`,
        `unit cost of ${type}, ${words}, ${scenario.id}`,
        year.unitCostPence[type] ?? 0n,
      );
    }
    money(
      `payment.${words}`,
      `programme payment, ${words}, ${scenario.id}`,
      scenario.inputs.safetyValvePaymentPence[n] ?? 0n,
    );
    money(
      `contribution.${words}`,
      `the authority's own contribution, ${words}, ${scenario.id}`,
      scenario.inputs.laContributionPence[n] ?? 0n,
    );
  }
  addCaseload(book, scenario, source);
  addOutcome(book, scenario, source);
}

function addCaseload(book: FigureBookWriter, scenario: Scenario, source: FigureSource): void {
  const first = scenario.inputs.years[0] ?? 0;
  for (let k = 0; k <= scenario.inputs.years.length; k++) {
    const month = `${first + k}-03`;
    let total = 0n;
    for (const type of scenario.inputs.types) {
      const plans = scenario.inputs.caseload[type]?.[k] ?? 0n;
      total += plans;
      book.add({
        id: `finance.${scenario.id}.caseload.${type}.${month}`,
        label: `plans of type ${type} at 31 March ${first + k}, ${scenario.id}`,
        value: Number(plans),
        unit: 'count',
        shown: showCount(Number(plans)),
        source,
      });
    }
    book.add({
      id: `finance.${scenario.id}.caseload.${month}`,
      label: `all plans at 31 March ${first + k}, ${scenario.id}`,
      value: Number(total),
      unit: 'count',
      shown: showCount(Number(total)),
      source,
    });
  }
}

function addOutcome(book: FigureBookWriter, scenario: Scenario, source: FigureSource): void {
  const { firstSustainedBalance, years } = scenario.projection;
  const words = firstSustainedBalance === null ? 'not within the plan' : yearInWords(firstSustainedBalance);
  book.add({
    id: `finance.${scenario.id}.first-balance`,
    label: `first year from which every year balances, ${scenario.id}`,
    value: words,
    unit: 'year',
    shown: words,
    source,
  });
  const last = years.at(-1);
  if (last === undefined) return;
  const residual = pence(last.cumulativeAfterContributionsPence);
  book.add({
    id: `finance.${scenario.id}.residual`,
    label: `deficit left at the end of ${yearInWords(last.year)} after payments and own contribution, ${scenario.id}`,
    value: residual,
    unit: 'pence',
    shown: showDeficit(residual),
    source,
  });
}

function addAssumptions(book: FigureBookWriter, main: Scenario, planRecord: string): void {
  const source: FigureSource = { kind: 'computed', method: 'assumption of the plan', inputs: [planRecord] };
  const share = (id: string, label: string, ratio: Ratio, less: number) => {
    const value = Number(ratio.n) / Number(ratio.d) - less;
    const decimals = Number.isInteger(Math.round(value * 1e8) / 1e6) ? 0 : 1;
    book.add({ id, label, value, unit: 'share', shown: showShare(value, decimals), source });
  };
  share('assumption.hnb-growth', 'yearly growth of the High Needs Block', main.inputs.hnbGrowth, 1);
  share('assumption.inflation', 'yearly inflation of unit costs', main.inputs.unitCostInflation, 1);
  for (const [n, year] of main.inputs.years.entries()) {
    const rate = main.inputs.transferRate[n];
    if (rate === undefined) continue;
    const words = yearInWords(year);
    share(`assumption.transfer.${words}`, `Schools Block transfer assumed for ${words}`, rate, 0);
  }
}

function addInYearForecasts(book: FigureBookWriter, { programme }: ProgrammeFacts): void {
  const [plan] = programme.inYearForecasts;
  for (const [k, forecast] of programme.inYearForecasts.entries()) {
    const basis = forecast.basis.toLowerCase();
    const words = yearInWords(forecast.year);
    book.add({
      id: `in-year-forecast.${basis}`,
      label: `in-year deficit ${words} by ${forecast.basis}`,
      value: forecast.inYearDeficitPence,
      unit: 'pence',
      shown: showDeficit(forecast.inYearDeficitPence),
      source: { kind: 'stored', record: `in-year forecast ${forecast.basis}, as at ${forecast.asAt}` },
    });
    if (plan !== undefined && k > 0)
      addDifference(
        book,
        `in-year-forecast.variance.${basis}`,
        `in-year deficit ${words}, ${forecast.basis} less plan`,
        {
          from: plan,
          to: forecast,
        },
      );
    for (const later of programme.inYearForecasts.slice(k + 1))
      addDifference(
        book,
        `in-year-forecast.movement.${basis}.${later.basis.toLowerCase()}`,
        `in-year deficit ${words}, ${later.basis} less ${forecast.basis}`,
        { from: forecast, to: later },
      );
  }
}

type ForecastPair = Readonly<
  Record<'from' | 'to', { readonly basis: string; readonly inYearDeficitPence: Pence }>
>;

function addDifference(book: FigureBookWriter, id: string, label: string, { from, to }: ForecastPair): void {
  const value = pence(to.inYearDeficitPence - from.inYearDeficitPence);
  const inputs = [
    `in-year-forecast.${to.basis.toLowerCase()}`,
    `in-year-forecast.${from.basis.toLowerCase()}`,
  ];
  const shown = value < 0 ? `-${showMillions(pence(-value))}` : showMillions(value);
  book.add({
    id,
    label,
    value,
    unit: 'pence',
    shown,
    source: { kind: 'computed', method: 'later less earlier', inputs },
  });
}
