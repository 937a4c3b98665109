/** What is followed to a day: posts with the people in them, procurements and registrations with their stages, promises, decisions about money. */
import type { Pence } from '../../base/pence.ts';
import type { IsoDate, Month } from '../../base/time.ts';

/** How many people were in a post's team at the end of a month [full-time equivalents]. */
export type InPostCount = { readonly month: Month; readonly filled: number };

/** One post, or several alike. What nobody recorded is null, never nought. */
export type Post = {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** Planned [full-time equivalents]. */
  readonly fullTime: number | null;
  /** In post as the register stands [full-time equivalents]. */
  readonly filled: number | null;
  readonly due: IsoDate | null;
  readonly forecast: IsoDate | null;
  readonly started: IsoDate | null;
  /** Counts at ends of months, oldest first. */
  readonly counts: readonly InPostCount[];
};

/** A procurement or a registration on its way through its stages. */
export type TrackedItem = {
  readonly kind: 'procurement' | 'registration';
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** One of its kind's stages, or the word for one that was given up; null where none is recorded. */
  readonly stage: string | null;
  readonly due: IsoDate | null;
  readonly forecast: IsoDate | null;
  /** The day on which it was awarded or registered. */
  readonly done: IsoDate | null;
};

/** A promise of an earlier update. */
export type TrackedPromise = {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** Update it was made in: "2024-25/1". */
  readonly madeIn: string;
  readonly due: IsoDate;
  readonly outcome: 'open' | 'kept' | 'broken';
  readonly told: string | null;
  /** What it is about: names of nodes, "condition/c3-4". */
  readonly about: readonly string[];
};

/** A decision about money: who decides, by when, and what hangs on it. */
export type TrackedDecision = {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** Whole pence; null where no amount is recorded. */
  readonly amountPence: Pence | null;
  readonly body: string | null;
  readonly by: IsoDate | null;
  readonly state: string | null;
  /** Titles of what hangs on it. */
  readonly about: readonly string[];
};

export type Trackers = {
  readonly posts: readonly Post[];
  readonly promises: readonly TrackedPromise[];
  readonly decisions: readonly TrackedDecision[];
  /** By kind, then in the order of the records. */
  readonly items: readonly TrackedItem[];
};

/** The stages of each kind on the way, first to last; anything else ended it. */
export const STAGES: Readonly<Record<TrackedItem['kind'], readonly string[]>> = {
  procurement: ['planned', 'tendered', 'awarded', 'in use'],
  registration: ['prepared', 'applied', 'inspected', 'registered'],
};

/** The stage that an item's own day belongs to: "awarded", "registered". */
export const DONE_STAGE: Readonly<Record<TrackedItem['kind'], string>> = {
  procurement: 'awarded',
  registration: 'registered',
};

/**
 * Say how far an item is on its way: 3 for "awarded".
 * @returns null where no stage is recorded, or where it was given up.
 */
export function stageNumber({ kind, stage }: TrackedItem): number | null {
  const place = stage === null ? -1 : STAGES[kind].indexOf(stage);
  return place < 0 ? null : place + 1;
}
