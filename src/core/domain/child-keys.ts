/** Finds the child of a return that a row of another file names by case reference or pupil number. */
import type { Sen2Person } from './sen2.ts';

/** The keys that a row of another file names its child by; null or "" where it names none. */
export type NamedBy = { readonly caseKey: string | null; readonly pupilKey: string | null };

/** Who a row is of. */
export type FoundChild = { readonly personKey: string; readonly by: 'case' | 'pupil' };
/** Why that cannot be told. */
export type NotFound = 'no-child' | 'several-children' | 'keys-disagree';

/** Two keys of one subject lead to one child, to none, or to several. */
type Keys = ReadonlyMap<string, string | null>;

function keysOf(persons: readonly Sen2Person[], key: (person: Sen2Person) => string | null): Keys {
  const keys = new Map<string, string | null>();
  for (const person of persons) {
    const own = key(person);
    if (own === null || own === '') continue;
    const known = keys.get(own);
    // Null stands for several children with one key.
    if (known === undefined) keys.set(own, person.personKey);
    else if (known !== person.personKey) keys.set(own, null);
  }
  return keys;
}

/** Knows the children of a return by the keys of other files. */
export class ChildKeys {
  readonly #cases: Keys;
  readonly #pupils: Keys;

  constructor(persons: readonly Sen2Person[]) {
    this.#cases = keysOf(persons, ({ caseKey }) => caseKey);
    this.#pupils = keysOf(persons, ({ pupilKey }) => pupilKey);
  }

  /** Find the child: by the case reference, then by the pupil number; both must lead to the same child. */
  find({ caseKey, pupilKey }: NamedBy): FoundChild | NotFound {
    const byCase = caseKey === null || caseKey === '' ? undefined : this.#cases.get(caseKey);
    const byPupil = pupilKey === null ? undefined : this.#pupils.get(pupilKey);
    if (byCase === null || (byCase === undefined && byPupil === null)) return 'several-children';
    if (byCase === undefined) return byPupil == null ? 'no-child' : { personKey: byPupil, by: 'pupil' };
    return byPupil != null && byPupil !== byCase ? 'keys-disagree' : { personKey: byCase, by: 'case' };
  }
}
