/** The parts of a stored management plan beside its finance inputs: what is being done to change its course. */

/** One mitigation: the flow it changes, by how much, from when, and how sure anyone is. */
export type Mitigation = {
  readonly id: string;
  readonly name: string;
  /** "requests", "refusals", "new-plans", "ceases", "moves", "unit-cost", "caseload". */
  readonly flow: string;
  /** Central effect when fully ramped, in the unit of the flow [plans/month]; a share for a price or a path of plans. */
  readonly size: number;
  readonly low: number;
  readonly high: number;
  /** First month of effect. */
  readonly start: string;
  /** Months from start to full effect [months]. */
  readonly ramp: number;
  /** Expected slippage [months]. */
  readonly delay: number;
  /** Chance that it works at all [0..1]. */
  readonly pWorks: number;
};
