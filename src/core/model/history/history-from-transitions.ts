/** A history of yearly steps from a table of transitions: one row a child and a step. */
import type { Transition } from '../../domain/transition.ts';
import {
  type CohortHistory,
  cellCount,
  cellOf,
  type HistoryAxes,
  type HistoryMove,
  type HistoryPeriod,
} from './cohort-history.ts';

/** The word for a child who has no plan. @source Table of transitions, columns setting and need. */
const OUTSIDE = 'NONSEND';
/** Reception is national curriculum year 0: age 4 on 31 August before. */
const AGE_OF_RECEPTION = 4;
/** A plan ends at the latest with the academic year of the 25th birthday: age 24 on 31 August before it. */
const OLDEST_AGE = 24;

/** Give the age on 31 August before the academic year of a national curriculum year [years]. */
export function ageOfSchoolYear(schoolYear: number): number {
  return schoolYear + AGE_OF_RECEPTION;
}

/** Find the axes of a table: every label that occurs, in alphabetical order, and the ages from the youngest to 24. */
export function axesOfTransitions(rows: readonly Transition[]): HistoryAxes {
  const needs = new Set<string>();
  const settings = new Set<string>();
  let [youngest, oldest] = [OLDEST_AGE, 0];
  for (const row of rows) {
    needs.add(row.needBefore).add(row.needAfter);
    settings.add(row.settingBefore).add(row.settingAfter);
    const before = ageOfSchoolYear(row.schoolYearBefore);
    youngest = Math.min(youngest, row.settingBefore === OUTSIDE ? before + 1 : before);
    oldest = Math.max(oldest, before + 1);
  }
  needs.delete(OUTSIDE);
  settings.delete(OUTSIDE);
  return {
    firstAge: youngest,
    ageCount: Math.max(oldest, OLDEST_AGE) - youngest + 1,
    needs: [...needs].sort(),
    places: [...settings].sort().map((setting) => ({ setting, band: null })),
  };
}

/**
 * Build a history. Each row stands in the year in which its step begins; the age is that of the column before, so that a
 * child who did not move on by one school year is where the step put it. A change of need counts as the need after.
 * @param rows  accepted rows of the table, in any order; at least one.
 * @throws RangeError where there is no row.
 * @source Method note 7, section 1.
 */
export function historyFromTransitions(rows: readonly Transition[]): CohortHistory {
  if (rows.length === 0) throw new RangeError('A history needs at least one row');
  const axes = axesOfTransitions(rows);
  const years = rows.map(({ year }) => year);
  const [first, last] = [least(years), -least(years.map((year) => -year))];
  const tallies = Array.from({ length: last - first + 1 }, () => new StepTally(axes));
  for (const row of rows) tallies[row.year - first]!.add(row);
  const periods = tallies.map((tally, place) => tally.period(first + place));
  const holes = periods.filter(({ isComplete }) => !isComplete).map(({ name }) => name);
  return {
    grain: 1,
    axes,
    periods,
    stock: periods.at(-1)!.closing,
    start: `${last + 1}-01`,
    tellsNeedsOfLeavers: true,
    tellsMoves: true,
    pipeline: null,
    notes: [
      ...(holes.length === 0 ? [] : [`No row of ${holes.join(', ')}: left out, not counted as zero`]),
      ...changedNeeds(tallies),
    ],
  };
}

function changedNeeds(tallies: readonly StepTally[]): readonly string[] {
  const changed = tallies.reduce((sum, tally) => sum + tally.changedNeed, 0);
  return changed === 0
    ? []
    : [`${changed} children changed their need within a step: they count with the need after it`];
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

/** Counts of one year's steps. */
class StepTally {
  readonly #axes: HistoryAxes;
  readonly #needs: ReadonlyMap<string, number>;
  readonly #places: ReadonlyMap<string, number>;
  readonly #opening: Int32Array;
  readonly #closing: Int32Array;
  readonly #joiners: Int32Array;
  readonly #leavers: Int32Array;
  readonly #moves = new Map<number, HistoryMove>();
  #rows = 0;
  changedNeed = 0;

  constructor(axes: HistoryAxes) {
    this.#axes = axes;
    this.#needs = new Map(axes.needs.map((need, place) => [need, place]));
    this.#places = new Map(axes.places.map(({ setting }, place) => [setting, place]));
    const room = () => new Int32Array(cellCount(axes));
    [this.#opening, this.#closing, this.#joiners, this.#leavers] = [room(), room(), room(), room()];
  }

  add(row: Transition): void {
    this.#rows++;
    const age = ageOfSchoolYear(row.schoolYearBefore) - this.#axes.firstAge;
    const [from, to] = [this.#places.get(row.settingBefore), this.#places.get(row.settingAfter)];
    const [needBefore, needAfter] = [this.#needs.get(row.needBefore), this.#needs.get(row.needAfter)];
    const need = needAfter ?? needBefore ?? 0; // a row is inside before or after
    if (from !== undefined) this.#count(this.#opening, age, need, from);
    if (to !== undefined) this.#count(this.#closing, age + 1, need, to);
    if (from === undefined && to !== undefined) this.#count(this.#joiners, age + 1, need, to);
    if (from !== undefined && to === undefined) this.#count(this.#leavers, age, need, from);
    if (from === undefined || to === undefined) return;
    if (needBefore !== needAfter) this.changedNeed++;
    if (from !== to) this.#move(age, need, from, to);
  }

  #count(cells: Int32Array, age: number, need: number, place: number): void {
    cells[cellOf(this.#axes, age, need, place)]!++;
  }

  #move(age: number, need: number, from: number, to: number): void {
    const key = cellOf(this.#axes, age, need, from) * this.#axes.places.length + to;
    const count = (this.#moves.get(key)?.count ?? 0) + 1;
    this.#moves.set(key, { age, need, from, to, count });
  }

  period(year: number): HistoryPeriod {
    return {
      name: String(year),
      start: `${year}-01`,
      isComplete: this.#rows > 0,
      opening: this.#opening,
      closing: this.#closing,
      joiners: this.#joiners,
      leavers: this.#leavers,
      moves: [...this.#moves.entries()].sort(([a], [b]) => a - b).map(([, move]) => move),
      transfersIn: 0,
      transfersOut: new Int32Array(this.#axes.ageCount),
      reasons: new Int32Array(0),
    };
  }
}
