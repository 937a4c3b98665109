/** Shares a joint value among those who made it, so that the shares add up to it exactly: Shapley's shares, or layers. */
import { floorDivide } from '../num/rational.ts';
import { membersOf, ordersOf, ordersWithBefore } from '../num/shapley-weight.ts';

/** A value for every set: bit k of the mask says that member k is in; one whole number for each year [pence]. */
export type SetValue = (mask: number) => readonly bigint[];

export type Shares = {
  readonly method: 'shapley' | 'layers';
  /** `[member][year]`, whole pence; the members' shares of a year add up to the value of all less that of none. */
  readonly byMember: readonly (readonly bigint[])[];
};

/** Up to so many members every set is worked out: 4,096 sets. */
export const MOST_BY_SETS = 12;

/**
 * Share the value of all members. Up to twelve by Shapley: the mean, over all orders in which they could be switched on,
 * of what each adds; beyond that in the order given, one layer on the other. Fractions of pence go to the largest
 * remainders, earlier members first, so that every year adds up.
 * @param most  members up to which every set is worked out.
 * @source Method note 9, section 5.
 */
export function shareValue(members: number, value: SetValue, most = MOST_BY_SETS): Shares {
  if (members === 0) return { method: 'shapley', byMember: [] };
  return members <= most ? shapley(members, value) : layers(members, value);
}

function layers(members: number, value: SetValue): Shares {
  let before = value(0);
  let mask = 0;
  const byMember: bigint[][] = [];
  for (let member = 0; member < members; member++) {
    mask += 2 ** member;
    const now = value(mask);
    byMember.push(now.map((amount, year) => amount - (before[year] ?? 0n)));
    before = now;
  }
  return { method: 'layers', byMember };
}

function shapley(members: number, value: SetValue): Shares {
  const values = Array.from({ length: 2 ** members }, (_, mask) => value(mask));
  const years = values[0]?.length ?? 0;
  const orders = ordersOf(members);
  const sums = Array.from({ length: members }, () => new Array<bigint>(years).fill(0n));
  // The set of all stands before nobody.
  for (const [mask, without] of values.slice(0, -1).entries()) {
    const weight = ordersWithBefore(membersOf(mask), members);
    for (const [member, sum] of sums.entries()) {
      if ((mask >> member) % 2 === 1) continue;
      const within = values[mask + 2 ** member] ?? [];
      for (let year = 0; year < years; year++)
        sum[year] = (sum[year] ?? 0n) + weight * ((within[year] ?? 0n) - (without[year] ?? 0n));
    }
  }
  return { method: 'shapley', byMember: wholePence(sums, orders) };
}

/** Divide every sum by the number of orders; each year's fractions go to the largest remainders. */
function wholePence(sums: readonly (readonly bigint[])[], orders: bigint): bigint[][] {
  const whole = sums.map((years) => years.map((sum) => floorDivide(sum, orders)));
  for (let year = 0; year < (sums[0]?.length ?? 0); year++) {
    const left = sums.map((years, member) => (years[year] ?? 0n) - (whole[member]?.[year] ?? 0n) * orders);
    const spare = Number(left.reduce((sum, rest) => sum + rest, 0n) / orders);
    const order = left.map((_, member) => member).sort((a, b) => compare(left[b], left[a]) || a - b);
    for (const member of order.slice(0, spare)) {
      const row = whole[member];
      if (row !== undefined) row[year] = (row[year] ?? 0n) + 1n;
    }
  }
  return whole;
}

function compare(a = 0n, b = 0n): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
