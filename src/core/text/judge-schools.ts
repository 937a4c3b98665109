/** Names of schools and streets: the words before "primary", "academy", "road", and two everyday words before "school". */
import { endsName, followsPlaceCue, isPlain, isUncommon, type Judged, type Token } from './read-tokens.ts';
import {
  AFTER_SCHOOLS,
  BEFORE_SCHOOLS,
  COUNTS,
  NO_NAMES,
  PLACE_FIRSTS,
  SCHOOL_DESCRIPTIONS,
  SCHOOL_WORDS,
  STREET_WORDS,
} from './word-lists.ts';

/** Judge the words before one that makes them the name of a school, street or place. */
export function judgeSchool(tokens: readonly Token[], at: number, kinds: Judged): void {
  const kind = tokens[at]?.word.replace(/'s$/, '') ?? '';
  const isStreet = STREET_WORDS.has(kind);
  if (!isStreet && !SCHOOL_WORDS.has(kind)) return;
  const takesKnown = isStreet || kind !== 'school';
  const first = firstOfName(tokens, at, kinds, takesKnown);
  for (let back = first; back < at; back++) kinds[back] = isStreet ? 'place' : 'school';
}

/** How far back the name reaches. @param takesKnown  whether everyday words are part of it. */
function firstOfName(tokens: readonly Token[], at: number, kinds: Judged, takesKnown: boolean): number {
  let hasUnknown = false;
  for (let back = at - 1; back >= at - 3; back--) {
    const word = tokens[back];
    if (!word || kinds[back] === 'name') return back + 1;
    if (endsName(word)) return back < at - 1 && opensName(word, tokens[back + 1]) ? back : back + 1;
    const mayOpen = !hasUnknown || followsPlaceCue(tokens, back) || PLACE_FIRSTS.has(word.word);
    if (isPlain(word) && !(takesKnown && mayOpen)) return back + 1;
    hasUnknown ||= isUncommon(word);
  }
  return at - 3;
}

/** "Three Bridges primary", "old mill academy": a number is part of what it counts, "old" and the like of the name they open. */
function opensName({ word, isLast }: Token, next: Token | undefined): boolean {
  if (!isLast && PLACE_FIRSTS.has(word)) return next !== undefined && !SCHOOL_DESCRIPTIONS.has(next.word);
  return COUNTS.has(word) && next?.word.endsWith('s') === true;
}

/** The name of a school in two everyday words written small: "at castle rise school"; one such word mostly describes. */
export function judgePlainSchool(tokens: readonly Token[], at: number, kinds: Judged): void {
  if (tokens[at]?.word !== 'school') return;
  let last = at - 1;
  while (SCHOOL_DESCRIPTIONS.has(tokens[last]?.word ?? '')) last--;
  const [cue, first, second] = [tokens[last - 2], tokens[last - 1], tokens[last]];
  if (!first || !second || first.isLast) return;
  const opens = cue === undefined || cue.isLast;
  if (opens ? /(?:ing|ed|ly)$/.test(first.word) : !BEFORE_SCHOOLS.has(cue.word)) return;
  const isNone = (word: Token) => endsName(word) || NO_NAMES.has(word.word) || word.word.length < 3;
  if (isNone(second) || (isNone(first) && !PLACE_FIRSTS.has(first.word))) return;
  kinds[last - 1] ??= 'school';
  kinds[last] ??= 'school';
}

/** "Old Mill have been kind": a name of two words that heads a sentence, where the first opens names of places and the second has a capital. */
export function judgeHeadSchool(tokens: readonly Token[], at: number, kinds: Judged): void {
  const [before, first, second, next] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!first || !second?.isCapital || first.isLast || second.isLast || !next) return;
  const opens = before === undefined || before.isLast;
  if (!opens || endsName(second) || NO_NAMES.has(second.word) || !AFTER_SCHOOLS.has(next.word)) return;
  if (!PLACE_FIRSTS.has(first.word) && !COUNTS.has(first.word)) return;
  kinds[at] ??= 'school';
  kinds[at + 1] ??= 'school';
}
