/** The words of a text as masking looks at them: with capitals, what is known, and where sentences end. */
import { isKnownWord, isNoName, type Lexicon } from './known-word.ts';
import { FUNCTION_WORDS, KIN, PLACE_CUES, SCHOOL_DESCRIPTIONS, SCHOOL_WORDS, TITLES } from './word-lists.ts';

/** One word of a text. */
export type Token = {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Begins with a capital where no sentence begins, in a text that is not all capitals. */
  readonly isCapital: boolean;
  /** Begins with a capital, wherever it stands, and is not all capitals. */
  readonly isUpper: boolean;
  /** Stands in the list of everyday words as it is. */
  readonly isListed: boolean;
  /** Known as it stands, as a form of a known word, or as a slip of the pen in one. */
  readonly isKnown: boolean;
  /** Known, but only as a rarer word: schools and places are named with such. */
  readonly isRare: boolean;
  /** Has a capital, and is nobody's name for all that. */
  readonly isNoName: boolean;
  /** The last word of its sentence or clause. */
  readonly isLast: boolean;
  /** An age in brackets follows: "Kit (7)". */
  readonly isAged: boolean;
};

/** What is said of each word so far: what it may be the name of. */
export type Judged = ('name' | 'school' | 'place' | 'contact' | 'date-of-birth' | undefined)[];

/** Read the words of a text in order. */
export function readTokens(text: string, lexicon: Lexicon): Token[] {
  const shouts = text === text.toUpperCase();
  const tokens: Token[] = [];
  let opens = true;
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*/gu)) {
    const word = match[0].toLowerCase().replaceAll('’', "'");
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 16);
    const isLast = /^\s?[.!?,;:)\n]/.test(after) || end === text.length;
    const isUpper = /^\p{Lu}/u.test(match[0]) && !/^\p{Lu}{2,}$/u.test(match[0]);
    tokens.push({
      word,
      start: match.index,
      end,
      isCapital: !opens && !shouts && isUpper && word !== 'i',
      isUpper,
      isListed: lexicon.everyday.has(word) || FUNCTION_WORDS.has(word),
      isKnown: isKnownWord(word, lexicon),
      isRare: lexicon.wider.has(word.replace(/'s$/, '')),
      isNoName: isUpper && isNoName(word, lexicon),
      isLast,
      isAged: /^ ?\((?:aged? )?\d{1,2}\)/.test(after),
    });
    opens = /^\s?[.!?:\n]/.test(after);
  }
  return tokens;
}

/** A capital or unknown word says little where the word could only be grammar, a month or the like. */
export function isFree(token: Token): boolean {
  return (
    token.word.length > 1 &&
    !FUNCTION_WORDS.has(token.word) &&
    !SCHOOL_WORDS.has(token.word) &&
    !KIN.has(token.word) &&
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

/** Unknown, or known only as one of the rarer words that schools, places and some people are named with. */
export function isUncommon({ isKnown, isRare }: Token): boolean {
  return !isKnown || isRare;
}

/** A word that is known and written small says little of a name by itself. */
export function isPlain(token: Token): boolean {
  return !isUncommon(token) && !token.isCapital && token.word !== 'st';
}

export function followsPlaceCue(tokens: readonly Token[], at: number): boolean {
  return PLACE_CUES.has(tokens[at - 1]?.word ?? '');
}

/** Tell whether a school's or street's name cannot reach back over this word. */
export function endsName({ word, isLast }: Token): boolean {
  return isLast || FUNCTION_WORDS.has(word) || SCHOOL_DESCRIPTIONS.has(word) || KIN.has(word);
}
