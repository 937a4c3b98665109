/** What moves the block's answer most: every assumption of its lines moved alone to its least and most, ranked. */
import type { HighNeedsBlock } from '../block/high-needs-block.ts';
import { projectBlock } from '../block/project-block.ts';
import { listBlockAssumptions } from './block-assumptions.ts';
import type { AssumptionRange } from './management-plan.ts';
import { type Outcome, rankMoved, type Sensitivity } from './sensitivity.ts';

/** The end of a block: the last in-year deficit of high needs, the grant's after all payments and own contribution, balance of high needs. */
function blockOutcome(block: HighNeedsBlock): Outcome {
  const { years, firstSustainedBalance } = projectBlock(block);
  const last = years.at(-1);
  return {
    lastInYearPence: last?.inYearDeficitPence ?? 0n,
    residualPence: last?.deficits['net-of-all-planned']['with-own'].deficitPence ?? 0n,
    firstBalance: firstSustainedBalance,
  };
}

/**
 * Rank the assumptions of a block that `checkBlock` finds nothing wrong with; the rest of the block stays as it is.
 * @param ranges  those that the plan states.
 * @source Method note 12, section 7.
 */
export function rankBlockSensitivities(
  block: HighNeedsBlock,
  ranges: readonly AssumptionRange[],
): readonly Sensitivity[] {
  return rankMoved(
    listBlockAssumptions(block, ranges).map((one) => ({
      ...one,
      outcomeAt: (value) => blockOutcome(one.at(value)),
    })),
  );
}
