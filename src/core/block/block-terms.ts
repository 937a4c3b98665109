/** Rules of the day about a deficit, each dated and with its source, and what they make of a block's deficits. */
import type { FinancialYear } from '../base/time.ts';
import { type Rational, roundHalfUp } from '../num/rational.ts';
import type { BlockProjection } from './block-projection.ts';

/** A value from the world: where it is written, when it was said, and whether it is law yet. */
export type Sourced<T> = {
  readonly value: T;
  readonly source: string;
  /** When it was said, in words: "June 2025". */
  readonly stated: string;
  readonly standing: 'in-force' | 'announced' | 'local';
};

/** Years stand for the 31 March that closes them. Null where nobody has said: then nothing is reckoned from it. */
export type BlockTerms = {
  readonly overrideEnds: Sourced<FinancialYear> | null;
  readonly grant: Sourced<{ readonly share: Rational; readonly accruedTo: FinancialYear }> | null;
  /** What a year's deficit costs to carry, borne by the general fund [1/year]. */
  readonly carryingRate: Sourced<Rational> | null;
};

/** What England's rules say as far as they are public. No national rate of carrying cost exists: a plan states its own. */
export const NATIONAL_TERMS: BlockTerms = {
  overrideEnds: {
    value: 2027,
    source:
      'Local Authorities (Capital Finance and Accounting) (England) Regulations 2003, regulation 30L, inserted by SI 2020/1212; extension to 31 March 2028 announced by government, amending regulations not seen',
    stated: 'June 2025',
    standing: 'announced',
  },
  grant: {
    value: { share: { n: 90n, d: 100n }, accruedTo: 2025 },
    source:
      'Explanatory note on the government’s approach to DSG deficits: High Needs Stability Grant of 90% of the eligible high needs deficit accrued to 31 March 2026',
    stated: '9 February 2026',
    standing: 'announced',
  },
  carryingRate: null,
};

/** Beside the deficit and never in it [pence]. All on what the accounts hold: payments received and own contribution counted. */
export type TermsResult = {
  readonly whenOverrideEnds: Dated | null;
  readonly grant: (Dated & { readonly grantPence: bigint; readonly leftPence: bigint }) | null;
  /** Rate × mean of opening and closing deficit, nil on a surplus. */
  readonly carryingCost: readonly { readonly year: FinancialYear; readonly costPence: bigint }[];
};

type Dated = { readonly year: FinancialYear; readonly deficitPence: bigint };

/**
 * Apply terms to a projection. The grant is of the high needs deficit only: what other blocks brought in is left out.
 * @source Method note 12, section 5.
 */
export function applyBlockTerms({ years, opening }: BlockProjection, terms: BlockTerms): TermsResult {
  const held = (place: number) =>
    (place < 0 ? opening : years[place]?.deficits)?.['net-of-paid']['with-own'].deficitPence;
  const at = (year: FinancialYear) => years.findIndex((one) => one.year === year);
  return {
    whenOverrideEnds: dated(terms.overrideEnds?.value, (year) => (at(year) < 0 ? undefined : held(at(year)))),
    grant: grantOf(terms, (year) => {
      const place = at(year);
      const deficit = place < 0 ? undefined : held(place);
      return deficit === undefined ? undefined : deficit - (years[place]?.otherBlocksDeficitPence ?? 0n);
    }),
    carryingCost: terms.carryingRate === null ? [] : carrying(terms.carryingRate.value, years, held),
  };
}

function dated(
  year: FinancialYear | undefined,
  deficitAt: (year: FinancialYear) => bigint | undefined,
): Dated | null {
  const deficitPence = year === undefined ? undefined : deficitAt(year);
  return year === undefined || deficitPence === undefined ? null : { year, deficitPence };
}

function grantOf({ grant }: BlockTerms, deficitAt: (year: FinancialYear) => bigint | undefined) {
  const found = dated(grant?.value.accruedTo, deficitAt);
  if (grant === null || found === null) return null;
  const { share } = grant.value;
  const eligible = found.deficitPence < 0n ? 0n : found.deficitPence;
  const grantPence = roundHalfUp(eligible * share.n, share.d);
  return { ...found, grantPence, leftPence: found.deficitPence - grantPence };
}

function carrying(
  rate: Rational,
  years: BlockProjection['years'],
  held: (place: number) => bigint | undefined,
): TermsResult['carryingCost'] {
  return years.map(({ year }, place) => {
    const twice = (held(place - 1) ?? 0n) + (held(place) ?? 0n);
    return { year, costPence: twice <= 0n ? 0n : roundHalfUp(twice * rate.n, 2n * rate.d) };
  });
}
