/** How often each set stands before a member when all orders of the members are gone through: the weights of Shapley's rule. */

/** Count the members of a set: the bits of its mask. */
export function membersOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/** In how many orders can `count` members stand, 0 or more? */
export function ordersOf(count: number): bigint {
  let product = 1n;
  for (let k = 2n; k <= BigInt(count); k++) product *= k;
  return product;
}

/** In how many orders of `members` do just those of one set of `before` stand before one given other? */
export function ordersWithBefore(before: number, members: number): bigint {
  return ordersOf(before) * ordersOf(members - before - 1);
}
