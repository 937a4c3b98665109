/** Names that are everyday words, told by where they stand: what is done, owned and said of, as of a person or a place alone. */
import { followsPlaceCue, isFree, isUncommon, type Judged, type Token } from './read-tokens.ts';
import {
  AFTER_NAMES,
  AFTER_TOWNS,
  AGES,
  ARTICLES,
  AT_PLACES,
  BEFORE_PEOPLE,
  CLAUSE_HEADS,
  CLOSINGS,
  FEELING_VERBS,
  FUNCTION_WORDS,
  GOES_TO,
  KIN,
  NO_NAMES,
  NO_PLACE_FIRSTS,
  OWNED,
  PLACE_CUES,
  PLACE_FIRSTS,
  PLACE_SECONDS,
  PLACE_THINGS,
  POSTS,
  SCHOOL_DESCRIPTIONS,
  SCHOOL_WORDS,
  STATES,
  STREET_WORDS,
  TITLES,
  TOLD,
  TOWN_BODIES,
  WORDLIKE_PLACES,
} from './word-lists.ts';

/** The name of a place in two words, both of them everyday ones, after what stands before a place: "in Little Snoring". */
export function judgePlacePair(tokens: readonly Token[], at: number, kinds: Judged): void {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (!first || !second || first.isLast || !followsPlaceCue(tokens, at)) return;
  if (kinds[at] || kinds[at + 1] || endsAtOnce(second)) return;
  if (endsAsPlace(first, second) && ['in', 'near', 'from'].includes(tokens[at - 1]?.word ?? '')) {
    kinds[at] = 'place';
    kinds[at + 1] = 'place';
  }
  if (!PLACE_FIRSTS.has(first.word)) return;
  if ((first.isCapital && second.isCapital) || !second.isListed) {
    kinds[at] = 'place';
    kinds[at + 1] = 'place';
  }
}

/** An everyday word and one that places' names end with: "in Hatch End", "near bourne end". */
function endsAsPlace(first: Token, second: Token): boolean {
  if (!isFree(first) || endsAtOnce(first) || !PLACE_SECONDS.has(second.word) || first.word.length < 3)
    return false;
  return ![NO_PLACE_FIRSTS, NO_NAMES, ARTICLES, SCHOOL_DESCRIPTIONS].some((none) => none.has(first.word));
}

/** A word that is no part of a name whatever stands before it. */
function endsAtOnce({ word }: Token): boolean {
  return FUNCTION_WORDS.has(word) || SCHOOL_WORDS.has(word) || KIN.has(word) || TITLES.has(word);
}

/** A known word that stands as only a person does: of whom something is loved, whose teacher it is, who stands in commas after a driver. */
export function judgeByStanding(tokens: readonly Token[], at: number, kinds: Judged): void {
  const token = tokens[at];
  if (!token || kinds[at] || !isFree(token) || token.word.length < 3) return;
  const before = tokens[at - 1];
  const bare = token.word.replace(/'s$/, '');
  if (NO_NAMES.has(bare) || KIN.has(bare) || SCHOOL_DESCRIPTIONS.has(bare) || STREET_WORDS.has(bare)) return;
  const isSo = lovesOrOwns(tokens, at) || isApart(tokens, at) || wasOfAge(tokens, at);
  if (isSo || standsCapital(token, before) || isOfPerson(tokens, at) || isWrittenTo(tokens, at))
    kinds[at] = 'name';
  else if (isPlaced(tokens, at, kinds)) kinds[at] = 'place';
}

/** "Kit loves it", "because kit cries", "Kit's taxi" */
function lovesOrOwns(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || token.isLast || after === undefined) return false;
  if (FEELING_VERBS.has(after.word)) return headsClause(before);
  const isOfNobody = before === undefined || before.isLast || !ARTICLES.has(before.word);
  return isOfNobody && token.word.endsWith("'s") && OWNED.has(after.word);
}

function headsClause(before: Token | undefined): boolean {
  return before === undefined || before.isLast || CLAUSE_HEADS.has(before.word);
}

/** "the driver, kit, is kind" */
function isApart(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !token || !POSTS.has(before.word)) return false;
  if (token.isLast) return before.isLast || token.start - before.end > 1;
  return before.isLast && after !== undefined && isUncommon(after);
}

/** What is said of one person alone: "misty is happy", "told star she was late", "Blue (7)". */
function isOfPerson(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || (before !== undefined && ARTICLES.has(before.word)) || POSTS.has(token.word)) return false;
  const isPlural = token.word.endsWith('s');
  const heads = headsClause(before);
  if (token.isAged) return !isPlural && (heads || token.isCapital || KIN.has(before?.word ?? ''));
  if (token.isLast || after === undefined || isPlural) return false;
  if (heads && (after.word === 'is' || after.word === 'was')) return STATES.has(tokens[at + 2]?.word ?? '');
  return before !== undefined && TOLD.has(before.word) && (after.word === 'he' || after.word === 'she');
}

/** To whom a letter goes or who closes it: "dear Kit,", "regards, Kit Pike". */
function isWrittenTo(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.word === 'dear' && tokens[at]?.isLast) return true;
  const last = tokens.slice(-4);
  const closing = last.findIndex(({ word }) => CLOSINGS.has(word));
  const signed = last.slice(closing + 1);
  if (closing === -1 || at < tokens.length - signed.length) return false;
  return signed.every((one) => !endsAtOnce(one) && !NO_NAMES.has(one.word) && !ARTICLES.has(one.word));
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
  const [token, cue, first] = [tokens[at], tokens[at - 1], tokens[at - 2]];
  if (!token || !WORDLIKE_PLACES.has(token.word)) return false;
  const next = token.isLast ? '' : (tokens[at + 1]?.word ?? '');
  if (TOWN_BODIES.has(next)) return true;
  if (!cue || cue.isLast || !PLACE_CUES.has(cue.word) || !goesOnAfterTown(next)) return false;
  if (cue.word === 'near') return true;
  if (first === undefined || first.isLast) return false;
  if (cue.word === 'to') return GOES_TO.has(first.word) || isFromPlace(tokens, at - 2, kinds);
  return cue.word !== 'at' && (AT_PLACES.has(first.word) || KIN.has(first.word));
}

function isFromPlace(tokens: readonly Token[], at: number, kinds: Judged): boolean {
  const token = tokens[at];
  return kinds[at] === 'place' || (token !== undefined && isUncommon(token) && followsPlaceCue(tokens, at));
}

function goesOnAfterTown(next: string): boolean {
  return next === '' || [FUNCTION_WORDS, AFTER_NAMES, AFTER_TOWNS, PLACE_THINGS].some((set) => set.has(next));
}

/** A capital within a sentence, after a word that goes before people: "thanks to Kit". */
function standsCapital({ isCapital, isNoName }: Token, before: Token | undefined): boolean {
  return isCapital && !isNoName && before !== undefined && !before.isLast && BEFORE_PEOPLE.has(before.word);
}
