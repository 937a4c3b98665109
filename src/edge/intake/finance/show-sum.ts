/** Sums of money written for a message, however large. */

/** Write whole pence as pounds: -123450n is "-£1,234.50". */
export function showSum(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const pounds = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0n ? '-' : ''}£${pounds}.${digits.slice(-2)}`;
}
