/** What is recorded of new places: each scheme with its stages, whom it takes, how it fills; areas, prices, delays, travel. */
import type { FinancialYear, Month } from '../base/time.ts';
import type { Rational } from '../num/rational.ts';
import type { PlaceScheme } from '../programme/programme.ts';

/** Phases by age at the start of the academic year: below 4, 4 to 10, 11 to 15, 16 and above. */
export const PHASES = ['early-years', 'primary', 'secondary', 'post-16'] as const;
export type Phase = (typeof PHASES)[number];

/** What a scheme's places count as. */
export type PlaceKind = PlaceScheme['countsAs'];

/** The steps of a scheme before its places are delivered, with the month of each; null where it is not recorded. */
export type PlaceStages = {
  readonly planned: Month | null;
  /** Null: the money is not agreed, and the places are not counted on. */
  readonly funded: Month | null;
  /** No child is placed before it. */
  readonly registered: Month | null;
};

/** What is told of the site of a scheme. */
export type PlaceSite = {
  /** Id of an area; null where the whole authority is one. */
  readonly area: string | null;
  /** Primary needs that it suits; null for any. */
  readonly needs: readonly string[] | null;
  readonly phases: readonly Phase[] | null;
  readonly stages: PlaceStages;
  /** Months from opening until it is full, in even steps; 1 is at once [months]. */
  readonly fillMonths: number;
  /** When the places delivered so far were usable; null where they all were on time. */
  readonly deliveredOn: Month | null;
  /** Children counted there, oldest first [children]. */
  readonly onRoll: readonly { readonly month: Month; readonly children: number }[];
  /** What a place costs here by financial year, where it differs from its kind [pence/year]. */
  readonly pricePence: ReadonlyMap<FinancialYear, bigint> | null;
};

/** Kinds of causes for which places are late. */
export const LATE_CAUSES = [
  'site',
  'planning',
  'building',
  'money',
  'registration',
  'staffing',
  'other',
] as const;
export type LateCause = (typeof LATE_CAUSES)[number];

/** What is done next so that places come, and by when; null where no month is recorded. */
export type NextStep = { readonly what: string; readonly by: Month | null };

/** A scheme of the programme with its site; `forecast` is null where no date is given at all. */
export type PlannedScheme = Omit<PlaceScheme, 'forecast'> & {
  readonly forecast: Month | null;
  /** The kind of what `cause` tells; null where it is not recorded. */
  readonly causeKind: LateCause | null;
  /** The post that brings the places, never a person; empty where none is recorded. */
  readonly owner: string;
  readonly nextStep: NextStep | null;
  /** Null where nothing but the dates is recorded. */
  readonly site: PlaceSite | null;
};

/** A price: of a placement type of the plan, or stated by financial year. */
export type PriceSource =
  | { readonly kind: 'plan'; readonly type: string }
  | { readonly kind: 'stated'; readonly byYear: ReadonlyMap<FinancialYear, bigint> };

/** What a place of a kind costs, and what is paid instead while it is not there. */
export type PlacePrice = {
  readonly countsAs: PlaceKind;
  readonly local: PriceSource;
  readonly instead: PriceSource;
  readonly source: string;
};

/** How much later than forecast places come, each with its weight. */
export type DelaySpread = {
  readonly months: readonly { readonly months: number; readonly weight: number }[];
  readonly source: string;
};

/** Travel of one child for a year from the area of home to an area or to `independent` [pence/year]. */
export type Travel = { readonly from: string; readonly to: string; readonly yearlyPence: bigint };

/** The whole record of places. */
export type PlacesRecord = {
  readonly schemes: readonly PlannedScheme[];
  /** Share of children by area of home; empty where the whole authority is one area. */
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly share: Rational;
  }[];
  readonly areasSource: string;
  readonly prices: readonly PlacePrice[];
  /** Null where no spread is stated: there is no range then. */
  readonly delay: DelaySpread | null;
  readonly travel: readonly Travel[];
  readonly travelSource: string;
  /** Month that the record is of; null where the programme's newest update says it. */
  readonly asAt: Month | null;
};

/** The area that stands for all where none is recorded. */
export const WHOLE_AREA = 'all';
/** Where children go for whom there is no local place. */
export const INDEPENDENT = 'independent';
