/** The change between two shares with its interval: of the same people asked twice, and of two groups apart. */

/** The normal quantile of an interval that holds the truth 19 times in 20. */
const Z = 1.959963984540054;

/** So many of so many. */
export type Share = { readonly of: number; readonly yes: number };

/** A change of a share [share, -1..1] and the ends of its interval. */
export type ChangeInterval = { readonly change: number; readonly low: number; readonly high: number };

/** Answers of people asked twice [people]: in which of the two they said yes. */
export type PairedCounts = {
  readonly both: number;
  readonly beforeOnly: number;
  readonly afterOnly: number;
  readonly neither: number;
};

/**
 * Give the score interval of one share.
 * @throws RangeError where there is nobody: the caller's fault.
 * @source Method note 17, equation 17.1 (Wilson 1927).
 */
export function wilsonInterval({ yes, of }: Share): { readonly low: number; readonly high: number } {
  if (of <= 0) throw new RangeError('A share of nobody has no interval');
  const share = yes / of;
  const centre = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  // At none and at all the formula gives the end itself, but for rounding.
  const low = yes === 0 ? 0 : (centre - half) / scale;
  const high = yes === of ? 1 : (centre + half) / scale;
  return { low, high };
}

/**
 * Give the change from one group to another that shares nobody with it.
 * @source Method note 17, equation 17.2 (Newcombe 1998, independent proportions, method 10).
 */
export function unpairedChange(before: Share, after: Share): ChangeInterval {
  return combine(before, after, 0);
}

/**
 * Give the change among people asked twice.
 * @source Method note 17, equations 17.3 and 17.4 (Newcombe 1998, paired proportions, method 10).
 */
export function pairedChange(counts: PairedCounts): ChangeInterval {
  const { both, beforeOnly, afterOnly, neither } = counts;
  const of = both + beforeOnly + afterOnly + neither;
  return combine({ yes: both + beforeOnly, of }, { yes: both + afterOnly, of }, correlation(counts));
}

/**
 * Give the chance of a split between those who moved at least as uneven as this one, if moving either way were
 * equally likely [0..1]; 1 where nobody moved.
 * @source Method note 17, equation 17.5 (exact test of McNemar's kind).
 */
export function exactPairedChance({ beforeOnly, afterOnly }: PairedCounts): number {
  const moved = beforeOnly + afterOnly;
  const fewer = Math.min(beforeOnly, afterOnly);
  let chance = 0.5 ** moved;
  let sum = chance;
  for (let k = 1; k <= fewer; k++) {
    chance *= (moved - k + 1) / k;
    sum += chance;
  }
  return Math.min(1, 2 * sum);
}

function combine(before: Share, after: Share, linked: number): ChangeInterval {
  const [was, is] = [before.yes / before.of, after.yes / after.of];
  const [w, i] = [wilsonInterval(before), wilsonInterval(after)];
  const change = is - was;
  const width = (one: number, other: number) =>
    Math.sqrt(Math.max(0, one * one - 2 * linked * one * other + other * other));
  return {
    change,
    low: Math.max(-1, change - width(is - i.low, w.high - was)),
    high: Math.min(1, change + width(was - w.low, i.high - is)),
  };
}

/** How far the two answers of a person go together, with Newcombe's correction for small counts; 0 where all say the same. */
function correlation({ both, beforeOnly, afterOnly, neither }: PairedCounts): number {
  const margins = (both + beforeOnly) * (afterOnly + neither) * (both + afterOnly) * (beforeOnly + neither);
  if (margins === 0) return 0;
  const cross = both * neither - beforeOnly * afterOnly;
  const of = both + beforeOnly + afterOnly + neither;
  const corrected = cross > 0 ? Math.max(0, cross - of / 2) : cross;
  return corrected / Math.sqrt(margins);
}
