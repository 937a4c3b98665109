/** The bases of a forecast side by side: what each says next, how well each has done, and which has done best. */
import { type HorizonScore, type Judged, judgeForecast, scoreForecasts } from '../panel/score-forecasts.ts';
import { type DatedCounts, isPandemicStep } from './dated-counts.ts';
import {
  basisForecast,
  basisGrowth,
  LOOK_BACK_BASES,
  type LookBackBasis,
  type LookBackId,
} from './look-back-bases.ts';

/** The scores of one basis over its past forecasts; shares are of the actual count. */
export type BasisScore = Pick<HorizonScore, 'mape' | 'wis' | 'forecasts' | 'series'> & {
  /** Share of outcomes in the central 80 % and 95 % ranges [0..1], and how many they are. */
  readonly held80: number;
  readonly held95: number;
  readonly held80Count: number;
};

export type BasisRow = Pick<LookBackBasis, 'id' | 'name'> & {
  /** Mean yearly growth over the basis, as of the newest count [1/year, log]; null where the series is too short. */
  readonly growth: number | null;
  /** What it says of the next checkpoint: middle and central 80 % range [counts]; null where it cannot say. */
  readonly next: { readonly middle: number; readonly low80: number; readonly high80: number } | null;
  /** Back-test on this series; null where it could not be tested. */
  readonly own: BasisScore | null;
  /** Back-test on all series together; null where there is only one, or none could be tested. */
  readonly all: BasisScore | null;
  /** Why it could not be tested on this series; null where it was. */
  readonly missing: string | null;
};

export type LookBack = {
  /** How far ahead each basis was tested [steps]. */
  readonly ahead: number;
  readonly stepsPerYear: DatedCounts['stepsPerYear'];
  /** The newest step of the series. */
  readonly newest: number;
  readonly rows: readonly BasisRow[];
  /** The tested basis with the lowest score, on this series; on all where this one is too short; null where none. */
  readonly best: LookBackId | null;
  /** Whether `best` was judged on this series or on all. */
  readonly judgedOn: 'own' | 'all';
};

/** Past forecasts of one series from which its own score names the best basis. */
const ENOUGH_FORECASTS = 6;
/** A basis with fewer past forecasts of a series is not tested: it would leave the others as few. */
const FEWEST_FORECASTS = 3;

/**
 * Set the bases side by side for one series. All bases are tested from the same origins, with nothing later than each;
 * a basis that the series is too short for is left out and says so. No chance is in it.
 *
 * @param others  the other series of the same kind, for a score over all; the series itself is counted among them once.
 * @param ahead  1 or more [steps]. @throws RangeError where it is not a whole number from 1.
 * @source Method note 2, section 11.
 */
export function lookBack(
  series: DatedCounts,
  others: readonly DatedCounts[],
  ahead: number,
): LookBack | null {
  if (!Number.isInteger(ahead) || ahead < 1) throw new RangeError('Steps ahead are 1 or more');
  const newest = newestStep(series);
  if (newest === null) return null;
  const own = judgedByBasis([series], ahead);
  const all = others.length === 0 ? null : judgedByBasis([series, ...others], ahead);
  const rows = LOOK_BACK_BASES.map((basis): BasisRow => {
    const growth = basisGrowth(series, basis, newest);
    const quantile = basisForecast(series, basis, newest, ahead);
    const score = scoreOf(own.get(basis.id));
    return {
      id: basis.id,
      name: basis.name,
      growth: growth === null ? null : growth * series.stepsPerYear,
      next: quantile === null ? null : { middle: quantile(0.5), low80: quantile(0.1), high80: quantile(0.9) },
      own: score,
      all: scoreOf(all?.get(basis.id)),
      missing: score === null ? whyUntested(series, basis) : null,
    };
  });
  const isEnough = rows.some((row) => (row.own?.forecasts ?? 0) >= ENOUGH_FORECASTS);
  const judgedOn = isEnough || all === null ? 'own' : 'all';
  return { ahead, stepsPerYear: series.stepsPerYear, newest, rows, best: bestOf(rows, judgedOn), judgedOn };
}

function newestStep({ counts }: DatedCounts): number | null {
  let newest: number | null = null;
  for (const [step, count] of counts) if (count > 0 && (newest === null || step > newest)) newest = step;
  return newest;
}

function bestOf(rows: readonly BasisRow[], on: 'own' | 'all'): LookBackId | null {
  let best: BasisRow | null = null;
  for (const row of rows) {
    const [score, least] = [row[on]?.wis, best?.[on]?.wis];
    if (score !== undefined && (least === undefined || score < least)) best = row;
  }
  return best?.id ?? null;
}

/**
 * Judge the bases that can be tested on any series of a group, on the series where all of them can, from the origins
 * at which all of them can: each basis answers the same questions.
 */
function judgedByBasis(group: readonly DatedCounts[], ahead: number): ReadonlyMap<LookBackId, Judged[]> {
  const tested = group.map((series) => testedForecasts(series, ahead));
  const testable = LOOK_BACK_BASES.map(({ id }) => id).filter((id) =>
    tested.some((bases) => isTested(bases.get(id))),
  );
  const judged = new Map(testable.map((id): [LookBackId, Judged[]] => [id, []]));
  for (const [place, bases] of tested.entries()) {
    const code = String(place);
    const found = testable.map((id) => bases.get(id));
    if (!found.every(isTested)) continue;
    const shared = [...(found[0]?.keys() ?? [])].filter((origin) =>
      found.every((forecasts) => forecasts?.has(origin)),
    );
    for (const [at, id] of testable.entries())
      for (const origin of shared) {
        const forecast = found[at]?.get(origin);
        if (forecast !== undefined) judged.get(id)?.push({ ...forecast, code });
      }
  }
  return judged;
}

function isTested(forecasts: ReadonlyMap<number, Judged> | undefined): boolean {
  return forecasts !== undefined && forecasts.size >= FEWEST_FORECASTS;
}

type Tested = ReadonlyMap<LookBackId, ReadonlyMap<number, Judged>>;

/** What was tested of counts, by steps of a year and how far ahead: each authority of a panel is looked back at beside the same others. */
const kept = new WeakMap<DatedCounts['counts'], Map<string, Tested>>();

function testedForecasts(series: DatedCounts, ahead: number): Tested {
  const known = kept.get(series.counts) ?? new Map<string, Tested>();
  kept.set(series.counts, known);
  const key = `${series.stepsPerYear} ${ahead}`;
  const tested = known.get(key) ?? testForecasts(series, ahead);
  known.set(key, tested);
  return tested;
}

/** Judge one series' forecasts of each basis, by origin; the basis without the pandemic only where it leaves out a step. */
function testForecasts(series: DatedCounts, ahead: number): Tested {
  return new Map(
    LOOK_BACK_BASES.filter((basis) => !basis.leavesOutPandemic || hasPandemic(series)).map((basis) => {
      const found = new Map<number, Judged>();
      for (const origin of series.counts.keys()) {
        const actual = series.counts.get(origin + ahead);
        const quantile = actual === undefined ? null : basisForecast(series, basis, origin, ahead);
        if (actual === undefined || actual <= 0 || quantile === null) continue;
        found.set(origin, judgeForecast({ code: '', origin, actual, quantile, usualChange: null }));
      }
      return [basis.id, found];
    }),
  );
}

function hasPandemic({ counts, stepsPerYear }: DatedCounts): boolean {
  return [...counts.keys()].some((step) => isPandemicStep(step, stepsPerYear) && counts.has(step - 1));
}

function scoreOf(judged: readonly Judged[] | undefined): BasisScore | null {
  const score = scoreForecasts(judged ?? []);
  if (score === null) return null;
  const { mape, wis, forecasts, series, coverage } = score;
  const held80 = coverage['0.8'].share;
  const held80Count = Math.round(held80 * forecasts);
  return { mape, wis, forecasts, series, held80, held80Count, held95: coverage['0.95'].share };
}

function whyUntested(series: DatedCounts, basis: LookBackBasis): string {
  if (basis.leavesOutPandemic && !hasPandemic(series)) return 'the series has no step in the pandemic';
  return 'the series is too short to test it';
}
