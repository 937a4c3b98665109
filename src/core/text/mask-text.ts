/** Masking: names, schools, places, contact details and dates of birth in a free text are found and covered. */
import {
  AFTER_NAMES,
  FORENAMES,
  FUNCTION_WORDS,
  KIN,
  NAMING,
  PLACE_CUES,
  PLACE_FIRSTS,
  PLACE_SECONDS,
  SCHOOL_DESCRIPTIONS,
  SCHOOL_WORDS,
  STREET_WORDS,
  TITLES,
  WORDLIKE_NAMES,
} from './word-lists.ts';

export type MaskKind = 'name' | 'school' | 'place' | 'contact' | 'date-of-birth';

/** One stretch that was covered; `start` and `end` count UTF-16 units of the text as given, end left out. */
export type MaskSpan = { readonly kind: MaskKind; readonly start: number; readonly end: number };

export type MaskedText = { readonly text: string; readonly spans: readonly MaskSpan[] };

/** Known words, lower case: a word outside them may be a name. */
export type Lexicon = ReadonlySet<string>;

/** No word of the list is longer; of longer ones no slips are looked for, which would take time by the square [letters]. */
const LONGEST_WORD = 40;

type Token = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Begins with a capital where no sentence begins, in a text that is not all capitals. */
  readonly isCapital: boolean;
  /** Known as it stands, as a form of a known word, or as a slip of the pen in one. */
  readonly isKnown: boolean;
  /** The last word of its sentence or clause. */
  readonly isLast: boolean;
};

const CONTACTS = [
  /[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\))\s?[a-z]{2,})+/gi,
  /(?:https?:\/\/|www\.)\S+/gi,
  /(?<![\w])@\w{3,}/g,
  /(?:\+44|\b0)(?:[\s().-]?\d){9,10}\b/g,
];
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*';
const DATES = [
  /\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b/g,
  /\b(?:19|20)\d\d-\d\d-\d\d\b/g,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+(?:19|20)?\\d\\d\\b`, 'gi'),
  new RegExp(`\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+(?:19|20)\\d\\d\\b`, 'gi'),
];
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b/gi;
const PLACE_ENDING =
  /(?:ford|ton|ham|bury|shire|mouth|wick|worth|thorpe|borough|minster|cester|ley|field|combe|stead)$/;

/**
 * Cover everything in `text` that could tell who is meant. Errs towards covering: an unknown word counts as a name.
 *
 * @param lexicon known words in lower case.
 * @returns the text with `[name]`, `[school]` and so on, and where each stood; spans in order, none overlapping.
 * @source Method note 15, section 1.
 */
export function maskText(text: string, lexicon: Lexicon): MaskedText {
  const spans: MaskSpan[] = [];
  findPatterns(text, CONTACTS, 'contact', spans);
  findPatterns(text, DATES, 'date-of-birth', spans);
  findPatterns(text, [POSTCODE], 'place', spans);
  const tokens = readTokens(text, lexicon).filter((token) => !isCovered(token, spans));
  const kinds = judgeTokens(tokens);
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

function readTokens(text: string, lexicon: Lexicon): Token[] {
  const shouts = text === text.toUpperCase();
  const tokens: Token[] = [];
  let opens = true;
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*/gu)) {
    const word = match[0].toLowerCase().replaceAll('’', "'");
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 2);
    const isLast = /^\s*[.!?,;:)\n]/.test(after) || end === text.length;
    tokens.push({
      word,
      start: match.index,
      end,
      isCapital:
        !opens && !shouts && /^\p{Lu}/u.test(match[0]) && word !== 'i' && !/^\p{Lu}{2,}$/u.test(match[0]),
      isKnown: isKnownWord(word, lexicon),
      isLast,
    });
    opens = /^\s*[.!?:\n]/.test(after);
  }
  return tokens;
}

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

function judgeTokens(tokens: readonly Token[]): (MaskKind | undefined)[] {
  const kinds: (MaskKind | undefined)[] = tokens.map(() => undefined);
  for (const at of tokens.keys()) judgeNamed(tokens, at, kinds);
  for (const at of tokens.keys()) judgeSchool(tokens, at, kinds);
  for (const [at, token] of tokens.entries()) kinds[at] ??= judgeAlone(token, tokens[at - 1], kinds[at - 1]);
  for (const at of tokens.keys()) if (opensPlace(tokens, at, kinds)) kinds[at] = 'place';
  return kinds;
}

/** The known first word of a place's name: "near long marlow". */
function opensPlace(tokens: readonly Token[], at: number, kinds: readonly (MaskKind | undefined)[]): boolean {
  const token = tokens[at];
  if (!token || kinds[at] || !followsPlaceCue(tokens, at)) return false;
  if (endsName(token) && !(PLACE_FIRSTS.has(token.word) && !token.isLast)) return false;
  return kinds[at + 1] === 'place' || kinds[at + 1] === 'name';
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
  return before && !before.isLast && followsOn(token, bare, kind) ? kind : undefined;
}

/** An unknown word may be a name; a known one only where it is a name as well, with a capital or with what belongs to it. */
function isNameLike(token: Token, bare: string): boolean {
  return !token.isKnown || (WORDLIKE_NAMES.has(bare) && (token.isCapital || token.word !== bare));
}

/** The second word of a name or place: "Kit Green", "Upper Marl Heath", "Li Ng". */
function followsOn(token: Token, bare: string, kind: MaskKind | undefined): boolean {
  if ((kind !== 'name' && kind !== 'place') || !isFree(token)) return false;
  return (
    token.isCapital ||
    WORDLIKE_NAMES.has(bare) ||
    PLACE_SECONDS.has(bare.replace(/s$/, '')) ||
    bare.length === 2
  );
}

/** A capital or unknown word says little where the word could only be grammar, a month or the like. */
function isFree(token: Token): boolean {
  return (
    token.word.length > 1 &&
    !FUNCTION_WORDS.has(token.word) &&
    !TITLES.has(token.word) &&
    !token.word.startsWith("i'") &&
    !(token.isCapital && COMMON_CAPITALS.has(token.word))
  );
}

const COMMON_CAPITALS: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december english maths covid senco sen send ehcp ehc plan council school year autism adhd christmas easter british county
  education health care`.split(/\s+/),
);

function judgeNamed(tokens: readonly Token[], at: number, kinds: (MaskKind | undefined)[]): void {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before || before.isLast || FUNCTION_WORDS.has(token.word)) return;
  const afterIs = before.word === 'is' && tokens[at - 2]?.word === 'name';
  const mayBeName = token.isCapital || !token.isKnown || WORDLIKE_NAMES.has(token.word.replace(/'s$/, ''));
  if (
    TITLES.has(before.word) &&
    before.word !== 'nurse' &&
    before.word !== 'doctor' &&
    before.word !== 'headteacher'
  )
    kinds[at] = 'name';
  else if (NAMING.has(before.word) || afterIs) kinds[at] = 'name';
  else if ((KIN.has(before.word) || TITLES.has(before.word)) && mayBeName && token.word !== 'will')
    kinds[at] = 'name';
  else if (KIN.has(before.word) && standsAsName(token, tokens[at + 1])) kinds[at] = 'name';
}

/** A known word between whose it is and what they do can hardly be but a name: "our caseworker comfort never answers". */
function standsAsName({ word, isLast }: Token, next: Token | undefined): boolean {
  const isOther = KIN.has(word) || TITLES.has(word) || SCHOOL_WORDS.has(word) || STREET_WORDS.has(word);
  return !isLast && !isOther && !word.endsWith('ly') && next !== undefined && AFTER_NAMES.has(next.word);
}

function judgeSchool(tokens: readonly Token[], at: number, kinds: (MaskKind | undefined)[]): void {
  const token = tokens[at];
  if (!token) return;
  const isStreet = STREET_WORDS.has(token.word);
  if (!isStreet && !SCHOOL_WORDS.has(token.word)) return;
  const takesKnown = isStreet || token.word !== 'school';
  let hasUnknown = false;
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    const word = tokens[back];
    if (!word || endsName(word) || kinds[back] === 'name') break;
    if (isPlain(word) && !(takesKnown && (!hasUnknown || followsPlaceCue(tokens, back)))) break;
    hasUnknown ||= !word.isKnown;
    kinds[back] = isStreet ? 'place' : 'school';
  }
}

/** A word that is known and written small says little of a name by itself. */
function isPlain({ isKnown, isCapital, word }: Token): boolean {
  return isKnown && !isCapital && word !== 'st';
}

function followsPlaceCue(tokens: readonly Token[], at: number): boolean {
  return PLACE_CUES.has(tokens[at - 1]?.word ?? '');
}

/** Tell whether a school's or street's name cannot reach back over this word. */
function endsName({ word, isLast }: Token): boolean {
  return isLast || FUNCTION_WORDS.has(word) || SCHOOL_DESCRIPTIONS.has(word) || KIN.has(word);
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
