/** Bands of funding of the children of a return on any day, as the finance team's list of placements tells them. */
import { type DayNumber, toDayNumber } from '../base/day-number.ts';
import { ChildKeys } from '../domain/child-keys.ts';
import type { PlacementCost } from '../domain/placement-cost.ts';
import type { Sen2Person } from '../domain/sen2.ts';
import { NO_DAY, NO_PARENT } from '../extract/extract.ts';
import type { Spells } from '../measures/spells.ts';
import { shareOut } from './share-out.ts';

/** Bands that are told apart; the rarest count as one, since a place is a setting and a band and thin cells tell little. */
const MOST_BANDS = 8;
/** Stands for all bands beyond those. */
export const OTHER_BANDS = 'other bands';
/** Stands for the band of plans where nobody's is told. */
const BAND_UNKNOWN = 'not told';
/** Stands where a child has no line with a band. */
const NOT_TOLD = -1;

/** A band from a day on; `band` is a place in `names`. */
type BandFrom = { readonly from: DayNumber; readonly band: number };

/** Bands by child. */
export type PlanBands = {
  /** In alphabetical order, `OTHER_BANDS` last where there are more than eight. */
  readonly names: readonly string[];
  /** Bands of each person of the return, by place in its table, oldest first; empty where none is told. */
  readonly ofPerson: readonly (readonly BandFrom[])[];
};

/** Bands of each plan of a history. */
export type SpellBands = {
  readonly names: readonly string[];
  /** Give the place in `names` of a plan's band on a day. */
  readonly on: (spell: number, day: DayNumber) => number;
  /** What a reader must know of them, in words. */
  readonly notes: readonly string[];
};

/** Find the bands of a list, those of most lines where there are more than eight; null where no line has one. */
export function namesOfBands(costs: readonly PlacementCost[]): readonly string[] | null {
  const counts = new Map<string, number>();
  for (const { band } of costs) if (band !== null) counts.set(band, (counts.get(band) ?? 0) + 1);
  if (counts.size === 0) return null;
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
  const kept = byCount.length > MOST_BANDS ? byCount.slice(0, MOST_BANDS - 1) : byCount;
  return [...kept.sort(), ...(kept.length < byCount.length ? [OTHER_BANDS] : [])];
}

/**
 * Join a list of placements to the persons of a return, by case reference and pupil number. Lines without a band, and lines that name
 * no child or several, tell nothing.
 * @param persons  in the order of the return's table.
 * @param names  of `namesOfBands`; the same for returns of several years.
 */
export function readBands(
  persons: readonly Sen2Person[],
  costs: readonly PlacementCost[],
  names: readonly string[],
): PlanBands {
  const keys = new ChildKeys(persons);
  const placeOf = new Map(persons.map(({ personKey }, place) => [personKey, place]));
  const ofPerson: BandFrom[][] = persons.map(() => []);
  for (const cost of costs) {
    if (cost.band === null) continue;
    const found = keys.find(cost);
    if (typeof found === 'string') continue;
    const at = names.indexOf(cost.band);
    const band = at < 0 ? names.length - 1 : at; // the last stands for all that are not told apart
    ofPerson[placeOf.get(found.personKey) ?? 0]?.push({ from: toDayNumber(cost.start), band });
  }
  for (const own of ofPerson) own.sort((a, b) => a.from - b.from || a.band - b.band);
  return { names, ofPerson };
}

/**
 * Give the band of each plan on any day: the newest that has begun by then, and before the first its band, so that no move is made up.
 * A finance list holds placements that are paid: plans without a line, mostly ended ones, are shared out over the bands as the other
 * plans of their setting, or leaving would look like a thing of plans without a band.
 * @param namedGroup  group of the setting by named plan.
 * @source Method note 7, section 1.
 */
export function bandsOfSpells(spells: Spells, namedGroup: Uint8Array, bands: PlanBands): SpellBands {
  const linesOf = (spell: number) => {
    const person = spells.person[spell] ?? NO_PARENT;
    return person === NO_PARENT ? [] : (bands.ofPerson[person] ?? []);
  };
  const told = Int32Array.from(
    { length: spells.count },
    (_, spell) => linesOf(spell).at(-1)?.band ?? NOT_TOLD,
  );
  const groups = spells.namedPlan.map((plan) => namedGroup[plan] ?? 0);
  const { given, shared } = shareOut(told, NOT_TOLD, groups, bands.names.length);
  const isOpen = (spell: number) => spells.until[spell] === NO_DAY;
  const inForce = given.reduce((sum, _, spell) => sum + Number(isOpen(spell)), 0);
  const untold = told.reduce((sum, band, spell) => sum + Number(band === NOT_TOLD && isOpen(spell)), 0);
  return {
    names: shared === spells.count ? [...bands.names, BAND_UNKNOWN] : bands.names,
    on: (spell, day) => {
      const lines = linesOf(spell);
      const begun = lines.findLast(({ from }) => from <= day) ?? lines[0];
      return begun?.band ?? given[spell] ?? 0;
    },
    notes: [
      `Bands are those of the list of placement costs: it tells the band of ${inForce - untold} of the ${inForce} plans that have not ended; ${shared} plans, with those that have ended, have none in it and are shared out over the bands as the other plans of their setting are, so that past stocks can be compared`,
    ],
  };
}
