/** Values of assumptions in words: growth as a percentage, shares and scales likewise, the rest as numbers. */
import { pence } from '../base/pence.ts';
import { showCount, showDecimal, showPence } from '../base/show.ts';
import type { Ratio } from '../finance/plan-inputs.ts';
import type { Sought } from './seek-goal.ts';

/** Write a value: growth of 103/100 is "3%", a share of 1/2 is "50%", 39 a month is "39 a month". */
export function showValue(value: Ratio, unit: string): string {
  if (unit === 'growth') return percent(value.n - value.d, value.d);
  if (unit === 'share' || unit === 'scale') return percent(value.n, value.d);
  if (unit === 'points')
    return `${value.n > 0n ? '+' : ''}${trimmed(showDecimal((Number(value.n) / Number(value.d)) * 100, 2))} points`;
  const size = trimmed(showDecimal(Math.abs(Number(value.n) / Number(value.d)), 2));
  if (unit === 'spreads') return `${size} spreads ${value.n < 0n ? 'below' : 'above'}`;
  return unit === 'months' ? `${size} months` : `${value.n < 0n ? '-' : ''}${size} a month`;
}

/** So much of a value without words of its own is shown [characters]. */
const SHOWN = 60;

/**
 * Write a value of plan.json for people: a rate as a percentage with its fraction, an amount in pounds, the rest as it stands.
 * @param cell  as `plan set` names it: an amount's name ends in “Pence” somewhere, a rate of a transfer is a share.
 */
export function showCell(cell: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isFraction(value)) {
    const ratio = { n: BigInt(value.n), d: BigInt(value.d) };
    const unit = cell.includes('transferRate') ? 'share' : 'growth';
    return `${showValue(ratio, unit)} (${showCount(value.n)} over ${showCount(value.d)})`;
  }
  if (typeof value === 'number' && Number.isSafeInteger(value))
    return cell.includes('Pence') ? showPence(pence(BigInt(value))) : showCount(value);
  return typeof value === 'string' ? value.slice(0, SHOWN) : JSON.stringify(value).slice(0, SHOWN);
}

function isFraction(value: unknown): value is { readonly n: number; readonly d: number } {
  if (typeof value !== 'object' || value === null || !('n' in value) || !('d' in value)) return false;
  return Number.isSafeInteger(value.n) && Number.isSafeInteger(value.d) && value.d !== 0;
}

/** Write a range of growth: "from 3.721% to 6.412%"; an open end is told. */
export function showGrowth(lowest: Ratio | null, highest: Ratio | null): string {
  if (lowest === null && highest === null) return 'whatever it is';
  if (lowest === null) return `up to ${showValue(highest ?? { n: 1n, d: 1n }, 'growth')}`;
  if (highest === null) return `from ${showValue(lowest, 'growth')}`;
  return `from ${showValue(lowest, 'growth')} to ${showValue(highest, 'growth')}`;
}

/** Write what was sought: "at least 3.2%". */
export function showSought(sought: Sought, unit: string): string {
  switch (sought.kind) {
    case 'never':
      return 'no value tried brings it';
    case 'always':
      return 'it comes whatever this is';
    case 'within':
      return sought.ranges
        .map(({ from, to }) => {
          const ends = [from, to].map((end) => (end === null ? null : showValue(end, unit)));
          if (ends[0] == null) return `at most ${ends[1]}`;
          return ends[1] == null ? `at least ${ends[0]}` : `between ${ends[0]} and ${ends[1]}`;
        })
        .join(', or ');
    case 'at-least':
      return `at least ${showValue(sought.value, unit)}`;
    case 'at-most':
      return `at most ${showValue(sought.value, unit)}`;
  }
}

function percent(n: bigint, d: bigint): string {
  return `${trimmed(showDecimal((Number(n) / Number(d)) * 100, 3))}%`;
}

function trimmed(text: string): string {
  return text.replace(/\.?0+$/, '');
}
