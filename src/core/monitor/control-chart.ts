/** A control chart of a monthly series: which months stand out from the usual variation, and which runs do. */
import type { Month } from '../base/time.ts';

/** Mean of the absolute differences of neighbours over the deviation, for normal noise. @source Shewhart's constant d2 for pairs. */
const PAIRS = 1.128;
/** Months that the centre and limits are taken from, and the fewest that give any. */
const BASE_MONTHS = 24;
const LEAST_MONTHS = 8;
/** A run on one side of the centre that is no longer chance: 1 in 128 for any eight months. */
const RUN_LENGTH = 8;
const LIMIT = 3;

export type MonthValue = { readonly month: Month; readonly value: number };

/** `beyond-limit`: three deviations from the centre. `run`: the eighth month or more on one side. */
export type SignalKind = 'beyond-limit' | 'run';

export type ControlSignal = {
  readonly month: Month;
  readonly kind: SignalKind;
  readonly side: 'above' | 'below';
};

export type ControlChart = {
  readonly centre: number;
  readonly low: number;
  readonly high: number;
  /** Months that the limits were taken from. */
  readonly base: number;
  readonly signals: readonly ControlSignal[];
};

/**
 * Chart single values with limits from the moving range of the base, which ends where the months under watch begin.
 * @param base     months before, oldest first; the newest 24 count.
 * @param watched  months to judge, oldest first.
 * @param floor    limits go no lower: 0 for counts.
 * @returns null with fewer than eight months of base: no limits are better than made-up ones.
 * @source Method note 8, section 6.
 */
export function chartControl(
  base: readonly MonthValue[],
  watched: readonly MonthValue[],
  floor = 0,
): ControlChart | null {
  const own = base.slice(-BASE_MONTHS);
  if (own.length < LEAST_MONTHS) return null;
  const { centre, deviation } = scaleOf(own);
  const [low, high] = [Math.max(floor, centre - LIMIT * deviation), centre + LIMIT * deviation];
  return { centre, low, high, base: own.length, signals: signalsOf(watched, { centre, low, high }) };
}

/** Centre, and deviation from the mean of absolute differences of neighbours. */
function scaleOf(own: readonly MonthValue[]): { readonly centre: number; readonly deviation: number } {
  const centre = own.reduce((sum, { value }) => sum + value, 0) / own.length;
  let ranges = 0;
  let before: number | null = null;
  for (const { value } of own) {
    if (before !== null) ranges += Math.abs(value - before);
    before = value;
  }
  return { centre, deviation: ranges / (own.length - 1) / PAIRS };
}

function signalsOf(
  watched: readonly MonthValue[],
  { centre, low, high }: Pick<ControlChart, 'centre' | 'low' | 'high'>,
): readonly ControlSignal[] {
  const signals: ControlSignal[] = [];
  let run = 0;
  for (const { month, value } of watched) {
    const side = value > centre ? 'above' : 'below';
    if (value > high || value < low) signals.push({ month, kind: 'beyond-limit', side });
    const step = Math.sign(value - centre);
    run = step !== 0 && Math.sign(run) === step ? run + step : step;
    if (Math.abs(run) >= RUN_LENGTH) signals.push({ month, kind: 'run', side });
  }
  return signals;
}
