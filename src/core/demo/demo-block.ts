/** The county's High Needs Block: lines by provision, age and band that come to each line of its plan, to the penny. */
import { NATIONAL_TERMS } from '../block/block-terms.ts';
import type { HighNeedsBlock, LineForm, SpendLine } from '../block/high-needs-block.ts';
import { lineCost } from '../block/line-cost.ts';
import { evenGrowth, grownPath, type MoneyPath } from '../block/money-path.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import type { Projection } from '../finance/projection.ts';
import type { Rational } from '../num/rational.ts';
import { demoOtherBlocks } from './demo-other-blocks.ts';

/** What a place of a special school, and an empty one of a unit, costs a year; and an occupied one of a unit [pence]. */
const PLACE_PENCE = 1_000_000n;
const UNIT_PLACE_PENCE = 600_000n;
/** One place in so many is empty. */
const EMPTY_ONE_IN = 20n;
/** One net pupil from elsewhere for so many plans of the county's own. */
const NET_PUPIL_ONE_IN = 140n;

type Told = { readonly inputs: PlanInputs; readonly plain: Projection };

/**
 * Lay out the county's block. Places are paid by academic year and cost when empty; the top-up beside them, and services
 * beside the adjustment for pupils from elsewhere, make each heading of the ledger and each year the plan's.
 */
export function demoBlock(inputs: PlanInputs): HighNeedsBlock {
  const told = { inputs, plain: projectFinance(inputs) };
  const { years } = inputs;
  const netPupils =
    Object.values(inputs.caseload).reduce((sum, [opening = 0n]) => sum + opening, 0n) / NET_PUPIL_ONE_IN;
  const services = told.plain.years.map((year) => year.otherHighNeedsPence + netPupils * UNIT_PLACE_PENCE);
  return {
    years,
    income: [
      {
        id: 'allocation',
        name: 'High Needs Block allocation',
        kind: 'allocation',
        path: grown(inputs, inputs.hnbIncomePence, inputs.hnbGrowth),
        floor: null,
        cap: null,
        population: null,
      },
      {
        id: 'import-export',
        name: 'Import and export adjustment',
        kind: 'import-export',
        netPupils: years.map(() => netPupils),
        ratePence: UNIT_PLACE_PENCE,
      },
    ],
    transfer: {
      schoolsBlock: grown(inputs, inputs.schoolsBlockPence, inputs.schoolsBlockGrowth),
      rate: inputs.transferRate,
      status: years.map((_, n) => (['forum-approved', 'consulted'] as const)[n] ?? 'assumed'),
    },
    spend: [
      ...mainstreamLines(told),
      ...placeLines(told, 'resourceBase', 'Resourced provision', UNIT_PLACE_PENCE),
      ...placeLines(told, 'stateSpecial', 'State special', PLACE_PENCE),
      ...wholeLines(inputs),
      {
        ...heading('services', 'SEN support services, therapies and inclusion', 'central', 'central'),
        cost: fixed(services),
      },
    ],
    savings: [
      {
        id: 'further-saving',
        name: 'Further saving',
        base: inputs.furtherSavingBasePence,
        growth: evenGrowth(inputs.unitCostInflation, years.length),
        source: null,
      },
    ],
    otherBlocks: demoOtherBlocks(inputs),
    ...contributionsOf(inputs),
    terms: NATIONAL_TERMS,
  };
}

function contributionsOf({ years, ...inputs }: PlanInputs) {
  const inYear = (amounts: readonly bigint[]) =>
    years.flatMap((year, n) => {
      const amountPence = amounts[n] ?? 0n;
      return amountPence === 0n ? [] : [{ year, amountPence }];
    });
  return {
    payments: inYear(inputs.safetyValvePaymentPence).map((one) => ({ ...one, status: 'planned' as const })),
    contributions: inYear(inputs.laContributionPence),
    opening: {
      grossPence: inputs.openingBeforeContributionsPence,
      paymentsPence: inputs.openingBeforeContributionsPence - inputs.openingAfterContributionsPence,
      ownContributionPence: 0n,
      // What the county owed at the opening came of high needs alone.
      otherBlocksPence: 0n,
    },
  };
}

function heading(
  id: string,
  name: string,
  category: SpendLine['category'],
  provision: string,
): Omit<SpendLine, 'cost'> {
  return { id, name, category, provision, age: null, band: null };
}

function grown({ years }: PlanInputs, known: readonly bigint[], factor: Rational): MoneyPath {
  return grownPath(known, factor, years.length);
}

function fixed(amounts: readonly bigint[]): LineForm {
  return { form: 'amount', path: { known: amounts, growth: amounts.map(() => null) } };
}

/** What the plan's line of a type costs beyond lines that are told already. */
function restOf({ inputs, plain }: Told, type: string, lines: readonly SpendLine[]): LineForm {
  return fixed(
    inputs.years.map((year, n) =>
      lines.reduce(
        (left, { cost }) => left - lineCost(cost, n, year).costPence,
        plain.years[n]?.lineCostPence[type] ?? 0n,
      ),
    ),
  );
}

function ofPlans(inputs: PlanInputs, plans: readonly bigint[], pricePence: bigint): LineForm {
  return {
    form: 'mean',
    plans: plans.map((n) => ({ n, d: 1n })),
    price: { per: 'financial', path: grown(inputs, [pricePence], inputs.unitCostInflation) },
    partYear: [],
  };
}

/** Two in three plans are in the lower band, at four fifths of the mean; the upper band is the rest. */
function mainstreamLines(told: Told): SpendLine[] {
  const { inputs } = told;
  const thirds = (inputs.caseload['mainstream'] ?? []).map((plans) => plans / 3n);
  const pricePence = ((inputs.baseUnitCostPence['mainstream'] ?? 0n) * 4n) / 5n;
  const lower = ['5 to 10', '11 to 15'].map((age): SpendLine => {
    const id = `mainstream-lower-${age.replaceAll(' ', '-')}`;
    const named = heading(id, `Mainstream top-up, lower band, ${age}`, 'top-up', 'mainstream');
    return { ...named, age, band: 'lower', cost: ofPlans(inputs, thirds, pricePence) };
  });
  const upper = heading('mainstream-upper', 'Mainstream top-up, upper band', 'top-up', 'mainstream');
  return [...lower, { ...upper, band: 'upper', cost: restOf(told, 'mainstream', lower) }];
}

function placeLines(told: Told, type: string, label: string, placePence: bigint): SpendLine[] {
  const { inputs } = told;
  const plans = inputs.caseload[type] ?? [];
  const atPrice = (amount: bigint) => ({
    per: 'financial' as const,
    path: grown(inputs, [amount], { n: 1n, d: 1n }),
  });
  const places: SpendLine = {
    ...heading(`${type}-places`, `${label}, places`, 'place-funding', type),
    cost: {
      form: 'places',
      commissioned: plans.map((there) => ({ n: there + there / EMPTY_ONE_IN, d: 1n })),
      occupied: plans.map((n) => ({ n, d: 1n })),
      starts: 'september',
      price: atPrice(placePence),
      emptyPrice: atPrice(PLACE_PENCE),
      overPrice: null,
    },
  };
  const topUp = heading(`${type}-top-up`, `${label}, top-up`, 'top-up', type);
  return [places, { ...topUp, cost: restOf(told, type, [places]) }];
}

/** Types of placement with one price for all. */
function wholeLines(inputs: PlanInputs): SpendLine[] {
  const whole = [
    ['inmss', 'Independent and non-maintained special, fees', 'independent-fees'],
    ['post16', 'Post-16 and further education', 'post-16'],
    ['other', 'Alternative provision, tuition and direct payments', 'alternative-provision'],
  ] as const;
  return whole.map(([type, name, category]) => ({
    ...heading(type, name, category, type),
    cost: ofPlans(inputs, inputs.caseload[type] ?? [], inputs.baseUnitCostPence[type] ?? 0n),
  }));
}
