/** The look-back table as documents give it: rounded, with the answer in words and a warning where one is due. */
import type { BasisRow, BasisScore, LookBack } from '../core/model/look-back/look-back.ts';
import type { LookBackId } from '../core/model/look-back/look-back-bases.ts';
import { lookBackInWords, lookBackWarning } from '../core/model/look-back/look-back-words.ts';

/** A score over past forecasts; shares are of the actual count. */
export type ShownScore = {
  /** Mean absolute percentage error, and the weighted interval score over the actual [share]. */
  readonly error: number;
  readonly wis: number;
  /** How many outcomes lay in the central 80 % range, and both shares [0..1]. */
  readonly held80Count: number;
  readonly held80: number;
  readonly held95: number;
  readonly forecasts: number;
  readonly series: number;
};

export type ShownLookBack = {
  /** How far ahead each basis was tested, in `unit`. */
  readonly ahead: number;
  readonly unit: 'year' | 'month';
  /** The newest January ("2024") or month ("2024-10") of the series. */
  readonly newest: string;
  readonly best: LookBackId | null;
  /** Whether the best was judged on this series alone or on all. */
  readonly judgedOn: LookBack['judgedOn'];
  readonly inWords: string;
  readonly chosen: LookBackId | null;
  /** Null where nothing is chosen, or the best is. */
  readonly warning: string | null;
  readonly bases: readonly {
    readonly id: LookBackId;
    readonly name: string;
    /** Yearly growth over the basis [share of the count]; null where the series is too short. */
    readonly growth: number | null;
    /** What it says of the count `ahead` from the newest one [plans]. */
    readonly next: BasisRow['next'];
    readonly own: ShownScore | null;
    readonly all: ShownScore | null;
    readonly missing: string | null;
  }[];
};

/** Shape a look-back for a document. @param chosen  the basis in use, or null where none is chosen. */
export function showLookBack(found: LookBack, chosen: LookBackId | null): ShownLookBack {
  return {
    ahead: found.ahead,
    unit: found.stepsPerYear === 1 ? 'year' : 'month',
    newest: stepInWords(found),
    best: found.best,
    judgedOn: found.judgedOn,
    inWords: lookBackInWords(found),
    chosen,
    warning: chosen === null ? null : lookBackWarning(found, chosen),
    bases: found.rows.map(({ id, name, growth, next, own, all, missing }) => ({
      id,
      name,
      growth: growth === null ? null : shown(Math.expm1(growth)),
      next:
        next === null
          ? null
          : { middle: shown(next.middle), low80: shown(next.low80), high80: shown(next.high80) },
      own: shownScore(own),
      all: shownScore(all),
      missing,
    })),
  };
}

function stepInWords({ newest, stepsPerYear }: LookBack): string {
  if (stepsPerYear === 1) return String(newest);
  return `${Math.floor(newest / 12)}-${String((newest % 12) + 1).padStart(2, '0')}`;
}

function shownScore(score: BasisScore | null): ShownScore | null {
  if (score === null) return null;
  const { mape, wis, held80, held95, held80Count, forecasts, series } = score;
  return {
    error: shown(mape),
    wis: shown(wis),
    held80Count,
    held80: shown(held80),
    held95: shown(held95),
    forecasts,
    series,
  };
}

/** Keep six decimals: beyond them stand only the rounding of machines, which may differ. */
function shown(value: number): number {
  return Number(value.toFixed(6));
}
