/** A whole programme: what was agreed, each round's ratings, answers and commentary, and the risks. */
import type { Pence } from '../base/pence.ts';
import type { FinancialYear, IsoDate, Month } from '../base/time.ts';
import type { Agreement, ReturnTemplate, Update } from './definitions.ts';
import type { RatingScale } from './rating-scale.ts';
import type { RiskAction } from './risk/check-closure.ts';
import type { Trackers } from './tracking/trackers.ts';

/**
 * Commentary as an officer writes it. In `text`, `{figure-id}` stands for a stored figure and is resolved when
 * the return is built; `{{` is a literal brace. `chart` and `table` name a live block of `core/report`; a `grid` is a
 * table of the officer's own, its first row the header.
 */
export type CommentaryPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'chart'; readonly id: string }
  | { readonly kind: 'table'; readonly id: string }
  | { readonly kind: 'grid'; readonly caption: string; readonly rows: readonly (readonly string[])[] };

/** A rating of one condition or risk in one update. Activity and effect are kept apart; the return shows `overall`. */
export type Rating = {
  readonly updateId: string;
  readonly subject: { readonly kind: 'condition' | 'risk'; readonly id: string };
  /** Level id of the template's scale, or null where none was recorded. */
  readonly overall: string | null;
  readonly activity: string | null;
  readonly effect: string | null;
  /** Why it differs from the last update or from the evidence; empty where it does not. */
  readonly reason: string;
};

export type Commentary = {
  readonly updateId: string;
  /** Field id of the template, or "condition:3.1", "risk:R1/mitigation", "risk:R1/progress". */
  readonly fieldId: string;
  readonly parts: readonly CommentaryPart[];
};

/** The answer to a yes/no question of the form. */
export type Answer = {
  readonly updateId: string;
  readonly fieldId: string;
  readonly answer: 'yes' | 'no' | 'not-applicable';
};

export type Risk = {
  readonly id: string;
  readonly title: string;
  readonly cause: string;
  readonly event: string;
  readonly effect: string;
  readonly owner: string;
  /** 1 (rare, slight) to 5 (almost certain, severe). */
  readonly likelihood: number;
  readonly impact: number;
  readonly status: 'open' | 'closed' | 'became-issue';
  /** Before any action, 1 to 5; absent where never scored. */
  readonly inherentLikelihood?: number;
  readonly inherentImpact?: number;
  /** The highest score that is accepted. */
  readonly appetite?: number;
  /** The figure that the exposure comes from: "saving:local-places", "stress:payments-stopped", "assumption:caseload". */
  readonly exposure?: string;
  /** What is done about it, from the register's records. */
  readonly actions?: readonly RiskAction[];
};

/** A scheme that makes places: due, delivered and why not, each with its date. */
export type PlaceScheme = {
  readonly id: string;
  readonly name: string;
  readonly placesDue: number;
  readonly placesDelivered: number;
  readonly due: Month;
  readonly forecast: Month;
  readonly cause: string;
  readonly countsAs: 'special' | 'resourced' | 'alternative' | 'commissioned';
};

/** A post of the register: the role is fixed by the form, the holder is data and never leaves in a public copy. */
export type Contact = {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly interim: boolean;
};

/** One value of the block transfer, with how far its approval has come. An assumed transfer is a risk, not income. */
export type TransferStatus = {
  readonly year: FinancialYear;
  readonly status:
    | 'assumed'
    | 'consulted'
    | 'forum-approved'
    | 'forum-refused'
    | 'department-requested'
    | 'department-approved'
    | 'department-refused';
  readonly note: string;
};

/** In-year forecast versions of the current year, one a quarter. */
export type InYearForecast = {
  readonly year: FinancialYear;
  /** "Plan", "Q1", "Q2". */
  readonly basis: string;
  readonly asAt: IsoDate;
  readonly inYearDeficitPence: Pence;
};

export type SignOff = {
  readonly updateId: string;
  readonly role: 's151' | 'dcs';
  readonly signedOn: IsoDate | null;
};

export type Programme = {
  readonly authorityCode: string;
  readonly id: string;
  readonly authorityName: string;
  readonly name: string;
  /** True for made-up authorities: every page and document says so. */
  readonly fictional: boolean;
  readonly agreement: Agreement;
  readonly template: ReturnTemplate;
  readonly scale: RatingScale;
  readonly updates: readonly Update[];
  readonly contacts: readonly Contact[];
  readonly ratings: readonly Rating[];
  readonly answers: readonly Answer[];
  readonly commentary: readonly Commentary[];
  readonly risks: readonly Risk[];
  readonly places: readonly PlaceScheme[];
  readonly transfers: readonly TransferStatus[];
  readonly inYearForecasts: readonly InYearForecast[];
  readonly signOffs: readonly SignOff[];
  /** Posts, procurements and registrations; absent where no record of them was ever kept. */
  readonly trackers?: Trackers;
};
