/** Which passwords are refused: too short, too long, well known, or made of what everybody knows of the person. */

/** Fewer could be tried one by one [characters]. */
const SHORTEST = 12;
/** More would only slow the hash down [characters]. */
const LONGEST = 128;

/**
 * Beginnings and middles of passwords that are tried first. Short on purpose: with twelve characters as the least, the
 * well-known lists hold hardly anything else than these, repeated or with digits behind them.
 * @source the pattern of the most frequent long passwords in published lists of leaked ones.
 */
const WELL_KNOWN =
  'password|passw0rd|qwerty|qwertyuiop|asdfgh|zxcvbn|letmein|welcome|admin|administrator|iloveyou|monkey|dragon|football|liverpool|arsenal|chelsea|sunshine|princess|abc123|changeme|secret|evenkeel|council|england|summer|winter|autumn|spring|january|february|march|april|june|july|august|september|october|november|december|monday|friday'.split(
    '|',
  );

/**
 * Say what is wrong with a password, in words for its owner; null where nothing is.
 * @param known  words of the person: name, e-mail address. Words of fewer than four characters are not looked for.
 */
export function passwordComplaint(password: string, known: readonly string[]): string | null {
  const length = [...password].length;
  if (length < SHORTEST) return `Use at least ${SHORTEST} characters; three or four words make a good one`;
  if (length > LONGEST) return `Use at most ${LONGEST} characters`;
  const plain = password.toLowerCase().normalize('NFKC');
  if (isTooRegular(plain)) return 'Use more than a few different characters, and no row of the keyboard';
  if (known.some((word) => word.length >= 4 && leaves(plain, word.toLowerCase()) < 8))
    return 'Do not build it from your name or e-mail address';
  if (WELL_KNOWN.some((word) => leaves(plain, word) < 6)) return 'This one is well known; choose other words';
  return null;
}

/** How many letters are left when a word and all digits and marks are taken out [count]. */
function leaves(plain: string, word: string): number {
  if (!plain.includes(word)) return plain.length;
  return [...plain.replaceAll(word, '').replaceAll(/[^\p{L}]/gu, '')].length;
}

/** Fewer than five different characters, or most of them one step from the one before: "aaaabbbb1111", "123456789012". */
function isTooRegular(plain: string): boolean {
  const letters = [...plain];
  if (new Set(letters).size < 5) return true;
  const steps = letters.slice(1).filter((letter, at) => {
    const step = (letter.codePointAt(0) ?? 0) - (letters[at]?.codePointAt(0) ?? 0);
    return Math.abs(step) <= 1;
  });
  return steps.length >= letters.length * 0.6;
}
