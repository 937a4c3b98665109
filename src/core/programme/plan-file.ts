/** The parts of a stored management plan beside its finance inputs: what is being done to change its course. */

/** One mitigation: the flow it changes, by how much, from when, and how sure anyone is. */
export type Mitigation = {
  readonly id: string;
  readonly name: string;
  /** "requests", "refusals", "assess", "issue", "new-plans", "ceases", "moves", "placement", "unit-cost", "caseload". */
  readonly flow: string;
  /** Whether `size` is a number a month or a share of the flow as it would run; a number where left out. */
  readonly change?: 'absolute' | 'relative';
  /** Central effect when fully ramped, in the unit of the flow [1/month]; a share for a price, a placement or a path of plans. */
  readonly size: number;
  readonly low: number;
  readonly high: number;
  /** First month of effect. */
  readonly start: string;
  /** Months over which it grows to its full size; 0 or 1 is at once [months]. */
  readonly ramp: number;
  /** Expected slippage [months]. */
  readonly delay: number;
  /** Chance that it works at all [0..1]. */
  readonly pWorks: number;
};
