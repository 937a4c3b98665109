/** The public face of the model library: no dependency, runs in Node, a worker and a page. */

export type { BlockProjection, BlockYear } from './block/block-projection.ts';
export { checkBlock } from './block/check-block.ts';
export type { Deficit, DeficitSet } from './block/deficit.ts';
export type { HighNeedsBlock } from './block/high-needs-block.ts';
export { projectBlock } from './block/project-block.ts';
export type { Panel, PanelSeries } from './domain/panel-series.ts';
export { checkPlanInputs } from './finance/check-plan-inputs.ts';
export type { PlanInputs, Ratio } from './finance/plan-inputs.ts';
export { projectFinance } from './finance/project-finance.ts';
export type { Projection, ProjectionYear } from './finance/projection.ts';
export type { CohortModel } from './model/cohort/cohort-model.ts';
export { type CohortIntervention, compileScenario } from './model/cohort/cohort-scenario.ts';
export { type CohortExpectation, expectCohort } from './model/cohort/expect-cohort.ts';
export { type CohortRun, type CohortRunOptions, runCohort } from './model/cohort/run-cohort.ts';
export { type GoalAnswer, seekGoal } from './model/cohort/seek-goal.ts';
export { type CohortSummary, summariseCohort } from './model/cohort/summarise-cohort.ts';
export {
  forecastPanel,
  type PanelForecast,
  type PanelForecastOptions,
} from './model/panel/forecast-panel.ts';
export { type PlacesFacts, type PlacesReckoning, reckonPlaces } from './places/reckon-places.ts';
export type { ReportDocument } from './report/blocks.ts';
export { type ComposedReturn, composeReturn } from './report/compose-return.ts';
export type { ProgrammeFacts, Scenario } from './report/programme-facts.ts';
