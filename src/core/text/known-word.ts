/** Whether a word is known to masking: as it stands, as a form of a known word, or as a slip of the pen in one. */
import { FORENAMES, FUNCTION_WORDS } from './word-lists.ts';

/** Known words, lower case: a word outside them may be a name. */
export type Lexicon = ReadonlySet<string>;

/** No word of the list is longer; of longer ones no slips are looked for, which would take time by the square [letters]. */
const LONGEST_WORD = 40;

/** Tell whether a word is known as it stands, without an ending, as two words joined, or with one letter amiss. */
export function isKnownWord(word: string, lexicon: Lexicon): boolean {
  if (word.length < 3 || lexicon.has(word) || FUNCTION_WORDS.has(word)) return true;
  const bare = word.replace(/'s$|'$/, '');
  if (FORENAMES.has(bare)) return false;
  if (lexicon.has(bare)) return true;
  if (bare.includes('-')) return bare.split('-').every((part) => isKnownWord(part, lexicon));
  return isForm(bare, lexicon) || isSlip(bare, lexicon);
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
function isForm(word: string, lexicon: Lexicon): boolean {
  const isStem = (stem: string, least: number) =>
    stem.length >= least && (lexicon.has(stem) || lexicon.has(`${stem}e`));
  const cut = (ending: string) => (word.endsWith(ending) ? word.slice(0, -ending.length) : '');
  if (ENDINGS.some((ending) => isStem(cut(ending), 4))) return true;
  if (LONGER_ENDINGS.some((ending) => isStem(cut(ending), 5))) return true;
  // "stopped", "running": the letter that was doubled; "worries", "happier": a y that was turned.
  const doubled = /^([a-z]{2,}([bdgklmnprt]))\2(?:ed|ing|er)$/.exec(word)?.[1];
  const turned = /^([a-z]{3,})i(?:es|ed|er|est|ly|ness)$/.exec(word)?.[1];
  if (doubled !== undefined && lexicon.has(doubled)) return true;
  if (turned !== undefined && lexicon.has(`${turned}y`)) return true;
  const rest = word.replace(BEGINNINGS, '');
  return rest !== word && (lexicon.has(rest) || isForm(rest, lexicon));
}

function isSlip(bare: string, lexicon: Lexicon): boolean {
  return bare.length >= 7 && bare.length <= LONGEST_WORD && isOneSlipAway(bare, lexicon);
}

/** Tell whether one letter left out, doubled, changed over or exchanged makes a known word of it. */
function isOneSlipAway(word: string, lexicon: Lexicon): boolean {
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    if (lexicon.has(before + after)) return true;
    if (after && lexicon.has(before + after.charAt(0) + word.charAt(at) + after.slice(1))) return true;
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      if (lexicon.has(before + letter + word.slice(at)) || lexicon.has(before + letter + after)) return true;
    }
  }
  return false;
}
