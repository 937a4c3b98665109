/** Which ages can be in which place: as a file says, or as far as the phases of education in which plans were seen there. */
import type { CohortHistory } from '../history/cohort-history.ts';
import { PHASE_STARTS, phaseOfAge } from './flow-years.ts';

/** Ages of a setting, both ends in [years]; from a table of valid states. */
export type ValidAges = ReadonlyMap<string, { readonly from: number; readonly to: number }>;

/** A phase in which less than this share of a place's plan years lies does not count as one of its own [0..1]. */
const HARDLY_ANY = 0.01;

/**
 * Find where plans can be, `[age][place]`: the phases in which each setting has more than a hundredth of its plans, or the ages
 * that a file gives, and wherever plans stand at the start.
 * @source Method note 7, section 6.
 */
export function findReachable(history: CohortHistory, valid: ValidAges | null): Uint8Array {
  const { ageCount, firstAge, needs, places } = history.axes;
  const reachable = new Uint8Array(ageCount * places.length);
  const ranges = new Map(
    [...new Set(places.map(({ setting }) => setting))].map((setting) => [
      setting,
      seenRange(history, setting),
    ]),
  );
  places.forEach(({ setting }, place) => {
    const range = valid?.get(setting) ?? ranges.get(setting) ?? { from: 0, to: Number.POSITIVE_INFINITY };
    for (let age = 0; age < ageCount; age++)
      if (firstAge + age >= range.from && firstAge + age <= range.to)
        reachable[age * places.length + place] = 1;
  });
  for (let cell = 0; cell < history.stock.length; cell++) {
    if (history.stock[cell] === 0) continue;
    const age = Math.floor(cell / (needs.length * places.length));
    reachable[age * places.length + (cell % places.length)] = 1;
  }
  return reachable;
}

/** From the first to the last phase of education in which a setting, whatever the band, has a fair share of its plans [years]. */
function seenRange(
  { axes, periods }: CohortHistory,
  setting: string,
): { readonly from: number; readonly to: number } {
  const byPhase = new Float64Array(PHASE_STARTS.length);
  const { needs, places, firstAge } = axes;
  const own = [...places.keys()].filter((place) => places[place]!.setting === setting);
  for (const { closing, opening } of periods)
    for (const cells of [opening, closing])
      for (const place of own)
        for (let cell = place; cell < cells.length; cell += places.length)
          byPhase[phaseOfAge(firstAge + Math.floor(cell / (needs.length * places.length)))]! += cells[cell]!;
  const least = HARDLY_ANY * byPhase.reduce((sum, plans) => sum + plans, 0);
  const fair = [...byPhase.keys()].filter((phase) => byPhase[phase]! > least);
  const last = fair.at(-1) ?? PHASE_STARTS.length - 1;
  return {
    from: PHASE_STARTS[fair[0] ?? 0]!,
    to: last + 1 < PHASE_STARTS.length ? PHASE_STARTS[last + 1]! - 1 : Number.POSITIVE_INFINITY,
  };
}
