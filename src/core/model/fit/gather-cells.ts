/** The events and plan years of a history, weighted and laid out for fitting. */
import type { CohortHistory, HistoryMove, HistoryPeriod } from '../history/cohort-history.ts';
import type { YearTable } from './dispersion.ts';
import { PHASE_STARTS, phaseOfAge } from './flow-years.ts';

/** Counts over all weighted periods. Ages, needs and places are positions. */
export type GatheredCells = {
  /** Plans at the beginning of each period, `[age][need][place]` [plans × periods]. */
  readonly watched: Float64Array;
  readonly left: Float64Array;
  readonly moved: Float64Array;
  /** As `watched`, without the periods in which an age changes phase. */
  readonly watchedForMoves: Float64Array;
  /** Moves at the change of phase by new age, `[age][from][to]`. */
  readonly phaseMoved: Float64Array;
  /** Plans that turned an age at the change of phase and could have moved, `[age][place]`. */
  readonly phaseWatched: Float64Array;
  /** Moves without those of phases, `[phase of education][from][to]`. */
  readonly destinations: Float64Array;
};

const SEPTEMBER = '09';

/** The age that a move at the change of phase leads to; -1 where it is a move like any other. @param phases ages as positions. */
function phaseAgeOf(
  { grain }: CohortHistory,
  { start }: HistoryPeriod,
  age: number,
  phases: ReadonlySet<number>,
): number {
  if (grain === 1) return phases.has(age + 1) ? age + 1 : -1;
  return start.endsWith(SEPTEMBER) && phases.has(age) ? age : -1;
}

/**
 * Gather a history.
 * @param weights  one a period.
 * @param phases  ages at which plans change place all at once, as positions.
 */
export function gatherCells(
  history: CohortHistory,
  weights: Float64Array,
  phases: ReadonlySet<number>,
): GatheredCells {
  const { ageCount, needs, places } = history.axes;
  const [needCount, placeCount] = [needs.length, places.length];
  const size = ageCount * needCount * placeCount;
  const cells: GatheredCells = {
    watched: new Float64Array(size),
    left: new Float64Array(size),
    moved: new Float64Array(size),
    watchedForMoves: new Float64Array(size),
    phaseMoved: new Float64Array(ageCount * placeCount * placeCount),
    phaseWatched: new Float64Array(ageCount * placeCount),
    destinations: new Float64Array(PHASE_STARTS.length * placeCount * placeCount),
  };
  history.periods.forEach((period, at) => {
    const weight = weights[at]!;
    if (weight === 0) return;
    for (let cell = 0; cell < size; cell++) {
      const opening = period.opening[cell]!;
      const leavers = period.leavers[cell]!;
      if (opening === 0 && leavers === 0) continue;
      const age = Math.floor(cell / (needCount * placeCount));
      cells.watched[cell]! += weight * opening;
      cells.left[cell]! += weight * leavers;
      const phase = phaseAgeOf(history, period, age, phases);
      if (phase < 0) cells.watchedForMoves[cell]! += weight * opening;
      else cells.phaseWatched[phase * placeCount + (cell % placeCount)]! += weight * (opening - leavers);
    }
    for (const move of period.moves) addMove(history, period, move, weight, phases, cells);
  });
  return cells;
}

function addMove(
  history: CohortHistory,
  period: HistoryPeriod,
  { age, need, from, to, count }: HistoryMove,
  weight: number,
  phases: ReadonlySet<number>,
  cells: GatheredCells,
): void {
  const { firstAge, needs, places } = history.axes;
  const phase = phaseAgeOf(history, period, age, phases);
  if (phase >= 0) cells.phaseMoved[(phase * places.length + from) * places.length + to]! += weight * count;
  else {
    cells.moved[(age * needs.length + need) * places.length + from]! += weight * count;
    const group = phaseOfAge(firstAge + age);
    cells.destinations[(group * places.length + from) * places.length + to]! += weight * count;
  }
}

/** Sum the needs of cells away: `[age][need][place]` to `[age][place]`. */
export function withoutNeeds({ axes }: CohortHistory, cells: Float64Array): Float64Array {
  const [needs, places] = [axes.needs.length, axes.places.length];
  const sums = new Float64Array(axes.ageCount * places);
  for (let cell = 0; cell < cells.length; cell++)
    sums[Math.floor(cell / (needs * places)) * places + (cell % places)]! += cells[cell]!;
  return sums;
}

/** Sum cells by any group within whole years that end with the last period, for dispersion. */
export function yearTable(
  { periods, grain }: CohortHistory,
  groups: number,
  eventsOf: (period: HistoryPeriod, add: (group: number, by: number) => void) => void,
  exposureOf: (period: HistoryPeriod, add: (group: number, by: number) => void) => void,
): YearTable {
  const told = periods.filter(({ isComplete }) => isComplete);
  const events: Float64Array[] = [];
  const exposure: Float64Array[] = [];
  for (let end = told.length; end - grain >= 0; end -= grain) {
    const ofYear = [new Float64Array(groups), new Float64Array(groups)] as const;
    for (const period of told.slice(end - grain, end)) {
      eventsOf(period, (group, by) => {
        ofYear[0][group]! += by;
      });
      exposureOf(period, (group, by) => {
        ofYear[1][group]! += by;
      });
    }
    events.push(ofYear[0]);
    exposure.push(ofYear[1]);
  }
  return { events, exposure };
}
