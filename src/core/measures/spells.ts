/** Plans as spells of children: when each began and ended, and what hangs on it, with one child never counted twice. */
import type { DayNumber } from '../base/day-number.ts';
import { type Children, childrenOf, firstChild } from '../extract/children.ts';
import { type Extract, NO_DAY, NO_PARENT } from '../extract/extract.ts';

/** One entry a spell. */
export type Spells = {
  readonly count: number;
  /** Number of the child; the same for two numbers of one child. */
  readonly child: Int32Array;
  /** How many children there may be: numbers of children lie below it. */
  readonly children: number;
  /** First day; `NO_DAY` where only an active plan without plan details tells of it. */
  readonly from: Int32Array;
  /** First day in this authority: later than `from` for a plan that moved in. */
  readonly hereFrom: Int32Array;
  /** Day of the end; `NO_DAY` where it has not ended. */
  readonly until: Int32Array;
  /** Places in their tables, or `NO_PARENT`. */
  readonly namedPlan: Int32Array;
  readonly activePlan: Int32Array;
  readonly person: Int32Array;
  /** Active plans that stand without plan details [plans]. */
  readonly withoutDetails: number;
};

/**
 * Give each person row the row by which its child is counted: the first of those who are one child. Two with pupil
 * numbers of their own are two children, whatever else of them is alike: a number that tells them apart is not overruled.
 */
function childrenByPerson({ persons }: Extract): Int32Array {
  const { count, sameChildAs, samePupilAs, hasPupilNumber } = persons;
  const children = new Int32Array(count);
  for (let person = 0; person < count; person++) {
    const same = sameChildAs[person] ?? NO_PARENT;
    const areTwo =
      hasPupilNumber[person] === 1 &&
      hasPupilNumber[same] === 1 &&
      (samePupilAs[person] ?? NO_PARENT) === NO_PARENT;
    children[person] = same === NO_PARENT || areTwo ? person : (children[same] ?? same);
  }
  return children;
}

/** Join plan details and active plans through their request into spells; `here-from.ts` tells since when each is here. */
export function joinSpells(extract: Extract): Omit<Spells, 'hereFrom'> {
  const { namedPlans, activePlans, assessments, requests, persons } = extract;
  const activeOf = childrenOf(requests.count, activePlans.request);
  const requestOf = namedPlans.assessment.map((assessment) => assessments.request[assessment] ?? NO_PARENT);
  const alone = activePlansAlone(extract, requestOf);
  const childOf = childrenByPerson(extract);
  const count = namedPlans.count + alone.length;
  const spells = {
    count,
    children: persons.count + count,
    child: new Int32Array(count),
    from: new Int32Array(count).fill(NO_DAY),
    until: new Int32Array(count).fill(NO_DAY),
    namedPlan: new Int32Array(count).fill(NO_PARENT),
    activePlan: new Int32Array(count).fill(NO_PARENT),
    person: new Int32Array(count).fill(NO_PARENT),
    withoutDetails: alone.length,
  };
  const setWho = (spell: number, request: number) => {
    const person = requests.person[request] ?? NO_PARENT;
    spells.person[spell] = person;
    spells.child[spell] = person === NO_PARENT ? persons.count + spell : (childOf[person] ?? person);
  };
  for (let spell = 0; spell < namedPlans.count; spell++) {
    const request = requestOf[spell] ?? NO_PARENT;
    setWho(spell, request);
    spells.from[spell] = namedPlans.startsOn[spell] ?? NO_DAY;
    spells.until[spell] = namedPlans.ceasedOn[spell] ?? NO_DAY;
    spells.namedPlan[spell] = spell;
    if (request !== NO_PARENT) spells.activePlan[spell] = firstChild(activeOf, request);
  }
  for (const [place, active] of alone.entries()) {
    const spell = namedPlans.count + place;
    setWho(spell, activePlans.request[active] ?? NO_PARENT);
    spells.activePlan[spell] = active;
  }
  return spells;
}

/** Active plans whose request has no plan details: plans that moved in are often so. */
function activePlansAlone({ activePlans, requests }: Extract, requestOf: Int32Array): number[] {
  const hasDetails = new Uint8Array(requests.count);
  for (const request of requestOf) if (request >= 0) hasDetails[request] = 1;
  const alone: number[] = [];
  for (let active = 0; active < activePlans.count; active++) {
    const request = activePlans.request[active] ?? NO_PARENT;
    if (request === NO_PARENT || hasDetails[request] === 0) alone.push(active);
  }
  return alone;
}

/** Say whether a spell is in force here on a day: begun by it, moved in by it where it came from elsewhere, and not ended by it. A spell of unknown start counts on the day of the extract only. */
export function isInForce(spells: Spells, spell: number, day: DayNumber, asAt: DayNumber): boolean {
  const from = spells.hereFrom[spell] ?? NO_DAY;
  const until = spells.until[spell] ?? NO_DAY;
  if (until !== NO_DAY && until <= day) return false;
  return from === NO_DAY ? day === asAt : from <= day;
}

/**
 * Choose the spells in force on a day, one a child. Of two the later start stands; of two alike the one with an
 * active plan.
 * @param chosen  scratch, one entry a child; overwritten.
 * @returns places of spells, in no set order.
 * @source Domain rules for indicators, R4.
 */
export function inForceOn(spells: Spells, day: DayNumber, asAt: DayNumber, chosen: Int32Array): Int32Array {
  chosen.fill(NO_PARENT);
  const found = new Int32Array(spells.count);
  let children = 0;
  for (let spell = 0; spell < spells.count; spell++) {
    if (!isInForce(spells, spell, day, asAt)) continue;
    const child = spells.child[spell] ?? 0;
    const place = chosen[child] ?? NO_PARENT;
    if (place === NO_PARENT) {
      chosen[child] = children;
      found[children++] = spell;
    } else if (isBetter(spells, spell, found[place] ?? 0)) found[place] = spell;
  }
  return found.subarray(0, children);
}

function isBetter({ from, activePlan }: Spells, one: number, other: number): boolean {
  const later = (from[one] ?? NO_DAY) - (from[other] ?? NO_DAY);
  if (later !== 0) return later > 0;
  return (activePlan[one] ?? NO_PARENT) >= 0 && (activePlan[other] ?? NO_PARENT) < 0;
}

/** Rank-1 placements grouped by active plan; second placements are never counted. */
export function mainPlacements({ activePlans, placements }: Extract): Children {
  const parents = placements.activePlan.map((parent, row) =>
    placements.rank[row] === 1 ? parent : NO_PARENT,
  );
  return childrenOf(activePlans.count, parents);
}
