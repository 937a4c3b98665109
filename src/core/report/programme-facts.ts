/** All that a return or a page is drawn from: the programme's records, its monthly figures and its projected scenarios. */
import type { MonthlyFigure } from '../domain/monthly-figure.ts';
import type { Traced } from '../domain/traced.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import type { Projection } from '../finance/projection.ts';
import type { Mitigation } from '../programme/plan-file.ts';
import type { Programme } from '../programme/programme.ts';
import type { VoiceMeasure } from '../programme/voice-measure.ts';

/** One scenario of the management plan with its exact projection. */
export type Scenario = {
  readonly id: string;
  readonly inputs: PlanInputs;
  readonly projection: Projection;
};

export type ProgrammeFacts = {
  readonly programme: Programme;
  readonly monthly: readonly Traced<MonthlyFigure>[];
  /** In the plan's order; the first is the main scenario. */
  readonly scenarios: readonly Scenario[];
  readonly mitigations: readonly Mitigation[];
  /** Names the stored plan that the scenarios come from: "plan, version 2, 1f3a…". */
  readonly planRecord: string;
  /** Measures of culture and trust, each with its wording and count; absent where none was ever taken. */
  readonly voice?: readonly VoiceMeasure[];
  /** True of a return sealed before keys were made from the ratings in use: its key lists the whole scale. */
  readonly hasWholeKey?: boolean;
};
