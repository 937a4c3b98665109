/** The words of an answer as themes go by them: lower case, endings off, marks of masking left out. */
import { FUNCTION_WORDS } from '../text/word-lists.ts';

/** Words that say how or how much, or that stand in any answer, and name no subject. */
const FILLERS: ReadonlySet<string> = new Set(
  `good bad great better best worse worst lovely nice amazing excellent brilliant helpful kind poor awful happy sad really very quite
  lot lots thing things something anything nothing everything everyone someone anyone always ever every because however although
  though think feel feels felt know knows knew want wants wanted see seen take takes took make makes made come comes came give gives
  given gave keep keeps kept let way ways time times day days year years month months week weeks since still also even yet much many
  long able unable please thank thanks able been were was are will would could should does did done had has have get got put people
  child children son daughter boy girl who whom what please far too however despite within without whether please say saying said
  tell told ask asked asking amp etc`.split(/\s+/),
);

const MARK = /\[[a-z-]+\]/g;

/** Take the ending off a word, so that "buses" and "bus", "waiting" and "waited" are one. */
export function stemOf(word: string): string {
  const bare = word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '');
  if (bare.length <= 3) return bare;
  if (bare.endsWith('ies') && bare.length > 4) return `${bare.slice(0, -3)}y`;
  const stem = bare.replace(/(?<=.{3})(?:ings?|ed)$/, '').replace(/(?<=(?:s|x|z|ch|sh))es$/, '');
  const single = stem.replace(/(?<=[^su])s$/, '').replace(/([bdgmnprt])\1$/, '$1');
  return single.length >= 4 ? single.replace(/e$/, '') : single;
}

/** Every word of a text in its order, endings off. */
export function stemsIn(text: string): readonly string[] {
  return wordsIn(text).map(stemOf);
}

/** Every word of a text in its order, as it is written but for capitals. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .replace(MARK, ' ')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}[\p{L}'-]*/gu) ?? []
  );
}

/** Tell whether a word may name a subject. */
export function mayName(word: string): boolean {
  return word.length >= 3 && !FUNCTION_WORDS.has(word) && !FILLERS.has(word) && !word.includes("n't");
}
