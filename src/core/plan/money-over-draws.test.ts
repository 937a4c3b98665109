/** The money over draws: exactly the projection where nothing varies, right on average where it does, and by its laws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPlan, smallPlan } from '../../../test/make/plan-inputs.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { type CaseloadDraws, drawCaseload } from './caseload-draws.ts';
import { moneyOverDraws, NOTHING_DRAWN } from './money-over-draws.ts';

/** One draw of whole plans. */
function drawsOf(caseload: PlanInputs['caseload'], { types, years }: PlanInputs): CaseloadDraws {
  const ends = years.length + 1;
  const plans = Float64Array.from({ length: ends * types.length }, (_, cell) =>
    Number(caseload[types[cell % types.length] ?? '']?.[Math.floor(cell / types.length)] ?? 0n),
  );
  return { draws: 1, ends, types: types.length, plans };
}

test('for any plan, a draw of whole plans is the exact projection of those plans, cell by cell', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const { years } = projectFinance(plan);
      // Doubles hold whole pence up to 2^53; the generator may go beyond, and such plans are left out.
      const isHeld = years.every(
        ({ year: _year, unitCostPence, twiceAverageCaseload, lineCostPence, ...rest }) =>
          [...Object.values(unitCostPence), ...Object.values(lineCostPence), ...Object.values(rest)].every(
            (amount) => amount < 2n ** 51n && amount > -(2n ** 51n),
          ),
      );
      fc.pre(isHeld);
      const money = moneyOverDraws(plan, drawsOf(plan.caseload, plan), NOTHING_DRAWN, null);
      assert.deepEqual(
        [...money.inYear],
        years.map((year) => Number(year.inYearDeficitPence)),
      );
      assert.deepEqual(
        [...money.before],
        years.map((year) => Number(year.cumulativeBeforeContributionsPence)),
      );
      assert.deepEqual(
        [...money.after],
        years.map((year) => Number(year.cumulativeAfterContributionsPence)),
      );
      assert.deepEqual(
        [...money.lines],
        years.flatMap((year) => plan.types.map((type) => Number(year.lineCostPence[type]))),
      );
    }),
  );
});

test('without spread every draw is the central case, to the penny', () => {
  const plan = smallPlan();
  const mean = plan.types.map((type) => (plan.caseload[type] ?? []).map(Number));
  const caseload = drawCaseload(
    mean,
    mean.map((list) => list.map(() => 0)),
    0.5,
    { seed: 1, draws: 5 },
  );
  const money = moneyOverDraws(plan, caseload, NOTHING_DRAWN, null);
  const exact = projectFinance(plan).years.map((year) => Number(year.inYearDeficitPence));
  assert.deepEqual(
    [...money.inYear],
    [1, 2, 3, 4, 5].flatMap(() => exact),
  );
});

test('with spread the mean of the draws is the central case within five standard errors', () => {
  const plan = smallPlan();
  const mean = plan.types.map((type) => (plan.caseload[type] ?? []).map(Number));
  const spread = mean.map((list) => list.map((plans, end) => (end === 0 ? 0 : plans * 0.1)));
  const draws = 4000;
  const money = moneyOverDraws(
    plan,
    drawCaseload(mean, spread, 0.5, { seed: 7, draws }),
    NOTHING_DRAWN,
    null,
  );
  for (const [year, exact] of projectFinance(plan).years.entries()) {
    const values = Array.from({ length: draws }, (_, draw) => money.inYear[draw * 2 + year] ?? Number.NaN);
    const average = values.reduce((sum, value) => sum + value, 0) / draws;
    const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (draws - 1);
    const error = Math.abs(average - Number(exact.inYearDeficitPence)) / Math.sqrt(variance / draws);
    assert.ok(error < 5, `year ${year}: ${error} standard errors`);
  }
});

test('drawn growth, inflation and prices agree with the exact projection of the same rates', () => {
  const plan = smallPlan();
  const ids = [
    'hnbGrowth',
    'schoolsBlockGrowth',
    'unitCostInflation',
    'otherHighNeedsInflation',
    'baseUnitCost.inmss',
  ];
  const factors = Float64Array.of(1.01, 0.99, 1.02, 0.98, 1.1);
  const money = moneyOverDraws(plan, drawsOf(plan.caseload, plan), { ids, factors }, null);
  const by = (ratio: { n: bigint; d: bigint }, hundredths: bigint) => ({
    n: ratio.n * hundredths,
    d: ratio.d * 100n,
  });
  const { years } = projectFinance({
    ...plan,
    hnbGrowth: by(plan.hnbGrowth, 101n),
    schoolsBlockGrowth: by(plan.schoolsBlockGrowth, 99n),
    unitCostInflation: by(plan.unitCostInflation, 102n),
    otherHighNeedsInflation: by(plan.otherHighNeedsInflation, 98n),
    baseUnitCostPence: { ...plan.baseUnitCostPence, inmss: 6_930_000n },
  });
  // Factors are laid over rounded central amounts: a penny a unit of each plan may differ.
  for (const [year, exact] of years.entries())
    assert.ok(Math.abs((money.inYear[year] ?? 0) - Number(exact.inYearDeficitPence)) < 200);
});

test('more income never raises a deficit', () => {
  fc.assert(
    fc.property(anyPlan, fc.bigInt({ min: 0n, max: 10n ** 11n }), (plan, more) => {
      const richer = { ...plan, hnbIncomePence: plan.hnbIncomePence.map((amount) => amount + more) };
      const before = projectFinance(plan);
      const after = projectFinance(richer);
      for (const [place, year] of after.years.entries())
        assert.ok(year.inYearDeficitPence <= (before.years[place]?.inYearDeficitPence ?? 0n));
      if (before.firstSustainedBalance !== null)
        assert.ok((after.firstSustainedBalance ?? Number.POSITIVE_INFINITY) <= before.firstSustainedBalance);
    }),
  );
});

test('all money tenfold is every position tenfold, but for the pennies of rounding', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const ten = (amounts: readonly bigint[]) => amounts.map((amount) => 10n * amount);
      const tenfold = projectFinance({
        ...plan,
        baseUnitCostPence: Object.fromEntries(
          Object.entries(plan.baseUnitCostPence).map(([type, cost]) => [type, 10n * cost]),
        ),
        otherHighNeedsBasePence: 10n * plan.otherHighNeedsBasePence,
        furtherSavingBasePence: ten(plan.furtherSavingBasePence),
        hnbIncomePence: ten(plan.hnbIncomePence),
        schoolsBlockPence: ten(plan.schoolsBlockPence),
      });
      for (const [place, year] of projectFinance(plan).years.entries()) {
        const off = (tenfold.years[place]?.inYearDeficitPence ?? 0n) - 10n * year.inYearDeficitPence;
        const size = off < 0n ? -off : off;
        // Each unit cost is rounded once and then counted for every plan; the other amounts once each.
        const plans = Object.values(year.twiceAverageCaseload).reduce((sum, twice) => sum + twice, 0n);
        const rate = plan.transferRate[place] ?? { n: 0n, d: 1n };
        const roundings = BigInt(10 * (plan.types.length + 6)) + (10n * rate.n) / rate.d;
        assert.ok(size <= 10n * plans + roundings, `${size}`);
      }
    }),
  );
});

test('draws of another shape than the plan are refused', () => {
  const plan = smallPlan();
  const wrong = { draws: 1, ends: 2, types: 2, plans: new Float64Array(4) };
  assert.throws(() => moneyOverDraws(plan, wrong, NOTHING_DRAWN, null), RangeError);
});
