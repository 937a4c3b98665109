/** The bases that a forecast of growth may look back over: one, two, three, five years, and five without the pandemic. */
import { normalQuantile } from '../../num/normal-distribution.ts';
import type { QuantileFunction } from '../../num/scores.ts';
import { remember } from '../panel/panel-view.ts';
import { type DatedCounts, isPandemicStep } from './dated-counts.ts';

/** The ids of the bases, shortest first. */
export const LOOK_BACK_IDS = ['last-1', 'last-2', 'last-3', 'last-5', 'no-pandemic'] as const;
export type LookBackId = (typeof LOOK_BACK_IDS)[number];

export type LookBackBasis = {
  readonly id: LookBackId;
  /** As it stands in a sentence: "the last 3 years". */
  readonly name: string;
  /** How far it reaches back [years]. */
  readonly years: number;
  readonly leavesOutPandemic: boolean;
};

export const LOOK_BACK_BASES: readonly LookBackBasis[] = [
  { id: 'last-1', name: 'the last year', years: 1, leavesOutPandemic: false },
  { id: 'last-2', name: 'the last 2 years', years: 2, leavesOutPandemic: false },
  { id: 'last-3', name: 'the last 3 years', years: 3, leavesOutPandemic: false },
  { id: 'last-5', name: 'the last 5 years', years: 5, leavesOutPandemic: false },
  { id: 'no-pandemic', name: 'the last 5 years without the pandemic', years: 5, leavesOutPandemic: true },
];

/** Say whether a text names a basis. */
export function isLookBackId(text: string): text is LookBackId {
  return LOOK_BACK_IDS.some((id) => id === text);
}

/** Past errors from which a range is taken. */
const ENOUGH_ERRORS = 2;

/**
 * Give the mean log growth a step over a basis, as seen from `origin`; null where the series does not reach back so
 * far, or where the pandemic leaves less than a year of steps.
 * @returns [1/step]
 */
export function basisGrowth(series: DatedCounts, basis: LookBackBasis, origin: number): number | null {
  const { stepsPerYear } = series;
  const first = origin - basis.years * stepsPerYear;
  const whole = logChange(series, first, origin);
  if (whole === null) return null;
  if (!basis.leavesOutPandemic) return whole / (origin - first);
  let growth = 0;
  let steps = 0;
  for (let step = first + 1; step <= origin; step++) {
    const change = isPandemicStep(step, stepsPerYear) ? null : logChange(series, step - 1, step);
    if (change === null) continue;
    growth += change;
    steps++;
  }
  return steps < stepsPerYear ? null : growth / steps;
}

/**
 * Forecast `ahead` steps from `origin` by carrying the growth of a basis on. The range is normal on the logarithms, as
 * wide as the errors that the same basis made before, as far as they were known at the origin.
 *
 * @returns null where there is no growth, or fewer than two such errors.
 */
export function basisForecast(
  series: DatedCounts,
  basis: LookBackBasis,
  origin: number,
  ahead: number,
): QuantileFunction | null {
  const centre = centreOf(series, basis, origin, ahead);
  if (centre === null) return null;
  let squares = 0;
  let errors = 0;
  for (const start of series.counts.keys()) {
    if (start + ahead > origin) continue;
    const error = errorOf(series, basis, start, ahead);
    if (error === null) continue;
    squares += error * error;
    errors++;
  }
  if (errors < ENOUGH_ERRORS) return null;
  const spread = Math.sqrt(squares / errors);
  return (share) => Math.exp(centre + spread * standardQuantile(share));
}

/** The same few shares are asked for again and again. */
const standardQuantile = remember(normalQuantile);

function centreOf(series: DatedCounts, basis: LookBackBasis, origin: number, ahead: number): number | null {
  const growth = basisGrowth(series, basis, origin);
  const level = series.counts.get(origin);
  return growth === null || level === undefined ? null : Math.log(level) + ahead * growth;
}

function errorOf(series: DatedCounts, basis: LookBackBasis, start: number, ahead: number): number | null {
  const actual = series.counts.get(start + ahead);
  const centre = centreOf(series, basis, start, ahead);
  return actual === undefined || actual <= 0 || centre === null ? null : Math.log(actual) - centre;
}

function logChange({ counts }: DatedCounts, from: number, to: number): number | null {
  const [first, last] = [counts.get(from), counts.get(to)];
  return first === undefined || last === undefined || first <= 0 || last <= 0 ? null : Math.log(last / first);
}
