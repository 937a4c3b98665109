/** Every indicator that the stored data supports, and of every other what it lacks. */
import { monthOfDay, toMonth } from '../base/day-number.ts';
import type { IsoDate, Month } from '../base/time.ts';
import { NO_DAY } from '../extract/extract.ts';
import { measureAgainstPlan, tellContradictions } from './against-plan.ts';
import { inputsOfExtract, missingOf } from './available-inputs.ts';
import { MEASURES } from './catalogue.ts';
import { type ConfidenceFact, measureConfidence } from './confidence-measures.ts';
import type { ExtractInputs, Population } from './extract-context.ts';
import type { CostLine, FinanceFacts, SchemeFacts } from './finance-facts.ts';
import { measureCosts, measureFinance } from './finance-measures.ts';
import { measureForecast } from './forecast-error.ts';
import { measureExtract } from './measure-extract.ts';
import type { MeasureInput } from './measure-inputs.ts';
import type { MeasureValue, UnsupportedMeasure } from './measure-value.ts';
import { measureMonthly } from './monthly-measures.ts';
import type { MonthlySeries } from './monthly-series.ts';
import { inputsOfRegisters, measureOwnRecords, type RegisterInputs } from './register-inputs.ts';
import { type AppealYear, measureAppeals, measureSchemes } from './scheme-measures.ts';
import { measureMovesOut } from './school-moves.ts';

type Sourced<T> = T & { readonly sources: readonly string[] };

/** What is stored; null for what is not. `sources` are names in the answer's own list. */
export type MeasureInputs = {
  readonly extract: ExtractInputs | null;
  readonly monthly: Sourced<{ readonly series: MonthlySeries }> | null;
  readonly finance: Sourced<{ readonly facts: FinanceFacts }> | null;
  readonly costs: Sourced<{ readonly lines: readonly CostLine[]; readonly day: IsoDate }> | null;
  readonly schemes: Sourced<{ readonly schemes: readonly SchemeFacts[] }> | null;
  readonly appeals: Sourced<{ readonly years: readonly AppealYear[] }> | null;
  readonly registers: Sourced<RegisterInputs> | null;
  /** Statements of surveys that enough people answered. */
  readonly confidence: Sourced<{ readonly measures: readonly ConfidenceFact[] }> | null;
  readonly population: Population | null;
  /** Figures of later months are left out; null for all there are. A projection is of years to come and always whole. */
  readonly asAt: Month | null;
};

export type AllMeasures = {
  /** The month asked for, or the newest that the data tells. */
  readonly asAt: Month | null;
  /** Which months the extract tells whole, in words; null without an extract that says its day. */
  readonly coverage: string | null;
  readonly values: readonly MeasureValue[];
  readonly unsupported: readonly UnsupportedMeasure[];
};

/** Reckon everything. The same inputs give the same figures in the same order, whatever the order of rows. */
export function measureAll(inputs: MeasureInputs): AllMeasures {
  const asAt = inputs.asAt ?? newestMonth(inputs);
  const ofExtract = inputs.extract === null ? null : measureExtract(inputs.extract);
  const actual = tellContradictions([...(ofExtract?.values ?? []), ...monthlyValues(inputs)]);
  const values = [...actual, ...againstPlan(actual, inputs), ...recordValues(inputs, asAt)];
  const inTime = values.filter(
    ({ basis, month }) => asAt === null || basis === 'projection' || month <= asAt,
  );
  return {
    asAt,
    coverage: ofExtract?.coverage ?? null,
    values: inOrder(inTime),
    unsupported: unsupportedOf(inTime, inputs),
  };
}

function monthlyValues({ monthly }: MeasureInputs): readonly MeasureValue[] {
  if (monthly === null) return [];
  return [
    ...measureMonthly(monthly.series, monthly.sources).values,
    ...measureForecast(monthly.series, monthly.sources).values,
  ];
}

function againstPlan(values: readonly MeasureValue[], { monthly }: MeasureInputs): readonly MeasureValue[] {
  return monthly === null ? [] : measureAgainstPlan(values, monthly.series, monthly.sources);
}

function recordValues(
  { finance, costs, schemes, appeals, population, registers, extract, confidence }: MeasureInputs,
  asAt: Month | null,
): readonly MeasureValue[] {
  return [
    ...(finance === null ? [] : measureFinance(finance.facts, population, finance.sources).values),
    ...(costs === null ? [] : measureCosts(costs.lines, costs.day, costs.sources).values),
    ...(schemes === null || asAt === null
      ? []
      : measureSchemes(schemes.schemes, asAt, schemes.sources).values),
    ...(appeals === null ? [] : measureAppeals(appeals.years, appeals.sources).values),
    ...(confidence === null ? [] : measureConfidence(confidence.measures, confidence.sources).values),
    ...(registers === null ? [] : measureOwnRecords(registers, asAt)),
    ...(registers === null || extract === null
      ? []
      : measureMovesOut(extract, registers.schools, [...extract.sources, ...registers.sources]).values),
  ];
}

/** The newest month that the extract or the monthly actuals tell of. */
function newestMonth({ extract, monthly }: MeasureInputs): Month | null {
  const months: Month[] = [];
  const day = extract?.extract.asAt ?? NO_DAY;
  if (day !== NO_DAY) months.push(toMonth(monthOfDay(day)));
  for (const measure of monthly?.series.measures ?? []) {
    const newest = monthly?.series.months(measure, 'actual').at(-1);
    if (newest !== undefined) months.push(newest);
  }
  return months.sort().at(-1) ?? null;
}

/** By id, name, basis, part and period. */
function inOrder(values: readonly MeasureValue[]): readonly MeasureValue[] {
  const keyed = values.map((value) => {
    const { id, name, basis, cut, month, period } = value;
    const part =
      cut === null ? '' : `${cut.by}/${/^\d+$/.test(cut.key) ? cut.key.padStart(3, '0') : cut.key}`;
    return { value, key: [id, name, basis, part, month, period].join('|') };
  });
  return keyed
    .sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ value }) => value);
}

function unsupportedOf(
  values: readonly MeasureValue[],
  inputs: MeasureInputs,
): readonly UnsupportedMeasure[] {
  const told = new Set(values.map(({ name }) => name));
  const has = availableInputs(inputs);
  return MEASURES.filter(({ name }) => !told.has(name)).map((definition) => ({
    id: definition.id,
    name: definition.name,
    missing: missingOf(definition, has),
  }));
}

function availableInputs(inputs: MeasureInputs): ReadonlySet<MeasureInput> {
  const { extract, monthly, finance, costs, schemes, appeals, population } = inputs;
  const has = new Set<MeasureInput>(extract === null ? [] : inputsOfExtract(extract.extract));
  const add = (isThere: boolean, ...names: MeasureInput[]) => {
    if (isThere) for (const name of names) has.add(name);
  };
  add((extract?.register.byUrn.size ?? 0) > 0, 'establishments');
  add(population !== null, 'population');
  const { series } = monthly ?? {};
  add(series?.measures.some((name) => series.months(name, 'actual').length > 0) ?? false, 'monthly-actual');
  add(series?.measures.some((name) => series.months(name, 'agreed').length > 0) ?? false, 'monthly-agreed');
  add(finance !== null, 'projection');
  add((finance?.facts.ceilings.length ?? 0) > 0, 'agreement');
  add((finance?.facts.grants.length ?? 0) > 0, 'dsg-total');
  add((finance?.facts.transfers.length ?? 0) > 0, 'transfers');
  add((finance?.facts.inYearForecasts.length ?? 0) > 1, 'in-year-forecasts');
  add(costs !== null, 'costs');
  add(costs?.lines.some(({ band }) => band !== null) ?? false, 'cost-bands');
  add((schemes?.schemes.length ?? 0) > 0, 'place-schemes');
  add((appeals?.years.length ?? 0) > 0, 'published-appeals');
  add((inputs.confidence?.measures.length ?? 0) > 0, 'survey-scores');
  add(true, ...inputsOfRegisters(inputs.registers));
  return has;
}
