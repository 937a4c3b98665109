/** The yearly cost of a placement out of its annual, weekly, termly and monthly cells: exact, and contradictions told. */
import { type Pence, pence } from '../../../core/base/pence.ts';
import type { ReadingProblemCode } from '../problem-texts.ts';
import type { MoneyCell } from './money-cell.ts';

/** A rate of a placement and how often a year it is paid. */
export type CostRate = {
  readonly cell: MoneyCell;
  /** The count as written, "39" or "38.6"; "" where none is given. */
  readonly times: string;
  /** Most that a year can have. */
  readonly most: number;
};

/** The cost, where there is one, and what is to be told. */
export type YearlyCost = { readonly amount: Pence | null; readonly codes: readonly ReadingProblemCode[] };

const COUNT = /^\d{1,2}(\.\d{1,4})?$/;

/** A count with decimals as a fraction: "38.6" is 386 over 10. */
type Fraction = { readonly over: bigint; readonly under: bigint };

function parseCount(text: string, most: number): Fraction | null {
  if (!COUNT.test(text) || Number(text) <= 0 || Number(text) > most) return null;
  const [whole = '', part = ''] = text.split('.');
  return { over: BigInt(`${whole}${part}`), under: 10n ** BigInt(part.length) };
}

/** Multiply whole pence by a count, halves of a penny away from zero; null where it is more than money can be. */
function multiply(amount: Pence, { over, under }: Fraction): Pence | null {
  const doubled = 2n * BigInt(Math.abs(amount)) * over + under;
  const whole = doubled / (2n * under);
  if (whole > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return pence(amount < 0 ? -whole : whole);
}

/** A weekly rate is rounded to the penny, so a year of it may be off by half a penny a week. */
function agrees(annual: Pence, derived: Pence, { over, under }: Fraction): boolean {
  return 2n * under * BigInt(Math.abs(annual - derived)) <= over + under;
}

type Derived = { readonly amount: Pence; readonly count: Fraction };

/** Derive a year's cost from a rate; null where there is no rate, a code where it cannot be derived. */
function derive({ cell, times, most }: CostRate): Derived | ReadingProblemCode | null {
  if (cell.is === 'nothing' || cell.is === 'not-known') return null;
  if (cell.is === 'unreadable') return 'cost.unreadable';
  if (times === '') return 'cost.times-missing';
  const count = parseCount(times, most);
  if (count === null) return 'cost.times-unreadable';
  const amount = multiply(cell.amount, count);
  return amount === null ? 'cost.unreadable' : { amount, count };
}

/**
 * Give the year's cost: the annual one where it stands there, else the first rate times its count. A rate that gives
 * another year's cost than the one that stands is told and changes nothing.
 */
export function yearlyCost(annual: MoneyCell, rates: readonly CostRate[]): YearlyCost {
  const derived = rates.map(derive).filter((one) => one !== null);
  const amounts = derived.filter((one) => typeof one !== 'string');
  if (annual.is === 'amount') {
    const isApart = amounts.some(({ amount, count }) => !agrees(annual.amount, amount, count));
    return { amount: annual.amount, codes: isApart ? ['cost.contradiction'] : [] };
  }
  const [first, ...others] = amounts;
  if (first === undefined) {
    const fault = derived.find((one) => typeof one === 'string');
    return { amount: null, codes: [fault ?? 'cost.not-given'] };
  }
  const isApart = others.some(({ amount, count }) => !agrees(first.amount, amount, count));
  return isApart
    ? { amount: null, codes: ['cost.rates-apart'] }
    : { amount: first.amount, codes: ['cost.derived'] };
}
