/** Numbers that head the entries of a list told in one sentence. */
import { lowAt, type Token } from './tokens.ts';

/** "(1) requests; (2) fees": the number of an entry, and no amount. */
export function isEnumerator(tokens: readonly Token[], at: number): boolean {
  const isBracketed = lowAt(tokens, at - 1) === '(' && lowAt(tokens, at + 1) === ')';
  if (!isBracketed || !/^\d{1,2}$/.test(lowAt(tokens, at))) return false;
  const before = lowAt(tokens, at - 2);
  return (before === '' || /^[:;,.*]$/.test(before)) && /^[a-z]/.test(lowAt(tokens, at + 2));
}
