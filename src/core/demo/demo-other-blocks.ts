/** The county's other blocks of the grant: schools, central school services and early years, in balance again after three years. */
import { transferOf } from '../block/block-income.ts';
import type { OtherBlock } from '../block/high-needs-block.ts';
import { grownPath, type MoneyPath, penceAt } from '../block/money-path.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';

/** Made up, as shares of the Schools Block of the first year in hundred-thousandths: two years known, grown after them. */
const CENTRAL_SERVICES = [745n, 738n] as const;
/** Hours for younger children are paid from the second September on. */
const EARLY_YEARS = [8400n, 11_940n] as const;
const SHARES = 100_000n;
/** Central school services lose a hundredth a year, as what they once committed runs out; early years grow by two. */
const CENTRAL_SERVICES_GROWTH = { n: 99n, d: 100n };
const EARLY_YEARS_GROWTH = { n: 102n, d: 100n };

/**
 * What each spends beyond its income by year, in ten-thousandths of the Schools Block of the first year. Schools keep back growth
 * money for new classes and spend it a year later; central services and early years overspend and win it back. Together they come to
 * nil in the third year, so the deficit at the end is of high needs alone.
 */
const BEYOND = {
  schools: [-9n, 9n],
  'central-services': [3n, 0n, -3n],
  'early-years': [12n, -6n, -6n],
} as const satisfies Record<OtherBlock['block'], readonly bigint[]>;
const PARTS = 10_000n;

/** Lay out the other blocks. Spend of the Schools Block is before the transfer to high needs. */
export function demoOtherBlocks(inputs: PlanInputs): readonly OtherBlock[] {
  const { years } = inputs;
  const [first = 0n] = inputs.schoolsBlockPence;
  const known = (shares: readonly bigint[]) => shares.map((share) => (first * share) / SHARES);
  const schools = grownPath(inputs.schoolsBlockPence, inputs.schoolsBlockGrowth, years.length);
  const transfer = { schoolsBlock: schools, rate: inputs.transferRate, status: years.map(() => null) };
  const block = (name: OtherBlock['block'], income: MoneyPath, out: (n: number) => bigint): OtherBlock => ({
    block: name,
    income,
    spend: {
      known: years.map((_, n) => penceAt(income, n) - out(n) + (first * (BEYOND[name][n] ?? 0n)) / PARTS),
      growth: years.map(() => null),
    },
  });
  return [
    block('schools', schools, (n) => transferOf(transfer, n).amountPence),
    block(
      'central-services',
      grownPath(known(CENTRAL_SERVICES), CENTRAL_SERVICES_GROWTH, years.length),
      () => 0n,
    ),
    block('early-years', grownPath(known(EARLY_YEARS), EARLY_YEARS_GROWTH, years.length), () => 0n),
  ];
}
