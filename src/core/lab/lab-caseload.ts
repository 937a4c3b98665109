/** Plans by type and 31 March for what is set in the lab: the mean by recursion, and simulations cut into pieces of any size. */

import { compileScenario } from '../model/cohort/cohort-scenario.ts';
import { type ExpectNote, expectCohort } from '../model/cohort/expect-cohort.ts';
import { meanSize } from '../model/cohort/lever-sizes.ts';
import { makeCohortRunner } from '../model/cohort/run-cohort.ts';
import type { CaseloadDraws } from '../plan/caseload-draws.ts';
import { cohortCaseload, type SimulatedSettings } from '../plan/cohort-caseload.ts';
import { PLANS_BY_SETTING } from '../plan/flow-levers.ts';
import { withSeasonShocks } from '../plan/season-shocks.ts';
import { stockBySetting } from '../plan/stock-by-setting.ts';
import { type FlowSetting, interventionsOf } from './lab-flows.ts';
import type { LabInput } from './lab-input.ts';
import { type LabActing, labMitigations, meanLevers, withMitigations } from './lab-mitigations.ts';

/** The mean as a caseload of one draw, with what keeps it from being exact. */
export type MeanCaseload = { readonly caseload: CaseloadDraws; readonly notes: readonly ExpectNote[] };

/** What is simulated: flows as they are set, and the plan's own mitigations on flows. */
export type LabFlowsSet = { readonly flows: readonly FlowSetting[]; readonly acting: LabActing };

/**
 * Give the mean at mean rates. Where a note is given it is a path, not the exact mean: where capacity binds above all.
 * @throws RangeError where a setting is out of bounds.
 * @source Method note 6, section 7.
 */
export function meanCaseload(input: LabInput, { flows, acting }: LabFlowsSet): MeanCaseload {
  const { model, years } = input;
  const { levers, sizes } = compileScenario(model, years, interventionsOf(input, flows));
  const own = meanLevers(input, acting);
  const { plan, steps, means, notes } = expectCohort(model, {
    years,
    keep: PLANS_BY_SETTING,
    levers: [...levers, ...own],
    sizes: Float64Array.from([...sizes.map(meanSize), ...own.map(() => 1)]),
  });
  return { caseload: broughtToPlan(input, { plan, steps, counts: means, draws: 1 }), notes };
}

/**
 * Simulate draws `from` to `to` - 1. Draw k is the same whatever piece it is in, in a page as on a server.
 * @throws RangeError where a setting is out of bounds.
 */
export function simulatePiece(
  input: LabInput,
  { flows, acting }: LabFlowsSet,
  from: number,
  to: number,
): CaseloadDraws {
  const { model, years, seed } = input;
  const set = compileScenario(model, years, interventionsOf(input, flows));
  const levers = withMitigations(input, set, acting, to);
  const draws = to - from;
  const options = { years, draws, seed, keep: PLANS_BY_SETTING };
  const runner = makeCohortRunner(model, levers.levers.length === 0 ? options : { ...options, levers });
  // A runner puts draw k at place k of its row; rows are `draws` wide, so the whole stands `from` places further on.
  const counts = new Int32Array(from + runner.room.counts);
  runner.run(from, to, counts, new Float64Array(0));
  const simulated = broughtToPlan(input, {
    plan: runner.plan,
    steps: runner.setup.steps,
    counts: counts.subarray(from),
    draws,
  });
  return withSeasonShocks(simulated, input.unseen, seed, from);
}

/** Put pieces together, in their order. @param pieces  one after another, at least one. */
export function joinPieces(pieces: readonly CaseloadDraws[]): CaseloadDraws {
  const { ends = 0, types = 0 } = pieces[0] ?? {};
  const draws = pieces.reduce((sum, piece) => sum + piece.draws, 0);
  const plans = new Float64Array(draws * ends * types);
  let at = 0;
  for (const piece of pieces) {
    plans.set(piece.plans, at);
    at += piece.plans.length;
  }
  return { draws, ends, types, plans };
}

function broughtToPlan(input: LabInput, run: SimulatedSettings['run']): CaseloadDraws {
  const { model, types } = input;
  const settings = { run, start: model.start, stepMonths: 12 / model.grain, stock: stockBySetting(model) };
  return cohortCaseload(labMitigations(input).counted, settings, new Map(types));
}
