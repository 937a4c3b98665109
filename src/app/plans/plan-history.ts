/** The history of a plan's cells: every change between its stored versions, with who, when, and why where it was said. */
import type { Instant } from '../../core/base/time.ts';
import { changedCells, readCell } from '../../core/plan/plan-cell.ts';
import type { AssumptionSet, DocumentRecord, Repositories, Scope } from '../../edge/store/store.ts';
import { PLAN_RECORD } from './plan-record.ts';

/** One change of one cell. Reason, source and grade are null where the plan was loaded whole and nobody said. */
export type CellChange = {
  readonly planVersion: number;
  readonly cell: string;
  /** Undefined where the cell was not there before, or is gone. */
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly setAt: Instant;
  readonly setBy: string;
  readonly reason: string | null;
  readonly source: string | null;
  readonly grade: AssumptionSet['grade'] | null;
};

/**
 * Tell the changes in the order in which they were made.
 * @param cell  tells of this cell and those below it, its first value included; null for all changes after the first load.
 */
export async function planHistory(
  read: Repositories,
  scope: Scope,
  cell: string | null,
): Promise<readonly CellChange[]> {
  const versions = await read.documents.history(scope, PLAN_RECORD.kind, PLAN_RECORD.id);
  const settings = await read.plans.settings(scope);
  const [first] = versions;
  if (first === undefined) return [];
  const changes = versions.flatMap((version, place) => {
    const before = versions[place - 1];
    return before === undefined ? [] : changesBetween(before, version, settings);
  });
  if (cell === null) return changes;
  const loaded = readCell(first.body, cell);
  const start = loaded === undefined ? [] : [changeOf(undefined, first, cell, settings)];
  return [...start, ...changes.filter((one) => isWithin(one.cell, cell) || isWithin(cell, one.cell))];
}

function changesBetween(
  before: DocumentRecord,
  after: DocumentRecord,
  settings: readonly AssumptionSet[],
): CellChange[] {
  // A setting names its cell as its author did; the cells found by comparing are those of a whole load.
  const set = settings.filter(({ planVersion }) => planVersion === after.version);
  const cells = set.length > 0 ? set.map(({ cell }) => cell) : changedCells(before.body, after.body);
  return cells.map((cell) => changeOf(before, after, cell, settings));
}

function changeOf(
  before: DocumentRecord | undefined,
  after: DocumentRecord,
  cell: string,
  settings: readonly AssumptionSet[],
): CellChange {
  const set = settings.find((one) => one.planVersion === after.version && one.cell === cell);
  return {
    planVersion: after.version,
    cell,
    oldValue: before === undefined ? undefined : readCell(before.body, cell),
    newValue: readCell(after.body, cell),
    setAt: after.createdAt,
    setBy: after.createdBy,
    reason: set?.reason ?? null,
    source: set?.source ?? sourceIn(after.body, cell),
    grade: set?.grade ?? null,
  };
}

/** What the plan itself says of where a value comes from, under the name of the input. */
function sourceIn(body: unknown, cell: string): string | null {
  const source = readCell(body, `sources.${cell.replace(/^finance\./, '')}`);
  return typeof source === 'string' ? source : null;
}

function isWithin(cell: string, of: string): boolean {
  return cell === of || cell.startsWith(`${of}.`);
}
