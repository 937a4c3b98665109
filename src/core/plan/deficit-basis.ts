/** Which payments and contributions a deficit counts: the three bases, with or without the authority's own contribution. */
import type { DeficitBasis } from '../programme/definitions.ts';
import type { ManagementPlan } from './management-plan.ts';

/** Payments count once they are paid, or made up after having been held back. */
const RECEIVED: ReadonlySet<string> = new Set(['paid', 'made-up']);

/**
 * Give what is taken off the deficit before contributions at the end of each year: payments that the basis counts up
 * to then, those before the plan's first year included, and the own contribution where it is counted.
 * @returns one entry a year [pence].
 * @source Method note 9, section 1.
 */
export function countedUpTo(
  { finance, payments }: Pick<ManagementPlan, 'finance' | 'payments'>,
  basis: DeficitBasis,
  ownContribution: boolean,
): bigint[] {
  const earlier = finance.openingBeforeContributionsPence - finance.openingAfterContributionsPence;
  let counted = basis === 'gross' ? 0n : earlier;
  return finance.years.map((year, place) => {
    const payment = finance.safetyValvePaymentPence[place] ?? 0n;
    const isReceived = payments.some((one) => one.year === year && RECEIVED.has(one.status));
    if (basis === 'net-of-all-planned' || (basis === 'net-of-paid' && isReceived)) counted += payment;
    if (ownContribution) counted += finance.laContributionPence[place] ?? 0n;
    return counted;
  });
}
