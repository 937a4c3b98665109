/** Moves of children between tiers of placement in twelve months (E16). */
import { type DayNumber, lastDayOfMonth } from '../base/day-number.ts';
import { NO_DAY } from '../extract/extract.ts';
import { groupPlace, type SettingGroup } from '../extract/setting-types.ts';
import type { SnapshotTaker } from './day-snapshot.ts';
import { twelveMonths } from './periods.ts';

/** Tiers from least to most specialist. @source Domain rules for indicators, E16. */
const TIERS: readonly (readonly SettingGroup[])[] = [['MSMA'], ['RP', 'SENU'], ['SPMA'], ['SPIN', 'SPNM']];
const UNLISTED = groupPlace('UNLISTED');

type Moves = { up: number; down: number; unknown: number };

/** Count moves between tiers in the twelve months to the last complete one, where earlier placements are told at all. */
export function addMoves(taker: SnapshotTaker): void {
  const { context, placements } = taker;
  const { extract, list, months, register } = context;
  if (register.byUrn.size === 0 || extract.placements.leavingOn.every((day) => day === NO_DAY)) return;
  const last = months.first + months.count - 1;
  const [from, to] = [lastDayOfMonth(last - 12) + 1, lastDayOfMonth(last)];
  const moves: Moves = { up: 0, down: 0, unknown: 0 };
  for (let plan = 0; plan < extract.activePlans.count; plan++) {
    const rows = placements.items.subarray(placements.start[plan], placements.start[plan + 1]);
    if (rows.length > 1) countMoves(taker, inOrderOfEntry(taker, rows), { from, to }, moves);
  }
  const { up, down, unknown } = moves;
  const more = {
    unknown,
    outOf: up + down + unknown,
    notes: ['plans in force today only: of those that ended since no placement is told'],
  };
  list.add('shift_up_n', twelveMonths(last), { numerator: up, ...more });
  list.add('step_down_n', twelveMonths(last), { numerator: down, ...more });
}

/** Placements of one plan in the order in which they were entered. */
export function inOrderOfEntry({ context, groups }: SnapshotTaker, rows: Int32Array): number[] {
  const { entryOn } = context.extract.placements;
  return [...rows].sort(
    (one, other) =>
      (entryOn[one] ?? NO_DAY) - (entryOn[other] ?? NO_DAY) || (groups[one] ?? 0) - (groups[other] ?? 0),
  );
}

function countMoves(
  { context, groups }: SnapshotTaker,
  rows: readonly number[],
  span: { readonly from: DayNumber; readonly to: DayNumber },
  moves: Moves,
): void {
  for (const [place, row] of rows.entries()) {
    const entry = context.extract.placements.entryOn[row] ?? NO_DAY;
    if (place === 0 || entry < span.from || entry > span.to) continue;
    const before = groups[rows[place - 1] ?? row] ?? UNLISTED;
    countMove(before, groups[row] ?? UNLISTED, moves);
  }
}

/** A move from or to a setting of no tier, as a college, is neither up nor down. */
function countMove(before: number, after: number, moves: Moves): void {
  if (before === UNLISTED || after === UNLISTED) {
    moves.unknown++;
    return;
  }
  const [one, other] = [tierOf(before), tierOf(after)];
  if (one < 0 || other < 0) return;
  if (other > one) moves.up++;
  if (other < one) moves.down++;
}

function tierOf(group: number): number {
  return TIERS.findIndex((groups) => groups.some((name) => groupPlace(name) === group));
}
