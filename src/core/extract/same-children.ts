/** Which persons of a return may be one child, found from shared keys a part of the keys at a time. */
import type { Sen2Person } from '../domain/sen2.ts';
import { BUCKETS, bucketOf, KeyIndex } from './key-index.ts';
import type { Shelf } from './shelf.ts';

const SORTS = [
  'pupilKey',
  'learnerKey',
  'caseKey',
  'nameKey',
] as const satisfies readonly (keyof Sen2Person)[];

/** Gathers the keys of persons. What it holds grows with the persons who share a key, of which there are few, and not with all. */
export class SameChildren {
  readonly #shelves: Readonly<Record<(typeof SORTS)[number], Shelf>>;

  constructor(newShelf: () => Shelf) {
    this.#shelves = {
      pupilKey: newShelf(),
      learnerKey: newShelf(),
      caseKey: newShelf(),
      nameKey: newShelf(),
    };
  }

  add(place: number, person: Sen2Person): void {
    for (const sort of SORTS) {
      const key = person[sort];
      if (key !== null) this.#shelves[sort].put(bucketOf(key), `${place}\t${key}`);
    }
  }

  /**
   * Give, for each person who shares any key with another, the first of all who hang together by shared keys; persons
   * who share none are not in it.
   */
  firstOf(): ReadonlyMap<number, number> {
    const above = new Map<number, number>();
    const rootOf = (place: number): number => {
      let at = place;
      for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next;
      if (above.has(place)) above.set(place, at);
      return at;
    };
    const join = (one: number, other: number) => {
      const [a, b] = [rootOf(one), rootOf(other)];
      above.set(Math.max(a, b), Math.min(a, b));
      above.set(Math.min(a, b), Math.min(a, b));
    };
    for (const sort of SORTS)
      for (let bucket = 0; bucket < BUCKETS; bucket++) {
        const index = new KeyIndex();
        for (const line of this.#shelves[sort].lines(bucket)) {
          const tab = line.indexOf('\t');
          const place = Number(line.slice(0, tab));
          const first = index.add(line.slice(tab + 1), place);
          if (first >= 0) join(first, place);
        }
      }
    return new Map([...above.keys()].map((place) => [place, rootOf(place)]));
  }
}
