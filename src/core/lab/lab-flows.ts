/** The flows that the lab can change, and what is set for them made into interventions on the model. */
import { addMonths } from '../base/time.ts';
import type { LeverFlow } from '../model/cohort/cohort-levers.ts';
import type { CohortIntervention } from '../model/cohort/cohort-scenario.ts';
import type { LabInput } from './lab-input.ts';

/** One flow as the lab offers it. Sizes are shares of the flow as it runs now: -0.1 is a tenth fewer. */
export type LabFlow = {
  readonly id: LabFlowId;
  readonly label: string;
  readonly hint: string;
  readonly least: number;
  readonly most: number;
};

export type LabFlowId = 'requests' | 'assess' | 'issue' | 'ceases' | 'step-down';

/** What is set for a flow. */
export type FlowSetting = {
  readonly id: LabFlowId;
  /** Likeliest size, with the least and the most it may turn out at, least first. */
  readonly low: number;
  readonly size: number;
  readonly high: number;
  /** Months after the forecast's first month at which it is to start. */
  readonly start: number;
  /** Months from the start until it acts, and over which it then grows to full size. */
  readonly delay: number;
  readonly ramp: number;
  /** Chance that it works at all [0..1]. */
  readonly chance: number;
};

/** Types of the plan between which people step down. */
const DOWN = { from: 'inmss', to: 'stateSpecial' } as const;

const FLOWS: readonly LabFlow[] = [
  {
    id: 'requests',
    label: 'Requests for an assessment',
    hint: 'fewer through earlier help in schools',
    least: -0.5,
    most: 0.5,
  },
  { id: 'assess', label: 'Requests agreed to', hint: 'share that is assessed', least: -0.3, most: 0.3 },
  {
    id: 'issue',
    label: 'Assessments that lead to a plan',
    hint: 'share that is issued',
    least: -0.3,
    most: 0.3,
  },
  { id: 'ceases', label: 'Plans that end', hint: 'more through timely reviews', least: -0.5, most: 1 },
  {
    id: 'step-down',
    label: 'Moves from independent to state special schools',
    hint: 'a share more of such moves',
    least: -0.5,
    most: 3,
  },
];

/** List the flows that the model knows. Without a pipeline, requests are new plans and decisions are not known. */
export function labFlows({ model, types }: Pick<LabInput, 'model' | 'types'>): readonly LabFlow[] {
  const hasPipeline = model.joining.pipeline !== null;
  const hasBoth = [DOWN.from, DOWN.to].every((type) => types.some(([, one]) => one === type));
  return FLOWS.filter(
    ({ id }) => (hasPipeline || (id !== 'assess' && id !== 'issue')) && (hasBoth || id !== 'step-down'),
  ).map((flow) => (flow.id === 'requests' && !hasPipeline ? { ...flow, label: 'New plans' } : flow));
}

/** A flow as it is left alone: size nil, at once, sure. */
export function flowLeftAlone(id: LabFlowId): FlowSetting {
  return { id, low: 0, size: 0, high: 0, start: 0, delay: 0, ramp: 0, chance: 1 };
}

/** Whether a setting changes anything. */
export function changesFlow({ low, size, high, chance }: FlowSetting): boolean {
  return chance > 0 && (low !== 0 || size !== 0 || high !== 0);
}

/** Make interventions of what is set; a flow that is left alone makes none, so nothing set changes no digit. */
export function interventionsOf(
  { model, types }: LabInput,
  flows: readonly FlowSetting[],
): readonly CohortIntervention[] {
  const known = labFlows({ model, types });
  return flows.filter(changesFlow).map((one): CohortIntervention => {
    const moves = one.id === 'step-down';
    const flow: LeverFlow = one.id === 'step-down' ? 'moves' : one.id;
    const settingsOf = (type: string) => types.filter(([, of]) => of === type).map(([setting]) => setting);
    return {
      name: known.find(({ id }) => id === one.id)?.label ?? one.id,
      flow,
      change: 'relative',
      size: { low: one.low, likely: one.size, high: one.high },
      chance: one.chance,
      start: addMonths(model.start, one.start),
      delay: one.delay,
      ramp: one.ramp,
      end: null,
      scope: moves ? { settings: settingsOf(DOWN.from) } : {},
      to: moves ? { settings: settingsOf(DOWN.to) } : null,
    };
  });
}
