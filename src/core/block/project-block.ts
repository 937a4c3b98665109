/** Projects the High Needs Block: income, transfer, spend, the other blocks, and the deficits on every basis, to the penny. */
import { findFirstSustainedBalance } from '../finance/project-finance.ts';
import type { Rational } from '../num/rational.ts';
import { times } from '../num/rational-arithmetic.ts';
import { incomeOf, transferOf } from './block-income.ts';
import type { BlockProjection, BlockYear } from './block-projection.ts';
import { type DeficitSet, moveDeficits, openingDeficits } from './deficit.ts';
import type { HighNeedsBlock, Saving } from './high-needs-block.ts';
import { fullYearEffect, lineCost } from './line-cost.ts';
import { penceAt, roundOnce, stated } from './money-path.ts';
import { withOverPrice } from './over-price.ts';

/**
 * Project a block that `checkBlock` finds nothing wrong with. Everything is exact until a line's amount of a year,
 * which is rounded once to whole pence; every sum is of whole pence. The block is not changed.
 * @throws RangeError where something is not stated.
 * @source Method note 12.
 */
export function projectBlock(block: HighNeedsBlock): BlockProjection {
  const { grossPence, paymentsPence, ownContributionPence, otherBlocksPence } = block.opening;
  const opening = openingDeficits({
    inYearPence: grossPence,
    paidPence: paymentsPence,
    ownPence: ownContributionPence,
  });
  const years: BlockYear[] = [];
  let deficits = opening;
  let others = otherBlocksPence ?? 0n;
  for (let n = 0; n < block.years.length; n++) {
    const year = yearOf(block, n, deficits, others);
    years.push(year);
    deficits = year.deficits;
    others = year.otherBlocksDeficitPence;
  }
  return {
    opening,
    years,
    firstSustainedBalance: findFirstSustainedBalance(years),
    firstGrantBalance: findFirstSustainedBalance(
      years.map(({ year, grantInYearDeficitPence }) => ({
        year,
        inYearDeficitPence: grantInYearDeficitPence,
      })),
    ),
  };
}

function yearOf(block: HighNeedsBlock, n: number, before: DeficitSet, othersBefore: bigint): BlockYear {
  const year = stated(block.years[n], 'its years');
  const income = block.income.map((line) => incomeOf(line, n));
  const transfer = transferOf(block.transfer, n);
  const spend = block.spend
    .map((line) => withOverPrice(block, line))
    .map(({ cost, ...line }) => ({
      ...line,
      ...lineCost(cost, n, year),
      fullYearEffectPence: fullYearEffect(cost, n, year),
    }));
  const savings = block.savings.map((saving) => ({
    id: saving.id,
    name: saving.name,
    amountPence: savingAt(saving, n),
    isExplained: saving.source !== null,
  }));
  const incomePence = total(income.map(({ amountPence }) => amountPence));
  const spendPence =
    total(spend.map(({ costPence }) => costPence)) - total(savings.map(({ amountPence }) => amountPence));
  const inYearDeficitPence = spendPence - incomePence - transfer.amountPence;
  const otherBlocks = block.otherBlocks.map((other) => otherYear(other, n, transfer.amountPence));
  const otherInYear = total(otherBlocks.map(({ deficitPence }) => deficitPence));
  const payments = paymentsIn(block, year);
  const ownContributionPence = total(
    block.contributions.filter((one) => one.year === year).map(({ amountPence }) => amountPence),
  );
  const grantInYearDeficitPence = inYearDeficitPence + otherInYear;
  return {
    year,
    income,
    transfer,
    spend,
    savings,
    incomePence,
    spendPence,
    emptyPlacesPence: total(spend.map(({ emptyPence }) => emptyPence)),
    overPlacesPence: total(spend.map(({ overPence }) => overPence)),
    inYearDeficitPence,
    inYearWithoutUnapprovedPence: inYearDeficitPence + (transfer.isApproved ? 0n : transfer.amountPence),
    otherBlocks,
    grantInYearDeficitPence,
    payments,
    ownContributionPence,
    deficits: moveDeficits(before, {
      inYearPence: grantInYearDeficitPence,
      paidPence: payments.paidPence,
      duePence: payments.duePence,
      ownPence: ownContributionPence,
    }),
    otherBlocksDeficitPence: othersBefore + otherInYear,
  };
}

function otherYear(other: HighNeedsBlock['otherBlocks'][number], n: number, transferPence: bigint) {
  const incomePence = penceAt(other.income, n);
  const spendPence = penceAt(other.spend, n);
  const out = other.block === 'schools' ? transferPence : 0n;
  return { block: other.block, incomePence, spendPence, deficitPence: spendPence + out - incomePence };
}

function savingAt({ base, growth }: Saving, n: number): bigint {
  let exact: Rational = { n: stated(base[n], 'a saving'), d: 1n };
  for (let k = 1; k <= n; k++) exact = times(exact, stated(growth[k], 'the growth of a saving'));
  return roundOnce(exact);
}

function paymentsIn({ payments }: HighNeedsBlock, year: number) {
  const sum = (...states: readonly string[]) =>
    total(
      payments
        .filter((one) => one.year === year && states.includes(one.status))
        .map(({ amountPence }) => amountPence),
    );
  return { paidPence: sum('paid', 'made-up'), duePence: sum('planned'), withheldPence: sum('withheld') };
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
