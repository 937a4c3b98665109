/** What a programme is when it is opened: its records, its figures and its forecast, read in one go. */
import type { Instant } from '../core/base/time.ts';
import type { MonthlyFigure } from '../core/domain/monthly-figure.ts';
import type { PlanInputs } from '../core/finance/plan-inputs.ts';
import type { Projection } from '../core/finance/projection.ts';
import type { LookBack } from '../core/model/look-back/look-back.ts';
import type { LookBackId } from '../core/model/look-back/look-back-bases.ts';
import type { Vintage } from '../core/monitor/vintage.ts';
import type { Programme } from '../core/programme/programme.ts';
import type { FigureBook } from '../core/report/figure-book.ts';
import type { ProgrammeFacts } from '../core/report/programme-facts.ts';
import type { ImportRecord, Scope, Stored } from '../edge/store/store.ts';
import type { LookBackSeries } from './look-back-series.ts';

export type ProgrammeListing = Scope & {
  readonly authorityName: string;
  readonly name: string;
  readonly fictional: boolean;
  /** The newest update, "2024-25/3", or null where there is none. */
  readonly newestUpdate: string | null;
  /** Whether a file of its own is in force: without any, its pages have little to show. */
  readonly hasFiles: boolean;
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
  /** The bases of a forecast of plans side by side, for each series that is stored, with the choice in force. */
  readonly lookBacks: readonly OpenLookBack[];
  readonly imports: readonly ImportRecord[];
};

/** What was chosen, by whom and why, with the best basis at the time. */
export type LookBackChoice = {
  readonly series: LookBackSeries;
  readonly basis: LookBackId;
  readonly reason: string;
  /** The basis that the back-test named best when the choice was made; null where none could be tested. */
  readonly best: LookBackId | null;
  /** What was warned of then; null where the best was chosen. */
  readonly warning: string | null;
  readonly chosenBy: string;
  readonly chosenAt: Instant;
};

/** One series' bases side by side. */
export type OpenLookBack = {
  readonly series: LookBackSeries;
  readonly found: LookBack;
  /** Null where nothing was chosen yet. */
  readonly choice: LookBackChoice | null;
};
