/** Whether a password is one of those that are tried first: on a list of leaked ones, dressed up, doubled, or two of them in a row. */

/** Shorter pieces are on every list, and would make any text out of two of them [characters]. */
const SHORTEST_PIECE = 4;

/** Digits and marks that stand for a letter, as those who guess undo them. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Say whether a password is as good as listed: itself, without the digits and marks around it or put for letters, or made of
 * one or two listed ones. Three words in a row are never refused here: their number is beyond trying.
 * @param listed  passwords seen in leaks, in lower case.
 */
export function isCommonPassword(password: string, listed: ReadonlySet<string>): boolean {
  const plain = password.toLowerCase().normalize('NFKC');
  const bare = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const read = [...bare].map((letter) => STANDS_FOR[letter] ?? letter).join('');
  const forms = [plain, bare, lettersOf(plain), lettersOf(read)];
  return forms.some((form) => listed.has(form) || isMadeOfTwo(form, listed));
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

/** Two listed pieces, one after the other; twice the same one is two. */
function isMadeOfTwo(form: string, listed: ReadonlySet<string>): boolean {
  for (let at = SHORTEST_PIECE; at <= form.length - SHORTEST_PIECE; at += 1)
    if (listed.has(form.slice(0, at)) && listed.has(form.slice(at))) return true;
  return false;
}
