/** Need for special school places by need, phase, area and academic year: the return's children, grown as the plan's caseload grows. */
import type { AcademicYear } from '../base/time.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { Rational } from '../num/rational.ts';
import { roundHalfUp } from '../num/rational.ts';
import { ONE, times } from '../num/rational-arithmetic.ts';
import { shareWhole } from '../num/share-whole.ts';
import type { NeedCount } from './count-need.ts';
import type { Phase } from './place-scheme.ts';
import { type PlacesRecord, WHOLE_AREA } from './place-scheme.ts';

/** One need, phase and area in one year [children]. */
export type NeedCell = {
  readonly need: string;
  readonly phase: Phase;
  readonly area: string;
  /** Who needs a special school place. */
  readonly children: number;
  /** Places that children of the cell fill in state special schools on the day of the return [places]. */
  readonly existing: number;
};

export type NeedYear = { readonly year: AcademicYear; readonly cells: readonly NeedCell[] };

/** The caseload types whose sum is the need, with the plan that has them. */
export type GrowthSource = {
  readonly inputs: Pick<PlanInputs, 'years' | 'caseload'>;
  readonly types: readonly string[];
};

/**
 * Give how the need of an academic year stands to that of the return's year: plans of the named types at the 31 March
 * within the one over those at the 31 March within the other.
 * @returns null where the plan has no such date or type, or nobody in the first year.
 * @source Method note 13, equation 13.2.
 */
export function growthTo(
  { inputs, types }: GrowthSource,
  base: AcademicYear,
  year: AcademicYear,
): Rational | null {
  const [from, to] = [plansIn(inputs, types, base), plansIn(inputs, types, year)];
  return from === null || to === null || from === 0n ? null : { n: to, d: from };
}

/** Plans of the types at the 31 March within an academic year. */
export function plansIn(
  inputs: GrowthSource['inputs'],
  types: readonly string[],
  year: AcademicYear,
): bigint | null {
  const at = inputs.years[0] === undefined ? -1 : year + 1 - inputs.years[0];
  let sum = 0n;
  for (const type of types) {
    const plans = inputs.caseload[type]?.[at];
    if (plans === undefined) return null;
    sum += plans;
  }
  return types.length === 0 ? null : sum;
}

/**
 * Lay the return's children out by area and year. Areas share each need and phase by their stated shares; each year's
 * total is rounded once and shared by largest remainders, so that nobody is lost.
 * @param base  the academic year of the return.
 * @param growth  null where there is no plan to grow by: the return's own year stands alone.
 */
export function needByYear(
  counts: readonly NeedCount[],
  areas: PlacesRecord['areas'],
  base: AcademicYear,
  growth: GrowthSource | null,
): readonly NeedYear[] {
  const shares = areas.length === 0 ? [{ id: WHOLE_AREA, share: ONE }] : areas;
  const cells = counts.flatMap((count) => shares.map(({ id, share }) => ({ ...count, area: id, share })));
  const weigh = (pick: (count: NeedCount) => number) =>
    cells.map((cell) => times(cell.share, { n: BigInt(pick(cell)), d: 1n }));
  const sum = (pick: (count: NeedCount) => number) => counts.reduce((all, count) => all + pick(count), 0);
  const all = (count: NeedCount) => count.local + count.independent;
  const existing = shareWhole(
    sum(({ local }) => local),
    weigh(({ local }) => local),
  );
  const years = [base, ...laterYears(base, growth)];
  return years.map((year) => {
    const factor = year === base || growth === null ? ONE : (growthTo(growth, base, year) ?? ONE);
    const total = Number(roundHalfUp(BigInt(sum(all)) * factor.n, factor.d));
    const children = shareWhole(total, weigh(all));
    return {
      year,
      cells: cells.map(({ need, phase, area }, at) => ({
        need,
        phase,
        area,
        children: children[at] ?? 0,
        existing: existing[at] ?? 0,
      })),
    };
  });
}

/** Academic years after the first that the plan's caseload reaches, without a gap. */
function laterYears(base: AcademicYear, growth: GrowthSource | null): AcademicYear[] {
  const years: AcademicYear[] = [];
  if (growth === null) return years;
  for (let year = base + 1; growthTo(growth, base, year) !== null; year++) years.push(year);
  return years;
}
