/** The form of the numbers by which a child is known: the unique pupil number with its check letter, and the learner number. */

/** Letters of the check, by value: I, O and S are not among them. */
const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const PUPIL_NUMBER = /^[A-Z]\d{11}[\dA-Z]$/;
const LEARNER_NUMBER = /^\d{10}$/;

/**
 * Say what is wrong with a pupil number: its form, or its first letter, which must be the sum of the other twelve
 * characters, weighted 2 to 13, modulo 23. A temporary number ends in a letter, which counts by its place among the
 * letters of the check. Null where nothing is.
 * @param text  without spaces, in capitals.
 * @source Government Data Standards Catalogue, Unique Pupil Number 2.0; school census validation rule 1510.
 */
export function pupilNumberFault(text: string): 'malformed' | 'check-letter' | null {
  if (!PUPIL_NUMBER.test(text)) return 'malformed';
  let sum = 0;
  for (let place = 1; place < text.length; place++) {
    const character = text.charAt(place);
    const digit = character.charCodeAt(0) - 48;
    const value = digit <= 9 ? digit : CHECK_LETTERS.indexOf(character);
    if (value < 0) return 'malformed';
    sum += value * (place + 1);
  }
  return CHECK_LETTERS.charAt(sum % CHECK_LETTERS.length) === text.charAt(0) ? null : 'check-letter';
}

/** Say whether a text is ten digits, as a unique learner number is. */
export function isLearnerNumber(text: string): boolean {
  return LEARNER_NUMBER.test(text);
}
