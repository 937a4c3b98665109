/** Back-test the panel forecast on published files, beside the methods in use. */

import { raise } from '../core/base/problem.ts';
import type { RowProblem } from '../core/domain/intake.ts';
import { type Backtest, type BacktestOptions, backtestPanel } from '../core/model/panel/backtest-panel.ts';
import type { HorizonScore, MethodScores } from '../core/model/panel/score-forecasts.ts';
import type { InputFile } from './read-input-file.ts';
import { type PanelFiles, readPanelFiles } from './read-panel-files.ts';

export type BacktestRequest = BacktestOptions & { readonly files: PanelFiles; readonly version: string };

/** The document `evenkeel/backtest@1`. @source Command-line contract, `backtest panel`. */
export type BacktestAnswer = {
  readonly schema: 'evenkeel/backtest@1';
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly InputFile[];
  readonly until: number;
  readonly horizon: number;
  readonly origins: readonly number[];
  readonly methods: Backtest['methods'];
  /** Where another method was better than ours. */
  readonly shortfalls: Backtest['shortfalls'];
  readonly unseen: Backtest['unseen'];
  readonly unseenShortfalls: Backtest['unseenShortfalls'];
  readonly variants: Backtest['variants'];
};

/**
 * Score every method from each of the last origins.
 * @throws ProblemError where a file cannot be read, or the panel is too short to look back at all.
 */
export async function answerBacktest(
  request: BacktestRequest,
): Promise<{ readonly answer: BacktestAnswer; readonly problems: readonly RowProblem[] }> {
  const { panel, inputs, problems } = await readPanelFiles(request.files);
  const { until, origins, methods, shortfalls, unseen, unseenShortfalls, variants } = backtestPanel(
    panel,
    request,
  );
  if (origins.length === 0)
    raise({
      code: 'panel.too-short',
      place: request.files.panel,
      message: 'A back-test needs at least four years of plan numbers',
      advice: 'Give a longer panel, or a later --until.',
    });
  const answer: BacktestAnswer = {
    schema: 'evenkeel/backtest@1',
    version: request.version,
    seed: request.seed,
    draws: request.draws,
    inputs,
    until,
    horizon: request.horizon,
    origins,
    methods: methods.map(shownScores),
    shortfalls: shortfalls.map(shownShortfall),
    unseen: unseen === null ? null : shownScores(unseen),
    unseenShortfalls: unseenShortfalls.map(shownShortfall),
    variants: variants.map(shownScores),
  };
  return { answer, problems };
}

function shownShortfall(one: Backtest['shortfalls'][number]): Backtest['shortfalls'][number] {
  return { ...one, own: shown(one.own), other: shown(one.other) };
}

function shownScores(scores: MethodScores): MethodScores {
  return { ...scores, horizons: scores.horizons.map(shownScore) };
}

function shownScore(score: HorizonScore): HorizonScore {
  const coverage = (held: HorizonScore['coverage']['0.8']) => ({
    share: shown(held.share),
    low: held.low === null ? null : shown(held.low),
    high: held.high === null ? null : shown(held.high),
  });
  return {
    horizon: score.horizon,
    mape: shown(score.mape),
    mase: score.mase === null ? null : shown(score.mase),
    wis: shown(score.wis),
    crps: shown(score.crps),
    bias: shown(score.bias),
    coverage: {
      '0.5': coverage(score.coverage['0.5']),
      '0.8': coverage(score.coverage['0.8']),
      '0.95': coverage(score.coverage['0.95']),
    },
    forecasts: score.forecasts,
    series: score.series,
    origins: score.origins,
    byOrigin: score.byOrigin.map((one) => ({
      ...one,
      mape: shown(one.mape),
      wis: shown(one.wis),
      held80: shown(one.held80),
      held95: shown(one.held95),
    })),
  };
}

/** Keep six decimals of a share: beyond them stand only the rounding of machines, which may differ. */
function shown(share: number): number {
  return Number(share.toFixed(6));
}
