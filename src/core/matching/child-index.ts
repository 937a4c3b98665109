/** Children of a return by the keys that other files know them by, with their placements open on a day. */
import type { IsoDate, Month } from '../base/time.ts';
import { ChildKeys, type FoundChild } from '../domain/child-keys.ts';
import type { PlacementCost } from '../domain/placement-cost.ts';
import type { Sen2ActivePlan, Sen2Person, Sen2Placement, Sen2Request } from '../domain/sen2.ts';
import type { LinePlace, UnmatchedReason } from './cost-match.ts';

/** A record with its place; more may be known of where it came from. */
export type Placed<T> = { readonly record: T; readonly origin: LinePlace };

/** The tables of a return that lead from a child to a placement. */
export type ReturnTables = {
  readonly persons: readonly Placed<Sen2Person>[];
  readonly requests: readonly Placed<Sen2Request>[];
  readonly activePlans: readonly Placed<Sen2ActivePlan>[];
  readonly placements: readonly Placed<Sen2Placement>[];
};

export type OpenPlacement = {
  readonly placement: Placed<Sen2Placement>;
  readonly personKey: string;
  readonly birthMonth: Month | null;
};

/** Knows the children of a return. */
export class ChildIndex {
  readonly #keys: ChildKeys;
  readonly #byPerson: ReadonlyMap<string, readonly OpenPlacement[]>;
  /** Every open placement, in the order of the file. */
  readonly open: readonly OpenPlacement[];

  constructor({ persons, requests, activePlans, placements }: ReturnTables, asAt: IsoDate | null) {
    this.#keys = new ChildKeys(persons.map(({ record }) => record));
    const births = new Map(persons.map(({ record }) => [record.personKey, record.birthMonth]));
    const personOfRequest = new Map(requests.map(({ record }) => [record.requestKey, record.personKey]));
    const requestOfPlan = new Map(activePlans.map(({ record }) => [record.activePlanKey, record.requestKey]));
    this.open = placements.flatMap((placement) => {
      const { activePlanKey, leavingOn } = placement.record;
      if (leavingOn !== null && (asAt === null || leavingOn < asAt)) return [];
      const request = requestOfPlan.get(activePlanKey);
      // A placement without a person belongs to nobody a cost could name; it is open all the same.
      const personKey = (request === undefined ? undefined : personOfRequest.get(request)) ?? '';
      return [{ placement, personKey, birthMonth: births.get(personKey) ?? null }];
    });
    this.#byPerson = Map.groupBy(this.open, ({ personKey }) => personKey);
  }

  /** Find the child of a cost. */
  find(cost: PlacementCost): FoundChild | UnmatchedReason {
    return this.#keys.find(cost);
  }

  /** The open placements of a child, in the order of the file. */
  openOf(personKey: string): readonly OpenPlacement[] {
    return this.#byPerson.get(personKey) ?? [];
  }
}
