/** From one plan version to another, or from plan to outturn: the movement of the deficit in parts that add up to the penny. */
import type { FinancialYear } from '../base/time.ts';
import { roundHalfUp } from '../num/rational.ts';
import { deficitOf, type YearAccount } from './year-account.ts';

/** The parts of a movement, in the order in which they are told. */
export const BRIDGE_PARTS = ['timing', 'volume', 'mix', 'price', 'income', 'transfer', 'other'] as const;
export type BridgePart = (typeof BRIDGE_PARTS)[number];

/** One year: a part above nil makes the deficit larger [pence]. */
export type BridgeYear = {
  readonly year: FinancialYear;
  readonly fromPence: bigint;
  readonly parts: Readonly<Record<BridgePart, bigint>>;
  /** `fromPence` and all parts. */
  readonly toPence: bigint;
};

/**
 * Bridge one year. Volume is the change of all plans together at the old mix and the old mean cost; mix is what the new
 * mix adds at old prices; price is the rest of the lines. A type that only one side has keeps the price that it has there.
 * @param timed  the old account with mitigations at the new times, where both sides are plans; null otherwise.
 * @source Method note 9, section 9.
 */
export function bridgeYear(from: YearAccount, to: YearAccount, timed: YearAccount | null): BridgeYear {
  const start = timed ?? from;
  const types = [...new Set([...Object.keys(start.lines), ...Object.keys(to.lines)])];
  const line = (account: YearAccount, type: string) =>
    account.lines[type] ?? { twicePlans: 0n, costPence: 0n };
  const sum = (take: (type: string) => bigint) => types.reduce((all, type) => all + take(type), 0n);
  const oldCost = sum((type) => line(start, type).costPence);
  const newCost = sum((type) => line(to, type).costPence);
  const oldPlans = sum((type) => line(start, type).twicePlans);
  const newPlans = sum((type) => line(to, type).twicePlans);
  const volume = oldPlans === 0n ? 0n : roundHalfUp(oldCost * (newPlans - oldPlans), oldPlans);
  const atOldPrices = sum((type) => {
    const before = line(start, type);
    const after = line(to, type);
    return before.twicePlans === 0n
      ? after.costPence
      : roundHalfUp(before.costPence * after.twicePlans, before.twicePlans);
  });
  return {
    year: from.year,
    fromPence: deficitOf(from),
    parts: {
      timing: deficitOf(start) - deficitOf(from),
      volume,
      mix: atOldPrices - oldCost - volume,
      price: newCost - atOldPrices,
      income: start.incomePence - to.incomePence,
      transfer: start.transferPence - to.transferPence,
      other: to.restPence - start.restPence,
    },
    toPence: deficitOf(to),
  };
}

/** The residual of two versions: what was there at the start, what the years add, what payments and contribution take off. */
export type ResidualBridge = {
  readonly fromPence: bigint;
  readonly opening: bigint;
  readonly inYear: bigint;
  readonly payments: bigint;
  readonly contribution: bigint;
  readonly toPence: bigint;
};

/** What a residual is made of; lists may have any lengths. */
export type ResidualParts = {
  readonly openingAfterPence: bigint;
  readonly inYearPence: readonly bigint[];
  readonly paymentsPence: readonly bigint[];
  readonly contributionPence: readonly bigint[];
};

/** Bridge the deficits left at the end of two versions, whatever years each has. */
export function bridgeResidual(from: ResidualParts, to: ResidualParts): ResidualBridge {
  const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
  const residual = (parts: ResidualParts) =>
    parts.openingAfterPence +
    total(parts.inYearPence) -
    total(parts.paymentsPence) -
    total(parts.contributionPence);
  return {
    fromPence: residual(from),
    opening: to.openingAfterPence - from.openingAfterPence,
    inYear: total(to.inYearPence) - total(from.inYearPence),
    payments: total(from.paymentsPence) - total(to.paymentsPence),
    contribution: total(from.contributionPence) - total(to.contributionPence),
    toPence: residual(to),
  };
}
