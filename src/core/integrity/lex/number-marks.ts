/** Numbers that are no amounts: of paragraphs, and those that figures are rounded to. */
import { isGlued, lowAt, type Token } from './tokens.ts';

/** "5.2 As a share of all plans": the number of the paragraph, not of what follows it. */
export function isParagraphNumber(tokens: readonly Token[]): boolean {
  return (
    /^\d{1,2}\.\d{1,2}$/.test(tokens[0]?.text ?? '') &&
    !isGlued(tokens, 0) &&
    /^\p{Lu}(?:\p{Ll}|$)/u.test(tokens[1]?.text ?? '')
  );
}

/** "To the nearest £100", "rounded down to the nearest 5": how exact figures are, and none itself. */
export function isRounding(tokens: readonly Token[], at: number): boolean {
  const before = lowAt(tokens, at - 1) === '£' ? at - 2 : at - 1;
  return lowAt(tokens, before) === 'nearest';
}
