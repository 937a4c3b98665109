/** The block that a plain projection's inputs amount to: one line a placement type, one saving, no other block. */
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { NATIONAL_TERMS } from './block-terms.ts';
import type { HighNeedsBlock } from './high-needs-block.ts';
import { evenGrowth, grownPath } from './money-path.ts';

/** Name of the saving that no mitigation explains. */
export const UNEXPLAINED_SAVING = 'further-saving';

/**
 * Lay out plain inputs as a block. What the inputs do not tell (bands, places, approvals) is left out, not guessed;
 * payments are due, and what came before the first year counts as payments, as the plain projection has it.
 * @source Method note 12, section 6: the block reduces to the projection of method note 1.
 */
export function blockOfInputs(inputs: PlanInputs): HighNeedsBlock {
  const { years } = inputs;
  const grown = (known: readonly bigint[], factor: PlanInputs['hnbGrowth']) =>
    grownPath(known, factor, years.length);
  const counts = (type: string) => (inputs.caseload[type] ?? []).map((plans) => ({ n: plans, d: 1n }));
  return {
    years,
    income: [
      {
        id: 'allocation',
        name: 'High Needs Block allocation',
        kind: 'allocation',
        path: grown(inputs.hnbIncomePence, inputs.hnbGrowth),
        floor: null,
        cap: null,
        population: null,
      },
    ],
    transfer: {
      schoolsBlock: grown(inputs.schoolsBlockPence, inputs.schoolsBlockGrowth),
      rate: inputs.transferRate,
      status: years.map(() => null),
    },
    spend: [
      ...inputs.types.map((type) => ({
        id: type,
        name: type,
        category: 'placements' as const,
        provision: type,
        age: null,
        band: null,
        cost: {
          form: 'mean' as const,
          plans: counts(type),
          price: {
            per: 'financial' as const,
            path: grown([inputs.baseUnitCostPence[type] ?? 0n], inputs.unitCostInflation),
          },
          partYear: [],
        },
      })),
      {
        id: 'other-high-needs',
        name: 'Other high needs spend',
        category: 'other',
        provision: 'other',
        age: null,
        band: null,
        cost: {
          form: 'amount',
          path: grown([inputs.otherHighNeedsBasePence], inputs.otherHighNeedsInflation),
        },
      },
    ],
    savings: [
      {
        id: UNEXPLAINED_SAVING,
        name: 'Further saving',
        base: inputs.furtherSavingBasePence,
        growth: evenGrowth(inputs.unitCostInflation, years.length),
        source: null,
      },
    ],
    otherBlocks: [],
    payments: years.map((year, n) => ({
      year,
      amountPence: inputs.safetyValvePaymentPence[n] ?? 0n,
      status: 'planned',
    })),
    contributions: years.map((year, n) => ({ year, amountPence: inputs.laContributionPence[n] ?? 0n })),
    opening: {
      grossPence: inputs.openingBeforeContributionsPence,
      paymentsPence: inputs.openingBeforeContributionsPence - inputs.openingAfterContributionsPence,
      ownContributionPence: 0n,
      otherBlocksPence: null,
    },
    terms: NATIONAL_TERMS,
  };
}
