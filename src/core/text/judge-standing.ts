/** Names that are everyday words, told by where they stand: what is done, owned and said of, as of a person or a place alone. */
import { followsPlaceCue, isFree, type Judged, type Token } from './read-tokens.ts';
import {
  AGES,
  ARTICLES,
  BEFORE_PEOPLE,
  FEELING_VERBS,
  FUNCTION_WORDS,
  KIN,
  NO_NAMES,
  OWNED,
  PLACE_CUES,
  PLACE_FIRSTS,
  POSTS,
  SCHOOL_DESCRIPTIONS,
  SCHOOL_WORDS,
  STREET_WORDS,
  TITLES,
} from './word-lists.ts';

/** The name of a place in two words, both of them everyday ones, after what stands before a place: "in Little Snoring". */
export function judgePlacePair(tokens: readonly Token[], at: number, kinds: Judged): void {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || !second || first.isLast || !PLACE_FIRSTS.has(first.word) || !followsPlaceCue(tokens, at))
    return;
  if (kinds[at] || kinds[at + 1] || endsAtOnce(second)) return;
  if ((first.isCapital && second.isCapital) || !second.isListed) {
    kinds[at] = 'place';
    kinds[at + 1] = 'place';
  }
}

/** A word that is no part of a name whatever stands before it. */
function endsAtOnce({ word }: Token): boolean {
  return FUNCTION_WORDS.has(word) || SCHOOL_WORDS.has(word) || KIN.has(word) || TITLES.has(word);
}

/** A known word that stands as only a person does: of whom something is loved, whose teacher it is, who stands in commas after a driver. */
export function judgeByStanding(tokens: readonly Token[], at: number, kinds: Judged): void {
  const token = tokens[at];
  if (!token || kinds[at] || !isFree(token) || token.word.length < 3) return;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const bare = token.word.replace(/'s$/, '');
  if (NO_NAMES.has(bare) || KIN.has(bare) || SCHOOL_DESCRIPTIONS.has(bare) || STREET_WORDS.has(bare)) return;
  const opens = before === undefined || before.isLast;
  const loves = opens && !token.isLast && after !== undefined && FEELING_VERBS.has(after.word);
  const isOfNobody = opens || !ARTICLES.has(before.word);
  const owns = isOfNobody && token.word.endsWith("'s") && after !== undefined && OWNED.has(after.word);
  const isApart =
    before !== undefined &&
    POSTS.has(before.word) &&
    (token.isLast
      ? before.isLast || token.start - before.end > 1
      : before.isLast && after?.isKnown === false);
  if (loves || owns || isApart || wasOfAge(tokens, at) || standsCapital(token, before)) kinds[at] = 'name';
  else if (isPlaced(tokens, at)) kinds[at] = 'place';
}

/** "when forrest was four" */
function wasOfAge(tokens: readonly Token[], at: number): boolean {
  const [before, verb, age] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  return (
    (before?.word === 'when' || before?.word === 'since') && verb?.word === 'was' && AGES.has(age?.word ?? '')
  );
}

/** A capital after what stands before a place, or two everyday words where somebody has a place: "in Settle", "a place at bridge end". */
function isPlaced(tokens: readonly Token[], at: number): boolean {
  const [token, before, first] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (!token || !before || before.isLast || !PLACE_CUES.has(before.word)) return false;
  return token.isCapital || (before.word === 'at' && first?.word === 'place' && !ARTICLES.has(token.word));
}

/** A capital within a sentence, after a word that goes before people: "thanks to Kit". */
function standsCapital({ isCapital }: Token, before: Token | undefined): boolean {
  return isCapital && before !== undefined && !before.isLast && BEFORE_PEOPLE.has(before.word);
}
