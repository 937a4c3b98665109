/** A flow as a row of years: how many events each had, and how many a rate by age would have expected. */
import { toMonthNumber } from '../../base/day-number.ts';
import type { CohortHistory, HistoryPeriod } from '../history/cohort-history.ts';
import type { Population } from './population.ts';

/** The flows that a cohort model has rates for; assessments that end a month, where a capacity decides. */
export type FlowName = 'leaving' | 'moving' | 'joining' | 'requests' | 'assessments';

/** Ages as bands of positions: early years, primary, secondary, sixth form, beyond. @source Phases of education in England. */
export const PHASE_STARTS: readonly number[] = [0, 4, 11, 16, 19];

/** Give the phase of an age [years]. */
export function phaseOfAge(age: number): number {
  let phase = 0;
  while (phase + 1 < PHASE_STARTS.length && age >= PHASE_STARTS[phase + 1]!) phase++;
  return phase;
}

/** One period's events and exposure by phase of education. */
export type FlowPeriod = { readonly events: Float64Array; readonly exposure: Float64Array };

/** Count a flow by phase of education for every period of a history. */
export function flowPeriods(
  history: CohortHistory,
  flow: FlowName,
  population: Population | null,
): readonly FlowPeriod[] {
  return history.periods.map((period) => {
    const events = new Float64Array(PHASE_STARTS.length);
    const exposure = new Float64Array(PHASE_STARTS.length);
    if (flow === 'assessments') {
      events[0] = countEnded(history, period);
      exposure[0] = 1 / history.grain;
      return { events, exposure };
    }
    const add = (into: Float64Array, age: number, by: number): void => {
      into[phaseOfAge(history.axes.firstAge + age)]! += by;
    };
    addEvents(history, period, flow, (age, by) => add(events, age, by));
    const years = 1 / history.grain;
    if (flow === 'joining' || flow === 'requests')
      for (let age = 0; age < history.axes.ageCount; age++)
        add(exposure, age, years * peopleAt(history, period, age, population));
    else byAge(history, period.opening, (age, plans) => add(exposure, age, years * plans));
    return { events, exposure };
  });
}

/** People of an age in a period; 1 where the population is not known, so that rates are per year. */
export function peopleAt(
  { axes, grain }: CohortHistory,
  { start }: HistoryPeriod,
  age: number,
  population: Population | null,
): number {
  if (population === null) return 1;
  return population.at(grain, start, axes.firstAge + age);
}

function addEvents(
  history: CohortHistory,
  period: HistoryPeriod,
  flow: FlowName,
  add: (age: number, by: number) => void,
): void {
  if (flow === 'moving') for (const { age, count } of period.moves) add(age, count);
  else if (flow === 'requests') addRequests(history, period, add);
  else byAge(history, flow === 'leaving' ? period.leavers : period.joiners, add);
}

/** Requests of a month by age; those of unknown age count with the youngest. */
function addRequests(
  { axes, pipeline }: CohortHistory,
  { start }: HistoryPeriod,
  add: (age: number, by: number) => void,
): void {
  const month = toMonthNumber(start);
  for (const { received, age } of pipeline?.cases ?? [])
    if (received === month) add(Math.max(0, (age ?? axes.firstAge) - axes.firstAge), 1);
}

/** Assessments that ended in a month, with a plan or without. */
function countEnded({ pipeline }: CohortHistory, { start }: HistoryPeriod): number {
  const month = toMonthNumber(start);
  return (pipeline?.cases ?? []).reduce((sum, { finished }) => sum + (finished === month ? 1 : 0), 0);
}

/** Sum cells by age. */
export function byAge(
  { axes }: CohortHistory,
  cells: Int32Array,
  add: (age: number, count: number) => void,
): void {
  const block = axes.needs.length * axes.places.length;
  for (let age = 0; age < axes.ageCount; age++) {
    let sum = 0;
    for (let cell = age * block; cell < (age + 1) * block; cell++) sum += cells[cell]!;
    if (sum > 0) add(age, sum);
  }
}
