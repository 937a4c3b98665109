/** The schools of an authority as families write them: found by the register's names, also where a name is made of everyday words. */
import { isUncommon, type Judged, type Token } from './read-tokens.ts';
import {
  ARTICLES,
  BEFORE_SCHOOLS,
  FUNCTION_WORDS,
  PLACE_CUES,
  SCHOOL_DESCRIPTIONS,
  SCHOOL_WORDS,
} from './word-lists.ts';

/** What tells one school from another, as words in lower case, by the first of them: "three" leads to ["three", "bridges"]. */
export type KnownSchools = ReadonlyMap<string, readonly (readonly string[])[]>;

export const NO_SCHOOLS: KnownSchools = new Map();

/** Words of registered names that say what kind of school it is. */
const KIND_WORDS: ReadonlySet<string> = new Set(
  'community church ce rc cofe c voluntary aided controlled va vc foundation unit centre trust schools high special primary specialist studio technical'.split(
    ' ',
  ),
);

/**
 * Read names of a register: of each what stands before the words that say its kind, "the" left out. A name that begins with
 * such a word ("Community College") tells nothing and is passed over.
 */
export function readKnownSchools(names: readonly string[]): KnownSchools {
  const known = new Map<string, (readonly string[])[]>();
  for (const name of names) {
    const words = (name.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []).map(plainOf);
    if (words[0] === 'the') words.shift();
    const end = words.findIndex(isKind);
    const told = end === -1 ? words : words.slice(0, end);
    const [first] = told;
    if (first === undefined || told.every((word) => FUNCTION_WORDS.has(word))) continue;
    const others = known.get(first);
    if (others === undefined) known.set(first, [told]);
    else if (!others.some((other) => other.join(' ') === told.join(' '))) others.push(told);
  }
  return known;
}

function isKind(word: string): boolean {
  return SCHOOL_WORDS.has(word) || SCHOOL_DESCRIPTIONS.has(word) || KIND_WORDS.has(word);
}

/** "Mary's" and "marys" are one word. */
function plainOf(word: string): string {
  return word.replace(/['’]/g, '');
}

/**
 * Judge a name of the register that begins here. Two words and more are covered wherever they stand together; one alone only
 * with a capital, or after what goes before a school or a place: schools bear the names of their towns.
 */
export function judgeKnownSchool(
  tokens: readonly Token[],
  at: number,
  kinds: Judged,
  schools: KnownSchools,
): void {
  const first = tokens[at];
  if (first === undefined || kinds[at]) return;
  const bare = plainOf(first.word);
  for (const words of schools.get(bare) ?? schools.get(bare.replace(/s$/, '')) ?? []) {
    if (!standsAt(tokens, at, words)) continue;
    const kind = words.length > 1 ? 'school' : kindAlone(first, tokens[at - 1]);
    if (kind !== null) for (let on = at; on < at + words.length; on++) kinds[on] ??= kind;
  }
}

/** Tell whether these words follow each other within one clause; the last may own something. */
function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, on) => {
    const token = tokens[at + on];
    if (token === undefined) return false;
    const isEnd = on === words.length - 1;
    const bare = plainOf(token.word);
    return (isEnd || !token.isLast) && (bare === word || (isEnd && token.word === `${word}'s`));
  });
}

function kindAlone(token: Token, before: Token | undefined): 'school' | 'place' | null {
  const { word, isCapital } = token;
  if (isCapital || isUncommon(token)) return 'school';
  if (before === undefined || before.isLast || word.length < 3 || ARTICLES.has(before.word)) return null;
  if (before.word !== 'to' && BEFORE_SCHOOLS.has(before.word))
    return before.word === 'in' ? 'place' : 'school';
  return before.word !== 'to' && PLACE_CUES.has(before.word) ? 'place' : null;
}
