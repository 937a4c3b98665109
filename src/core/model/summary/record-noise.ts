/** What a data set loses and finds by itself: stocks that close one year and open the next with other numbers. */
import { createStream, normal } from '../../num/random.ts';
import { PUBLISHED_AGE_BANDS } from '../cohort/cohort-series.ts';
import { type CohortHistory, sumOf } from '../history/cohort-history.ts';
import type { CutMember, CutSummary } from './run-cuts.ts';

/** Cuts for which a history tells what its stocks do between two years; variance of the gap over the stock. */
export type RecordNoise = Readonly<Partial<Record<CutSummary['by'], number>>>;

/** A gap rounds to nothing below this [variance over stock]. */
const HARDLY_ANY = 0.01;

/**
 * Measure how far the opening of a year lies from the closing before it, by age, need and setting. The total is
 * part of the shock of leaving already. Months have no seam: both stocks come from the same records.
 * @source Method note 7, equation 7.14.
 */
export function measureRecordNoise({ axes, grain, periods }: CohortHistory): RecordNoise {
  if (grain !== 1 || periods.length < 2) return {};
  const [needs, places] = [axes.needs.length, axes.places.length];
  const noiseOf = (groups: number, groupOf: (cell: number) => number): number => {
    let [square, stock] = [0, 0];
    periods.slice(1).forEach(({ opening }, at) => {
      const { closing } = periods[at]!; // the period before
      const gaps = new Float64Array(groups);
      closing.forEach((plans, cell) => {
        gaps[groupOf(cell)]! += opening[cell]! - plans;
      });
      square += gaps.reduce((sum, gap) => sum + gap ** 2, 0);
      stock += sumOf(closing);
    });
    return stock > 0 && square > HARDLY_ANY * stock ? square / stock : 0;
  };
  const ageOf = (cell: number) => Math.floor(cell / (needs * places));
  const bandOf = (cell: number) => {
    const age = axes.firstAge + ageOf(cell);
    return Math.max(
      0,
      PUBLISHED_AGE_BANDS.findIndex(({ from, to }) => age >= from && age <= to),
    );
  };
  return {
    'age-band': noiseOf(PUBLISHED_AGE_BANDS.length, bandOf),
    'year-group': noiseOf(axes.ageCount, ageOf),
    need: noiseOf(needs, (cell) => Math.floor(cell / places) % needs),
    setting: noiseOf(places, (cell) => cell % places),
  };
}

/**
 * Give the plans of a cut as the data would tell them: each draw with a deviation for every year that lies between.
 * The draws themselves, whose books close, stay as they are.
 * @param yearsAhead  1 for the first year.
 * @returns the same counts where the history tells of no such gap; deterministic for a seed.
 */
export function asRecorded(
  member: CutMember,
  noise: RecordNoise,
  yearsAhead: number,
  seed: number | string,
): CutMember {
  const variance = noise[member.by] ?? 0;
  if (variance === 0) return member;
  const stream = createStream(seed, 'record noise', member.by, member.key, yearsAhead);
  const plans = member.counts.plans.map((count) =>
    Math.max(0, Math.round(count + Math.sqrt(variance * yearsAhead * count) * normal(stream))),
  );
  return { ...member, counts: { ...member.counts, plans } };
}
