/** Words at the beginning of a sentence, a heading or a cell, and within one. */

/** Begin with a capital; what follows, names and abbreviations among it, stays as it is. */
export function withCapital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Begin with a small letter; what follows stays as it is. */
export function withSmall(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}
