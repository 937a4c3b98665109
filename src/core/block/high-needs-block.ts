/** The High Needs Block as a plan states it: income lines, the transfer, spend lines, the other blocks, payments, the opening. */
import type { FinancialYear, Month } from '../base/time.ts';
import type { Rational } from '../num/rational.ts';
import type { PaymentStatus } from '../programme/definitions.ts';
import type { TransferStatus } from '../programme/programme.ts';
import type { BlockTerms } from './block-terms.ts';
import type { MoneyPath, Series } from './money-path.ts';

/** Where income comes from. A deduction is given above nil and taken off. */
export const INCOME_KINDS = ['allocation', 'import-export', 'deduction', 'other'] as const;
export type IncomeKind = (typeof INCOME_KINDS)[number];

type Named = { readonly id: string; readonly name: string };

/** The block's allocation, held between a floor and a cap of growth where the plan states them. */
export type Allocation = Named & {
  readonly kind: 'allocation';
  readonly path: MoneyPath;
  /** Least and most factor from one year to the next, per head where `population` is stated. */
  readonly floor: Rational | null;
  readonly cap: Rational | null;
  /** Population of 2 to 18 by year [people]; null where floor and cap are not per head. */
  readonly population: Series<Rational> | null;
};

/** So much for each net pupil who comes in; below nil where more go out. */
export type ImportExport = Named & {
  readonly kind: 'import-export';
  readonly netPupils: Series<bigint>;
  readonly ratePence: bigint;
};

export type IncomeLine =
  | Allocation
  | ImportExport
  | (Named & { readonly kind: 'deduction' | 'other'; readonly path: MoneyPath });

/** What money is spent on. */
export const SPEND_CATEGORIES = [
  // A whole placement, places and top-up together, where a plan does not tell them apart.
  'placements',
  'place-funding',
  'top-up',
  'independent-fees',
  'post-16',
  'alternative-provision',
  'central',
  'other',
] as const;
export type SpendCategory = (typeof SPEND_CATEGORIES)[number];

/** A price is of a financial year (first entry: the plan's first) or of an academic one (first entry: the year before it). */
export type Price = { readonly per: 'financial' | 'academic'; readonly path: MoneyPath };

/** Places of schools run from September, of colleges from August. */
export type YearStart = 'august' | 'september';

/** Plans beside a line's counts, from their first month to their last; null where they go on. */
export type PartYear = { readonly plans: Rational; readonly from: Month; readonly to: Month | null };

/** How a line's quantity and price make its cost. Academic lists have one entry more than years, the year before first. */
export type LineForm =
  /** Half the plans of the opening and of the closing 31 March, at a price a year. */
  | {
      readonly form: 'mean';
      readonly plans: Series<Rational>;
      readonly price: Price;
      readonly partYear: readonly PartYear[];
    }
  /** Plans by academic year. */
  | {
      readonly form: 'academic';
      readonly plans: Series<Rational>;
      readonly starts: YearStart;
      readonly price: Price;
      readonly partYear: readonly PartYear[];
    }
  /**
   * Commissioned places by academic year; one that stands empty costs its own price, or the same where null. A child beyond them
   * costs `overPrice` in full; where null, see `over-price.ts`.
   */
  | {
      readonly form: 'places';
      readonly commissioned: Series<Rational>;
      readonly occupied: Series<Rational>;
      readonly starts: YearStart;
      readonly price: Price;
      readonly emptyPrice: Price | null;
      readonly overPrice: Price | null;
    }
  /** Money by financial year. */
  | { readonly form: 'amount'; readonly path: MoneyPath };

/** One line: provision × age × band. Null where the line is of all ages or bands. */
export type SpendLine = Named & {
  readonly category: SpendCategory;
  readonly provision: string;
  readonly age: string | null;
  readonly band: string | null;
  readonly cost: LineForm;
};

/** A saving that belongs to no line: base of the year, grown by all steps up to it. Without a source it is unexplained. */
export type Saving = Named & {
  readonly base: Series<bigint>;
  readonly growth: Series<Rational>;
  readonly source: string | null;
};

/** The transfer out of the Schools Block: a share of it, with the state of its approval by year; null where not said. */
export type BlockTransfer = {
  readonly schoolsBlock: MoneyPath;
  readonly rate: Series<Rational>;
  readonly status: Series<TransferStatus['status']>;
};

/** Another block of the grant, before any transfer. */
export const OTHER_BLOCKS = ['schools', 'central-services', 'early-years'] as const;
/** Their names in words. */
export const OTHER_BLOCK_WORDS = {
  schools: 'Schools Block',
  'central-services': 'Central School Services Block',
  'early-years': 'Early Years Block',
} as const satisfies Readonly<Record<(typeof OTHER_BLOCKS)[number], string>>;
export type OtherBlock = {
  readonly block: (typeof OTHER_BLOCKS)[number];
  readonly income: MoneyPath;
  readonly spend: MoneyPath;
};

export type HighNeedsBlock = {
  /** Consecutive financial years. */
  readonly years: readonly FinancialYear[];
  readonly income: readonly IncomeLine[];
  readonly transfer: BlockTransfer;
  readonly spend: readonly SpendLine[];
  readonly savings: readonly Saving[];
  readonly otherBlocks: readonly OtherBlock[];
  readonly payments: readonly {
    readonly year: FinancialYear;
    readonly amountPence: bigint;
    readonly status: PaymentStatus;
  }[];
  readonly contributions: readonly { readonly year: FinancialYear; readonly amountPence: bigint }[];
  readonly opening: {
    /** Deficit of the whole grant with no payment and no contribution counted [pence]. */
    readonly grossPence: bigint;
    /** Programme payments and own contribution received before the first year [pence]. */
    readonly paymentsPence: bigint;
    readonly ownContributionPence: bigint;
    /** What of the gross deficit belongs to other blocks; null where not said [pence]. */
    readonly otherBlocksPence: bigint | null;
  };
  readonly terms: BlockTerms;
};
