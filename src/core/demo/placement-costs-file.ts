/** The finance team's list of placement costs, by the references of the return, with a few lines that lead nowhere. */

import { type DayNumber, lastDayOfMonth, toIsoDate, toMonthNumber } from '../base/day-number.ts';
import { createStream, type Stream } from '../num/random.ts';
import { PLACEMENT_TYPES, type PlacementType } from './county-shares.ts';
import { CUT_OFF } from './county-story.ts';
import { caseReference, type DemoCase, isOpenOn } from './demo-case.ts';
import { type DemoFile, fromLines } from './demo-file.ts';

/** Placements and their mean yearly cost, by type. */
export type CostedType = { readonly count: number; readonly meanPence: number };

/** Lines whose reference was mistyped: a letter O where a nought should be. */
export const MISTYPED_REFERENCES = 4;

/** What the list is made from. */
export type CostSource = {
  /** How many lines of each type, and what they cost on average. */
  readonly byType: ReadonlyMap<PlacementType, CostedType>;
  /** Draws everyone anew, in the same way each time; gone through twice. */
  readonly people: () => Iterable<DemoCase>;
  readonly seed: number;
};

/**
 * Write `finance/placement-costs.csv`: one row for each plan open at the end of the cut-off month. Costs of a type come
 * in pairs as far above as below the mean, so each type costs its unit cost exactly.
 *
 * The return is of January and the list of October: plans that ceased between have a cost and no placement, plans that
 * began between a placement and no cost, and the few placements of a type beyond its count in October are paid as another.
 */
export function placementCostsFile({ byType, people, seed }: CostSource): DemoFile {
  const last = lastDayOfMonth(toMonthNumber(CUT_OFF));
  const chunks = fromLines(function* () {
    yield 'Reference,Placement type,Start date,End date,Annual cost';
    const takeType = typeTaker(byType, people, last);
    const takeCost = costTaker(byType, createStream(seed, 'demo', 'costs'));
    let mistypedLeft = MISTYPED_REFERENCES;
    for (const person of people()) {
      if (!isOpenOn(person, last)) continue;
      const placed = person.placement?.placementType ?? null;
      const type = takeType(placed);
      const isMistyped = placed === type && mistypedLeft > 0;
      if (isMistyped) mistypedLeft--;
      const reference = caseReference(person.number);
      const written = isMistyped ? reference.replace('0', 'O') : reference;
      yield `${written},${type},${toIsoDate(startOf(person, last))},,${writePounds(takeCost(type))}`;
    }
  });
  return { path: 'finance/placement-costs.csv', chunks };
}

/** The first day of what was paid in the cut-off month: of the placement, or of the plan where the child moved since. */
function startOf({ plan, placement }: DemoCase, last: DayNumber): DayNumber {
  return placement !== null && placement.entry <= last ? placement.entry : (plan?.start ?? last);
}

/** Give each person the type they are placed in, as long as its count lasts; then the types that lack some, in order. */
function typeTaker(
  byType: CostSource['byType'],
  people: CostSource['people'],
  last: DayNumber,
): (placed: PlacementType | null) => PlacementType {
  const placedIn = new Map<PlacementType, number>();
  for (const person of people()) {
    const type = isOpenOn(person, last) ? person.placement?.placementType : undefined;
    if (type !== undefined) placedIn.set(type, (placedIn.get(type) ?? 0) + 1);
  }
  const own = new Map<PlacementType, number>();
  const lacking = new Map<PlacementType, number>();
  for (const type of PLACEMENT_TYPES) {
    const [needed, placed] = [byType.get(type)?.count ?? 0, placedIn.get(type) ?? 0];
    own.set(type, Math.min(needed, placed));
    lacking.set(type, Math.max(0, needed - placed));
  }
  return (placed) => {
    const left = placed === null ? 0 : (own.get(placed) ?? 0);
    if (placed !== null && left > 0) {
      own.set(placed, left - 1);
      return placed;
    }
    const type = PLACEMENT_TYPES.find((one) => (lacking.get(one) ?? 0) > 0) ?? 'other';
    lacking.set(type, (lacking.get(type) ?? 0) - 1);
    return type;
  };
}

/** Draw costs of each type whose sum is exactly count x mean: pairs as far above as below, and the mean for an odd one. */
function costTaker(byType: CostSource['byType'], stream: Stream): (type: PlacementType) => number {
  const taken = new Map<PlacementType, { count: number; apart: number }>();
  return (type) => {
    const { count, meanPence } = byType.get(type) ?? { count: 0, meanPence: 0 };
    const state = taken.get(type) ?? { count: 0, apart: 0 };
    taken.set(type, state);
    state.count += 1;
    if (state.count % 2 === 0) return meanPence - state.apart;
    if (state.count >= count) return meanPence;
    state.apart = drawApart(stream.next(), meanPence);
    return meanPence + state.apart;
  };
}

/** How far a cost lies from the mean: whole pounds, mostly near, never beyond seven tenths of it [pence]. */
function drawApart(share: number, meanPence: number): number {
  return Math.floor((share * share * 0.7 * meanPence) / 100) * 100;
}

function writePounds(amount: number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}
