/** Names that are everyday words, told by where they stand: what is done, owned and said of, as of a person or a place alone. */
import { followsPlaceCue, isFree, type Judged, type Token } from './read-tokens.ts';
import {
  AFTER_NAMES,
  AGES,
  ARTICLES,
  AT_PLACES,
  BEFORE_PEOPLE,
  FEELING_VERBS,
  FUNCTION_WORDS,
  GOES_TO,
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
  WORDLIKE_PLACES,
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
  else if (isPlaced(tokens, at, kinds)) kinds[at] = 'place';
}

/** "when forrest was four" */
function wasOfAge(tokens: readonly Token[], at: number): boolean {
  const [before, verb, age] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  return (
    (before?.word === 'when' || before?.word === 'since') && verb?.word === 'was' && AGES.has(age?.word ?? '')
  );
}

/** A capital after what stands before a place, or two everyday words where somebody has a place: "in Settle", "a place at bridge end". */
function isPlaced(tokens: readonly Token[], at: number, kinds: Judged): boolean {
  if (isTown(tokens, at, kinds)) return true;
  const [token, before, first] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (!token || !before || before.isLast || !PLACE_CUES.has(before.word)) return false;
  return token.isCapital || (before.word === 'at' && first?.word === 'place' && !ARTICLES.has(token.word));
}

/**
 * A town whose name is an everyday word, where somebody lives, works or goes: "the panel in battle did", "from frome to battle". A
 * word that goes on with what it means itself ("in reading age") is none.
 */
function isTown(tokens: readonly Token[], at: number, kinds: Judged): boolean {
  const [token, cue, first, next] = [tokens[at], tokens[at - 1], tokens[at - 2], tokens[at + 1]];
  if (!token || !cue || cue.isLast || !WORDLIKE_PLACES.has(token.word) || !PLACE_CUES.has(cue.word))
    return false;
  if (!token.isLast && next !== undefined && !FUNCTION_WORDS.has(next.word) && !AFTER_NAMES.has(next.word))
    return false;
  if (cue.word === 'near') return true;
  if (first === undefined || first.isLast) return false;
  const fromPlace = kinds[at - 2] === 'place' || (!first.isKnown && followsPlaceCue(tokens, at - 2));
  if (cue.word === 'to') return fromPlace || GOES_TO.has(first.word);
  return cue.word !== 'at' && AT_PLACES.has(first.word);
}

/** A capital within a sentence, after a word that goes before people: "thanks to Kit". */
function standsCapital({ isCapital }: Token, before: Token | undefined): boolean {
  return isCapital && before !== undefined && !before.isLast && BEFORE_PEOPLE.has(before.word);
}
