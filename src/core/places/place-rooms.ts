/** Who waits for a special school place month by month, and which schemes suit whom: the ground on which places are filled. */
import type { AcademicYear, Month } from '../base/time.ts';
import { type Batch, batchesOf, fillingOf } from './place-batches.ts';
import type { NeedCell, NeedYear } from './place-need.ts';
import type { PlaceKind, PlannedScheme } from './place-scheme.ts';

/** Kinds whose places stand in for a place in an independent special school. */
export const SPECIAL_KINDS: ReadonlySet<PlaceKind> = new Set(['special', 'commissioned']);

/** A scheme with its batches, cut once. */
export type CutScheme = { readonly scheme: PlannedScheme; readonly batches: readonly Batch[] };

/** Cut all schemes. */
export function cutSchemes(schemes: readonly PlannedScheme[]): readonly CutScheme[] {
  return schemes.map((scheme) => ({ scheme, batches: batchesOf(scheme) }));
}

/** The academic year of a month: 2025-08 is of 2024. */
export function academicYearOfMonth(month: Month): AcademicYear {
  return Number(month.slice(0, 4)) - (month.slice(5, 7) < '09' ? 1 : 0);
}

/** Say whether a scheme suits children of a cell. Travel is another question. */
export function suits({ site }: PlannedScheme, cell: Pick<NeedCell, 'need' | 'phase'>): boolean {
  if (site === null) return true;
  const { needs, phases } = site;
  return (needs === null || needs.includes(cell.need)) && (phases === null || phases.includes(cell.phase));
}

/** Who of a cell has no place in the schools that there were on the day of the return [children]. */
export function waitingOf({ children, existing }: NeedCell): number {
  return Math.max(0, children - existing);
}

/** Children who wait, put together where the same schemes suit them. */
export type Waiting = {
  readonly children: readonly number[];
  /** `suits[group][scheme]`. */
  readonly suits: readonly (readonly boolean[])[];
};

/** Put the cells of a year together by what suits them: as many are left without a place, in fewer groups. */
export function groupWaiting({ cells }: NeedYear, schemes: readonly PlannedScheme[]): Waiting {
  const groups = new Map<string, { children: number; suits: readonly boolean[] }>();
  for (const cell of cells) {
    const row = schemes.map((scheme) => SPECIAL_KINDS.has(scheme.countsAs) && suits(scheme, cell));
    const key = row.map(Number).join('');
    const group = groups.get(key) ?? { children: 0, suits: row };
    group.children += waitingOf(cell);
    groups.set(key, group);
  }
  const all = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return { children: all.map(({ children }) => children), suits: all.map((group) => group.suits) };
}

/** The year whose need counts for a month: its own, or the nearest that is known. */
export function needFor(years: readonly NeedYear[], month: Month): NeedYear | null {
  const year = academicYearOfMonth(month);
  return (
    years.find((one) => one.year === year) ?? (year < (years[0]?.year ?? 0) ? years[0] : years.at(-1)) ?? null
  );
}

/**
 * Places that schemes have filled since the day of the return [children]: who was there on that day is in its count
 * already.
 */
export function roomsSince(filled: readonly number[], onDay: readonly number[]): number[] {
  return filled.map((children, at) => Math.max(0, children - (onDay[at] ?? 0)));
}

/** What every scheme has filled in a month with the openings known now [children]. */
export function knownFilling(cut: readonly CutScheme[], month: Month): number[] {
  return cut.map(({ batches }) => fillingOf(batches, month).known);
}
