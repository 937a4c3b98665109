/** Two assumptions of a plan that somebody asks for, moved together from the least to the most of each. */
import { raise } from '../base/problem.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import { type Assumption, findAssumption, listAssumptions } from './assumptions.ts';
import type { ExactCase } from './exact-case.ts';
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan } from './management-plan.ts';
import { frameEffects } from './mitigation-effect.ts';
import { type TwoWayTable, turnedTable, twoWayTable } from './sensitivity.ts';

/** The names of two assumptions: what the rows move, and what the columns move. */
export type AssumptionPair = { readonly rows: string; readonly columns: string };

/**
 * Move two assumptions together: each to its least, its most, as planned and half way. Every cell is projected to the penny.
 * @param flows  what flows of records make of mitigations; null where all are counted.
 * @throws ProblemError `plan.pair-unknown`, `plan.pair-alike` where one is named twice or both are of mitigations.
 * @source Method note 9, section 7.
 */
export function pairTable(
  plan: ManagementPlan,
  assumptions: readonly Assumption[],
  flows: FlowEffects | null,
  { rows, columns }: AssumptionPair,
): TwoWayTable {
  const [row, column] = [found(assumptions, rows), found(assumptions, columns)];
  if (row === column || (isOfMitigation(row) && isOfMitigation(column)))
    raise({
      code: 'plan.pair-alike',
      place: `${rows},${columns}`,
      message:
        row === column
          ? `“${row.label}” is named twice`
          : 'Both are of mitigations, which may avoid the same plans: what two come to together is not the sum of what each does',
      advice: 'Name two different assumptions, one of them at most of a mitigation.',
    });
  // A mitigation is laid over the other: what it avoids is told beside the plan's own numbers.
  if (isOfMitigation(row)) return turnedTable(pairOf(plan, flows, column, row));
  return pairOf(plan, flows, row, column);
}

function pairOf(
  plan: ManagementPlan,
  flows: FlowEffects | null,
  first: Assumption,
  second: Assumption,
): TwoWayTable {
  return twoWayTable(
    { assumption: first, values: stepsOf(first) },
    { assumption: second, values: stepsOf(second) },
    laidOver(plan, flows, second.id),
  );
}

/** Find an assumption again in a plan whose inputs another has changed, so that it is laid over the change. */
export function laidOver(plan: ManagementPlan, flows: FlowEffects | null, id: string) {
  return ({ inputs }: ExactCase): Assumption | undefined => {
    const changed = { ...plan, finance: inputs };
    return findAssumption(listAssumptions(changed, frameEffects(changed, flows)), id);
  };
}

function found(assumptions: readonly Assumption[], id: string): Assumption {
  return (
    findAssumption(assumptions, id) ??
    raise({
      code: 'plan.pair-unknown',
      place: id,
      message: `The plan has no assumption “${id}”`,
      advice: `Name one of these: ${assumptions.map((one) => one.id).join(', ')}.`,
    })
  );
}

function isOfMitigation({ id }: Assumption): boolean {
  return id.startsWith('mitigation.');
}

/** Least, half way to the plan, the plan, half way to the most, most; each once, in their order. Delays in whole months. */
function stepsOf({ low, central, high, unit }: Assumption): readonly Ratio[] {
  const all = [low, between(low, central), central, between(central, high), high].map((value) =>
    unit === 'months' ? wholeOf(value) : value,
  );
  return all.filter((value, at) => at === all.findIndex((one) => one.n * value.d === value.n * one.d));
}

function between(a: Ratio, b: Ratio): Ratio {
  return { n: a.n * b.d + b.n * a.d, d: 2n * a.d * b.d };
}

function wholeOf({ n, d }: Ratio): Ratio {
  return { n: (2n * n + d) / (2n * d), d: 1n };
}
