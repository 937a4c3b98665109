/** Moves of children with a plan out of each school to special schools, INMSS or home education in twelve months (J08). */
import { lastDayOfMonth } from '../base/day-number.ts';
import type { SchoolCount } from '../domain/school-tables.ts';
import { NO_DAY } from '../extract/extract.ts';
import { groupPlace, type SettingGroup } from '../extract/setting-types.ts';
import { openSnapshots, type SnapshotTaker } from './day-snapshot.ts';
import { type ExtractInputs, openExtract } from './extract-context.ts';
import { inOrderOfEntry } from './moves.ts';
import { twelveMonths } from './periods.ts';
import { addBySchool, censusesOf, censusFor } from './school-measures.ts';
import { ValueList } from './value-list.ts';

const FROM: readonly SettingGroup[] = ['MSMA', 'RP', 'SENU'];
const TO: readonly SettingGroup[] = ['SPMA', 'SPIN', 'SPNM', 'EHE'];
const LEFT: ReadonlySet<number> = new Set(FROM.map(groupPlace));
const REACHED: ReadonlySet<number> = new Set(TO.map(groupPlace));

/**
 * Reckon them for the schools of the census; none where earlier placements are not told at all.
 * @source Domain rules for indicators, J08.
 */
export function measureMovesOut(
  inputs: ExtractInputs,
  counts: readonly SchoolCount[],
  sources: readonly string[],
): ValueList {
  const list = new ValueList('extract', sources);
  const context = openExtract(inputs);
  const censuses = censusesOf(counts);
  const isUntold = inputs.extract.placements.leavingOn.every((day) => day === NO_DAY);
  if (context === null || censuses.length === 0 || isUntold) return list;
  const last = context.months.first + context.months.count - 1;
  const period = twelveMonths(last);
  const moves = countMoves(openSnapshots(context), lastDayOfMonth(last - 12) + 1, lastDayOfMonth(last));
  const census = censusFor(censuses, `${period.month}-31`);
  const parts = [...census].map(
    ([urn, { withPlan }]) => [urn, { top: moves.get(Number(urn)) ?? 0, bottom: withPlan }] as const,
  );
  addBySchool(list, 'sch_moves_special', period, new Map(parts));
  return list;
}

/** Moves by the URN that was left; days are the first and the last of the twelve months. */
function countMoves(taker: SnapshotTaker, from: number, to: number): ReadonlyMap<number, number> {
  const { context, placements } = taker;
  const moves = new Map<number, number>();
  for (let plan = 0; plan < context.extract.activePlans.count; plan++) {
    const rows = inOrderOfEntry(
      taker,
      placements.items.subarray(placements.start[plan], placements.start[plan + 1]),
    );
    for (const urn of schoolsLeft(taker, rows, from, to)) moves.set(urn, (moves.get(urn) ?? 0) + 1);
  }
  return moves;
}

/** The URNs that one child left for a setting of those counted, in order. */
export function schoolsLeft(
  { context, groups }: SnapshotTaker,
  rows: readonly number[],
  from: number,
  to: number,
): readonly number[] {
  const { entryOn, urn } = context.extract.placements;
  return rows.flatMap((row, at) => {
    const before = rows[at - 1];
    const entry = entryOn[row] ?? NO_DAY;
    if (before === undefined || entry < from || entry > to) return [];
    const isOut = LEFT.has(groups[before] ?? -1) && REACHED.has(groups[row] ?? -1);
    const left = urn[before] ?? 0;
    return isOut && left !== 0 ? [left] : [];
  });
}
