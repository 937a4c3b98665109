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

/** In shorter words a slip is no sign of the word that was meant [letters]. */
const SLIP_FROM = 7;

function isSlip(bare: string, everyday: ReadonlySet<string>): boolean {
  return bare.length >= SLIP_FROM && bare.length <= LONGEST_WORD && isOneSlipAway(bare, everyday);
}

/** Words by themselves and by themselves without each of their letters, for each list of words once. */
const SHORTER = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();

/** Tell whether one letter left out, doubled, changed over or exchanged makes a known word of it. */
function isOneSlipAway(word: string, everyday: ReadonlySet<string>): boolean {
  let shorter = SHORTER.get(everyday);
  if (shorter === undefined) {
    shorter = byShorter(everyday);
    SHORTER.set(everyday, shorter);
  }
  for (const form of [word, ...withoutEach(word)])
    for (const known of shorter.get(form) ?? []) if (isSlipOf(word, known)) return true;
  return false;
}

function byShorter(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const shorter = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SLIP_FROM - 1) continue;
    for (const form of new Set([word, ...withoutEach(word)])) {
      const others = shorter.get(form);
      if (others === undefined) shorter.set(form, [word]);
      else others.push(word);
    }
  }
  return shorter;
}

/** A word without each of its letters in turn. */
function withoutEach(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Tell whether two words differ by one letter left out or put in, two changed over, or one exchanged. */
function isSlipOf(word: string, known: string): boolean {
  let at = 0;
  while (at < word.length && word.charAt(at) === known.charAt(at)) at++;
  const [rest, other] = [word.slice(at), known.slice(at)];
  if (rest.slice(1) === other || rest === other.slice(1) || rest.slice(1) === other.slice(1)) return true;
  return (
    rest.charAt(0) === other.charAt(1) &&
    rest.charAt(1) === other.charAt(0) &&
    rest.slice(2) === other.slice(2)
  );
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
