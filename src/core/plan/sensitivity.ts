/** What moves the answer most: every assumption moved alone to its least and most, ranked; and two moved together. */
import type { FinancialYear } from '../base/time.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import type { Assumption } from './assumptions.ts';
import { type CasePosition, runCase } from './exact-case.ts';

/** The end of the plan in one case, a deficit positive [pence]. */
export type Outcome = {
  readonly lastInYearPence: bigint;
  /** Cumulative, after payments and own contribution. */
  readonly residualPence: bigint;
  readonly firstBalance: FinancialYear | null;
};

/** An assumption that can be moved alone, and what comes of it. */
export type Movable = Omit<Assumption, 'unit' | 'at'> & {
  /** As the plan's assumptions have it; `points` are added to the growth of every year. */
  readonly unit: Assumption['unit'] | 'points';
  readonly outcomeAt: (value: Ratio) => Outcome;
};

export type Sensitivity = Omit<Movable, 'outcomeAt'> & {
  readonly atLow: Outcome;
  readonly atHigh: Outcome;
  /** Distance between the residuals at low and high, never negative [pence]. */
  readonly swingPence: bigint;
  /** The same for the last year's in-year deficit [pence]. */
  readonly inYearSwingPence: bigint;
};

/** Take the end of a case. */
export function outcomeOf({ inYear, after, firstBalance }: CasePosition): Outcome {
  return { lastInYearPence: inYear.at(-1) ?? 0n, residualPence: after.at(-1) ?? 0n, firstBalance };
}

/**
 * Rank all assumptions by how far they move the residual, then the last year, then by name; those that move nothing last.
 * Each is moved alone, the rest stay central.
 */
export function rankSensitivities(assumptions: readonly Assumption[]): readonly Sensitivity[] {
  return rankMoved(
    assumptions.map((one) => ({ ...one, outcomeAt: (value) => outcomeOf(runCase(one.at(value))) })),
  );
}

/** Rank whatever can be moved in the same order. */
export function rankMoved(movables: readonly Movable[]): readonly Sensitivity[] {
  const moved = movables.map(({ id, label, unit, central, low, high, isDefaultRange, outcomeAt }) => {
    const [atLow, atHigh] = [outcomeAt(low), outcomeAt(high)];
    return {
      id,
      label,
      unit,
      isDefaultRange,
      central,
      low,
      high,
      atLow,
      atHigh,
      swingPence: distance(atLow.residualPence, atHigh.residualPence),
      inYearSwingPence: distance(atLow.lastInYearPence, atHigh.lastInYearPence),
    };
  });
  return moved.sort(
    (a, b) =>
      descending(a.swingPence, b.swingPence) ||
      descending(a.inYearSwingPence, b.inYearSwingPence) ||
      (a.id < b.id ? -1 : 1),
  );
}

function distance(a: bigint, b: bigint): bigint {
  return a < b ? b - a : a - b;
}

function descending(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}

/** An assumption with the values that it is moved to. */
export type MovedValues = Pick<Assumption, 'id' | 'label' | 'unit'> & { readonly values: readonly Ratio[] };

/** Outcomes for every pair of values of two inputs. */
export type TwoWayTable = {
  readonly rows: MovedValues;
  readonly columns: MovedValues;
  readonly outcomes: readonly (readonly Outcome[])[];
};

/**
 * Move two assumptions together. `reassume` lists the assumptions of a plan whose inputs were changed already, so that
 * the second is laid over the first.
 */
export function twoWayTable(
  first: MovedAssumption,
  second: MovedAssumption,
  reassume: (changed: ReturnType<Assumption['at']>) => Assumption | undefined,
): TwoWayTable {
  return {
    rows: movedOf(first),
    columns: movedOf(second),
    outcomes: first.values.map((row) => {
      const over = reassume(first.assumption.at(row));
      return over === undefined ? [] : second.values.map((value) => outcomeOf(runCase(over.at(value))));
    }),
  };
}

type MovedAssumption = { readonly assumption: Assumption; readonly values: readonly Ratio[] };

function movedOf({ assumption: { id, label, unit }, values }: MovedAssumption): MovedValues {
  return { id, label, unit, values };
}

/** Lay rows where columns were. */
export function turnedTable({ rows, columns, outcomes }: TwoWayTable): TwoWayTable {
  return {
    rows: columns,
    columns: rows,
    outcomes: columns.values.map((_, at) => outcomes.flatMap((row) => row[at] ?? [])),
  };
}
