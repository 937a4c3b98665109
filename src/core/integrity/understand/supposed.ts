/** What a sentence only supposes: "if funding grew by 2% …, income would be lower". */

const SUPPOSED = /\b(?:if|were)\b[^.;]*\bwould\b|\bwould\b[^.;]*\bif\b/;

/** Whether a sentence tells what would be, and not what was. @param low  its text in lower case. */
export function isSupposed(low: string): boolean {
  return SUPPOSED.test(low);
}
