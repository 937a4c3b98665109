/** The block of a plan projected beside its central case, with what its dated terms make of it and how far the two lie apart. */

import { pence } from '../base/pence.ts';
import type { Problem } from '../base/problem.ts';
import { showPence } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import type { BlockProjection } from '../block/block-projection.ts';
import { applyBlockTerms, type BlockTerms, type TermsResult } from '../block/block-terms.ts';
import { riskyInBlock } from '../block/check-block.ts';
import { projectBlock } from '../block/project-block.ts';
import type { Projection } from '../finance/projection.ts';
import { rankBlockSensitivities } from './block-sensitivity.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { Sensitivity } from './sensitivity.ts';

/** What the block of a plan comes to. */
export type BlockForecast = {
  readonly projection: BlockProjection;
  readonly terms: BlockTerms;
  readonly termsResult: TermsResult;
  /** Every assumption of the lines moved alone, ranked. */
  readonly sensitivities: readonly Sensitivity[];
  /** What the plan counts on that nobody has granted or said, and where block and central case differ. */
  readonly risks: readonly Problem[];
};

/**
 * Project the block of a plan that has been checked.
 * @param named  risks that the plan itself names already; one about the same transfer is not named twice.
 * @returns null where the plan has none.
 * @source Method note 12.
 */
export function forecastBlock(
  { block, ranges }: ManagementPlan,
  central: Projection,
  named: readonly Problem[],
): BlockForecast | null {
  if (block === null) return null;
  const projection = projectBlock(block);
  return {
    projection,
    terms: block.terms,
    termsResult: applyBlockTerms(projection, block.terms),
    sensitivities: rankBlockSensitivities(block, ranges),
    risks: [
      ...riskyInBlock(block).filter((risk) => !named.some((one) => isSame(one, risk))),
      ...differences(projection, central),
    ],
  };
}

/** The lines must tell the same story as the plan; where they do not, the amount is said and nothing is adjusted. */
function differences({ years }: BlockProjection, central: Projection): Problem[] {
  return years.flatMap((year, n) => {
    const apart = year.inYearDeficitPence - (central.years[n]?.inYearDeficitPence ?? 0n);
    if (apart === 0n) return [];
    const size = showPence(pence(apart < 0n ? -apart : apart));
    return [
      {
        code: 'plan.block-apart',
        place: `block, ${yearInWords(year.year)}`,
        message: `The in-year deficit of the block’s lines is ${size} ${apart < 0n ? 'below' : 'above'} the plan’s`,
        advice: 'Bring the lines and the plan’s finance together, or say which one is right.',
      },
    ];
  });
}

function isSame(a: Problem, b: Problem): boolean {
  return a.message === b.message && yearOf(a) === yearOf(b);
}

function yearOf({ place }: Problem): string {
  return /\d{4}\/\d{2}$/.exec(place ?? '')?.[0] ?? '';
}
