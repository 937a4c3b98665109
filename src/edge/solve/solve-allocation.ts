/** Solves an allocation with HiGHS, which runs inside the process from its own package and reaches for nothing outside. */
import highsPackage from 'highs';
import {
  type Allocation,
  type AllocationModel,
  groupsWithoutSite,
  readAllocation,
  writeAllocation,
} from '../../core/places/allocation.ts';

// The package describes its older form to the type checker; to an importer its default is the loader itself.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;

/** No gap is left open: the answer is the least cost itself, not one near it. One thread and one seed: same model, same answer. */
const OPTIONS = {
  output_flag: false,
  log_to_console: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  random_seed: 1,
  time_limit: 20,
} as const;

/** The solver, loaded at its first use: it takes a twentieth of a second. */
let solver: ReturnType<typeof loadHighs> | null = null;

/**
 * Place groups of children at sites at the least whole cost.
 * @returns an answer counted anew from the solver's values; null where the model has no answer or none was found in time.
 * @throws RangeError where the solver's values break the model: a fault.
 * @source Method note 13, section 7; decision 19.
 */
export async function solveAllocation(model: AllocationModel): Promise<Allocation | null> {
  if (groupsWithoutSite(model).length > 0) return null;
  const text = writeAllocation(model);
  if (text === null) return { children: model.groups.map(() => model.sites.map(() => 0)), costPence: 0n };
  solver ??= loadHighs();
  const highs = await solver;
  const { Status, Columns } = highs.solve(text, OPTIONS);
  if (Status !== 'Optimal') return null;
  return readAllocation(model, (name) => primalOf(Columns[name]));
}

/** A variable's value; one that the solver does not name is a fault, not nought. */
function primalOf(column: object | undefined): number {
  if (column === undefined || !('Primal' in column) || typeof column.Primal !== 'number')
    throw new RangeError('The solver gave no value for a variable');
  return column.Primal;
}
