/** Masking: names, schools, places, contact details and dates of birth in a free text are found and covered. */
import { judgeHeadSchool, judgePlainSchool, judgeSchool } from './judge-schools.ts';
import { judgeByStanding, judgePlacePair } from './judge-standing.ts';
import { judgeKnownSchool, type KnownSchools, NO_SCHOOLS } from './known-schools.ts';
import type { Lexicon } from './known-word.ts';
import { endsName, followsPlaceCue, isFree, readTokens, type Token } from './read-tokens.ts';
import {
  AFTER_NAMES,
  BODY_WORDS,
  FORENAMES,
  FUNCTION_WORDS,
  KIN,
  NAMING,
  PLACE_CUES,
  PLACE_FIRSTS,
  PLACE_SECONDS,
  PLACE_THINGS,
  POSTS,
  SCHOOL_WORDS,
  STREET_WORDS,
  TITLES,
  WORDLIKE_NAMES,
} from './word-lists.ts';

export type MaskKind = 'name' | 'school' | 'place' | 'contact' | 'date-of-birth';

/** One stretch that was covered; `start` and `end` count UTF-16 units of the text as given, end left out. */
export type MaskSpan = { readonly kind: MaskKind; readonly start: number; readonly end: number };

export type MaskedText = { readonly text: string; readonly spans: readonly MaskSpan[] };

const CONTACTS = [
  /(?<![\w.+-])[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\))\s?[a-z]{2,})+/gi,
  /(?:https?:\/\/|www\.)\S+/gi,
  /(?<![\w.+-])[\w.+-]+ at [\w-]+(?: dot [a-z]{2,}){1,3}\b/gi,
  /(?<![\w])@\w{3,}/g,
  /(?:\+44|\b0)(?:[\s().-]?\d){9,10}\b/g,
];
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
const DATES = [
  /\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b/g,
  /\b(?:19|20)\d\d-\d\d-\d\d\b/g,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+(?:(?:19|20)|['’])?\\d\\d\\b`, 'gi'),
  new RegExp(`\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\d\\d\\b`, 'gi'),
];
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b/gi;
/** Names of church schools: "Our Lady of Walsingham", "St Anne's", "All Saints", "Sacred Heart". */
const CHURCH_SCHOOL =
  /\b(?:our lady(?:'s)?(?: (?:of|queen of|star of) (?:the )?\p{L}+)?|st\.? \p{L}+(?:['’]s)?(?: (?:and|&) st\.? \p{L}+(?:['’]s)?)?|(?:all|holy) (?:saints|souls|angels|cross|family|name|rosary|trinity|spirit)|sacred heart|christ the king|corpus christi|immaculate conception)(?!\p{L})/giu;
const PLACE_ENDING =
  /(?:ford|ton|ham|bury|shire|mouth|wick|worth|thorpe|borough|minster|cester|ley|field|combe|stead)$/;

/**
 * Cover everything in `text` that could tell who is meant. Errs towards covering: an unknown word counts as a name.
 *
 * @param schools  those of the authority's register, whatever their names mean elsewhere.
 * @returns the text with `[name]`, `[school]` and so on, and where each stood; spans in order, none overlapping.
 * @source Method note 15, section 1.
 */
export function maskText(text: string, lexicon: Lexicon, schools: KnownSchools = NO_SCHOOLS): MaskedText {
  const spans: MaskSpan[] = [];
  findPatterns(text, CONTACTS, 'contact', spans);
  findPatterns(text, DATES, 'date-of-birth', spans);
  findPatterns(text, [POSTCODE], 'place', spans);
  findPatterns(text, [CHURCH_SCHOOL], 'school', spans);
  const tokens = readTokens(text, lexicon).filter((token) => !isCovered(token, spans));
  const kinds = judgeTokens(tokens, schools);
  for (const [at, token] of tokens.entries()) {
    const kind = kinds[at];
    if (kind) spans.push({ kind, start: token.start, end: token.end });
  }
  spans.sort((one, other) => one.start - other.start);
  return { text: cover(text, spans), spans };
}

function findPatterns(text: string, patterns: readonly RegExp[], kind: MaskKind, spans: MaskSpan[]): void {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { kind, start: match.index, end: match.index + match[0].length };
      if (!isCovered(span, spans)) spans.push(span);
    }
  }
}

function isCovered(
  piece: { readonly start: number; readonly end: number },
  spans: readonly MaskSpan[],
): boolean {
  return spans.some((span) => piece.start < span.end && span.start < piece.end);
}

function judgeTokens(tokens: readonly Token[], schools: KnownSchools): (MaskKind | undefined)[] {
  const kinds: (MaskKind | undefined)[] = tokens.map(() => undefined);
  for (const at of tokens.keys()) judgeNamed(tokens, at, kinds);
  for (const at of tokens.keys()) judgeKnownSchool(tokens, at, kinds, schools);
  for (const at of tokens.keys()) judgeSchool(tokens, at, kinds);
  for (const at of tokens.keys()) judgePlainSchool(tokens, at, kinds);
  for (const at of tokens.keys()) judgeHeadSchool(tokens, at, kinds);
  for (const at of tokens.keys()) judgePlacePair(tokens, at, kinds);
  for (const at of tokens.keys()) judgeByStanding(tokens, at, kinds);
  for (const [at, token] of tokens.entries()) kinds[at] ??= judgeAlone(token, tokens[at - 1], kinds[at - 1]);
  for (const at of tokens.keys())
    if (opensPlace(tokens, at, kinds) || opensArea(tokens, at, kinds)) kinds[at] = 'place';
  return kinds;
}

/** The known first word of a place's name: "near long marlow". */
function opensPlace(tokens: readonly Token[], at: number, kinds: readonly (MaskKind | undefined)[]): boolean {
  const token = tokens[at];
  if (!token || kinds[at] || TITLES.has(token.word) || !followsPlaceCue(tokens, at)) return false;
  if (endsName(token) && !(PLACE_FIRSTS.has(token.word) && !token.isLast)) return false;
  // "to thank Kit" is no place, and "to Chipping Sodbury" and "to chipping sodbury" are.
  const next = tokens[at + 1];
  if (tokens[at - 1]?.word === 'to' && !token.isUpper && next?.isUpper) return kinds[at + 1] === 'place';
  return kinds[at + 1] === 'place' || kinds[at + 1] === 'name';
}

/** The known first word of a place's name before what a place has, after whatever: "the great marlow area". */
function opensArea(tokens: readonly Token[], at: number, kinds: readonly (MaskKind | undefined)[]): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    !token.isLast &&
    !kinds[at] &&
    PLACE_FIRSTS.has(token.word) &&
    kinds[at + 1] !== undefined &&
    PLACE_THINGS.has(tokens[at + 2]?.word ?? '')
  );
}

/** Judge a word by itself and by the one before it. */
function judgeAlone(
  token: Token,
  before: Token | undefined,
  kind: MaskKind | undefined,
): MaskKind | undefined {
  const bare = token.word.replace(/'s$/, '');
  const isForename = FORENAMES.has(bare);
  if (isFree(token) && (isForename || isNameLike(token, bare))) {
    const isPlace = PLACE_ENDING.test(bare) || (before && PLACE_CUES.has(before.word));
    return isPlace && !isForename ? 'place' : 'name';
  }
  return before && !before.isLast && followsOn(token, before, bare, kind) ? kind : undefined;
}

/** An unknown word may be a name; a known one only where it is a name as well, with a capital or with what belongs to it. */
function isNameLike(token: Token, bare: string): boolean {
  return !token.isKnown || (WORDLIKE_NAMES.has(bare) && (token.isCapital || token.word !== bare));
}

/** The second word of a name or place: "Kit Green", "Upper Marl Heath", "Li Ng". */
function followsOn(token: Token, before: Token, bare: string, kind: MaskKind | undefined): boolean {
  if ((kind !== 'name' && kind !== 'place') || !isFree(token) || BODY_WORDS.has(bare)) return false;
  if (bare === 'ward' && !token.isCapital && before.isUpper) return false;
  return (
    token.isCapital ||
    WORDLIKE_NAMES.has(bare) ||
    PLACE_SECONDS.has(bare.replace(/s$/, '')) ||
    bare.length === 2
  );
}

/** Forms that a rarer word takes and no name: "my husband suffers". */
const INFLECTED = /(?:ing|ed|ly|ment|tion|ness|[^s]s)$/;

function mayBeName({ word, isCapital, isKnown, isRare }: Token): boolean {
  if (isCapital || !isKnown || WORDLIKE_NAMES.has(word.replace(/'s$/, ''))) return true;
  return isRare && !INFLECTED.test(word);
}

function judgeNamed(tokens: readonly Token[], at: number, kinds: (MaskKind | undefined)[]): void {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before || before.isLast || FUNCTION_WORDS.has(token.word)) return;
  const afterIs = before.word === 'is' && tokens[at - 2]?.word === 'name';
  if (
    TITLES.has(before.word) &&
    before.word !== 'nurse' &&
    before.word !== 'doctor' &&
    before.word !== 'headteacher'
  )
    kinds[at] = 'name';
  else if (afterIs || (NAMING.has(before.word) && !isNamedPost(before, token))) kinds[at] = 'name';
  else if ((KIN.has(before.word) || TITLES.has(before.word)) && mayBeName(token) && token.word !== 'will')
    kinds[at] = 'name';
  else if (KIN.has(before.word) && standsAsName(token, tokens[at + 1])) kinds[at] = 'name';
}

/** "a named nurse", "my named worker" */
function isNamedPost(before: Token, { word }: Token): boolean {
  return before.word === 'named' && (POSTS.has(word) || KIN.has(word) || TITLES.has(word));
}

/** A known word between whose it is and what they do can hardly be but a name: "our caseworker comfort never answers". */
function standsAsName({ word, isLast }: Token, next: Token | undefined): boolean {
  const isOther = KIN.has(word) || TITLES.has(word) || SCHOOL_WORDS.has(word) || STREET_WORDS.has(word);
  return !isLast && !isOther && !word.endsWith('ly') && next !== undefined && AFTER_NAMES.has(next.word);
}

function cover(text: string, spans: readonly MaskSpan[]): string {
  let covered = '';
  let from = 0;
  for (const span of spans) {
    covered += `${text.slice(from, span.start)}[${span.kind}]`;
    from = span.end;
  }
  return covered + text.slice(from);
}
