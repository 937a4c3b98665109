/** What the rules on rates share: which number is a part of which. */
import type { Quantity } from '../lex/quantities.ts';
import type { Sentence } from '../understand/sentence.ts';

/** The lower-case text between two quantities. */
export function gapText(sentence: Sentence, a: Quantity, b: Quantity): string {
  return sentence.low.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
}

/** What stands between a part and its whole: "of", "out of the". */
export const OF =
  /^[^.;,:(]{0,44}\b(?:out of|of)\s(?:(?:the|all|our|its|these|those|a|total|about|around|some|\w+ly) ){0,3}$/;

/** The advice of the rules on rates. */
export const ADVICE = 'Give count, base and share from one extract, and mend the one that differs.';
