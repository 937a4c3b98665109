/** Names of schools and streets: the words before "primary", "academy", "road", and two everyday words before "school". */
import { endsName, followsPlaceCue, isPlain, type Judged, type Token } from './read-tokens.ts';
import {
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
    if (endsName(word)) return back < at - 1 && countsNext(word, tokens[back + 1]) ? back : back + 1;
    const mayOpen = !hasUnknown || followsPlaceCue(tokens, back) || PLACE_FIRSTS.has(word.word);
    if (isPlain(word) && !(takesKnown && mayOpen)) return back + 1;
    hasUnknown ||= !word.isKnown;
  }
  return at - 3;
}

/** "Three Bridges primary": a number is part of what it counts. */
function countsNext({ word }: Token, next: Token | undefined): boolean {
  return COUNTS.has(word) && next?.word.endsWith('s') === true;
}

/** The name of a school in two everyday words written small: "at castle rise school"; one such word mostly describes. */
export function judgePlainSchool(tokens: readonly Token[], at: number, kinds: Judged): void {
  if (tokens[at]?.word !== 'school') return;
  let last = at - 1;
  while (SCHOOL_DESCRIPTIONS.has(tokens[last]?.word ?? '')) last--;
  const [cue, first, second] = [tokens[last - 2], tokens[last - 1], tokens[last]];
  if (!cue || !first || !second || !BEFORE_SCHOOLS.has(cue.word) || cue.isLast) return;
  if ([first, second].some((word) => endsName(word) || NO_NAMES.has(word.word) || word.word.length < 3))
    return;
  kinds[last - 1] ??= 'school';
  kinds[last] ??= 'school';
}
