/** The public face of the model library: no dependency, runs in Node, a worker and a page. */

export type { Panel, PanelSeries } from './domain/panel-series.ts';
export { checkPlanInputs } from './finance/check-plan-inputs.ts';
export type { PlanInputs, Ratio } from './finance/plan-inputs.ts';
export { projectFinance } from './finance/project-finance.ts';
export type { Projection, ProjectionYear } from './finance/projection.ts';
export {
  forecastPanel,
  type PanelForecast,
  type PanelForecastOptions,
} from './model/panel/forecast-panel.ts';
export type { ReportDocument } from './report/blocks.ts';
export { type ComposedReturn, composeReturn } from './report/compose-return.ts';
export type { ProgrammeFacts, Scenario } from './report/programme-facts.ts';
