/** What would have to change for a number of plans by a month: each flow alone, the size it needs, as a rate, with the range that goes with it. */
import { raise } from '../core/base/problem.ts';
import { type Month, monthInWords } from '../core/base/time.ts';
import type { LeverFlow } from '../core/model/cohort/cohort-levers.ts';
import type { CohortModel } from '../core/model/cohort/cohort-model.ts';
import { type CohortIntervention, monthsBetween } from '../core/model/cohort/cohort-scenario.ts';
import { cohortMembers, PUBLISHED_AGE_BANDS } from '../core/model/cohort/cohort-series.ts';
import { type CohortExpectation, type ExpectNote, expectCohort } from '../core/model/cohort/expect-cohort.ts';
import type { CohortGoal } from '../core/model/cohort/goal-plans.ts';
import { expectGoal, type GoalAnswer, seekGoal } from '../core/model/cohort/seek-goal.ts';
import { fitCohort } from '../core/model/fit/fit-cohort.ts';
import { quantileOfSorted } from '../core/num/quantiles.ts';
import { openCohortPool } from '../edge/compute/cohort-pool.ts';
import type { CohortSource } from './cohort-source.ts';
import type { InputFile } from './read-input-file.ts';
import { requireKnownBasis } from './require-known-basis.ts';

/** The flows that are sought, and the names of their rates. */
export const GOAL_FLOWS = [
  'requests',
  'assess',
  'issue',
  'ceases',
  'moves',
] as const satisfies readonly LeverFlow[];
export type GoalFlow = (typeof GOAL_FLOWS)[number];

export type GoalRequest = {
  readonly source: CohortSource;
  /** To be reached at the end of `by` [plans]. */
  readonly plans: number;
  readonly by: Month;
  /** Plans of this setting alone; null for all. */
  readonly setting: string | null;
  /** Settings that plans of `setting` would step down to; empty where that is not asked. */
  readonly to: readonly string[];
  /** First month in which something changes; null for the forecast's first. */
  readonly start: Month | null;
  /** Months over which it grows to its full size. */
  readonly ramp: number;
  /** Flows to seek; null for all that the model has. */
  readonly flows: readonly GoalFlow[] | null;
  readonly lookBack: string | null;
  readonly seed: number;
  readonly draws: number;
  readonly workers: number | null;
  readonly version: string;
};

/** One flow's answer. */
export type FlowGoal = {
  readonly flow: GoalFlow;
  /** What the rate is: "share of decided requests refused an assessment". */
  readonly rate: string;
  readonly unit: 'share' | 'a year' | 'more a month';
  /** As it runs in the forecast's first year; null where it is told as a change alone. */
  readonly now: number | null;
  /** What single simulations need. */
  readonly range: FlowRange;
} & (FlowReached | FlowOutOfReach);

type FlowRange = {
  /** Simulations of which each was sought by itself, with its own rates, shocks and chance. */
  readonly draws: number;
  /** Changes between which 8 in 10 of them meet the goal; null where that end lies beyond what was sought. */
  readonly low: number | null;
  readonly high: number | null;
  /** Share of simulations that stay above the goal, or below it, with every change sought [0..1]. */
  readonly shareAbove: number;
  readonly shareBelow: number;
};

type FlowReached = {
  readonly kind: 'reached';
  /**
   * Change of the flow: -0.1 is a tenth less. Of decisions it is the share that goes on which changes, not the refusals; of
   * moves it is how many more there are a month.
   */
  readonly change: number;
  /** The rate with the change; null where `now` is. */
  readonly needed: number | null;
  /** Plans with the change: mean and 8 in 10. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Share of simulations at or below the goal with the change [0..1]. */
  readonly shareWithin: number;
};

type FlowOutOfReach = {
  readonly kind: 'out-of-reach';
  /** Between which changes was sought, and the mean number of plans at either. */
  readonly from: number;
  readonly to: number;
  readonly plansAtFrom: number;
  readonly plansAtTo: number;
};

/** The document `evenkeel/cohort-goal@1`. */
export type CohortGoalAnswer = {
  readonly schema: 'evenkeel/cohort-goal@1';
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly InputFile[];
  readonly goal: {
    readonly plans: number;
    readonly by: Month;
    readonly setting: string | null;
    readonly start: Month;
    readonly ramp: number;
  };
  /** Expected without any change, at mean rates [plans]. */
  readonly expected: number;
  readonly flows: readonly FlowGoal[];
  readonly notes: readonly string[];
};

/** Simulations that are sought one by one: a quarter of the usual thousand, as each takes some seven runs. */
const RANGE_DRAWS = 250;

/** Bounds of the changes sought. Nothing falls by more than all of it. */
const BOUNDS: Readonly<Record<Exclude<GoalFlow, 'moves'>, readonly [number, number]>> = {
  requests: [-1, 1],
  assess: [-1, 1],
  issue: [-1, 1],
  ceases: [-1, 4],
};

/** What keeps a mean from being exact, in words. */
const NOTES: Readonly<Record<ExpectNote, string>> = {
  'capacity-binds':
    'Assessments are held up by what can be ended in a month: the first search is on a path that says so, the simulations count',
  'need-shocks-on-mix':
    'Shocks by need act on the mix, so the first search is near and the simulations count',
  'absolute-lever-on-plans': 'A number a month is spread over plans that are themselves chance',
};

/**
 * Seek.
 * @throws ProblemError `forecast.month-outside`, `cohort.goal-no-setting`, `cohort.unknown-basis`, and those of fitting.
 * @source Method note 6, section 8.
 */
export async function seekCohortGoal(request: GoalRequest): Promise<CohortGoalAnswer> {
  const { source, plans, by, setting, ramp, seed, draws } = request;
  const { history, population, valid } = source;
  requireKnownBasis(request.lookBack, '--look-back');
  const start = request.start ?? history.start;
  const years = Math.ceil((monthsBetween(history.start, by) + 1) / 12);
  if (years < 1 || start < history.start || start > by) raiseOutside(history.start);
  const { model } = fitCohort(history, {
    years,
    population,
    valid,
    lookBack: request.lookBack,
    capacity: null,
  });
  requireSettings(model, [...(setting === null ? [] : [setting]), ...request.to]);
  const goal: CohortGoal = {
    month: by,
    plans,
    ...(setting === null ? {} : { of: { cut: 'setting', member: setting } as const }),
  };
  const pool = openCohortPool(request.workers ?? undefined);
  try {
    pool.prepare(draws, years);
    const flows: FlowGoal[] = [];
    const firstYear = expectCohort(model, { years: 1 });
    const notes = new Set<string>();
    for (const flow of flowsAsked(model, request)) {
      const [from, to] = boundsOf(model, flow, setting);
      const lever = leverOf(flow, { start, ramp, setting, to: request.to });
      const options = { years, draws, rangeDraws: RANGE_DRAWS, seed, lever, from, to };
      const answer = await seekGoal(model, goal, { ...options, run: (of, how) => pool.run(of, how) });
      for (const note of answer.notes) notes.add(NOTES[note]);
      const rate = rateOf(model, flow, firstYear, setting !== null);
      flows.push({ flow, ...rate, ...shown(answer, rate.now, rate.unit, { from, to }) });
    }
    return {
      schema: 'evenkeel/cohort-goal@1',
      version: request.version,
      seed,
      draws,
      inputs: source.inputs,
      goal: { plans, by, setting, start, ramp },
      expected: expectGoal(model, goal, years),
      flows,
      notes: [...source.notes, ...history.notes, ...notes],
    };
  } finally {
    await pool.close();
  }
}

/** Step-down is asked only of a setting with somewhere to go; decisions only where the records tell the way from request to plan. */
function flowsAsked(model: CohortModel, { flows, setting, to }: GoalRequest): readonly GoalFlow[] {
  const known = GOAL_FLOWS.filter((flow) => {
    if (flow === 'moves') return setting !== null && to.length > 0;
    return flow === 'requests' || flow === 'ceases' || model.joining.pipeline !== null;
  });
  return known.filter((flow) => flows === null || flows.includes(flow));
}

function leverOf(
  flow: GoalFlow,
  how: Pick<GoalRequest, 'ramp' | 'setting' | 'to'> & { readonly start: Month },
): CohortIntervention {
  const isMove = flow === 'moves';
  const ofSetting = how.setting !== null && (isMove || flow === 'ceases');
  return {
    name: flow,
    flow,
    change: isMove ? 'absolute' : 'relative',
    size: { low: 0, likely: 0, high: 0 },
    chance: 1,
    start: how.start,
    delay: 0,
    ramp: how.ramp,
    end: null,
    scope: ofSetting ? { settings: [how.setting] } : {},
    to: isMove ? { settings: how.to } : null,
  };
}

/** Shares of decisions rise to all and no further; of moves no more are sought a month than half of who is in the setting. */
function boundsOf(model: CohortModel, flow: GoalFlow, setting: string | null): readonly [number, number] {
  if (flow === 'moves') return [0, plansIn(model, setting) / 2];
  const [from, to] = BOUNDS[flow];
  const share = shareOf(model, flow);
  return [from, share === null ? to : Math.min(to, 1 / share - 1)];
}

function plansIn({ axes, stock }: CohortModel, setting: string | null): number {
  const isIn = (cell: number) => axes.places[cell % axes.places.length]?.setting === setting;
  return stock.reduce((sum, plans, cell) => sum + (isIn(cell) ? plans : 0), 0);
}

/** Share of decisions that go on; null for flows that are none. */
function shareOf({ joining: { pipeline } }: CohortModel, flow: GoalFlow): number | null {
  if (pipeline === null || (flow !== 'assess' && flow !== 'issue')) return null;
  const { yes, no } = flow === 'assess' ? pipeline.assessShare : pipeline.issueShare;
  const [went, stayed] = [yes[0] ?? 0, no[0] ?? 0];
  return went / (went + stayed);
}

function rateOf(
  model: CohortModel,
  flow: GoalFlow,
  first: CohortExpectation,
  isOfSetting: boolean,
): Pick<FlowGoal, 'rate' | 'unit' | 'now'> {
  const share = shareOf(model, flow);
  const refused = share === null ? null : 1 - share;
  switch (flow) {
    case 'assess':
      return { rate: 'decided requests refused an assessment', unit: 'share', now: refused };
    case 'issue':
      return { rate: 'assessments that end without a plan', unit: 'share', now: refused };
    case 'ceases':
      return isOfSetting
        ? { rate: 'plans of the setting that end', unit: 'a year', now: null }
        : { rate: 'plans that end', unit: 'a year', now: totalOf(first, 'leavers') };
    case 'moves':
      return { rate: 'moves from the setting to those named', unit: 'more a month', now: null };
    default:
      return model.joining.pipeline === null
        ? { rate: 'new plans', unit: 'a year', now: totalOf(first, 'joiners') }
        : { rate: 'requests for an assessment', unit: 'a year', now: totalOf(first, 'requests') };
  }
}

/** A flow of the forecast's first year at mean rates [1/year]; null where the model has none. */
function totalOf(
  { plan, steps, means }: CohortExpectation,
  measure: 'joiners' | 'leavers' | 'requests',
): number | null {
  const at = plan.series.findIndex((one) => one.measure === measure && one.cut === 'total');
  if (at < 0) return null;
  let sum = 0;
  for (let step = 0; step < steps; step++) sum += means[step * plan.series.length + at] ?? 0;
  return sum;
}

function shown(
  answer: GoalAnswer,
  now: number | null,
  unit: FlowGoal['unit'],
  bounds: { readonly from: number; readonly to: number },
): { readonly range: FlowRange } & (FlowReached | FlowOutOfReach) {
  const { sizes: _, ...range } = answer.range;
  if (answer.kind === 'out-of-reach')
    return { kind: 'out-of-reach', range, ...bounds, plansAtFrom: answer.atFrom, plansAtTo: answer.atTo };
  const { size, draws } = answer;
  const changed = (rate: number) => (unit === 'share' ? shareAfter(rate, size) : rate * (1 + size));
  return {
    kind: 'reached',
    range,
    change: size,
    needed: now === null ? null : changed(now),
    mean: answer.mean,
    low: quantileOfSorted(draws, 0.1),
    high: quantileOfSorted(draws, 0.9),
    shareWithin: answer.shareWithin,
  };
}

/** What a share of refusals comes to when the share that goes on changes [0..1]. @param change  -0.1 is a tenth fewer that go on. */
export function shareAfter(refused: number, change: number): number {
  return 1 - (1 - refused) * (1 + change);
}

function requireSettings(model: CohortModel, settings: readonly string[]): void {
  const known = cohortMembers(model, PUBLISHED_AGE_BANDS).names.setting;
  const unknown = settings.find((one) => !known.includes(one));
  if (unknown === undefined) return;
  raise({
    code: 'cohort.goal-no-setting',
    place: unknown,
    message: 'The records have no plans in that setting',
    advice: `Name one of: ${known.join(', ')}.`,
  });
}

function raiseOutside(start: Month): never {
  return raise({
    code: 'forecast.month-outside',
    place: '--by',
    message: `The forecast starts at the beginning of ${monthInWords(start)}; a goal and the start of a change lie after it, the start first`,
    advice: `Give a month from ${start} on.`,
  });
}
