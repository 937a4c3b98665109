/** Bridges two plans on disk: parts by year that add up to the penny, a drafted paragraph each, and the deficit left. */
import { yearInWords } from '../core/base/time.ts';
import { projectFinance } from '../core/finance/project-finance.ts';
import { bridgeResidual, type ResidualParts } from '../core/plan/bridge.ts';
import {
  atTimesOf,
  type BridgeDraft,
  type BridgeTiming,
  bridgePlans,
  draftBridge,
} from '../core/plan/bridge-plans.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import { namesFlow } from '../core/plan/unit-plans.ts';
import type { CohortSource } from './cohort-source.ts';
import { readPlanCohort, readPlanFolder } from './forecast-plan.ts';

/** Bridge two plan folders. @throws ProblemError `plan.*`, `file.*`. */
export async function bridgeFolders(from: string, to: string) {
  const before = await readPlanFolder(from, null);
  const after = await readPlanFolder(to, null);
  const { schema, ...answer } = await bridgeAnswer(before.plan, after.plan, {
    read: async (cohort) => await readPlanCohort(cohort, from),
  });
  return { schema, inputs: [before.input, after.input], ...answer };
}

/** The records that an earlier plan is simulated from: how they are read, or why they are not. */
export type BridgeRecords =
  | { readonly read: (cohort: NonNullable<ManagementPlan['cohort']>) => Promise<CohortSource> }
  | { readonly why: string };

/**
 * Bridge two plans. Records are read only where a mitigation on a flow of them has other times.
 * @throws ProblemError `plan.no-common-year`.
 */
export async function bridgeAnswer(before: ManagementPlan, after: ManagementPlan, records: BridgeRecords) {
  const plan = atTimesOf(before, after);
  const { flows, why } = plan === null ? COUNTED : await flowsOf(before, plan, records);
  const { years, timing } = bridgePlans(before, after, plan === null ? null : { plan, flows });
  return {
    schema: 'evenkeel/plan-bridge@1',
    years: years.map((year) => {
      const draft = draftBridge(year);
      return {
        year: yearInWords(year.year),
        fromPence: year.fromPence,
        partsPence: year.parts,
        toPence: year.toPence,
        draft,
        paragraph: filledIn(draft),
      };
    }),
    timing: { ...timing, notes: timingNotes(timing, why) },
    residual: bridgeResidual(residualParts(before), residualParts(after)),
  };
}

const COUNTED = { flows: null, why: null };

/** What flows of records make of the mitigations at the old times and at the new, where that is another than what is counted. */
async function flowsOf(before: ManagementPlan, timed: ManagementPlan, records: BridgeRecords) {
  const { cohort = null } = before;
  const isOnFlow = timed.mitigations.some(
    (one, place) => one !== before.mitigations[place] && namesFlow(one),
  );
  if (cohort === null || !isOnFlow) return COUNTED;
  if ('why' in records) return { flows: null, why: records.why };
  // Loaded only where it is asked for: most bridges need no model of records.
  const { timedMeansOrWhy } = await import('./plan-flow-means.ts');
  return await timedMeansOrWhy(before, timed, async () => await records.read(cohort));
}

/** What a reader must know of the timing, one sentence each. */
function timingNotes({ onFlows, counted, untold }: BridgeTiming, why: string | null): readonly string[] {
  const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');
  const since = why === null ? '' : `, since ${why}`;
  return [
    ...(onFlows.length === 0
      ? []
      : [
          `The timing of ${list(onFlows)} is run on the flow of the forecast from records, as the plan’s forecast runs it.`,
        ]),
    ...(counted.length === 0 || why === null
      ? []
      : [`The timing of ${list(counted)} is counted in plans, as the plan counts them${since}.`]),
    ...(untold.length === 0
      ? []
      : [
          `What the other times of ${list(untold)} do is not told apart and stands in the number and the mix of plans: the plan does not say how many plans follow from one of its flow${since}.`,
        ]),
  ];
}

/** Put the figures of a draft in the place of its references. */
export function filledIn({ text, figures }: BridgeDraft): string {
  return text.replaceAll(/\{([^}]+)\}/g, (reference, id: string) => {
    const figure = figures.find((one) => one.id === id);
    return figure === undefined ? reference : figure.shown;
  });
}

function residualParts({ finance }: ManagementPlan): ResidualParts {
  return {
    openingAfterPence: finance.openingAfterContributionsPence,
    inYearPence: projectFinance(finance).years.map((year) => year.inYearDeficitPence),
    paymentsPence: finance.safetyValvePaymentPence,
    contributionPence: finance.laContributionPence,
  };
}
