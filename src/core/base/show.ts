/** How figures are written for people: pounds, counts, shares, with signs in words where they matter. */
import type { Pence } from './pence.ts';

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Write a count: 6161 is "6,161". */
export function showCount(count: number): string {
  return WHOLE.format(count);
}

/** One format for each number of decimals: making one takes a hundred times as long as using it. */
const FIXED = new Map<number, Intl.NumberFormat>();

/** Write a number with a fixed number of decimals: 97.8333 with 2 is "97.83". */
export function showDecimal(value: number, decimals: number): string {
  let format = FIXED.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    FIXED.set(decimals, format);
  }
  return format.format(value);
}

/** Write a share [0..1] as a percentage: 0.0562 with 2 is "5.62%". */
export function showShare(share: number, decimals = 1): string {
  return `${showDecimal(share * 100, decimals)}%`;
}

/** Write money in pounds and pence: "£43,459,000.00"; negative as "-£1.00". */
export function showPence(amount: Pence): string {
  return `${amount < 0 ? '-' : ''}£${showDecimal(Math.abs(amount) / 100, 2)}`;
}

/**
 * Write money in millions: 4345900000 pence is "£43.5m"; negative as "-£0.6m".
 * @param decimals  digits after the point, 1 unless told.
 */
export function showMillions(amount: Pence, decimals = 1): string {
  const text = showDecimal(Math.abs(amount) / 100_000_000, decimals);
  // What rounds to nought has no sign.
  return `${amount < 0 && /[1-9]/.test(text) ? '-' : ''}£${text}m`;
}

/** Write a deficit in millions as the pages do: a surplus, which is below nil, in brackets: "(£1.9m)". */
export function showDeficit(amount: Pence): string {
  const text = showMillions(amount);
  return text.startsWith('-') ? `(${text.slice(1)})` : text;
}

/** Write money in whole pounds for a sentence: 229979 pence is "£2,300"; negative as "-£1". */
export function showPounds(amount: Pence): string {
  return `${amount < 0 ? '-' : ''}£${WHOLE.format(Math.abs(amount) / 100)}`;
}

/** Write money in thousands of pounds for a table: 4345900000 pence is "43,459"; negative in brackets. */
export function showThousands(amount: Pence): string {
  const text = WHOLE.format(Math.abs(amount) / 100_000);
  return amount < 0 ? `(${text})` : text;
}

/** Write a change with its sign: 492 is "+492", -33 is "−33", what rounds to nought is "0". */
export function showChange(change: number): string {
  const size = showCount(Math.abs(change));
  return size === '0' ? size : `${change > 0 ? '+' : '−'}${size}`;
}

/** Set the minus sign before each figure of a text for the eye, where a hyphen stands for it: "-33" is "−33"; a range "5-7" stays. */
export function withMinusSigns(text: string): string {
  return text.replaceAll(/(?<![\p{L}\p{N}.)])-(?=£?\d)/gu, '−');
}
