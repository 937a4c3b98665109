/** What else of a plan moves where its mitigations are set by a workbook: the caseload that counts them as planned. */
import { caseloadFollowing } from '../../core/plan/caseload-follows.ts';
import { dayOfEntry } from '../../core/workbook/input-sheets.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import { knownCell, setCell } from '../../core/plan/plan-cell.ts';
import { yearInWords } from '../../core/base/time.ts';
import { planOf } from './live-plan.ts';

/** One cell of a plan with the value it is to have. */
export type CellPut = { readonly cell: string; readonly value: unknown };

/** A number of plans that moves because a mitigation does. */
export type FollowedCell = {
  readonly cell: string;
  readonly label: string;
  /** What the plan would hold without the mitigations' change: its own, or what was typed over it [plans]. */
  readonly before: number;
  readonly value: number;
};

/** Put cells into a plan; cells that it does not have are left out. */
export function bodyWith(body: unknown, changes: readonly CellPut[]): unknown {
  return changes.reduce<unknown>((made, { cell, value }) => setCell(made, cell, value) ?? made, body);
}

/**
 * Tell which numbers of plans follow from changed mitigations. The plan's caseload counts its mitigations as planned, so
 * what one spares less of comes back; what was typed into the caseload itself is taken first.
 * @throws ProblemError `plan.*` where the changed plan cannot be read.
 * @source Decision record 34.
 */
export function caseloadThatFollows(body: unknown, changes: readonly CellPut[]): readonly FollowedCell[] {
  const isOfMitigation = ({ cell }: CellPut) => cell.startsWith('mitigations.');
  if (!changes.some(isOfMitigation)) return [];
  const before = planOf(body, 'plan');
  const { mitigations } = planOf(bodyWith(body, changes.filter(isOfMitigation)), 'plan');
  const typed = planOf(
    bodyWith(
      body,
      changes.filter((one) => !isOfMitigation(one)),
    ),
    'plan',
  ).finance;
  const following = caseloadFollowing(before, mitigations, typed.caseload);
  return typed.types.flatMap((type) =>
    (typed.caseload[type] ?? []).flatMap((plans, end): FollowedCell[] => {
      const moved = following[type]?.[end] ?? plans;
      const named = `finance.caseload.${type}.${end < typed.years.length ? yearInWords(typed.years[end] ?? 0) : end}`;
      const cell = moved === plans ? undefined : knownCell(body, named);
      if (cell === undefined) return [];
      const label = `${placementTypeInWords(type)}, ${dayOfEntry(typed.years, end)}`;
      return [{ cell, label, before: Number(plans), value: Number(moved) }];
    }),
  );
}

/** The changes with all that follows from them; where both name a cell, the one that follows counts what was typed. */
export function withWhatFollows(body: unknown, changes: readonly CellPut[]): readonly CellPut[] {
  const following = caseloadThatFollows(body, changes);
  const named = new Set(following.map(({ cell }) => cell));
  return [
    ...changes.filter(({ cell }) => !named.has(cell)),
    ...following.map(({ cell, value }) => ({ cell, value })),
  ];
}
