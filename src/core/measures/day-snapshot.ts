/** What the caseload looks like on one day: how many plans, where, for which need. */
import type { DayNumber } from '../base/day-number.ts';
import { monthOfDay } from '../base/day-number.ts';
import type { Children } from '../extract/children.ts';
import { CODE_LISTS, NO_CODE, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { registerEntry } from '../extract/register-index.ts';
import { groupOf } from '../extract/setting-groups.ts';
import { groupPlace, SETTING_GROUPS } from '../extract/setting-types.ts';
import { ageIn, type ExtractContext } from './extract-context.ts';
import { inForceOn, mainPlacements } from './spells.ts';

/** Counts of one day [plans]. */
export type DaySnapshot = {
  readonly day: DayNumber;
  readonly plans: number;
  /** Aged 16 to 25. */
  readonly adults: number;
  readonly agesUnknown: number;
  /** One entry a setting group, in the order of `SETTING_GROUPS`. */
  readonly byGroup: Int32Array;
  /** One entry a need, in the order of its list. */
  readonly byNeed: Int32Array;
  readonly needUnknown: number;
  readonly residential: number;
  /**
   * Plans whose placement then is not told: they have ended since, or only a later placement is in the extract. On the
   * day of the extract itself a plan without a placement is of the group UNK.
   */
  readonly placeUntold: number;
  readonly outOfArea: number;
  readonly areaUnknown: number;
};
type Counting = { -readonly [Name in keyof DaySnapshot]: DaySnapshot[Name] };

/** What does not change from day to day, worked out once. */
export type SnapshotTaker = {
  readonly context: ExtractContext;
  /** Rank-1 placements of each active plan. */
  readonly placements: Children;
  /** Setting group of each placement, as at the day of the extract. */
  readonly groups: Uint8Array;
  /** 1 where a placement lies in another authority, 0 in this, `NO_CODE` where it is not known. */
  readonly elsewhere: Uint8Array;
  /** Primary need of each active plan, or `NO_CODE`. */
  readonly need: Uint8Array;
  readonly chosen: Int32Array;
};

const UNK = groupPlace('UNK');

/** Work out what does not change from day to day. */
export function openSnapshots(context: ExtractContext): SnapshotTaker {
  const { extract, register, spells } = context;
  const { placements } = extract;
  const groups = new Uint8Array(placements.count);
  const elsewhere = new Uint8Array(placements.count).fill(NO_CODE);
  for (let row = 0; row < placements.count; row++) {
    groups[row] = groupOf(placements, row, register, context.coverage.asAt);
    elsewhere[row] = isElsewhere(context, row);
  }
  const chosen = new Int32Array(spells.children);
  return {
    context,
    placements: mainPlacements(extract),
    groups,
    elsewhere,
    need: primaryNeeds(context),
    chosen,
  };
}

/** Codes for places without a number mean no establishment: they lie in no other authority. */
function isElsewhere({ extract, register }: ExtractContext, row: number): number {
  const { placements, authorityNumber } = extract;
  const hasNumber = placements.urn[row] !== 0 || placements.ukprn[row] !== 0;
  if (!hasNumber) return placements.setting[row] === NO_CODE ? NO_CODE : 0;
  const entry = registerEntry(placements, row, register);
  if (entry === null || entry.authorityNumber === '' || authorityNumber === null) return NO_CODE;
  return Number(entry.authorityNumber !== authorityNumber);
}

/** Of two primary needs of one plan the first of the code list stands, whatever the order of rows. */
function primaryNeeds({ extract }: ExtractContext): Uint8Array {
  const { needs, activePlans } = extract;
  const primary = new Uint8Array(activePlans.count).fill(NO_CODE);
  for (let row = 0; row < needs.count; row++) {
    const plan = needs.activePlan[row] ?? NO_PARENT;
    const need = needs.need[row] ?? NO_CODE;
    if (plan !== NO_PARENT && needs.rank[row] === 1) primary[plan] = Math.min(primary[plan] ?? NO_CODE, need);
  }
  return primary;
}

/**
 * Find the main placement open on a day: the one entered last where there are several, and of those alike the one whose
 * group stands first. One without an entry day counts as open before all others.
 * @returns its row, or `NO_PARENT`.
 */
export function placementOn(taker: SnapshotTaker, plan: number, day: DayNumber): number {
  const { placements } = taker;
  let best = NO_PARENT;
  const end = placements.start[plan + 1] ?? 0;
  for (let at = placements.start[plan] ?? 0; at < end; at++) {
    const row = placements.items[at] ?? 0;
    if (isOpenOn(taker, row, day) && isLater(taker, row, best)) best = row;
  }
  return best;
}

function isOpenOn({ context: { extract } }: SnapshotTaker, row: number, day: DayNumber): boolean {
  const leaving = extract.placements.leavingOn[row] ?? NO_DAY;
  return (extract.placements.entryOn[row] ?? NO_DAY) <= day && (leaving === NO_DAY || leaving > day);
}

function isLater({ context, groups }: SnapshotTaker, row: number, best: number): boolean {
  if (best === NO_PARENT) return true;
  const { entryOn } = context.extract.placements;
  const later = (entryOn[row] ?? NO_DAY) - (entryOn[best] ?? NO_DAY);
  return later > 0 || (later === 0 && (groups[row] ?? UNK) < (groups[best] ?? UNK));
}

/** Count the caseload of one day. */
export function takeSnapshot(taker: SnapshotTaker, day: DayNumber): DaySnapshot {
  const { context, chosen } = taker;
  const plans = inForceOn(context.spells, day, context.coverage.asAt, chosen);
  const snapshot: Counting = {
    day,
    plans: plans.length,
    adults: 0,
    agesUnknown: 0,
    byGroup: new Int32Array(SETTING_GROUPS.length),
    byNeed: new Int32Array(CODE_LISTS.need.length),
    needUnknown: 0,
    residential: 0,
    placeUntold: 0,
    outOfArea: 0,
    areaUnknown: 0,
  };
  const month = monthOfDay(day);
  for (const spell of plans) {
    countAge(snapshot, ageIn(context, context.spells.person[spell] ?? NO_PARENT, month));
    countPlan(taker, snapshot, context.spells.activePlan[spell] ?? NO_PARENT, day);
  }
  return snapshot;
}

function countAge(snapshot: Counting, age: number): void {
  if (age < 0) snapshot.agesUnknown++;
  else if (age >= 16 && age <= 25) snapshot.adults++;
}

function countPlan(taker: SnapshotTaker, snapshot: Counting, plan: number, day: DayNumber): void {
  const row = plan === NO_PARENT ? NO_PARENT : placementOn(taker, plan, day);
  countPlace(taker, snapshot, row, day);
  const need = plan === NO_PARENT ? NO_CODE : (taker.need[plan] ?? NO_CODE);
  if (need === NO_CODE) snapshot.needUnknown++;
  else snapshot.byNeed[need] = (snapshot.byNeed[need] ?? 0) + 1;
  if (isResidential(taker.context, row, plan)) snapshot.residential++;
}

function countPlace(taker: SnapshotTaker, snapshot: Counting, row: number, day: DayNumber): void {
  const group = row === NO_PARENT ? UNK : groupThen(taker, row, day);
  if (row === NO_PARENT && day !== taker.context.coverage.asAt) snapshot.placeUntold++;
  else snapshot.byGroup[group] = (snapshot.byGroup[group] ?? 0) + 1;
  const area = row === NO_PARENT ? NO_CODE : taker.elsewhere[row];
  if (area === NO_CODE) snapshot.areaUnknown++;
  else if (area === 1) snapshot.outOfArea++;
}

/** The group of a placement as its establishment was on the day. */
function groupThen({ context, groups }: SnapshotTaker, row: number, day: DayNumber): number {
  const { extract, register } = context;
  return register.changes ? groupOf(extract.placements, row, register, day) : (groups[row] ?? UNK);
}

function isResidential({ extract }: ExtractContext, row: number, plan: number): boolean {
  const placed = row === NO_PARENT ? NO_CODE : (extract.placements.residential[row] ?? NO_CODE);
  const older = plan === NO_PARENT ? NO_CODE : (extract.activePlans.residential[plan] ?? NO_CODE);
  return placed !== NO_CODE || older !== NO_CODE;
}
