/** Plans by type and 31 March for what is set in the lab: the mean by recursion, and simulations cut into pieces of any size. */

import { compileScenario } from '../model/cohort/cohort-scenario.ts';
import { type CohortKeep, cohortMembers, PUBLISHED_AGE_BANDS } from '../model/cohort/cohort-series.ts';
import { type ExpectNote, expectCohort } from '../model/cohort/expect-cohort.ts';
import { meanSize } from '../model/cohort/lever-sizes.ts';
import { makeCohortRunner } from '../model/cohort/run-cohort.ts';
import type { CaseloadDraws } from '../plan/caseload-draws.ts';
import { cohortCaseload, type SimulatedSettings } from '../plan/cohort-caseload.ts';
import { withSeasonShocks } from '../plan/season-shocks.ts';
import { type FlowSetting, interventionsOf } from './lab-flows.ts';
import type { LabInput } from './lab-input.ts';

/** Only what the money needs is kept: plans by setting. */
const KEEP: CohortKeep = {
  plans: ['setting'],
  joiners: [],
  leavers: [],
  changes: [],
  queues: false,
  ageBands: PUBLISHED_AGE_BANDS,
};

/** The mean as a caseload of one draw, with what keeps it from being exact. */
export type MeanCaseload = { readonly caseload: CaseloadDraws; readonly notes: readonly ExpectNote[] };

/**
 * Give the mean at mean rates. Where a note is given it is a path, not the exact mean: where capacity binds above all.
 * @throws RangeError where a setting is out of bounds.
 * @source Method note 6, section 7.
 */
export function meanCaseload(input: LabInput, flows: readonly FlowSetting[]): MeanCaseload {
  const { model, years } = input;
  const { levers, sizes } = compileScenario(model, years, interventionsOf(input, flows));
  const { plan, steps, means, notes } = expectCohort(model, {
    years,
    keep: KEEP,
    levers,
    sizes: Float64Array.from(sizes, meanSize),
  });
  return { caseload: broughtToPlan(input, { plan, steps, counts: means, draws: 1 }), notes };
}

/**
 * Simulate draws `from` to `to` - 1. Draw k is the same whatever piece it is in, in a page as on a server.
 * @throws RangeError where a setting is out of bounds.
 */
export function simulatePiece(
  input: LabInput,
  flows: readonly FlowSetting[],
  from: number,
  to: number,
): CaseloadDraws {
  const { model, years, seed } = input;
  const levers = compileScenario(model, years, interventionsOf(input, flows));
  const draws = to - from;
  const options = { years, draws, seed, keep: KEEP };
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

function broughtToPlan({ model, plan, types }: LabInput, run: SimulatedSettings['run']): CaseloadDraws {
  const { names, settingOfPlace } = cohortMembers(model, PUBLISHED_AGE_BANDS);
  const stock = new Map<string, number>();
  model.stock.forEach((count, cell) => {
    const setting = names.setting[settingOfPlace[cell % model.axes.places.length] ?? 0] ?? '';
    stock.set(setting, (stock.get(setting) ?? 0) + count);
  });
  return cohortCaseload(
    plan,
    { run, start: model.start, stepMonths: 12 / model.grain, stock },
    new Map(types),
  );
}
