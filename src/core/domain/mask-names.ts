/** Names of people in free text put out of sight: after a title, after "my son", in pairs, and within a sentence. */
import { CAPITAL_WORDS, GIVEN_NAMES, PLACE_WORDS, PLAIN_WORDS } from './name-words.ts';

const NAME = '[name]';

/** One word of a name, in any case: letters with apostrophes and hyphens within. */
const WORD = String.raw`[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*\.?`;
/** The words that follow a phrase; the code below says how many of them are a name. */
const FOLLOWING = String.raw`((?:\s+${WORD}){1,3})`;
const START = String.raw`(?<![\p{L}\p{M}])`;
const TITLED = new RegExp(
  String.raw`${START}(mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|rev|reverend|master|aunty|auntie|uncle|nurse|sister)\.?${FOLLOWING}`,
  'giu',
);
/** Titles that are ordinary words too: a name follows only where both have a capital. */
const SOFT_TITLES: ReadonlySet<string> = new Set(
  'miss sir dame master aunty auntie uncle nurse sister'.split(' '),
);
const RELATIVE =
  'son|daughter|child|boy|girl|lad|baby|toddler|teenager|twins?|brother|sister|grandson|granddaughter|grandchild|nephew|niece|cousin|husband|wife|partner|mum|dad|mother|father|nan|gran|grandma|grandad|stepson|stepdaughter|pupil|student|friend';
const RELATED = new RegExp(String.raw`${START}((?:${RELATIVE})(?:[,:(-]|\s[(–-])?)${FOLLOWING}`, 'giu');
/** Phrases after which the next word is a name even without a capital, unless it is a plain word. */
const NAMED = new RegExp(
  String.raw`${START}((?:(?:${RELATIVE})(?:,?\s(?:is|was|who is|who's))?\s(?:called|named)|(?:his|her|their|child's|child’s|son's|son’s|daughter's|daughter’s|pupil's|pupil’s|first|last|full)\s(?:name|surname|forename)(?:\sis|'s|’s|:)?|surname:?|forename:?|(?:regards|sincerely|faithfully|signed),?))${FOLLOWING}`,
  'giu',
);
/** Words that begin with a capital, one space or a comma apart, with the small words that stand within names. */
const CAPITALS =
  /(?<![\p{L}\p{M}\p{N}'’-])\p{Lu}(?!\p{N})[\p{L}\p{M}'’.-]*(?:,? {1,2}(?:(?:de|la|le|van|von|der|den|bin|al|el|du|ap|ni) ){0,2}\p{Lu}(?!\p{N})[\p{L}\p{M}'’.-]*)*/gu;

function bare(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[.'-]+$/, '')
    .replace(/'s$/, '');
}

function isGiven(word: string): boolean {
  const plain = bare(word);
  return (
    GIVEN_NAMES.has(plain) || (plain.includes('-') && plain.split('-').some((part) => GIVEN_NAMES.has(part)))
  );
}

function isPlain(word: string): boolean {
  const plain = bare(word);
  return PLAIN_WORDS.has(plain) || CAPITAL_WORDS.has(plain) || PLACE_WORDS.has(plain);
}

function hasCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** What is left of a word after its name is taken out: the 's, and the stop. */
function tailOf(word: string): string {
  return /(?:['’]s)?\.?$/iu.exec(word)?.[0] ?? '';
}

/** Count how many of the words, of which the first is a name, belong to it. */
function nameLength(words: readonly string[]): number {
  let length = 1;
  while (length < words.length) {
    const word = words[length] ?? '';
    if (!hasCapital(word) || isPlain(word)) break;
    length++;
  }
  return length;
}

/** Keep the words of a name, so that the same word is masked wherever else it stands in the text. */
function remember(words: readonly string[], found: Set<string>): void {
  for (const word of words) {
    const name = word.slice(0, word.length - tailOf(word).length);
    if (name.length > 2 && hasCapital(name) && !isPlain(name)) found.add(name);
  }
}

/** Mask the name with which the words after a phrase begin, where they begin with one. */
function maskFollowing(
  text: string,
  phrase: RegExp,
  isName: (first: string, phrase: string) => boolean,
  keepsPhrase: boolean,
  found: Set<string>,
): string {
  return text.replace(phrase, (whole, before: string, after: string) => {
    const words = after.trim().split(/\s+/);
    const [first = ''] = words;
    if (!isName(first, before)) return whole;
    const length = nameLength(words);
    remember(words.slice(0, length), found);
    const left = words.slice(length).map((word) => ` ${word}`);
    const start = keepsPhrase ? `${before} ` : '';
    return `${start}${NAME}${tailOf(words[length - 1] ?? '')}${left.join('')}`;
  });
}

function isTitledName(first: string, title: string): boolean {
  if (!SOFT_TITLES.has(title.toLowerCase())) return hasCapital(first) || !isPlain(first);
  return hasCapital(title) && hasCapital(first) && !isPlain(first);
}

function isRelatedName(first: string): boolean {
  return isGiven(first) || (hasCapital(first) && !isPlain(first));
}

/** One word of a run of words with capitals, with what stands before it. */
type RunWord = { readonly gap: string; readonly word: string };
type Place = {
  readonly startsSentence: boolean;
  readonly isShouted: boolean;
  readonly isOrdinary: IsOrdinary;
};
/** Says whether a word in lower case is one that is nobody's name, capital or not. */
export type IsOrdinary = (word: string) => boolean;

function splitRun(run: string): RunWord[] {
  const parts = run.split(/(,? +(?:(?:de|la|le|van|von|der|den|bin|al|el|du|ap|ni) )*)/);
  return parts.flatMap((word, at) => (at % 2 === 0 ? [{ gap: parts[at - 1] ?? '', word }] : []));
}

/** Say whether a word of a run could be part of a name: no ordinary word, and no acronym. */
function couldBeName(
  word: string,
  { isShouted, isOrdinary }: Pick<Place, 'isShouted' | 'isOrdinary'>,
): boolean {
  if (isGiven(word)) return true;
  if (isPlain(word) || isOrdinary(bare(word))) return false;
  const isAcronym = word === word.toUpperCase() && bare(word).length > 1;
  return !(isAcronym && (isShouted || bare(word).length < 4));
}

/** Say whether words that stand together, none of them ordinary, are a name. */
function isNameGroup(group: readonly RunWord[], next: RunWord | undefined, place: Place): boolean {
  const isOfPlace = next !== undefined && next.gap.trim() === '' && PLACE_WORDS.has(bare(next.word));
  if (group.some(({ word }) => isGiven(word))) return true;
  if (isOfPlace) return false;
  // A letter alone is a label: "plan B", "Section I".
  if (group.length === 1 && bare(group[0]?.word ?? '').length === 1) return false;
  // One word at the start of a sentence has its capital from there, but what is somebody's own is a name's.
  return group.length > 1 || !place.startsSentence || /['’]s$/i.test(group[0]?.word ?? '');
}

/** Mask the names within one run. */
function maskRun(run: string, place: Place, found: Set<string>): string {
  const words = splitRun(run);
  let masked = '';
  let at = 0;
  while (at < words.length) {
    let end = at;
    while (end < words.length && couldBeName(words[end]?.word ?? '', place)) end++;
    const group = words.slice(at, end);
    const startsSentence = place.startsSentence && at === 0;
    if (group.length > 0 && isNameGroup(group, words[end], { ...place, startsSentence })) {
      const last = group.at(-1)?.word ?? '';
      masked += `${group[0]?.gap ?? ''}${NAME}${tailOf(last)}`;
      remember(
        group.map(({ word }) => word),
        found,
      );
    } else masked += group.map(({ gap, word }) => gap + word).join('');
    const plain = words[end];
    if (plain !== undefined) masked += plain.gap + plain.word;
    at = end + 1;
  }
  return masked;
}

/** A text is shouted where nearly all of its letters are capitals: a capital then tells nothing. */
function isShoutedText(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 8 && capitals * 5 > letters * 4;
}

/**
 * Mask names once. What is left may hold more: the caller repeats until nothing changes.
 * @param found  takes the words of the names that were masked, as they were written.
 */
export function maskNames(text: string, found: Set<string>, isOrdinary: IsOrdinary = () => false): string {
  const titled = maskFollowing(text, TITLED, isTitledName, false, found);
  const named = maskFollowing(titled, NAMED, (first) => isGiven(first) || !isPlain(first), true, found);
  const related = maskFollowing(named, RELATED, isRelatedName, true, found);
  const isShouted = isShoutedText(related);
  return related.replace(CAPITALS, (run, at: number) => {
    const before = related.slice(Math.max(0, at - 12), at);
    const startsSentence = /(?:^|[.!?:;\n\r•/"“(*>-])[\s"'“‘(]*$/.test(before);
    return maskRun(run, { startsSentence, isShouted, isOrdinary }, found);
  });
}

/** Mask every further place where one of the words stands as it was written. */
export function maskSameNames(text: string, found: ReadonlySet<string>): string {
  if (found.size === 0) return text;
  return text.replace(/\p{Lu}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu, (word) => {
    const name = word.slice(0, word.length - tailOf(word).length);
    return found.has(name) ? `${NAME}${tailOf(word)}` : word;
  });
}
