/** Which way each mitigation is reckoned: on a flow of the forecast from records, as plans counted by the plan, or on prices. */
import type { FlowEffects } from './flow-effects.ts';
import type { ManagementPlan, PlanMitigation } from './management-plan.ts';

/** The way, and the same for a reader: in a few words for a table, and whole. */
export type Reckoning = {
  readonly basis: 'flow' | 'count' | 'price';
  readonly brief: string;
  readonly inWords: string;
  /** What is to be minded of this one; null where nothing is. */
  readonly mind: string | null;
};

/** Flows of people who have a plan, or are placed. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['ceases', 'moves', 'placement']);

const FLOW_WORDS: Readonly<Partial<Record<PlanMitigation['flow'], string>>> = {
  requests: 'requests for an assessment',
  refusals: 'requests refused',
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
    return {
      basis: 'price',
      brief: 'on prices',
      inWords: 'On prices: a share of them; no number of plans changes.',
      mind: null,
    };
  if (one !== undefined && flows?.unitPlans.has(place) === true) return onFlow(one, flows);
  const why =
    flows === null
      ? 'the caseload does not come from records'
      : 'it names no flow of the forecast from records';
  const inWords = `As counted: plans fewer as the plan counts them, since ${why}.`;
  return { basis: 'count', brief: 'as counted', inWords, mind: null };
}

function onFlow({ flow, start, name }: PlanMitigation, { start: records }: FlowEffects): Reckoning {
  const of = FLOW_WORDS[flow] ?? flow;
  const people = OF_PEOPLE.has(flow)
    ? 'whom it reaches is drawn among those in its types'
    : 'where those spared would have been placed is as the records say, not as the plan’s mix';
  return {
    basis: 'flow',
    brief: `on the flow: ${of}`,
    inWords: `On the flow of ${of}, in the forecast from records run without and with it by the same chance: ${people}.`,
    mind:
      start < records
        ? `“${name}” begins before ${records}, where the simulation starts: what it had changed by then is in the rates already and may be counted twice.`
        : null,
  };
}
