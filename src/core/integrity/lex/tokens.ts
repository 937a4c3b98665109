/** Text cut into words, numbers and marks, each with its place. Linear in the length of the text. */

export type Token = {
  readonly text: string;
  /** Lower case, with plain apostrophes. */
  readonly low: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
};

/** A word, a number with thousands and decimals, or one mark. Each branch begins with another character. */
const TOKEN = /\p{L}+(?:['’\-‑]\p{L}+)*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\s\p{L}\d]/gu;

function kindOf(text: string): Token['kind'] {
  const code = text.charCodeAt(0);
  if (code >= 48 && code <= 57) return 'number';
  return /^\p{L}/u.test(text) ? 'word' : 'mark';
}

const NUMBER_WORDS = new Set(
  'two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty'.split(' '),
);

/** "eight-week" is a number and a noun; "three-year-old" is a noun, and "twenty-five" a number. */
function isNumberAndNoun(text: string): boolean {
  const [first = '', second = '', third] = text.toLowerCase().split('-');
  return (
    third === undefined && NUMBER_WORDS.has(first) && /^(?:week|month|year|day|term|hour)s?$/.test(second)
  );
}

function tokenAt(text: string, start: number): Token {
  const low = text.toLowerCase().replaceAll('’', "'").replaceAll('‑', '-');
  return { text, low, start, end: start + text.length, kind: kindOf(text) };
}

/** Cut a text into tokens. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [found] = match;
    if (isNumberAndNoun(found)) {
      const dash = found.indexOf('-');
      const at = match.index;
      tokens.push(
        tokenAt(found.slice(0, dash), at),
        tokenAt('-', at + dash),
        tokenAt(found.slice(dash + 1), at + dash + 1),
      );
      continue;
    }
    tokens.push(tokenAt(found, match.index));
  }
  return tokens;
}

/** Give a token's lower-case text; empty beyond the ends. */
export function lowAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.low ?? '';
}

/** Say whether two neighbouring tokens stand without a space between them. */
export function isGlued(tokens: readonly Token[], at: number): boolean {
  const here = tokens[at];
  const next = tokens[at + 1];
  return here !== undefined && next !== undefined && here.end === next.start;
}
