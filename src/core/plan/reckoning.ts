/** Which way each mitigation is reckoned: on a flow of the forecast from records, as plans counted by the plan, or on prices. */
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';

/** The way, and the same for a reader. */
export type Reckoning = { readonly basis: 'flow' | 'count' | 'price'; readonly inWords: string };

/** How a table names the ways. */
export const RECKONED_BRIEFLY: Readonly<Record<Reckoning['basis'], string>> = {
  flow: 'on the flow',
  count: 'as counted',
  price: 'on prices',
};

const FLOW_WORDS: Readonly<Partial<Record<PlanMitigation['flow'], string>>> = {
  requests: 'requests for an assessment',
  refusals: 'requests agreed to, which fall by those refused',
  assess: 'requests agreed to',
  issue: 'assessments that give a plan',
  'new-plans': 'new plans',
  ceases: 'plans that end',
  moves: 'moves between placements',
  placement: 'new plans placed elsewhere',
};

/**
 * Say which way a mitigation of a plan is reckoned.
 * @param flows  what flows of records make of the plan's mitigations; null where its caseload does not come from records.
 * @source Method note 9, section 3a.
 */
export function reckoningOf(plan: ManagementPlan, place: number, flows: FlowEffects | null): Reckoning {
  const one = plan.mitigations[place];
  if (one?.flow === 'unit-cost')
    return { basis: 'price', inWords: 'A share of prices; no number of plans changes.' };
  if (one !== undefined && flows?.unitPlans.has(place) === true)
    return { basis: 'flow', inWords: onFlowWords(one, flows) };
  const why =
    flows === null
      ? 'the caseload does not come from records'
      : 'it names no flow of the forecast from records';
  return { basis: 'count', inWords: `Plans fewer as the plan counts them, since ${why}.` };
}

function onFlowWords({ flow, start }: PlanMitigation, { start: records }: FlowEffects): string {
  const of = FLOW_WORDS[flow] ?? flow;
  const people =
    flow === 'ceases' || flow === 'moves'
      ? 'who it reaches is drawn among those in its types'
      : 'where those spared would have been placed is as the records say, not as the plan’s mix';
  const begun =
    start < records
      ? ` It begins before ${records}, where the simulation starts: what it had changed by then is in the rates already and may be counted twice.`
      : '';
  return `On the flow of ${of}, in the forecast from records: ${people}.${begun}`;
}
