/** Sums written out in a text, "2,318 + 247 − 97 = 2,468", as operands, signs and what they are said to come to. */

/** A number as printed: what it may stand for is half its last digit either side; a whole count stands for itself. */
export type Operand = {
  readonly value: number;
  /** What one unit of the last printed digit is worth. */
  readonly step: number;
  readonly isPercent: boolean;
};

export type Operator = '+' | '-' | '×' | '÷';

/** One side of an equation: operands with the signs between them. */
export type Expression = {
  readonly operands: readonly Operand[];
  readonly operators: readonly Operator[];
  /** Characters of the text. */
  readonly start: number;
  readonly end: number;
};

const NUMBER = /£?\d{1,3}(?:,\d{3})+(?:\.\d+)?|£?\d+(?:\.\d+)?/y;
const SCALE = / ?(?:(k|thousand)|(m|mn|million)|(bn|billion))\b/y;
const PERCENT = / ?(?:%|per cent\b|percent\b)/y;
/** "7/12": months of a year, and other parts. */
const PART = /\/(\d{1,3})(?![\d/])/y;
/** What is counted may stand between a number and the sign behind it: "24 places × £6,000". */
const NOUNS =
  /(?: (?!plus\b|minus\b|less\b|times\b|divided\b|multiplied\b|is\b|makes?\b|gives?\b|equals?\b|comes\b|and\b|or\b|to\b|of\b|in\b|at\b|from\b|by\b)[a-z][a-z'’-]*){0,3}/y;
const SIGN =
  /(?: (?:(\+|plus)|(−|–|-|minus|less)|(×|x|\*|times|multiplied by)|(÷|\/|divided by)) |([+])|(×)|(÷)|(−))(?:the )?/y;

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

type Read = { readonly operand: Operand; readonly end: number };

const WORTH: readonly number[] = [1e3, 1e6, 1e9];

/** A number with what stands right behind it: its magnitude, a sign for per cent, or the whole that it is parts of. */
function readOperand(text: string, from: number): Read | null {
  const number = sticky(NUMBER, text, from);
  if (number === null || /[\w.,/–-]/.test(text[from - 1] ?? ' ')) return null;
  const plain = number[0].replaceAll(/[£,]/g, '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const end = from + number[0].length;
  return readMarked(text, end, plain, decimals) ?? readPart(text, end, plain, decimals);
}

function readMarked(text: string, from: number, plain: string, decimals: number): Read | null {
  const scale = sticky(SCALE, text, from);
  const percent = scale === null ? sticky(PERCENT, text, from) : null;
  const by = WORTH[scale?.slice(1).findIndex((one) => one !== undefined) ?? -1] ?? 1;
  const end = from + (scale ?? percent ?? [''])[0].length;
  if (GOES_ON.test(text.slice(end, end + 2))) return null;
  const isWhole = decimals === 0 && by === 1 && percent === null;
  const step = isWhole ? 0 : by * 10 ** -decimals;
  return { operand: { value: Number(plain) * by, step, isPercent: percent !== null }, end };
}

/** What stands behind a number that is part of a longer one, or of a word. */
const GOES_ON = /^(?:[\w/]|[.,]\d)/;

/** "2024/25" is a year and "12/10/2024" a day: a part is less than its whole. */
function readPart(text: string, from: number, plain: string, decimals: number): Read | null {
  const part = sticky(PART, text, from);
  const whole = Number(part?.[1]);
  if (part === null || decimals > 0 || Number(plain) >= whole) return null;
  return { operand: { value: Number(plain) / whole, step: 0, isPercent: false }, end: from + part[0].length };
}

function operatorOf([, plus, , times, over, closePlus, closeTimes, closeOver]: RegExpExecArray): Operator {
  if (plus !== undefined || closePlus !== undefined) return '+';
  if (times !== undefined || closeTimes !== undefined) return '×';
  return over !== undefined || closeOver !== undefined ? '÷' : '-';
}

/** Read the longest expression that begins at a place; one number alone is one too. @returns null where no number stands there. */
export function readExpression(text: string, start: number): Expression | null {
  const first = readOperand(text, start);
  if (first === null) return null;
  const operands = [first.operand];
  const operators: Operator[] = [];
  let { end } = first;
  for (;;) {
    const nouns = sticky(NOUNS, text, end)?.[0].length ?? 0;
    const sign = sticky(SIGN, text, end + nouns) ?? sticky(SIGN, text, end);
    if (sign === null) break;
    const next = readOperand(text, sign.index + sign[0].length);
    if (next === null) break;
    operands.push(next.operand);
    operators.push(operatorOf(sign));
    end = next.end;
  }
  return { operands, operators, start, end };
}

/** Give the places at which a number begins. */
export function numberStarts(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\w.,/–-])£?\d/g)].map(({ index }) => index);
}
