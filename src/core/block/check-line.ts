/** What must hold in one spend line: numbers that are there and not below nil, a price for every year. */
import type { Problem } from '../base/problem.ts';
import { showDecimal } from '../base/show.ts';
import { type FinancialYear, yearInWords } from '../base/time.ts';
import type { Rational } from '../num/rational.ts';
import { minus, nearestNumber } from '../num/rational-arithmetic.ts';
import type { HighNeedsBlock, LineForm, Price, SpendLine } from './high-needs-block.ts';
import { exactAt, type MoneyPath, type Series } from './money-path.ts';
import { overPriceInWords, overPriceOf } from './over-price.ts';

/** Check one line of spend against the block's years. */
export function checkLine(years: readonly FinancialYear[], { id, cost }: SpendLine): Problem[] {
  const place = `spend.${id}`;
  if (cost.form === 'amount')
    return years.flatMap((year, n) => unpriced(cost.path, n, `${place}, ${yearInWords(year)}`));
  return [
    ...countsOf(cost).flatMap(([name, counts]) => checkCounts(years, `${place}.${name}`, counts, cost.form)),
    ...pricesOf(cost).flatMap(([name, price]) => checkPrice(years, `${place}.${name}`, price, cost.form)),
    ...checkParts(cost, place),
  ];
}

/**
 * Name the academic years in which a line has more children than commissioned places, and what each of them is counted at. A
 * school may admit over its number, so this is no error; nobody has commissioned the place.
 */
export function overFilled(block: HighNeedsBlock, line: SpendLine): Problem[] {
  const { id, name, cost } = line;
  if (cost.form !== 'places') return [];
  const over = overPriceOf(block, line, cost);
  return cost.occupied.flatMap((there, k): Problem[] => {
    const places = cost.commissioned[k] ?? null;
    if (there === null || places === null) return [];
    const beyond = minus(there, places);
    if (beyond.n <= 0n) return [];
    const more = showDecimal(nearestNumber(beyond), beyond.d === 1n ? 0 : 1);
    return [
      {
        code: 'plan.places-over-filled',
        place: `block.spend.${id}.occupied, ${entryName(block.years, k, cost.form)}`,
        message: `“${name}” has children beyond its commissioned places: ${more}, each counted at ${overPriceInWords(over)}`,
        advice:
          over.kind === 'place'
            ? 'Commission the places, or state what such a child costs: “overPrice” of the line, or one line of independent fees by child.'
            : 'Commission the places, or state “overPrice”; leave these children out of the top-up lines, or they are paid for twice.',
      },
    ];
  });
}

/** Say that something is not there. */
export function missing(place: string, what: string): Problem {
  return {
    code: 'plan.missing',
    place: `block.${place}`,
    message: `The block lacks ${what}`,
    advice: 'Add it; a missing value is never taken as nil.',
  };
}

function countsOf(cost: Exclude<LineForm, { form: 'amount' }>): [string, Series<Rational>][] {
  if (cost.form !== 'places') return [['plans', cost.plans]];
  return [
    ['commissioned', cost.commissioned],
    ['occupied', cost.occupied],
  ];
}

function pricesOf(cost: Exclude<LineForm, { form: 'amount' }>): [string, Price][] {
  const prices: [string, Price][] = [['price', cost.price]];
  if (cost.form === 'places' && cost.emptyPrice !== null) prices.push(['emptyPrice', cost.emptyPrice]);
  if (cost.form === 'places' && cost.overPrice !== null) prices.push(['overPrice', cost.overPrice]);
  return prices;
}

/** Every entry from the one before the first year to the last. */
function checkCounts(
  years: readonly FinancialYear[],
  place: string,
  counts: Series<Rational>,
  form: LineForm['form'],
): Problem[] {
  return Array.from({ length: years.length + 1 }, (_, k): Problem[] => {
    const count = counts[k] ?? null;
    const when = entryName(years, k, form);
    if (count === null)
      return [
        {
          code: 'plan.year-gap',
          place: `block.${place}, ${when}`,
          message: `No number is stated for ${when}`,
          advice: 'State it; a missing number is never taken as nil.',
        },
      ];
    if (count.n >= 0n) return [];
    return [
      {
        code: 'plan.negative-places',
        place: `block.${place}, ${when}`,
        message: 'A number of plans or places is below nil',
        advice: 'Correct the number; a fall in places is a lower later number.',
      },
    ];
  }).flat();
}

function entryName(years: readonly FinancialYear[], k: number, form: LineForm['form']): string {
  const year = (years[0] ?? 0) + k;
  return form === 'mean' ? `31 March ${year}` : `academic year ${yearInWords(year - 1)}`;
}

function checkPrice(
  years: readonly FinancialYear[],
  place: string,
  { per, path }: Price,
  form: LineForm['form'],
): Problem[] {
  if (per === 'academic' && form === 'mean')
    return [
      {
        code: 'plan.price-of-other-year',
        place: `block.${place}`,
        message: 'Plans at 31 March are of financial years, and this price is of academic years',
        advice: 'Give the price by financial year, or the plans by academic year.',
      },
    ];
  if (per === 'academic')
    return Array.from({ length: years.length + 1 }, (_, k) =>
      unpriced(path, k, `${place}, ${entryName(years, k, form)}`),
    ).flat();
  return years.flatMap((year, n) => unpriced(path, n, `${place}, ${yearInWords(year)}`));
}

function unpriced(path: MoneyPath, n: number, place: string): Problem[] {
  const amount = exactAt(path, n);
  if (amount === null)
    return [
      {
        code: 'plan.missing-price',
        place: `block.${place}`,
        message: 'A price or amount is not stated, and no growth leads up to it',
        advice: 'State it, or the growth from the year before; a missing cost is never £0.',
      },
    ];
  if (amount.n >= 0n) return [];
  return [
    {
      code: 'plan.negative-money',
      place: `block.${place}`,
      message: 'A price or amount of spend is below nil',
      advice: 'Give spend above nil; income and savings have lines of their own.',
    },
  ];
}

function checkParts(cost: LineForm, place: string): Problem[] {
  if (cost.form === 'amount' || cost.form === 'places') return [];
  return cost.partYear.flatMap(({ plans, from, to }): Problem[] => {
    if (to !== null && to < from)
      return [
        {
          code: 'plan.range-reversed',
          place: `block.${place}.partYear`,
          message: 'A group of plans ends before it starts',
          advice: 'Give "to" at or after "from".',
        },
      ];
    if (plans.n >= 0n) return [];
    return [
      {
        code: 'plan.negative-places',
        place: `block.${place}.partYear`,
        message: 'A number of plans or places is below nil',
        advice: 'Correct the number; a fall in places is a lower later number.',
      },
    ];
  });
}
