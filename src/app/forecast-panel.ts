/** Forecast plan numbers from published files: read them, run the model, give the answer of the public contract. */
import type { RowProblem } from '../core/domain/intake.ts';
import {
  type ForecastOfYear,
  forecastPanel,
  type PanelForecastOptions,
} from '../core/model/panel/forecast-panel.ts';
import type { InputFile } from './read-input-file.ts';
import { type PanelFiles, readPanelFiles } from './read-panel-files.ts';

export type PanelForecastRequest = PanelForecastOptions & {
  readonly files: PanelFiles;
  /** The product's version. */
  readonly version: string;
};

type ShownYear = {
  readonly year: number;
  /** Plans expected [plans]. */
  readonly mean: number;
  /** Level as text to plans, levels ascending [plans]. */
  readonly quantiles: Readonly<Record<string, number>>;
};

/** The document `evenkeel/panel-forecast@1`. @source Command-line contract, `forecast panel`. */
export type PanelForecastAnswer = {
  readonly schema: 'evenkeel/panel-forecast@1';
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly InputFile[];
  /** The last January looked at. */
  readonly until: number;
  readonly horizon: number;
  readonly forecasts: readonly (ShownYear & {
    /** The authority's code. */
    readonly la: string;
    readonly name: string;
  })[];
  /** All of them added up, draw by draw. */
  readonly together: readonly ShownYear[];
  readonly skipped: readonly { readonly la: string; readonly name: string; readonly reason: string }[];
};

/**
 * Forecast every authority of a published panel.
 * @throws ProblemError where a file cannot be read.
 * @returns the answer, and the problems of the panel's rows for people to see.
 */
export async function answerPanelForecast(
  request: PanelForecastRequest,
): Promise<{ readonly answer: PanelForecastAnswer; readonly problems: readonly RowProblem[] }> {
  const { panel, inputs, problems } = await readPanelFiles(request.files);
  const { until, levels, forecasts, together, skipped } = forecastPanel(panel, request);
  const shownYear = ({ year, mean, quantiles }: ForecastOfYear) => ({
    year,
    mean: shown(mean),
    quantiles: Object.fromEntries(
      levels.map((level, place) => [String(level), shown(quantiles[place] ?? mean)]),
    ),
  });
  const answer: PanelForecastAnswer = {
    schema: 'evenkeel/panel-forecast@1',
    version: request.version,
    seed: request.seed,
    draws: request.draws,
    inputs,
    until,
    horizon: request.horizon,
    forecasts: forecasts.map((row) => ({ la: row.la, name: row.name, ...shownYear(row) })),
    together: together.map(shownYear),
    skipped,
  };
  return { answer, problems };
}

/** Keep four decimals of a count: beyond them stand only the rounding of machines, which may differ. */
function shown(plans: number): number {
  return Number(plans.toFixed(4));
}
