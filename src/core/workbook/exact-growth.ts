/** Growth reckoned exactly by a spreadsheet: powers of a fraction as digits of a large base, all numbers whole and small enough. */

import { pence } from '../base/pence.ts';
import type { Problem } from '../base/problem.ts';
import { showMillions } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import type { OtherBlock } from '../block/high-needs-block.ts';
import { exactAt, roundOnce } from '../block/money-path.ts';
import type { PlanInputs, Ratio } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { lowestTerms } from '../num/rational-arithmetic.ts';

/** The largest denominator whose digits a spreadsheet can count. */
export const LARGEST_DENOMINATOR = 700_000;
/** Nothing grows to more than so many times itself in a year. */
export const LARGEST_RATIO = 5;
/** Nor to more than so many times itself over the plan. */
const LARGEST_GROWTH = 1_000_000n;
/** No amount lies further from nil [pence]: ten billion pounds. */
export const LARGEST_PENCE = 10n ** 12n;
/** A formula holds another for each year that something grows. */
const MOST_YEARS = 40;

/** Give a fraction with a denominator that a workbook counts, in lowest terms only where that is needed. */
export function countable(ratio: Ratio): Ratio {
  return ratio.d <= BigInt(LARGEST_DENOMINATOR) ? ratio : lowestTerms(ratio);
}

/** The base in which powers of a fraction are written: the largest even multiple of its denominator up to 1,400,000. */
export function radixOf({ d }: Ratio): bigint {
  return 2n * d * (BigInt(LARGEST_DENOMINATOR) / d);
}

/** Formula of the base, given the address of the denominator. */
export function radixFormula(d: string): string {
  return `2*${d}*INT(${LARGEST_DENOMINATOR}/${d})`;
}

/** Formula of the numerator on the same scale as the base. */
export function scaledFormula(n: string, d: string): string {
  return `2*${n}*INT(${LARGEST_DENOMINATOR}/${d})`;
}

/** The digits of a power, whole part first, then `digits` after the point; exact where the exponent is no larger. */
export function powerDigits(ratio: Ratio, exponent: number, digits: number): bigint[] {
  const radix = radixOf(ratio);
  const scaled = ratio.n * (radix / ratio.d);
  const top = scaled ** BigInt(exponent);
  let bottom = radix ** BigInt(exponent);
  const found = [top / bottom];
  let rest = top % bottom;
  for (let place = 1; place <= digits; place++) {
    if (place > exponent) found.push(0n);
    else {
      bottom /= radix;
      found.push(rest / bottom);
      rest %= bottom;
    }
  }
  return found;
}

/** Addresses of an amount cut at the base (amount = high × radix + low), and of the digits of a power. */
export type GrowthPlaces = {
  readonly high: string;
  readonly low: string;
  readonly radix: string;
  /** Whole part first. */
  readonly digits: readonly string[];
};

/**
 * Write the formula of R(amount × power): the products of the digits are carried from the last one up, half of the base
 * is added at the first place after the point, and what lies below a penny is dropped. Every number in it is whole and
 * below 10^13, where neither doubles nor a spreadsheet's own rounding to 15 digits lose anything.
 * @source Decision record 20.
 */
export function grownFormula({ high, low, radix, digits }: GrowthPlaces): string {
  const digit = (place: number) => digits[place] ?? '0';
  let carry = '';
  for (let place = digits.length - 1; place >= 1; place--) {
    const next = place + 1 < digits.length ? `+${high}*${digit(place + 1)}` : '';
    const half = place === 1 ? `+${radix}/2` : '';
    carry = `INT((${low}*${digit(place)}${next}${half}${carry})/${radix})`;
    if (place > 1) carry = `+${carry}`;
  }
  const first = digits.length > 1 ? `+${high}*${digit(1)}+${carry}` : '';
  return `${high}*${digit(0)}*${radix}+${low}*${digit(0)}${first}`;
}

/** Addresses of an amount cut at the base of a rate, and of the rate on its scale. */
export type SharePlaces = {
  readonly high: string;
  readonly low: string;
  readonly radix: string;
  readonly scaled: string;
};

/** Write the formula of R(amount × rate) in the same manner. */
export function shareFormula({ high, low, radix, scaled }: SharePlaces): string {
  return `${high}*${scaled}+INT((${low}*${scaled}+${radix}/2)/${radix})`;
}

/** Say why a plan is more than a workbook counts to the penny; empty where it is not. */
export function workbookLimits(inputs: PlanInputs, others: readonly OtherBlock[] = []): readonly Problem[] {
  const problems: Problem[] = [];
  const told = (place: string, message: string, advice = 'State the figure with fewer digits.') =>
    problems.push({ code: 'plan.workbook-too-large', place, message, advice });
  if (inputs.years.length > MOST_YEARS)
    told('years', `A workbook holds at most ${MOST_YEARS} years`, 'Let the plan end earlier.');
  for (const [name, ratio] of [...ratiosOf(inputs), ...otherRatios(others, inputs.years)]) {
    const { n, d } = countable(ratio);
    if (d > BigInt(LARGEST_DENOMINATOR) || n < 0n || n > d * BigInt(LARGEST_RATIO))
      told(
        name,
        `A workbook counts to the penny only with fractions from 0 to ${LARGEST_RATIO} whose denominator is at most ${LARGEST_DENOMINATOR}`,
      );
    const power = BigInt(inputs.years.length);
    if (
      !name.startsWith('transferRate') &&
      !name.startsWith('block.') &&
      n ** power > LARGEST_GROWTH * d ** power
    )
      told(name, 'A workbook counts to the penny only what grows up to a million times over the plan');
  }
  if (problems.length > 0) return problems;
  const [first, ...rest] = [...amountsOf(inputs), ...otherAmounts(others)].filter(
    ([, amount]) => amount > LARGEST_PENCE || amount < -LARGEST_PENCE,
  );
  if (first !== undefined) {
    const [name, amount] = first;
    told(
      name,
      `A workbook counts to the penny only up to ten billion pounds, and ${name} is ${showMillions(pence(amount))}${rest.length === 0 ? '' : `; so large ${rest.length === 1 ? 'is' : 'are'} ${rest.length} more of its amounts`}`,
      'Make a programme of each authority, or of parts of this one: no authority’s plan is so large. The return as Excel holds the same figures as values.',
    );
  }
  return problems;
}

function ratiosOf(inputs: PlanInputs): readonly (readonly [string, Ratio])[] {
  return [
    ['unitCostInflation', inputs.unitCostInflation],
    ['otherHighNeedsInflation', inputs.otherHighNeedsInflation],
    ['hnbGrowth', inputs.hnbGrowth],
    ['schoolsBlockGrowth', inputs.schoolsBlockGrowth],
    ...inputs.transferRate.map(
      (rate, n) => [`transferRate.${yearInWords(inputs.years[n] ?? 0)}`, rate] as const,
    ),
  ];
}

function otherRatios(others: readonly OtherBlock[], years: PlanInputs['years']) {
  return others.flatMap((other) =>
    (['income', 'spend'] as const).flatMap((part) =>
      other[part].growth.flatMap((ratio, n): (readonly [string, Ratio])[] =>
        ratio === null
          ? []
          : [[`block.otherBlocks.${other.block}.${part}Growth, ${yearInWords(years[n] ?? 0)}`, ratio]],
      ),
    ),
  );
}

/** An amount with its name in words: "the spend in 2028/29". */
type Named = readonly [string, bigint];

function otherAmounts(others: readonly OtherBlock[]): readonly Named[] {
  return others.flatMap(({ block, income, spend }) =>
    [
      [`the income of the block ${block}`, income] as const,
      [`the spend of the block ${block}`, spend] as const,
    ].flatMap(([name, path]) =>
      path.known.flatMap((_, n): Named[] => {
        const exact = exactAt(path, n);
        return exact === null ? [] : [[name, roundOnce(exact)]];
      }),
    ),
  );
}

function amountsOf(inputs: PlanInputs): readonly Named[] {
  const each = (name: string, amounts: readonly bigint[]) =>
    amounts.map((amount): Named => [`the ${name}`, amount]);
  return [
    ...each('price of a placement type', Object.values(inputs.baseUnitCostPence)),
    ...each('plans of a placement type', Object.values(inputs.caseload).flat()),
    ...each('saving that nothing explains', inputs.furtherSavingBasePence),
    ...each('high needs income', inputs.hnbIncomePence),
    ...each('Schools Block', inputs.schoolsBlockPence),
    ...each('payment of the agreement', inputs.safetyValvePaymentPence),
    ...each('authority’s own contribution', inputs.laContributionPence),
    ...each('other high needs spend', [inputs.otherHighNeedsBasePence]),
    ...each('opening deficit', [
      inputs.openingBeforeContributionsPence,
      inputs.openingAfterContributionsPence,
    ]),
    ...projectFinance(inputs).years.flatMap((year) => {
      const within = yearInWords(year.year);
      return [
        ...each(`price of a placement type in ${within}`, Object.values(year.unitCostPence)),
        ...each(`spend on a placement type in ${within}`, Object.values(year.lineCostPence)),
        ...each(`other high needs spend in ${within}`, [year.otherHighNeedsPence]),
        ...each(`saving that nothing explains in ${within}`, [year.furtherSavingPence]),
        ...each(`spend in ${within}`, [year.spendPence]),
        ...each(`high needs income in ${within}`, [year.hnbIncomePence]),
        ...each(`Schools Block in ${within}`, [year.schoolsBlockPence, year.schoolsBlockTransferPence]),
        ...each(`in-year deficit in ${within}`, [year.inYearDeficitPence]),
        ...each(`cumulative deficit at the end of ${within}`, [
          year.cumulativeBeforeContributionsPence,
          year.cumulativeAfterContributionsPence,
        ]),
      ];
    }),
  ];
}
