/** Money as whole pence, the only form in which it is stored, compared or shown. */

declare const penceBrand: unique symbol;

/** A whole number of pence that a double holds exactly (up to about 90 trillion pounds). */
export type Pence = number & { readonly [penceBrand]: true };

/**
 * Take a whole number as money [pence].
 * @throws RangeError where the number is not whole or too large to be exact.
 */
export function pence(amount: number | bigint): Pence {
  const whole = Number(amount);
  if (!Number.isSafeInteger(whole) || (typeof amount === 'bigint' && BigInt(whole) !== amount))
    throw new RangeError('Money must be a whole number of pence');
  return whole as Pence; // the one place that makes the brand
}
