/** Children of a return by the keys that other files know them by, with their placements open on a day. */
import type { IsoDate, Month } from '../base/time.ts';
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

/** Who a cost is of, or why that cannot be told. */
export type FoundChild = { readonly personKey: string; readonly by: 'case' | 'pupil' };

/** Two keys of one subject lead to one child, to none, or to several. */
type Keys = ReadonlyMap<string, string | null>;

function keysOf(persons: ReturnTables['persons'], key: (person: Sen2Person) => string | null): Keys {
  const keys = new Map<string, string | null>();
  for (const { record } of persons) {
    const own = key(record);
    if (own === null || own === '') continue;
    const known = keys.get(own);
    // Null stands for several children with one key.
    if (known === undefined) keys.set(own, record.personKey);
    else if (known !== record.personKey) keys.set(own, null);
  }
  return keys;
}

/** Knows the children of a return. */
export class ChildIndex {
  readonly #cases: Keys;
  readonly #pupils: Keys;
  readonly #byPerson: ReadonlyMap<string, readonly OpenPlacement[]>;
  /** Every open placement, in the order of the file. */
  readonly open: readonly OpenPlacement[];

  constructor({ persons, requests, activePlans, placements }: ReturnTables, asAt: IsoDate | null) {
    this.#cases = keysOf(persons, ({ caseKey }) => caseKey);
    this.#pupils = keysOf(persons, ({ pupilKey }) => pupilKey);
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

  /** Find the child of a cost: by the case reference, then by the pupil number; both must lead to the same child. */
  find({ caseKey, pupilKey }: PlacementCost): FoundChild | UnmatchedReason {
    const byCase = caseKey === '' ? undefined : this.#cases.get(caseKey);
    const byPupil = pupilKey === null ? undefined : this.#pupils.get(pupilKey);
    if (byCase === null || (byCase === undefined && byPupil === null)) return 'several-children';
    if (byCase === undefined) return byPupil == null ? 'no-child' : { personKey: byPupil, by: 'pupil' };
    return byPupil != null && byPupil !== byCase ? 'keys-disagree' : { personKey: byCase, by: 'case' };
  }

  /** The open placements of a child, in the order of the file. */
  openOf(personKey: string): readonly OpenPlacement[] {
    return this.#byPerson.get(personKey) ?? [];
  }
}
