/** What paths, seasons and levers make of each flow in a step or month, for simulations and means alike. */
import { type CohortLevers, leverLevel, leverShare, setAmounts } from './cohort-levers.ts';
import type { CohortPipeline, FlowPath } from './cohort-model.ts';
import type { CohortSetup } from './cohort-setup.ts';
import type { CohortState } from './cohort-state.ts';
import type { CohortDraw } from './draw-cohort.ts';
import type { Hazards } from './plan-events.ts';
import type { PipelineMonth } from './step-pipeline.ts';

/** What both have. */
type Flows = {
  readonly setup: CohortSetup;
  readonly draw: CohortDraw;
  readonly state: CohortState;
  readonly levers: CohortLevers | null;
};

/** The multiplier of a season in a step; it counts in steps of a month only. */
export function seasonOf(setup: CohortSetup, path: FlowPath, step: number): number {
  return setup.stepMonths === 12 ? 1 : path.season[setup.monthOfYear[step]!]!;
}

/** Hazards of a step: their multipliers, their bounds, and the levers that act on plans in it. */
export function hazardsOf({ setup, draw, state, levers }: Flows, step: number): Hazards {
  const { leaving, moving } = setup.model;
  const year = Math.floor((step * setup.stepMonths) / 12);
  const leaveTimes = draw.leavePath[year]! * seasonOf(setup, leaving.path, step);
  const moveTimes = draw.movePath[year]! * seasonOf(setup, moving.path, step);
  const leaveFactor = topOf(draw.leaveFactor);
  const moveFactor = topOf(draw.moveFactor);
  if (levers !== null) {
    levers.top.leave = leaveFactor;
    levers.top.move = moveFactor;
  }
  return {
    setup,
    draw,
    state,
    leaveTimes,
    moveTimes,
    leaveTop: leaveTimes * leaveFactor,
    moveTop: moveTimes * moveFactor,
    levers: levers?.acts.plans === true ? levers : null,
  };
}

/** The largest factor of any need, which bounds the hazards of a row. */
function topOf(factors: Float64Array): number {
  let top = 0;
  for (const factor of factors) if (factor > top) top = factor;
  return top;
}

/**
 * What a month of the pipeline works with. Capacity is as it stands, whole or not.
 * @source Method note 6, equations 6.6 and 6.17.
 */
export function pipelineMonthOf(
  { setup, draw, levers }: Flows,
  pipeline: CohortPipeline,
  month: number,
): PipelineMonth {
  if (levers !== null) setAmounts(levers, month, 1);
  const year = Math.floor(month / 12);
  const requests = draw.requestsOfYear[year]!;
  const season = pipeline.path.season[setup.monthOfYear[month]!]!;
  const { capacity, pace } = pipeline;
  const limitOf = draw.pacePath[year]! * pace.season[setup.monthOfYear[month]!]!;
  return {
    requests: leverLevel(levers, 'requests', (requests * draw.requestPath[year]! * season) / 12),
    assessShare: leverShare(levers, 'assess', draw.assessOfYear[year]!),
    issueShare: leverShare(levers, 'issue', draw.issueShare[0]!),
    capacity:
      capacity === null
        ? Number.POSITIVE_INFINITY
        : leverLevel(levers, 'capacity', capacity[Math.min(month, capacity.length - 1)]! * limitOf),
    pace: capacity === null ? draw.pacePath[year]! : 1,
    transfers: draw.transferRate[0]! / 12,
  };
}
