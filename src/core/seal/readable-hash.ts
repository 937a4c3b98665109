/** A hash in a form that people can read to each other: "7K3Q-9M2X-4HTB-0C5R". */

/** Without I, L, O and U, which are taken for other signs. @source Crockford, "Base 32". */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP = 4;
const BITS = 5;

/**
 * Write the first 80 bits of a hash in four groups of four signs: enough that nobody finds another text with the same.
 * @param hash  64 hex digits.
 */
export function readableHash(hash: string): string {
  const bits = BigInt(`0x${hash.slice(0, (GROUPS * GROUP * BITS) / 4)}`);
  const signs = Array.from({ length: GROUPS * GROUP }, (_, k) => {
    const shift = BigInt((GROUPS * GROUP - 1 - k) * BITS);
    return SIGNS[Number((bits >> shift) & 31n)] ?? '';
  }).join('');
  return Array.from({ length: GROUPS }, (_, k) => signs.slice(k * GROUP, (k + 1) * GROUP)).join('-');
}
