/** How old a reader must be to follow a text: the Flesch–Kincaid grade, given as an age. */

/**
 * Give the reading age of a text [years], or null where it has no words.
 * A text without a full stop is one sentence; a line end ends a sentence too.
 * @source Method note 16, equation 16.1 (Kincaid and others 1975; grade 0 is age 5).
 */
export function readingAge(text: string): number | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const sentences = text.split(/[.!?:;]+(?=\s|$)|\n/u).filter((part) => wordsOf(part).length > 0).length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59 + 5;
}

/** The words of a text, numbers written in digits among them. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
}

/**
 * Count the syllables of an English word by its letters: groups of vowels, less a silent e, at least one.
 * A word with a hyphen is counted part by part; a number in digits is one.
 * @source Method note 16, section 2.
 */
export function syllablesOf(word: string): number {
  const parts = word.toLowerCase().split('-');
  return parts.reduce((sum, part) => sum + ofPart(part.replaceAll(/[^\p{L}]/gu, '')), 0);
}

function ofPart(letters: string): number {
  if (letters.length <= 3) return 1;
  // The last e is not heard in "side", "makes" and "looked"; it is in "table", "changes" and "wanted".
  const spoken = letters.replace(/(?<![td])ed$|(?<![sxzcg]|ch|sh|[^aeiouy]l)es$|(?<![^aeiouy]l)e$/, '');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}
