/** The finance projection of a management plan: exact to the penny, year by year, from caseload to cumulative deficit. */
import { growFromBase, roundHalfUp } from '../num/rational.ts';
import type { PlanInputs } from './plan-inputs.ts';
import type { Projection, ProjectionYear } from './projection.ts';

/**
 * Project a plan. Growth is taken from the base and rounded once; every sum is of whole pence.
 * Payments and the authority's own contribution never enter the in-year result.
 *
 * @param inputs  one scenario, its array lengths already checked; not changed.
 * @returns one entry per year, and the first year from which every year balances.
 * @source Method note 1, equations 1.1 to 1.12.
 */
export function projectFinance(inputs: PlanInputs): Projection {
  const years: ProjectionYear[] = [];
  let before = inputs.openingBeforeContributionsPence;
  let after = inputs.openingAfterContributionsPence;
  for (let n = 0; n < inputs.years.length; n++) {
    const year = projectYear(inputs, n, before, after);
    years.push(year);
    before = year.cumulativeBeforeContributionsPence;
    after = year.cumulativeAfterContributionsPence;
  }
  return { years, firstSustainedBalance: findFirstSustainedBalance(years) };
}

function projectYear(inputs: PlanInputs, n: number, before: bigint, after: bigint): ProjectionYear {
  const unitCostPence: Record<string, bigint> = {};
  const twiceAverageCaseload: Record<string, bigint> = {};
  const lineCostPence: Record<string, bigint> = {};
  let lines = 0n;
  for (const type of inputs.types) {
    const unit = growFromBase(at(inputs.baseUnitCostPence, type), inputs.unitCostInflation, n);
    const caseload = at(inputs.caseload, type);
    const twice = entry(caseload, n) + entry(caseload, n + 1);
    unitCostPence[type] = unit;
    twiceAverageCaseload[type] = twice;
    lineCostPence[type] = roundHalfUp(unit * twice, 2n);
    lines += lineCostPence[type];
  }
  const other = growFromBase(inputs.otherHighNeedsBasePence, inputs.otherHighNeedsInflation, n);
  const saving = growFromBase(entry(inputs.furtherSavingBasePence, n), inputs.unitCostInflation, n);
  const spend = lines + other - saving;
  const income = growFromSecondYear(inputs.hnbIncomePence, inputs.hnbGrowth, n);
  const block = growFromSecondYear(inputs.schoolsBlockPence, inputs.schoolsBlockGrowth, n);
  const rate = entry(inputs.transferRate, n);
  const transfer = roundHalfUp(block * rate.n, rate.d);
  const inYear = spend - income - transfer;
  return {
    year: entry(inputs.years, n),
    unitCostPence,
    twiceAverageCaseload,
    lineCostPence,
    otherHighNeedsPence: other,
    furtherSavingPence: saving,
    spendPence: spend,
    hnbIncomePence: income,
    schoolsBlockPence: block,
    schoolsBlockTransferPence: transfer,
    inYearDeficitPence: inYear,
    cumulativeBeforeContributionsPence: before + inYear,
    cumulativeAfterContributionsPence:
      after + inYear - entry(inputs.safetyValvePaymentPence, n) - entry(inputs.laContributionPence, n),
  };
}

/** The first known year as it is, the second as it is, later ones grown from the newest known one. */
function growFromSecondYear(known: readonly bigint[], growth: PlanInputs['hnbGrowth'], n: number): bigint {
  if (n < known.length) return entry(known, n);
  const newest = known.length - 1;
  return growFromBase(entry(known, newest), growth, n - newest);
}

/**
 * Find the first year from which that and every later year has no in-year deficit; a year that balances and then
 * slips again does not count.
 */
export function findFirstSustainedBalance(
  years: readonly Pick<ProjectionYear, 'year' | 'inYearDeficitPence'>[],
): number | null {
  let first: number | null = null;
  for (const { year, inYearDeficitPence } of years) {
    if (inYearDeficitPence > 0n) first = null;
    else first ??= year;
  }
  return first;
}

function entry<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError(`An input list is shorter than its years (entry ${place})`);
  return found;
}

function at<T>(table: Readonly<Record<string, T>>, key: string): T {
  const found = table[key];
  if (found === undefined) throw new RangeError(`An input table lacks the placement type ${key}`);
  return found;
}
