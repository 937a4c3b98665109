/** Numbers, money and yes-or-no as they stand in cells, read exactly: text in, value or null out, never a guess. */
import { type Pence, pence } from '../base/pence.ts';

/** Digits in groups of three with commas, or without any. */
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;
const PLAIN = /^(\d+\.?\d*|\.\d+)$/;
const SCIENTIFIC = /^(\d+\.?\d*|\.\d+)[eE]([+-]?\d{1,3})$/;

/** True where every character is a digit: the commonest cell, told without a regular expression. */
function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text.length > 0;
}

/**
 * Read a number: "1,234", "-5", "38.6", "(12)", "12%" is 12, "1.5E+06". Null where the text is not a number;
 * a comma that does not part thousands makes it none.
 */
export function parseNumber(text: string): number | null {
  if (text.length < 16 && isDigits(text)) return Number(text);
  const parts = signAndDigits(text, /%$/);
  if (parts === null) return null;
  const value = Number(parts.digits);
  if (!Number.isFinite(value)) return null;
  return parts.isNegative ? -value : value;
}

type SignedText = { readonly isNegative: boolean; readonly digits: string };

function signAndDigits(text: string, dropped: RegExp): SignedText | null {
  let rest = text.trim().replace(dropped, '').trim();
  let isNegative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    isNegative = true;
    rest = rest.slice(1, -1).trim();
  }
  const sign = rest[0];
  if (sign === '-' || sign === '−' || sign === '+') {
    if (isNegative) return null;
    isNegative = sign !== '+';
    rest = rest.slice(1).trim();
  }
  if (GROUPED.test(rest)) rest = rest.replaceAll(',', '');
  return PLAIN.test(rest) || SCIENTIFIC.test(rest) ? { isNegative, digits: rest } : null;
}

/** An exact amount: whole pence, and whether digits beyond the penny were rounded away (halves away from zero). */
export type ExactAmount = { readonly amount: Pence; readonly isRounded: boolean };

/** More digits than this a spreadsheet does not hold: what follows is what its binary fractions left behind. */
const SHEET_DIGITS = 15;
/** How near to a whole penny such a rest lies at most [parts of a penny]. */
const REST = 1_000_000n;

/**
 * Multiply a decimal text by a power of ten and round to a whole number, by whole-number arithmetic only.
 * @param power  2 makes pounds into pence, 8 makes millions of pounds into pence.
 */
function shiftDecimal(digits: string, power: number): { whole: bigint; isRounded: boolean } {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const [units = '', fraction = ''] = mantissa.split('.');
  const places = fraction.length - power - Number(exponent);
  const all = BigInt(`${units}${fraction}` || '0');
  if (places <= 0) return { whole: all * 10n ** BigInt(-places), isRounded: false };
  const divisor = 10n ** BigInt(places);
  const [whole, rest] = [all / divisor, all % divisor];
  const isUp = rest * 2n >= divisor;
  const apart = isUp ? divisor - rest : rest;
  const isLeftBehind = all.toString().length > SHEET_DIGITS && apart * REST < divisor;
  return { whole: isUp ? whole + 1n : whole, isRounded: apart !== 0n && !isLeftBehind };
}

function exactAmount(parts: SignedText, power: number): ExactAmount | null {
  const { whole, isRounded } = shiftDecimal(parts.digits, power);
  if (whole > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return { amount: pence(parts.isNegative && whole !== 0n ? -whole : whole), isRounded };
}

/**
 * Read a number of pounds, or of a multiple of pounds, as pence; exact, never by way of a binary fraction.
 * @param power  2 where the text is in pounds, 5 in thousands, 8 in millions.
 */
export function parseScaledPounds(text: string, power: number): ExactAmount | null {
  const parts = signAndDigits(text.replace(/[£\s\u00a0]/g, ''), /$^/);
  return parts === null ? null : exactAmount(parts, power);
}

const POWER_OF_UNIT: Readonly<Record<string, number>> = {
  k: 5,
  thousand: 5,
  m: 8,
  mn: 8,
  million: 8,
  bn: 11,
  billion: 11,
};
/** Spaces that writers and spreadsheets put between groups of digits. */
const ODD_SPACES = /[\u00a0\u2007\u2009\u202f\t]/g;
const GROUPED_BY_SPACE = /^\d{1,3}( \d{3})+(\.\d*)?$/;
const MONEY =
  /^(£|gbp)? *(\()? *([-−–+])? *(£|gbp)? *([-−–+])? *([\d.,][\d., ]*?(?:e[+-]?\d{1,3})?) *(k|thousand|mn|million|m|bn|billion)? *(gbp)? *([-−–])? *(\))? *(cr|dr)?$/i;

/**
 * Read money as finance teams write it: "£63,000.00", "1,234", "1 234", "(1,234)", "£(1,234)", "1,234.50-", "-£5",
 * "£1,234k", "1.2m", "£ 1,234 CR" (a credit, below zero), "1,234 DR". Exact, by whole-number arithmetic.
 *
 * Null where the text is not money or could mean two amounts: two signs of being negative at once, groups that are
 * not of three digits, commas and spaces mixed, a unit of its own in a column that has one.
 * @param power  2 where a bare number is in pounds, 5 in thousands, 8 in millions.
 */
export function parseMoney(text: string, power = 2): ExactAmount | null {
  const parts = MONEY.exec(text.replace(ODD_SPACES, ' ').trim());
  if (parts === null) return null;
  const [, pound, open, sign, innerPound, innerSign, number = '', unit, lastPound, after, close, side] =
    parts;
  if ([pound, innerPound, lastPound].filter((mark) => mark !== undefined).length > 1) return null;
  if ((open === undefined) !== (close === undefined)) return null;
  if (unit !== undefined && power !== 2) return null;
  const marks = [open, sign, innerSign, after, side].filter((mark) => mark !== undefined);
  if (marks.length > 1) return null;
  const digits = plainDigits(number);
  if (digits === null) return null;
  const [mark] = marks;
  const isNegative = mark !== undefined && mark !== '+' && !/^dr$/i.test(mark);
  const scale = unit === undefined ? power : (POWER_OF_UNIT[unit.toLowerCase()] ?? power);
  return exactAmount({ isNegative, digits }, scale);
}

/** Take the signs between groups of three out of a number; null where groups are of another size or mixed. */
function plainDigits(number: string): string | null {
  if (GROUPED_BY_SPACE.test(number)) return number.replaceAll(' ', '');
  if (GROUPED.test(number)) return number.replaceAll(',', '');
  return PLAIN.test(number) || SCIENTIFIC.test(number) ? number : null;
}

/** Read yes or no: 1, 0, 1.0, true, false, Y, N, yes, no. Null where it is none of these. */
export function parseYesNo(text: string): boolean | null {
  switch (text.toLowerCase()) {
    case '1':
    case '1.0':
    case 'true':
    case 'y':
    case 'yes':
      return true;
    case '0':
    case '0.0':
    case 'false':
    case 'n':
    case 'no':
      return false;
    default:
      return null;
  }
}

/** Take an identifier as text; "12.0", which a spreadsheet makes of 12, is "12" again. */
export function plainId(text: string): string {
  const id = text.trim();
  if (!id.endsWith('.0')) return id;
  const bare = id.slice(0, -2);
  return isDigits(bare) ? bare : id;
}

/** Take a number or reference of a child without its spaces and in capitals, so that every file names the child alike. */
export function childId(text: string): string {
  return plainId(text).replace(/\s+/g, '').toUpperCase();
}
