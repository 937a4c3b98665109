/** What one spend line costs in a financial year: months × number × price ÷ 12, summed exactly and rounded once. */
import { addMonths, type FinancialYear } from '../base/time.ts';
import type { Rational } from '../num/rational.ts';
import { minus, over, plus, sumOf, times, ZERO } from '../num/rational-arithmetic.ts';
import type { LineForm, PartYear, Price, YearStart } from './high-needs-block.ts';
import { penceAt, roundOnce, stated } from './money-path.ts';

/** The cost of a line in a year; what stands empty and what is over number are in `costPence` too. */
export type LineCost = {
  readonly costPence: bigint;
  readonly emptyPence: bigint;
  /** What children beyond the commissioned places cost; in `costPence` too. */
  readonly overPence: bigint;
  /** Mean number in the year, empty places and children beyond the places included; null for a line of money. */
  readonly number: Rational | null;
  /** Of the year, where one price holds throughout it [pence/year]; null otherwise. */
  readonly pricePence: bigint | null;
};

/** So many months of a number at a price. */
type Stretch = {
  readonly months: bigint;
  readonly number: Rational;
  readonly pricePence: bigint;
  /** Null where a child is there and has a place. */
  readonly beside: 'empty' | 'over' | null;
};

const TWELVE: Rational = { n: 12n, d: 1n };

/** Months of a financial year that fall in the academic year that began before it: 5 of a school's, 4 of a college's. */
export function monthsOfEarlierYear(starts: YearStart): bigint {
  return starts === 'september' ? 5n : 4n;
}

/**
 * Cost one line.
 * @param n  place of the year in the block's years; `year` is its name.
 * @throws RangeError where a number or price is not stated.
 * @source Method note 12, equations 12.2 to 12.5.
 */
export function lineCost(form: LineForm, n: number, year: FinancialYear): LineCost {
  if (form.form === 'amount')
    return {
      costPence: penceAt(form.path, n),
      emptyPence: 0n,
      overPence: 0n,
      number: null,
      pricePence: null,
    };
  const stretches = [
    ...stretchesOf(form, n),
    ...(form.form === 'places' ? [] : form.partYear.flatMap((part) => partOf(part, form, n, year))),
  ];
  const empty = stretches.filter(({ beside }) => beside === 'empty');
  const overNumber = stretches.filter(({ beside }) => beside === 'over');
  return {
    costPence: roundOnce(costOf(stretches)),
    emptyPence: roundOnce(costOf(empty)),
    overPence: roundOnce(costOf(overNumber)),
    number: over(sumOf(stretches.map(({ months, number }) => times({ n: months, d: 1n }, number))), TWELVE),
    pricePence: hasOnePrice(form, [...empty, ...overNumber]) ? penceAt(form.price.path, n) : null,
  };
}

/** Whether one price holds throughout the year. @param beside  stretches of empty places and of children beyond the places. */
function hasOnePrice({ price }: Exclude<LineForm, { form: 'amount' }>, beside: readonly Stretch[]): boolean {
  return price.per === 'financial' && beside.length === 0;
}

function costOf(stretches: readonly Stretch[]): Rational {
  return over(
    sumOf(
      stretches.map(({ months, number, pricePence }) => times({ n: months * pricePence, d: 1n }, number)),
    ),
    TWELVE,
  );
}

function stretchesOf(form: Exclude<LineForm, { form: 'amount' }>, n: number): Stretch[] {
  if (form.form === 'mean')
    return [n, n + 1].map((end) => ({
      months: 6n,
      number: stated(form.plans[end], `the plans of 31 March ${end}`),
      pricePence: penceAt(form.price.path, n),
      beside: null,
    }));
  const earlier = monthsOfEarlierYear(form.starts);
  return [
    { academic: n, months: earlier },
    { academic: n + 1, months: 12n - earlier },
  ].flatMap(({ academic, months }): Stretch[] => {
    const pricePence = priceOf(form.price, n, academic);
    if (form.form === 'academic')
      return [
        {
          months,
          number: stated(form.plans[academic], 'plans of an academic year'),
          pricePence,
          beside: null,
        },
      ];
    const commissioned = stated(form.commissioned[academic], 'commissioned places');
    const free = minus(commissioned, stated(form.occupied[academic], 'occupied places'));
    const empty = free.n > 0n ? free : ZERO;
    const emptyPence = priceOf(form.emptyPrice ?? form.price, n, academic);
    const overPence = priceOf(form.overPrice ?? form.price, n, academic);
    const one = (number: Rational, price: bigint, beside: Stretch['beside']): Stretch[] =>
      number.n === 0n && beside !== null ? [] : [{ months, number, pricePence: price, beside }];
    return [
      ...one(minus(commissioned, empty), pricePence, null),
      ...one(empty, emptyPence, 'empty'),
      // A child beyond the places is there all the same: a missing cost is never £0.
      ...one(free.n < 0n ? minus(ZERO, free) : ZERO, overPence, 'over'),
    ];
  });
}

/** Give the price of a year [pence]: of the financial one, or of the academic one where the price is of that. */
export function priceOf({ per, path }: Price, financial: number, academic: number): bigint {
  return penceAt(path, per === 'financial' ? financial : academic);
}

/** The months of a group in the year, at the price of the academic year where the price is of one. */
function partOf(part: PartYear, form: Grouped, n: number, year: FinancialYear): Stretch[] {
  return partByYear(part, form, n, year).filter(({ months }) => months > 0n);
}

type Grouped = Extract<LineForm, { readonly partYear: unknown }>;

/** A group in each of the two academic years that a financial year has a part of. */
function partByYear(part: PartYear, form: Grouped, n: number, year: FinancialYear): [Stretch, Stretch] {
  const starts = form.form === 'academic' ? form.starts : 'september';
  const earlier = Number(monthsOfEarlierYear(starts));
  const counted: [bigint, bigint] = [0n, 0n];
  for (let k = 0; k < 12; k++) {
    const month = addMonths(`${year}-04`, k);
    const place = k < earlier ? 0 : 1;
    if (month >= part.from && (part.to === null || month <= part.to)) counted[place] += 1n;
  }
  const at = (months: bigint, academic: number): Stretch => ({
    months,
    number: part.plans,
    // A price that no month asks for need not be stated.
    pricePence: months === 0n ? 0n : priceOf(form.price, n, academic),
    beside: null,
  });
  return [at(counted[0], n), at(counted[1], n + 1)];
}

/** What the groups beside a line's counts cost in the earlier and the later academic year of a financial one [pence], not rounded. */
export function groupCosts(form: Grouped, n: number, year: FinancialYear): readonly [Rational, Rational] {
  const parts = form.partYear.map((part) => partByYear(part, form, n, year));
  return [costOf(parts.map(([earlier]) => earlier)), costOf(parts.map(([, later]) => later))];
}

/** What a group that came in mid-year will cost more in a whole year than in its first [pence]. */
export function fullYearEffect(form: LineForm, n: number, year: FinancialYear): bigint {
  if (form.form === 'amount' || form.form === 'places') return 0n;
  const started = form.partYear.filter(
    ({ from, to }) => from > `${year}-04` && from <= `${year + 1}-03` && to === null,
  );
  const exact = started.reduce((sum, part) => {
    const now = costOf(partOf(part, form, n, year));
    const whole = times(part.plans, { n: priceOf(form.price, n, n + 1), d: 1n });
    return plus(sum, minus(whole, now));
  }, ZERO);
  return roundOnce(exact);
}
