/** Tests the cohort forecast on a folder's own history, beside no change and, where given, another forecast of the same cells. */
import { basename } from 'node:path';
import { raise } from '../core/base/problem.ts';
import {
  backtestCohort,
  type CohortBacktestSummary,
  type ScoredForecast,
  summariseBacktest,
} from '../core/model/backtest/backtest-cohort.ts';
import { type OtherForecast, readOtherForecasts } from '../edge/intake/flows/other-forecasts.ts';
import type { CohortSource } from './cohort-source.ts';
import { type InputFile, placed, readInputFile } from './read-input-file.ts';

export type CohortBacktestRequest = {
  readonly source: CohortSource;
  /** Farthest target [years]. */
  readonly years: number;
  readonly seed: number;
  readonly draws: number;
  readonly lookBack: string | null;
  /** File of another model's forecasts of the same cells. */
  readonly beside: string | null;
  readonly version: string;
};

/** Both forecasts over the cells that both have. */
export type BesideSummary = {
  readonly by: string;
  readonly count: number;
  readonly own: BesideScores;
  readonly other: BesideScores;
};
type BesideScores = { readonly held50: number; readonly held95: number; readonly meanAbsoluteError: number };

/** The document `evenkeel/cohort-backtest@1`. */
export type CohortBacktestAnswer = {
  readonly schema: 'evenkeel/cohort-backtest@1';
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly inputs: readonly InputFile[];
  readonly summary: readonly CohortBacktestSummary[];
  readonly byHorizon: readonly {
    readonly periodsAhead: number;
    readonly summary: readonly CohortBacktestSummary[];
  }[];
  readonly beside: readonly BesideSummary[];
  readonly forecasts: readonly ScoredForecast[];
};

/** @throws ProblemError `cohort.too-short`. */
export async function backtestCohortFolder(request: CohortBacktestRequest): Promise<CohortBacktestAnswer> {
  const { source, years, seed, draws, lookBack } = request;
  const beside = request.beside === null ? null : await readBeside(request.beside);
  const { history, population, valid } = source;
  if (history.periods.filter(({ isComplete }) => isComplete).length < (history.grain === 1 ? 2 : 9))
    raise({
      code: 'cohort.too-short',
      message: 'The history is too short to forecast one part of it from another',
      advice: 'Two years are needed, or nine months.',
    });
  const forecasts = backtestCohort(history, {
    population,
    valid,
    lookBack,
    capacity: null,
    draws,
    seed,
    years,
  });
  const horizons = [...new Set(forecasts.map(({ periodsAhead }) => periodsAhead))].sort((a, b) => a - b);
  return {
    schema: 'evenkeel/cohort-backtest@1',
    version: request.version,
    seed,
    draws,
    inputs: [...source.inputs, ...(beside === null ? [] : [beside.input])],
    summary: summariseBacktest(forecasts),
    byHorizon: horizons.map((periodsAhead) => ({
      periodsAhead,
      summary: summariseBacktest(forecasts.filter((forecast) => forecast.periodsAhead === periodsAhead)),
    })),
    beside: beside === null ? [] : compare(forecasts, beside.forecasts),
    forecasts,
  };
}

async function readBeside(file: string) {
  return await placed(file, async () => {
    const { text, sha256 } = await readInputFile(file);
    return { forecasts: readOtherForecasts(text), input: { file: basename(file), sha256 } };
  });
}

const keyOf = (origin: string, target: string, by: string, key: string) =>
  [origin, target, by, key].join('|');

function compare(own: readonly ScoredForecast[], others: readonly OtherForecast[]): readonly BesideSummary[] {
  const ownByKey = new Map(own.map((item) => [keyOf(item.origin, item.target, item.by, item.key), item]));
  const pairs = others.flatMap((other) => {
    const mine = ownByKey.get(keyOf(other.origin, other.target, other.by, other.key));
    return mine === undefined ? [] : [{ mine, other }];
  });
  return [...new Set(pairs.map(({ other }) => other.by))].map((by) => {
    const cells = pairs.filter(({ other }) => other.by === by);
    const share = (holds: (pair: (typeof cells)[number]) => boolean) =>
      cells.filter(holds).length / cells.length;
    const error = (meanOf: (pair: (typeof cells)[number]) => number) =>
      cells.reduce((sum, pair) => sum + Math.abs(pair.mine.actual - meanOf(pair)), 0) / cells.length;
    return {
      by,
      count: cells.length,
      own: {
        held50: share(({ mine }) => isWithin(mine.actual, mine.ranges[2], mine.ranges[3])),
        held95: share(({ mine }) => isWithin(mine.actual, mine.ranges[0], mine.ranges[5])),
        meanAbsoluteError: error(({ mine }) => mine.mean),
      },
      other: {
        held50: share(({ mine, other }) => isWithin(mine.actual, other.low50, other.high50)),
        held95: share(({ mine, other }) => isWithin(mine.actual, other.low95, other.high95)),
        meanAbsoluteError: error(({ other }) => other.mean),
      },
    };
  });
}

function isWithin(actual: number, low: number | undefined, high: number | undefined): boolean {
  return low !== undefined && high !== undefined && actual >= low && actual <= high;
}
