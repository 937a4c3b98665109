/** One child's step from one year to the next, as tables of transitions keep it. */

export type Transition = {
  /** The calendar year in which the step begins. */
  readonly year: number;
  readonly settingBefore: string;
  readonly needBefore: string;
  /** National curriculum year, -4 to 20. */
  readonly schoolYearBefore: number;
  readonly settingAfter: string;
  readonly needAfter: string;
  readonly schoolYearAfter: number;
};
