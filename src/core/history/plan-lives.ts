/** Plans of an extract as a history needs them: when each really began and ended here, how old its child is, where it was when. */
import { type DayNumber, type MonthNumber, monthOfDay } from '../base/day-number.ts';
import { showCount } from '../base/show.ts';
import { childrenOf } from '../extract/children.ts';
import { CODE_LISTS, NO_CODE, NO_DAY, NO_PARENT } from '../extract/extract.ts';
import { groupOf } from '../extract/setting-groups.ts';
import { groupPlace, SETTING_GROUPS } from '../extract/setting-types.ts';
import { openSnapshots, placementOn, type SnapshotTaker } from '../measures/day-snapshot.ts';
import type { ExtractContext } from '../measures/extract-context.ts';
import type { Spells } from '../measures/spells.ts';
import { shareOut } from './share-out.ts';

/** Stands for a need that is not told. */
export const NEED_UNKNOWN = 'UNK';
/** A plan ends at the latest with the academic year of the 25th birthday: age 24 on 31 August before it. */
export const OLDEST_AGE = 24;
/** Age that stands where the birth month of a child is not known [years]. */
const MIDDLE_AGE = 10;
const UNK = groupPlace('UNK');
const AUGUST = 7;
/** Stands for the first day of a plan that was always there. */
const ALWAYS = NO_DAY + 1;

/** What a history asks of each spell. */
export type PlanLives = {
  readonly taker: SnapshotTaker;
  /** Spells whose first day is the one in this authority. */
  readonly spells: Spells;
  /** 1 where the plan came from another authority, and the day of the move is known or taken from its first placement. */
  readonly isTransfer: Uint8Array;
  /** Place of the need in `needs`. */
  readonly need: Uint8Array;
  readonly needs: readonly string[];
  /** 1 where the return tells the need. */
  readonly isNeedTold: Uint8Array;
  /** Group of the plan's own named place, for plans that have ended. */
  readonly namedGroup: Uint8Array;
  /** First told placement of each active plan, or `NO_PARENT`. */
  readonly firstPlacement: Int32Array;
  readonly notes: readonly string[];
};

/** Read the lives of all plans of an extract. */
export function readPlanLives(context: ExtractContext): PlanLives {
  const taker = openSnapshots(context);
  const firstPlacement = firstPlacements(taker);
  const { spells, isTransfer, notes } = movedSpells(context, firstPlacement);
  const namedGroup = namedGroups(context);
  const told = Uint8Array.from(spells.activePlan, (plan) =>
    plan === NO_PARENT ? NO_CODE : (taker.need[plan] ?? NO_CODE),
  );
  const { need, needs, shared } = shareNeeds(spells, told, namedGroup);
  return {
    taker,
    spells,
    isTransfer,
    need,
    needs,
    isNeedTold: told.map((code) => Number(code !== NO_CODE)),
    namedGroup,
    firstPlacement,
    notes: shared === 0 ? notes : [...notes, wordsOfShared(shared)],
  };
}

function wordsOfShared(count: number): string {
  return `${showCount(count)} plans, mostly ended ones, have no need in the return: they are shared out over the needs as the other plans of their setting are, so that past stocks by need are comparable; no rate by need rests on them`;
}

/**
 * Give plans without a need one, in the proportions of the plans of the same named setting, spread evenly over the file. A
 * return tells needs of plans in force only: without this, everyone who was to leave would stand apart in every past stock.
 */
function shareNeeds(
  spells: Spells,
  told: Uint8Array,
  namedGroup: Uint8Array,
): { readonly need: Uint8Array; readonly needs: readonly string[]; readonly shared: number } {
  const codes = CODE_LISTS.need.length;
  const groups = spells.namedPlan.map((plan) => namedGroup[plan] ?? UNK);
  const { given, shared } = shareOut(told, NO_CODE, groups, codes);
  const isAnyUnknown = given.includes(codes);
  return {
    need: Uint8Array.from(given),
    needs: isAnyUnknown ? [...CODE_LISTS.need, NEED_UNKNOWN] : [...CODE_LISTS.need],
    shared,
  };
}

/** Age on 31 August before the academic year that a month lies in, at most 24 [years]. */
export function ageInMonth({ taker }: PlanLives, person: number, month: MonthNumber): number {
  const born = taker.context.extract.persons.birthMonth[person];
  return born === undefined ? MIDDLE_AGE : ageOn31August(born, month);
}

/** Age on 31 August before the academic year that a month lies in, from 0 to 24 [years]. */
export function ageOn31August(born: MonthNumber, month: MonthNumber): number {
  const inYear = month % 12;
  const august = month - inYear + (inYear > AUGUST ? AUGUST : AUGUST - 12);
  return Math.min(OLDEST_AGE, Math.max(0, Math.floor((august - born) / 12)));
}

/** Group of the setting of a spell on a day; before the first place that is told, that place. */
export function groupOn(lives: PlanLives, spell: number, day: DayNumber): number {
  const { taker, spells, firstPlacement, namedGroup } = lives;
  const plan = spells.activePlan[spell] ?? NO_PARENT;
  if (plan === NO_PARENT) return namedGroup[spells.namedPlan[spell] ?? NO_PARENT] ?? UNK;
  const row = placementOn(taker, plan, day);
  if (row !== NO_PARENT) return taker.groups[row] ?? UNK;
  const first = firstPlacement[plan] ?? NO_PARENT;
  if (first === NO_PARENT) return UNK;
  const entry = taker.context.extract.placements.entryOn[first] ?? NO_DAY;
  return entry > day ? (taker.groups[first] ?? UNK) : UNK;
}

/** The settings of a list of groups by their place. */
export function settingNames(groups: readonly number[]): readonly string[] {
  return groups.map((group) => SETTING_GROUPS[group] ?? 'UNK');
}

function firstPlacements({ context, placements }: SnapshotTaker): Int32Array {
  const { entryOn } = context.extract.placements;
  const { count } = context.extract.activePlans;
  const first = new Int32Array(count).fill(NO_PARENT);
  for (let plan = 0; plan < count; plan++)
    for (const row of placements.items.subarray(placements.start[plan], placements.start[plan + 1])) {
      const best = first[plan] ?? NO_PARENT;
      if (best === NO_PARENT || (entryOn[row] ?? NO_DAY) < (entryOn[best] ?? NO_DAY)) first[plan] = row;
    }
  return first;
}

/** Move the first day of plans that came from elsewhere, or whose start is not told, to the entry of their first placement. */
function movedSpells(
  { extract, spells }: ExtractContext,
  firstPlacement: Int32Array,
): Pick<PlanLives, 'spells' | 'isTransfer' | 'notes'> {
  const { activePlans, placements } = extract;
  const isTransfer = Uint8Array.from(spells.activePlan, (plan) =>
    Number(plan !== NO_PARENT && activePlans.transferredFrom[plan] !== 0),
  );
  const from = spells.from.map((start, spell) => {
    if (start !== NO_DAY) return spells.hereFrom[spell] ?? start;
    const entry = placements.entryOn[firstPlacement[spells.activePlan[spell] ?? NO_PARENT] ?? NO_PARENT];
    return Math.max(entry ?? NO_DAY, ALWAYS);
  });
  const transfers = isTransfer.filter((isOne, spell) => isOne === 1 && from[spell] !== spells.from[spell]);
  const undated = spells.from.filter((start) => start === NO_DAY);
  return {
    spells: { ...spells, from, hereFrom: from },
    isTransfer,
    notes: notesOfStarts(transfers.length, undated.length),
  };
}

function notesOfStarts(transfers: number, undated: number): readonly string[] {
  const notes: string[] = [];
  if (transfers > 0)
    notes.push(
      `${showCount(transfers)} plans came from another authority: they count here from the first day of their placement, since the return has no day of the move`,
    );
  if (undated > 0)
    notes.push(
      `${showCount(undated)} plans have no first day: they count from their first placement, or as always there`,
    );
  return notes;
}

/** Group of the main place that each plan names. */
function namedGroups({ extract, register }: ExtractContext): Uint8Array {
  const { planDetails, namedPlans } = extract;
  const details = childrenOf(namedPlans.count, planDetails.namedPlan);
  const groups = new Uint8Array(namedPlans.count).fill(UNK);
  for (let plan = 0; plan < namedPlans.count; plan++)
    for (const row of details.items.subarray(details.start[plan], details.start[plan + 1]))
      if (planDetails.rank[row] === 1) groups[plan] = groupOf(planDetails, row, register);
  return groups;
}

/** The month that a day lies in, or null where there is no day. */
export function monthOrNull(day: number): MonthNumber | null {
  return day === NO_DAY ? null : monthOfDay(day);
}
