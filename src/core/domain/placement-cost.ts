/** The yearly cost of one placement, as the finance team keeps it. */
import type { Pence } from '../base/pence.ts';
import type { IsoDate } from '../base/time.ts';

export type PlacementCost = {
  /** The team's own reference, pseudonymous. */
  readonly reference: string;
  /** One of the placement types of the plan: mainstream, resourceBase, stateSpecial, inmss, post16, other. */
  readonly placementType: string;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
  readonly yearlyCostPence: Pence;
};
