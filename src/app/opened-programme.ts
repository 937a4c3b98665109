/** What a programme is when it is opened: its records, its figures and its forecast, read in one go. */
import type { MonthlyFigure } from '../core/domain/monthly-figure.ts';
import type { PlanInputs } from '../core/finance/plan-inputs.ts';
import type { Projection } from '../core/finance/projection.ts';
import type { Vintage } from '../core/monitor/vintage.ts';
import type { Programme } from '../core/programme/programme.ts';
import type { FigureBook } from '../core/report/figure-book.ts';
import type { ProgrammeFacts } from '../core/report/programme-facts.ts';
import type { ImportRecord, Scope, Stored } from '../edge/store/store.ts';

export type ProgrammeListing = Scope & {
  readonly authorityName: string;
  readonly name: string;
  readonly fictional: boolean;
  /** The newest update, "2024-25/3", or null where there is none. */
  readonly newestUpdate: string | null;
};

/** One scenario of the plan with its exact projection. */
export type ScenarioProjection = {
  readonly id: string;
  readonly inputs: PlanInputs;
  readonly projection: Projection;
};

/** One year of the panel forecast of the authority's plans, from published figures only [plans]. */
export type PanelForecastYear = {
  readonly year: number;
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
};

/** Everything a page or a return draws from, read from the store in one go. */
export type OpenProgramme = {
  /** What live tables, charts and the return are made from; `programme`, `monthly` and `scenarios` are its parts. */
  readonly facts: ProgrammeFacts;
  readonly programme: Programme;
  readonly monthly: readonly Stored<MonthlyFigure>[];
  /** In the plan's order; the first is the main scenario. */
  readonly scenarios: readonly ScenarioProjection[];
  readonly figures: FigureBook;
  /** January counts published for this authority, oldest first, and the forecast that follows them; null where none is stored. */
  readonly panel: {
    readonly history: readonly { readonly year: number; readonly plans: number }[];
    readonly forecast: readonly PanelForecastYear[];
    /** What the model's own ranges are multiplied by, as past outcomes ask for; 1 where they are its own. */
    readonly rangeFactor: number;
  } | null;
  /** Every forecast ever issued for the programme, oldest first. */
  readonly vintages: readonly Vintage[];
  readonly imports: readonly ImportRecord[];
};
