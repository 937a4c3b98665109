/** Where the product's own method did worse than another: told, not hidden. */
import type { MethodScores } from './score-forecasts.ts';

/** One measure, horizon and origin at which another method was better. */
export type Shortfall = {
  readonly horizon: number;
  /** The January forecast from; null for all origins together. */
  readonly origin: number | null;
  readonly measure: 'mape' | 'wis';
  /** The best of the other methods there. */
  readonly method: string;
  readonly name: string;
  /** What the product's own method had, and what that method had [share of the actual count]. */
  readonly own: number;
  readonly other: number;
};

const MEASURES = ['mape', 'wis'] as const;

type Cell = { readonly mape: number; readonly wis: number };

/**
 * List each horizon, origin and measure at which some other method had the lower figure, with the best of them.
 * Empty where the product's own method was nowhere beaten.
 */
export function shortfallsOf(own: MethodScores, others: readonly MethodScores[]): Shortfall[] {
  return own.horizons.flatMap((score) => {
    const places = [null, ...score.byOrigin.map(({ origin }) => origin)];
    return places.flatMap((origin) =>
      MEASURES.flatMap((measure) => {
        const mine = cellOf(own, score.horizon, origin)?.[measure];
        const best = others
          .map((method) => ({ method, value: cellOf(method, score.horizon, origin)?.[measure] }))
          .reduce<{ method: MethodScores; value: number } | null>(
            (low, { method, value }) =>
              value === undefined || (low !== null && low.value <= value) ? low : { method, value },
            null,
          );
        if (mine === undefined || best === null || best.value >= mine) return [];
        const { method, name } = best.method;
        return [{ horizon: score.horizon, origin, measure, method, name, own: mine, other: best.value }];
      }),
    );
  });
}

function cellOf(scores: MethodScores, horizon: number, origin: number | null): Cell | undefined {
  const score = scores.horizons.find((row) => row.horizon === horizon);
  return origin === null ? score : score?.byOrigin.find((row) => row.origin === origin);
}
