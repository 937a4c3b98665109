/** The plans that a goal speaks of: on the exact mean and in every draw, in its group and at the end of its month. */
import type { Month } from '../../base/time.ts';
import type { CohortModel } from './cohort-model.ts';
import { monthsBetween } from './cohort-scenario.ts';
import { type CohortCut, type CohortKeep, PUBLISHED_AGE_BANDS } from './cohort-series.ts';
import { type ExpectNote, type ExpectOptions, expectCohort } from './expect-cohort.ts';
import type { CohortRun, CohortRunOptions } from './run-cohort.ts';

/** What is to be reached. */
export type CohortGoal = {
  /** Plans at the end of this month. */
  readonly month: Month;
  readonly plans: number;
  /** Of which cut and member; of all where not given. */
  readonly of?: { readonly cut: CohortCut; readonly member: string };
};

/** Where the end of a month lies among the steps: between one and the next, by a share. */
type Place = { readonly step: number; readonly share: number };

/** @throws RangeError where the month lies outside the forecast. */
function placeOf(model: CohortModel, month: Month, years: number): Place {
  const steps = ((monthsBetween(model.start, month) + 1) * model.grain) / 12;
  if (!(steps > 0 && steps <= years * model.grain))
    throw new RangeError('The month must lie within the forecast');
  const step = Math.ceil(steps) - 1;
  return { step, share: steps - step };
}

/** A value at the place, from values by step; before the first step stands the stock. */
function valueAt({ step, share }: Place, start: number, at: (step: number) => number): number {
  const before = step === 0 ? start : at(step - 1);
  return before + (at(step) - before) * share;
}

function keepOf(goal: CohortGoal): CohortKeep {
  const cut = goal.of?.cut ?? 'total';
  return {
    plans: [cut],
    joiners: [],
    leavers: [],
    changes: [],
    queues: false,
    ageBands: PUBLISHED_AGE_BANDS,
  };
}

/** Which series is sought. @throws RangeError where there is none of that name. */
function seriesOf(run: { readonly plan: CohortRun['plan'] }, goal: CohortGoal): number {
  const found = run.plan.series.findIndex((series) => series.member === (goal.of?.member ?? ''));
  if (found < 0) throw new RangeError('The forecast has no such group of plans');
  return found;
}

/**
 * Give the goal's plans on the exact mean [plans], and why it is none.
 * @throws RangeError where the month lies outside the forecast, or it has no such group.
 */
export function meanAtGoal(
  model: CohortModel,
  goal: CohortGoal,
  options: Omit<ExpectOptions, 'keep'>,
): { readonly plans: number; readonly notes: readonly ExpectNote[] } {
  const place = placeOf(model, goal.month, options.years);
  const expected = expectCohort(model, { ...options, keep: keepOf(goal) });
  const at = seriesOf(expected, goal);
  const length = expected.plan.series.length;
  const plans = valueAt(place, startOf(model, goal), (step) => expected.means[step * length + at]!);
  return { plans, notes: expected.notes };
}

/** Runs draws: in this thread or over workers. */
export type RunDraws = (model: CohortModel, options: CohortRunOptions) => Promise<CohortRun>;

/** Give the goal's plans in every draw, in the order of the draws [plans]. @throws RangeError as `meanAtGoal`. */
export async function drawsAtGoal(
  model: CohortModel,
  goal: CohortGoal,
  options: Omit<CohortRunOptions, 'keep'>,
  run: RunDraws,
): Promise<Float64Array> {
  const { years, draws } = options;
  const place = placeOf(model, goal.month, years);
  const made = await run(model, { ...options, keep: keepOf(goal) });
  const at = seriesOf(made, goal);
  const start = startOf(model, goal);
  const length = made.plan.series.length;
  return Float64Array.from({ length: draws }, (_, draw) =>
    valueAt(place, start, (step) => made.counts[(step * length + at) * draws + draw]!),
  );
}

/** Plans of the goal's group at the start. */
function startOf(model: CohortModel, goal: CohortGoal): number {
  const { axes, stock } = model;
  const [needs, places] = [axes.needs.length, axes.places.length];
  const member = goal.of?.member ?? '';
  const isIn = (age: number, need: number, place: number): boolean => {
    const years = axes.firstAge + age;
    switch (goal.of?.cut ?? 'total') {
      case 'age':
        return String(years) === member;
      case 'age-band':
        return PUBLISHED_AGE_BANDS.some(
          (band) => band.name === member && years >= band.from && years <= band.to,
        );
      case 'need':
        return axes.needs[need] === member;
      case 'setting':
        return axes.places[place]?.setting === member;
      case 'band':
        return axes.places[place]?.band === member;
      default:
        return true;
    }
  };
  let sum = 0;
  stock.forEach((count, cell) => {
    if (isIn(Math.floor(cell / (needs * places)), Math.floor(cell / places) % needs, cell % places))
      sum += count;
  });
  return sum;
}
