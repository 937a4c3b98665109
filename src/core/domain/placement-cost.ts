/** The yearly cost of one placement, as the finance team keeps it. */
import type { Pence } from '../base/pence.ts';
import type { IsoDate } from '../base/time.ts';

/** One line of the team's list. Keys are keyed hashes, the same as those of the child's SEN2 record. */
export type PlacementCost = {
  /** Of the team's own reference, made as `Sen2Person.caseKey` is. */
  readonly caseKey: string;
  /** Of the unique pupil number, where the file has one. */
  readonly pupilKey: string | null;
  /** One of the placement types of the plan: mainstream, resourceBase, stateSpecial, inmss, post16, other. */
  readonly placementType: string;
  readonly urn: string | null;
  /** The band or matrix value, as the authority names it. */
  readonly band: string | null;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
  readonly yearlyCostPence: Pence;
};
