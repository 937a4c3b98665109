/** Whether a word is known to masking: as it stands, as a form of a known word, or as a slip of the pen in one. */
import { FORENAMES, FUNCTION_WORDS, SHORT_FORMS, WORDLIKE_NAMES } from './word-lists.ts';

/** Known words, lower case: a word outside them may be a name. */
export type Lexicon = {
  /** Words of daily use: their forms are known too, and slips of the pen in them. */
  readonly everyday: ReadonlySet<string>;
  /** Rarer words, known only as they stand: a form or a slip of one may as well be a name. */
  readonly wider: ReadonlySet<string>;
};

/** No word of the list is longer; of longer ones no slips are looked for, which would take time by the square [letters]. */
const LONGEST_WORD = 40;

/** What is said of somebody in one word with a verb: "they'd", "that'll". */
const CONTRACTED = /^(?:i|you|he|she|it|we|they|that|there|here|this|who|what)'(?:d|ll|ve|re|m|s)$/;

/** Tell whether a word is known as it stands, without an ending, as two words joined, or with one letter amiss. */
export function isKnownWord(word: string, lexicon: Lexicon): boolean {
  const { everyday, wider } = lexicon;
  if (word.length < 3 || everyday.has(word) || FUNCTION_WORDS.has(word)) return true;
  if (CONTRACTED.test(word)) return true;
  const bare = word.replace(/'s$|'$/, '');
  if (SHORT_FORMS.has(bare)) return true;
  if (FORENAMES.has(bare)) return false;
  if (everyday.has(bare) || wider.has(bare)) return true;
  if (bare.includes('-')) return bare.split('-').every((part) => isKnownWord(part, lexicon));
  return isForm(bare, everyday) || isSlip(bare, everyday);
}

/** Endings that a word of four letters or more takes, and those that only longer ones may: names end so too. */
const ENDINGS = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'ment', 'ness', 'able', 'ful', 'less'];
const LONGER_ENDINGS = [
  'ers',
  'ings',
  'ion',
  'ions',
  'ation',
  'ations',
  'al',
  'ally',
  'ity',
  'ive',
  'ish',
  'ingly',
  'edly',
  'ism',
  'ist',
  'ible',
  'ably',
  'fully',
  'ments',
];
const BEGINNINGS = /^(?:un|re|dis|mis|over|under|out|non|pre|self|super|anti|inter)(?=[a-z]{4})/;

/** Tell whether a word is a known one with an ending or a beginning put to it. */
function isForm(word: string, everyday: ReadonlySet<string>): boolean {
  const isStem = (stem: string, least: number) =>
    stem.length >= least && (everyday.has(stem) || everyday.has(`${stem}e`));
  const cut = (ending: string) => (word.endsWith(ending) ? word.slice(0, -ending.length) : '');
  if (ENDINGS.some((ending) => isStem(cut(ending), 4))) return true;
  if (LONGER_ENDINGS.some((ending) => isStem(cut(ending), 5))) return true;
  // "stopped", "running": the letter that was doubled; "worries", "happier": a y that was turned.
  const doubled = /^([a-z]{2,}([bdgklmnprt]))\2(?:ed|ing|er)$/.exec(word)?.[1];
  const turned = /^([a-z]{3,})i(?:es|ed|er|est|ly|ness)$/.exec(word)?.[1];
  if (doubled !== undefined && everyday.has(doubled)) return true;
  if (turned !== undefined && everyday.has(`${turned}y`)) return true;
  const rest = word.replace(BEGINNINGS, '');
  return rest !== word && (everyday.has(rest) || isForm(rest, everyday));
}

function isSlip(bare: string, everyday: ReadonlySet<string>): boolean {
  return bare.length >= 7 && bare.length <= LONGEST_WORD && isOneSlipAway(bare, everyday);
}

/** Tell whether one letter left out, doubled, changed over or exchanged makes a known word of it. */
function isOneSlipAway(word: string, everyday: ReadonlySet<string>): boolean {
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    if (everyday.has(before + after)) return true;
    if (after && everyday.has(before + after.charAt(0) + word.charAt(at) + after.slice(1))) return true;
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      if (everyday.has(before + letter + word.slice(at)) || everyday.has(before + letter + after))
        return true;
    }
  }
  return false;
}

/** Endings of words that are no names: "helped", "improvement". */
const NO_NAME_ENDS = /(?:ed|ly|ments?|[ts]ions?|ness|ive|able|ible|ful|less|ous)$/;
/** Shorter words end so by chance [letters]. */
const NO_NAME_FROM = 6;

/** A short form, which is read letter by letter: "PTSD". */
const WITHOUT_VOWEL = /^[^aeiouy]{3,}$/;

/** Tell whether a word of daily use can be nobody's name, whatever its capital: it has no vowel, or is long enough and ends as no name does. */
export function isNoName(word: string, { everyday }: Lexicon): boolean {
  if (WITHOUT_VOWEL.test(word)) return everyday.has(word);
  if (word.length < NO_NAME_FROM || FORENAMES.has(word) || WORDLIKE_NAMES.has(word)) return false;
  return NO_NAME_ENDS.test(word) && everyday.has(word);
}
