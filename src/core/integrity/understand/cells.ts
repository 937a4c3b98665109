/** What stands in a cell of a table: a number with its unit and precision, a rating, a mark for none, or words. */
import type { Unit } from '../lex/quantities.ts';

export type CellNumber = {
  readonly value: number;
  /** Worth of the last printed digit, in the unit of the value. */
  readonly step: number;
  readonly unit: Unit;
  /** True where nothing tells whether pounds, thousands or millions are meant. */
  readonly isUnsure: boolean;
};

const NUMBER =
  /^[~c.]{0,2}\s?(\()?\s?([-−–+])?\s?(£)?\s?([-−–])?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(k|m|mn|bn|million|thousand)?\s?(%|per cent|pp|ppts?)?\s?(\))?\s?[*†‡]?(?:\s?(?:plans|ehcps|places|a month|per month|requests|placements))?$/i;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
};
const LONGEST_CELL = 40;

function unitOf(
  pound: string | undefined,
  scale: string | undefined,
  trailing: string | undefined,
): Unit | null {
  if (trailing !== undefined)
    return trailing.startsWith('p') && trailing !== 'per cent' ? 'points' : 'percent';
  return pound !== undefined || scale !== undefined ? 'money' : null;
}

/**
 * Read a cell that is a number and nothing else. Brackets around a number mean that it is negative.
 * @param fallback  unit and scale that header and caption give.
 * @returns null where the cell is anything else.
 */
export function readCell(
  text: string,
  fallback: { readonly unit: Unit; readonly scale: number; readonly isUnsure?: boolean },
): CellNumber | null {
  const trimmed = withoutNote(text).trim();
  if (trimmed === '' || trimmed.length > LONGEST_CELL) return null;
  const match = NUMBER.exec(trimmed);
  if (match === null) return null;
  const [, open, sign, pound, inner, digits = '', scaleWord, trailing, close] = match;
  if ((open === undefined) !== (close === undefined)) return null;
  const own = unitOf(pound, scaleWord, trailing?.toLowerCase());
  const scale = scaleOf(own, scaleWord, digits, fallback.scale);
  const isNegative = open !== undefined || (sign !== undefined && sign !== '+') || inner !== undefined;
  const plain = digits.replaceAll(',', '');
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  const size = Number(plain) * scale;
  return {
    value: isNegative ? -size : size,
    step: 10 ** -decimals * scale,
    unit: own ?? fallback.unit,
    isUnsure: own === null && fallback.isUnsure === true,
  };
}

/** "58.5 (year to March 2024)", "12 (33%)": a number, and in brackets what goes with it. */
function withoutNote(text: string): string {
  const match = /^(.{0,24}\d[^()]{0,10})\s\([^()]{1,60}\)\s*$/.exec(text);
  return match?.[1] ?? text;
}

/** Pounds in a table of thousands are thousands too, unless the cell is written out in full. */
function scaleOf(own: Unit | null, word: string | undefined, digits: string, fallback: number): number {
  if (word !== undefined) return SCALES[word.toLowerCase()] ?? 1;
  const isFull = own === 'money' && /\d,\d{3},\d{3}/.test(digits);
  return own === 'percent' || own === 'points' || isFull ? 1 : fallback;
}

/** Unit and scale that a header or caption names: "£m", "£000", "%", "share". Null where none. */
export function unitInWords(words: string): { readonly unit: Unit; readonly scale: number } | null {
  const low = words.toLowerCase();
  if (/£\s?(?:m\b|million|mn\b)|\(m\)/.test(low)) return { unit: 'money', scale: 1e6 };
  if (/£\s?(?:k\b|'?000s?|thousand)|thousands? of pounds|\(000s?\)/.test(low))
    return { unit: 'money', scale: 1e3 };
  // "Transfer (0.5% of the block)" names a share, and is no column of shares.
  if (/(?<!\d\s?)(?:%|per ?cent)/.test(low)) return { unit: 'percent', scale: 1 };
  if (low.includes('£')) return { unit: 'money', scale: 1 };
  if (/\bshare\b|\bproportion\b|\brate\b(?! of)/.test(low)) return { unit: 'percent', scale: 1 };
  return null;
}

/** Say whether a cell says that there is no value: blank, dash, "n/a", suppressed. */
export function isNoValue(text: string): boolean {
  return /^(?:|[-–—.…:]+|n\/?a|nil return|c|x|z|tbc|not (?:known|available|applicable|yet known)|none( made)?|unknown|\.\.)$/i.test(
    text.trim(),
  );
}
