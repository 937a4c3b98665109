/** How many words a text has, as limits of a form count them. */

/** Count [words]: what stands between spaces and has a letter or a digit; "£43.5m" is one, a dash is none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
