/** Which needs the children with a plan have at each school: of those who were there in the twelve months, and of those who moved out. */
import { lastDayOfMonth } from '../base/day-number.ts';
import { CODE_LISTS, NO_CODE, NO_DAY } from '../extract/extract.ts';
import { openSnapshots, type SnapshotTaker } from './day-snapshot.ts';
import { type ExtractInputs, openExtract } from './extract-context.ts';
import { inOrderOfEntry } from './moves.ts';
import { schoolsLeft } from './school-moves.ts';

/** By URN, then by the code of the primary need [children]. Children whose need is not told are in none. */
export type NeedsBySchool = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Count them in the twelve months to the last that the return tells whole. A child is once at each school that was its main placement on
 * any of the days.
 * @returns null where the extract does not say which day it is of.
 */
export function needsOfSchools(
  inputs: ExtractInputs,
): { readonly there: NeedsBySchool; readonly movedOut: NeedsBySchool } | null {
  const context = openExtract(inputs);
  if (context === null) return null;
  const last = context.months.first + context.months.count - 1;
  const [from, to] = [lastDayOfMonth(last - 12) + 1, lastDayOfMonth(last)];
  const taker = openSnapshots(context);
  const there = new Map<string, Map<string, number>>();
  const movedOut = new Map<string, Map<string, number>>();
  for (let plan = 0; plan < context.extract.activePlans.count; plan++) {
    const place = taker.need[plan] ?? NO_CODE;
    const need = CODE_LISTS.need[place];
    if (need === undefined) continue;
    const rows = inOrderOfEntry(
      taker,
      taker.placements.items.subarray(taker.placements.start[plan], taker.placements.start[plan + 1]),
    );
    for (const urn of schoolsOf(taker, rows, from, to)) addOne(there, urn, need);
    for (const urn of schoolsLeft(taker, rows, from, to)) addOne(movedOut, urn, need);
  }
  return { there, movedOut };
}

/** The schools at which one child was on any of some days, each once. */
function schoolsOf(
  { context }: SnapshotTaker,
  rows: readonly number[],
  from: number,
  to: number,
): ReadonlySet<number> {
  const { urn, entryOn, leavingOn } = context.extract.placements;
  const isThere = (row: number) => {
    const leaving = leavingOn[row] ?? NO_DAY;
    return (entryOn[row] ?? NO_DAY) <= to && (leaving === NO_DAY || leaving > from);
  };
  return new Set(rows.filter(isThere).flatMap((row) => ((urn[row] ?? 0) === 0 ? [] : [urn[row] ?? 0])));
}

function addOne(counts: Map<string, Map<string, number>>, urn: number, need: string): void {
  const own = counts.get(String(urn)) ?? new Map<string, number>();
  counts.set(String(urn), own.set(need, (own.get(need) ?? 0) + 1));
}
