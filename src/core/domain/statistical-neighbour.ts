/** One authority's statistical neighbour: who it is, and how near. */

export type StatisticalNeighbour = {
  readonly authorityName: string;
  /** 1 is nearest. */
  readonly rank: number;
  readonly neighbourName: string;
};
