/** Spend, deficit, headroom and unit costs from a projection and from placement costs (group K). */
import { toDayNumber } from '../base/day-number.ts';
import { type IsoDate, yearInWords } from '../base/time.ts';
import { type Population, peopleAged } from './extract-context.ts';
import type { CostLine, FinanceFacts, FinanceYear } from './finance-facts.ts';
import { dayPeriod, financialYear } from './periods.ts';
import { ValueList } from './value-list.ts';

/** The placement type that INMSS figures are of. */
const INMSS = 'inmss';

/** Give the figures of a projection and the agreement. @param population  for spend a head; null where none is stored. */
export function measureFinance(
  facts: FinanceFacts,
  population: Population | null,
  sources: readonly string[],
): ValueList {
  const list = new ValueList('projection', sources);
  for (const [place, year] of facts.years.entries()) {
    addYear(list, year);
    addUnitCosts(list, year);
    addGrowth(list, year, facts.years[place - 1]);
    addHead(list, year, population);
    addGrantShare(list, year, facts);
  }
  addCeilings(list, facts);
  addEnd(list, facts);
  addTransfers(list, facts);
  addMovement(list, facts);
  return list;
}

function addYear(list: ValueList, year: FinanceYear): void {
  const period = financialYear(year.year);
  list.add('hn_spend', period, { numerator: year.spendPence });
  list.add('hn_inyear', period, { numerator: -year.inYearDeficitPence });
  list.add('dsg_deficit', period, {
    numerator: year.cumulativeBeforePence,
    cut: { by: 'basis', key: 'gross' },
  });
  list.add('dsg_deficit', period, {
    numerator: year.cumulativeAfterPence,
    cut: { by: 'basis', key: 'net-of-all-planned, after own contribution' },
  });
}

function addUnitCosts(list: ValueList, { year, lines }: FinanceYear): void {
  const period = financialYear(year);
  for (const [type, { costPence, unitCostPence, twiceMeanPlans }] of Object.entries(lines)) {
    // The unit cost is an input of the projection, in whole pence; cost over plans would bring its rounding back.
    const figures = { numerator: costPence, denominator: twiceMeanPlans / 2, value: unitCostPence };
    list.add('unit_cost', period, { ...figures, cut: { by: 'placement-type', key: type } });
    if (type !== INMSS) continue;
    list.add('inmss_cost_mean', period, figures);
    list.add('inmss_spend', period, { numerator: costPence });
  }
}

function addGrowth(list: ValueList, now: FinanceYear, before: FinanceYear | undefined): void {
  if (before === undefined || before.spendPence === 0 || before.hnbIncomePence === 0) return;
  const spend = now.spendPence / before.spendPence - 1;
  const block = now.hnbIncomePence / before.hnbIncomePence - 1;
  list.add('hn_growth', financialYear(now.year), { numerator: spend - block, value: (spend - block) * 100 });
}

function addHead(list: ValueList, year: FinanceYear, population: Population | null): void {
  const people = population === null ? null : peopleAged(population, 2, 18);
  if (people === null || population === null || people === 0) return;
  list.add('spend_per_pop', financialYear(year.year), {
    numerator: year.spendPence,
    denominator: people,
    base: `people aged 2 to 18, mid-${population.year}`,
  });
}

function addGrantShare(
  list: ValueList,
  { year, cumulativeBeforePence }: FinanceYear,
  { grants }: FinanceFacts,
): void {
  const grant = grants.find((one) => one.year === year);
  if (grant === undefined) return;
  list.add('deficit_pct_dsg', financialYear(year), {
    numerator: cumulativeBeforePence,
    denominator: grant.grantPence,
  });
}

function addCeilings(list: ValueList, { ceilings }: FinanceFacts): void {
  for (const { condition, year, ceilingPence, deficitPence, basisWords } of ceilings) {
    const isBreach = deficitPence !== null && deficitPence > ceilingPence;
    list.add('ceiling_headroom', financialYear(year), {
      numerator: deficitPence === null ? null : ceilingPence - deficitPence,
      cut: { by: 'condition', key: condition },
      base: basisWords,
      notes: isBreach ? ['the ceiling is breached'] : [],
      ...(deficitPence === null ? { unavailable: 'the projection does not reach this year' } : {}),
    });
  }
}

function addEnd(list: ValueList, { years, firstSustainedBalance }: FinanceFacts): void {
  const last = years.at(-1);
  if (last === undefined) return;
  list.add('balance_year', financialYear(last.year), {
    numerator: firstSustainedBalance,
    ...(firstSustainedBalance === null
      ? { unavailable: 'no year of the plan begins a lasting balance' }
      : {}),
  });
  list.add('residual_deficit', financialYear(last.year), { numerator: last.cumulativeAfterPence });
}

function addTransfers(list: ValueList, { years, transfers }: FinanceFacts): void {
  for (const { year, isApproved } of transfers) {
    const assumed = years.find((item) => item.year === year)?.transferPence;
    if (assumed === undefined) continue;
    list.add('transfer_secured_pct', financialYear(year), {
      numerator: isApproved ? assumed : 0,
      denominator: assumed,
    });
  }
}

function addMovement(list: ValueList, { inYearForecasts }: FinanceFacts): void {
  const ordered = [...inYearForecasts].sort((one, other) => (one.asAt < other.asAt ? -1 : 1));
  for (const [place, now] of ordered.entries()) {
    const before = ordered[place - 1];
    if (before === undefined || before.year !== now.year) continue;
    list.add('move_since_last', dayPeriod(toDayNumber(now.asAt)), {
      numerator: now.inYearDeficitPence - before.inYearDeficitPence,
      cut: { by: 'forecast', key: `${yearInWords(now.year)}, ${before.basis} to ${now.basis}` },
    });
  }
}

/** Give mean yearly costs and the share of each band, of placements open on a day. */
export function measureCosts(
  costs: readonly CostLine[],
  day: IsoDate,
  sources: readonly string[],
): ValueList {
  const list = new ValueList('placement-costs', sources);
  const open = costs.filter(({ start, end }) => start <= day && (end === null || end > day));
  const period = dayPeriod(toDayNumber(day));
  for (const [type, lines] of groupBy(open, ({ placementType }) => placementType)) {
    const total = lines.reduce((sum, { yearlyCostPence }) => sum + yearlyCostPence, 0);
    const figures = { numerator: total, denominator: lines.length, base: 'placements open on the day' };
    list.add('unit_cost', period, { ...figures, cut: { by: 'placement-type', key: type } });
    if (type === INMSS) list.add('inmss_cost_mean', period, figures);
  }
  const banded = open.filter(({ band }) => band !== null);
  for (const [band, lines] of groupBy(banded, (line) => line.band ?? ''))
    list.add('band_pct', period, {
      numerator: lines.length,
      denominator: banded.length,
      unknown: open.length - banded.length,
      cut: { by: 'band', key: band },
    });
  return list;
}

/** Group lines by a text, groups in the order of the text. */
function groupBy<T>(
  lines: readonly T[],
  keyOf: (line: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line)) ?? [];
    groups.set(keyOf(line), group);
    group.push(line);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}
