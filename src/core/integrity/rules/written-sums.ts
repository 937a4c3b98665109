/** Rule on sums written out: "2,318 + 247 − 97 = 2,468", "£71,100 (17.7 divided by 249)". */
import type { Found } from '../finding.ts';
import { type Expression, numberStarts, type Operand, readExpression } from '../lex/expressions.ts';
import type { Rule } from '../rule.ts';
import { type Interval, meet, minus, over, plus, scaleBy, times } from '../understand/interval.ts';
import { type Line, linesOf } from '../understand/lines.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

/** Behind the nouns of a left side: what says that the right side follows. */
const EQUALS =
  /^(?: (?!and\b|or\b)[a-z][a-z'’-]*){0,3}(?:,? (?:which|that|this))? ?(?:=|equals?\b|makes?\b|gives?\b|comes? to\b|totals?\b) ?(?:about |around |roughly |some )?/;
/** Sides may be told in pounds, thousands, millions or per cent, as their table is. */
const SCALES = [1, 1e3, 1e6, 1e-3, 1e-6];
/** What a bracket is held against lies within this of what it comes to. */
const NEAR = { low: 0.6, high: 1.6 } as const;
/** Farther apart than this the two sides are no slip but a misreading of ours. */
const APART = 20;
const SHOWN_LENGTH = 60;

function spanOf({ value, step }: Operand): Interval {
  return { low: value - step / 2, high: value + step / 2 };
}

/** One summand: its sign, and what its products and quotients come to. */
type Term = { readonly sign: 1 | -1; readonly span: Interval };

/** What an expression can come to, products before sums. */
function worth({ operands, operators }: Expression): Interval {
  const terms: Term[] = [];
  operands.forEach((operand, at) => {
    const operator = operators[at - 1] ?? '+';
    // "£40m × 3%": a part of it.
    const isShare = operand.isPercent && (operator === '×' || operators[at] === '×');
    const span = isShare ? scaleBy(spanOf(operand), 0.01) : spanOf(operand);
    const last = terms.at(-1);
    if (last !== undefined && operator === '×')
      terms.splice(-1, 1, { ...last, span: times(last.span, span) });
    else if (last !== undefined && operator === '÷')
      terms.splice(-1, 1, { ...last, span: over(last.span, span) });
    else terms.push({ sign: operator === '-' ? -1 : 1, span });
  });
  return sumOf(terms);
}

function sumOf(terms: readonly Term[]): Interval {
  return terms.reduce<Interval>((sum, { sign, span }) => (sign === 1 ? plus(sum, span) : minus(sum, span)), {
    low: 0,
    high: 0,
  });
}

/** What an expression comes to, and whether it is of products or quotients, which are rounded where nothing marks it. */
type Worth = { readonly sum: Interval; readonly isRounded: boolean };

function worthOf(expression: Expression): Worth {
  const isRounded = expression.operators.some((one) => one === '÷' || one === '×');
  return { sum: worth(expression), isRounded };
}

/** Whether a printed number can be what an expression comes to, in any unit that a table may be in. */
function canBe(told: Operand, { sum, isRounded }: Worth): boolean {
  // "2,860 ÷ 25 = 114" is right.
  const step = told.step === 0 && isRounded ? 1 : told.step;
  const span = spanOf({ ...told, step });
  const half = { low: span.low - step * 0.01, high: span.high + step * 0.01 };
  const scales = told.isPercent ? [...SCALES, 100] : SCALES;
  return scales.some((by) => meet(scaleBy(sum, by), half)) || isInTens(told, sum);
}

/** "£71,100" of 71,084.3: rounded to the hundred, as its noughts say. */
function isInTens({ value, step }: Operand, sum: Interval): boolean {
  if (step > 0 || value === 0) return false;
  const noughts = /0+$/.exec(String(value))?.[0].length ?? 0;
  if (noughts < 2) return false;
  const half = 10 ** noughts / 2;
  return SCALES.some((by) => meet(scaleBy(sum, by), { low: value - half, high: value + half }));
}

/** The middle of what an expression comes to, in the unit nearest to what is told. */
function nearest(told: number, { low, high }: Interval, isPercent: boolean): number {
  const middle = (low + high) / 2;
  const all = (isPercent ? [...SCALES, 100] : SCALES).map((by) => middle * by);
  return all.reduce((best, one) => (Math.abs(one - told) < Math.abs(best - told) ? one : best), middle);
}

function isReadable(told: number, by: number): boolean {
  if (!Number.isFinite(by) || by === 0 || told === 0) return Number.isFinite(by);
  const ratio = Math.abs(told / by);
  return ratio < APART && ratio > 1 / APART;
}

function foundOf(line: Line, text: string, told: string, by: number): Found {
  const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  return { spots: [line.spot], arithmetic: `${shown} = ${num(by, by < 100 ? 2 : 0)}, not ${told}.` };
}

/** The sides of the equation that begins at a place, each equal to the next: "a + b = c = d". */
function sidesFrom(low: string, start: number): readonly Expression[] {
  const sides: Expression[] = [];
  let at = start;
  for (;;) {
    const side = readExpression(low, at);
    if (side === null) return sides;
    sides.push(side);
    const equals = EQUALS.exec(low.slice(side.end, side.end + SHOWN_LENGTH));
    if (equals === null) return sides;
    at = side.end + equals[0].length;
  }
}

/** Sides with "=" between them of which one is a sum and the other a number. */
function equations(line: Line): Found[] {
  let until = 0;
  return numberStarts(line.low).flatMap((start) => {
    if (start < until) return [];
    const sides = sidesFrom(line.low, start);
    const last = sides.at(-1);
    if (last !== undefined && sides.length > 1) until = last.start;
    return sides.slice(1).flatMap((right, at) => wrongSides(line, sides[at] ?? right, right));
  });
}

/** Two sides that are said to be equal; nothing is said of two sums. */
function wrongSides(line: Line, left: Expression, right: Expression): Found[] {
  const [sum, told] = left.operators.length > 0 ? [left, right] : [right, left];
  const [number] = told.operands;
  if (sum.operators.length === 0 || told.operators.length > 0 || number === undefined) return [];
  const comesTo = worthOf(sum);
  if (canBe(number, comesTo)) return [];
  const by = nearest(number.value, comesTo.sum, number.isPercent);
  if (!isReadable(number.value, by)) return [];
  const { text } = line;
  return [foundOf(line, text.slice(sum.start, sum.end), text.slice(told.start, told.end), by)];
}

/** A bracket that holds a sum and no more, but for words on its rounding. */
const BRACKET = /\((?=[£\d])([^()]{5,80})\)/g;
const ON_ROUNDING = /^(?:,? (?:to the nearest|rounded|a year|in all|each)[^()]*)?$/;

/** "£71,100 (17.7 divided by 249)", "337 (3,655 − 3,318 = 337)": one of the numbers beside the bracket is what it comes to. */
function brackets(line: Line): Found[] {
  const { low, text, before } = line;
  return [...low.matchAll(BRACKET)].flatMap((bracket): Found[] => {
    const [start, end] = [bracket.index + 1, bracket.index + bracket[0].length - 1];
    const sum = readExpression(low, start);
    if (sum === null || sum.operators.length === 0) return [];
    const [, result] = sidesFrom(low, start);
    if (!ON_ROUNDING.test(low.slice(result?.end ?? sum.end, end))) return [];
    const ahead = operandsIn(low.slice(0, bracket.index));
    const beside = [...ahead, ...operandsIn(low.slice(end)), ...operandsIn(before)];
    const comesTo = worthOf(sum);
    if (beside.some(({ operand }) => canBe(operand, comesTo))) return [];
    const told = ahead.findLast(({ operand: { value, isPercent } }) => {
      const ratio = value / nearest(value, comesTo.sum, isPercent);
      return ratio > NEAR.low && ratio < NEAR.high;
    });
    if (told === undefined) return [];
    const by = nearest(told.operand.value, comesTo.sum, told.operand.isPercent);
    return [foundOf(line, text.slice(sum.start, sum.end), told.text, by)];
  });
}

function operandsIn(text: string): readonly { readonly operand: Operand; readonly text: string }[] {
  return numberStarts(text).flatMap((start) => {
    const read = readExpression(text, start);
    const operand = read?.operands[0];
    return read == null || operand === undefined || read.operators.length > 0
      ? []
      : [{ operand, text: text.slice(start, read.end) }];
  });
}

function writtenSums(document: Understanding): Found[] {
  return linesOf(document).flatMap((line) =>
    /[+×÷=*−]|\b(?:plus|minus|less|times|divided|multiplied)\b|\d [–x-] /.test(line.low)
      ? [...equations(line), ...brackets(line)]
      : [],
  );
}

/** Sums that a text writes out. */
export const WRITTEN_SUM_RULES: readonly Rule[] = [
  {
    code: 'sum.written-out',
    kind: 'sum',
    severity: 'error',
    title: 'A sum that is written out does not come to what it says',
    meaning:
      'Numbers with signs between them and a number that they are said to come to: behind an equals sign, or before the bracket that they stand in. Each printed number stands for half its last digit either side; a result may be in thousands, millions or per cent where nothing at it says what it is in.',
    advice: 'Work it out again and correct the number that is wrong; then look where else it was used.',
    fires: 'Plans: 2,318 + 247 − 97 = 2,568.',
    silent: 'Plans: 2,318 + 247 − 97 = 2,468.',
    find: writtenSums,
  },
];
