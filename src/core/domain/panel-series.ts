/** Published yearly figures by area: how many plans stood open each January, and what else is known of each authority. */

/** How wide an area is: only authorities get a forecast. */
export type AreaLevel = 'authority' | 'regional' | 'national';

/** The yearly counts of one area. A year without a number is not in the map: a missing value is never zero. */
export type PanelSeries = {
  /** As published: "E10000002"; empty for England. */
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** Calendar year to plans open in its January [plans]. */
  readonly plans: ReadonlyMap<number, number>;
};

/** Figures beside the plan numbers; each may be missing for any authority. */
export type PanelCompanions = {
  /** Code to calendar year to new plans made in that year [plans/year]. */
  readonly newPlans?: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Code to calendar year to requests for an assessment received in that year [requests/year]. */
  readonly requests?: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Code to calendar year to plans of young people aged 16 to 25 in its January [plans]. */
  readonly older?: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Code to people aged 0 to 24 in one year [people]. */
  readonly young?: ReadonlyMap<string, number>;
};

/** Everything a panel forecast may look at. */
export type Panel = {
  readonly series: readonly PanelSeries[];
  readonly companions: PanelCompanions;
};
