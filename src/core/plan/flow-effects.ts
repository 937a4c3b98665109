/** What the flows of a cohort forecast make of a plan's mitigations: their mean for any sizes and delays, and their draws. */
import type { Month } from '../base/time.ts';
import { type ExpectNote, expectCohort } from '../model/cohort/expect-cohort.ts';
import { cohortCaseload, type SimulatedSettings } from './cohort-caseload.ts';
import { type FlowLever, PLANS_BY_SETTING, type PlanFlows } from './flow-levers.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { Realised } from './mitigation-effect.ts';

/** Mitigations reckoned on flows, those of a plan that name one. Plans fewer stand by 31 March and type `[end][type]` [plans]. */
export type FlowEffects = {
  /** First month that is simulated. */
  readonly start: Month;
  /** By place in the plan's list: plans a month that one unit of size comes to in the first year; null where that is not told. */
  readonly unitPlans: ReadonlyMap<number, number | null>;
  /** Plans fewer on the exact mean at mean rates, for sizes and whole months late of all the plan's mitigations. */
  readonly avoided: (realised: Realised) => Float64Array;
  /** Plans fewer in each draw as all of them turn out, against the same draw without them `[draw][end][type]`. */
  readonly drawn: Float64Array;
  /** Why a mean is a path and not exact. */
  readonly notes: readonly ExpectNote[];
};

/**
 * Make the means. Each set of sizes and delays is run once and kept; the run without any is made once.
 * @param drawn  plans fewer in each draw.
 * @source Method note 9, equation 9.9.
 */
export function flowEffects(plan: ManagementPlan, flows: PlanFlows, drawn: Float64Array): FlowEffects {
  const mean = meanOf(plan, flows);
  const none = mean(null);
  const notes = new Set<ExpectNote>(none.notes);
  const kept = new Map<string, Float64Array>();
  const { levers } = flows;
  return {
    start: flows.model.start,
    unitPlans: new Map(levers.map(({ place, unitPlans }) => [place, unitPlans])),
    drawn,
    get notes() {
      return [...notes];
    },
    avoided: ({ sizes, delays }) => {
      const size = ({ place, sign }: FlowLever) => sign * (sizes[place] ?? 0);
      const own = Float64Array.from(levers, size);
      if (own.every((one) => one === 0)) return new Float64Array(none.plans.length);
      // A lever of no size does nothing, however late.
      const late = Float64Array.from(levers, ({ place }, at) => (own[at] === 0 ? 0 : (delays[place] ?? 0)));
      const key = `${own.join(' ')} | ${late.join(' ')}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const now = mean({ sizes: own, late });
      for (const note of now.notes) notes.add(note);
      const avoided = none.plans.map((plans, cell) => plans - (now.plans[cell] ?? 0));
      kept.set(key, avoided);
      return avoided;
    },
  };
}

type LeversNow = { readonly sizes: Float64Array; readonly late: Float64Array };

/** Plans by 31 March and type on the mean, with levers or with none. */
function meanOf(plan: ManagementPlan, { model, years, typeOf, stock, levers }: PlanFlows) {
  const bare = { ...plan, mitigations: [] };
  return (now: LeversNow | null) => {
    const acting = now === null ? {} : { levers: levers.map(({ lever }) => lever), ...now };
    const expected = expectCohort(model, { years, keep: PLANS_BY_SETTING, ...acting });
    const run = { plan: expected.plan, steps: expected.steps, counts: expected.means, draws: 1 };
    const simulated: SimulatedSettings = { run, start: model.start, stepMonths: 12 / model.grain, stock };
    const { plans } = cohortCaseload(bare, simulated, typeOf);
    return { plans: Float64Array.from(plans), notes: expected.notes };
  };
}
