/** The block of a plan projected beside its central case, with what its dated terms make of it and how far the two lie apart. */

import { pence } from '../base/pence.ts';
import type { Problem } from '../base/problem.ts';
import { showPence } from '../base/show.ts';
import { yearInWords } from '../base/time.ts';
import type { BlockProjection } from '../block/block-projection.ts';
import { applyBlockTerms, type BlockTerms, type TermsResult } from '../block/block-terms.ts';
import { riskyInBlock } from '../block/check-block.ts';
import type { HighNeedsBlock } from '../block/high-needs-block.ts';
import { overPricesInWords } from '../block/over-price.ts';
import { projectBlock } from '../block/project-block.ts';
import type { Projection } from '../finance/projection.ts';
import { followingRisks } from './block-follows.ts';
import { blockOverDraws, withoutUnexplained } from './block-over-draws.ts';
import { rankBlockSensitivities } from './block-sensitivity.ts';
import type { Chances, Spread } from './chances.ts';
import type { DrawnLines } from './draw-block-inputs.ts';
import type { TurnedOut } from './draw-outcomes.ts';
import { balanceDistribution, type Counted, spendTypesOf } from './judge-conditions.ts';
import type { ManagementPlan } from './management-plan.ts';
import type { DrawnInputs } from './money-over-draws.ts';
import { atYear, chancesOf } from './plan-chances.ts';
import type { Sensitivity } from './sensitivity.ts';
import { spreadOf } from './spread-of.ts';

/** What the block of a plan comes to. */
export type BlockForecast = {
  readonly projection: BlockProjection;
  /** What children beyond commissioned places are counted at, in words; empty where no line buys places. */
  readonly overPrices: string;
  readonly terms: BlockTerms;
  readonly termsResult: TermsResult;
  /** Every assumption of the lines moved alone, ranked. */
  readonly sensitivities: readonly Sensitivity[];
  /** Chances of the lines over the same draws as the plan's; cumulative positions are the whole grant's. */
  readonly chances: BlockChances;
  /** What the plan counts on that nobody has granted or said, and where block and central case differ. */
  readonly risks: readonly Problem[];
};

/** What chance has touched: caseload and prices as mitigations turn out, inputs of money, and those of the lines. */
export type BlockDraws = TurnedOut & {
  readonly inputs: DrawnInputs;
  readonly lines: DrawnLines;
  readonly levels: readonly number[];
};

/** The chances of a block, and the in-year deficit of the whole grant beside that of high needs, one entry a year. */
export type BlockChances = Chances & {
  readonly grantInYear: readonly Spread[];
  /** Chance that the whole grant comes to balance for good within the plan [0..1]. */
  readonly grantBalance: number;
};

/**
 * Project the block of a plan that has been checked, and run the plan's draws through its lines.
 * @param named  risks that the plan itself names already; one about the same transfer is not named twice.
 * @returns null where the plan has none.
 * @source Method note 12.
 */
export function forecastBlock(
  plan: ManagementPlan,
  central: Projection,
  named: readonly Problem[],
  drawn: BlockDraws,
): BlockForecast | null {
  const { block, ranges, finance } = plan;
  if (block === null) return null;
  const projection = projectBlock(block);
  return {
    projection,
    overPrices: overPricesInWords(block),
    terms: block.terms,
    termsResult: applyBlockTerms(projection, block.terms),
    sensitivities: rankBlockSensitivities(block, ranges),
    chances: blockChances(plan, block, projection, drawn),
    risks: [
      ...followingRisks(finance.types, block),
      ...riskyInBlock(block).filter((risk) => !named.some((one) => isSame(one, risk))),
      ...differences(projection, central),
    ],
  };
}

function blockChances(
  plan: ManagementPlan,
  block: HighNeedsBlock,
  projection: BlockProjection,
  { caseload, uplift, inputs, lines, levels }: BlockDraws,
): BlockChances {
  const money = blockOverDraws(
    { block, projection, spendOf: spendTypesOf(plan) },
    plan.finance,
    caseload,
    { plan: inputs, lines },
    uplift,
  );
  const { years } = projection;
  const named = withoutUnexplained(money);
  const counted: Counted = (basis, ownContribution) =>
    years.map(
      ({ deficits }) =>
        deficits.gross['without-own'].deficitPence -
        deficits[basis][ownContribution ? 'with-own' : 'without-own'].deficitPence,
    );
  return {
    ...chancesOf(plan, { money, named }, levels, counted),
    grantInYear: years.map((_, place) => spreadOf(atYear(money, money.grantInYear, place), levels)),
    grantBalance: 1 - balanceDistribution({ ...money, inYear: money.grantInYear }).notWithinPlan,
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
