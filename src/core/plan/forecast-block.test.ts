/** The chances of a plan's block: over the same draws as the plan's own, alike each time, and moved by nothing that changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyFormBlock } from '../../../test/make/every-form-block.ts';
import { smallManagementPlan, tenAMonth } from '../../../test/make/management-plan.ts';
import { blockOfInputs } from '../block/block-of-inputs.ts';
import { projectBlock } from '../block/project-block.ts';
import type { ForecastYear } from './chances.ts';
import { forecastPlan } from './forecast-plan.ts';
import { LIKELIHOOD_SCALE } from './likelihood-words.ts';
import type { ManagementPlan } from './management-plan.ts';

const OPTIONS = { seed: 1, draws: 400, levels: [0.1, 0.5, 0.9], caseload: null } as const;

function withBlock(): ManagementPlan {
  const plan = smallManagementPlan();
  return { ...plan, block: blockOfInputs(plan.finance) };
}

function chancesOf(plan: ManagementPlan, options: { seed: number } = OPTIONS) {
  const chances = forecastPlan(plan, { ...OPTIONS, ...options }).block?.chances;
  assert.ok(chances !== undefined);
  return chances;
}

test('a block that tells what the plan tells has the plan’s chances, mitigations that fail or come late in both', () => {
  const plan = withBlock();
  const doubtful = {
    ...plan,
    mitigations: plan.mitigations.map((one) => ({ ...one, pWorks: 0.5, delay: 6, low: 5, high: 12 })),
  };
  for (const one of [plan, doubtful]) {
    const forecast = forecastPlan(one, OPTIONS);
    const chances = forecast.block?.chances;
    assert.deepEqual(chances?.firstBalance, forecast.firstBalance);
    assert.deepEqual(chances?.conditions, forecast.conditions);
    for (const [place, { inYear, after }] of forecast.years.entries()) {
      const lines: ForecastYear | undefined = chances?.years[place];
      // A unit cost is rounded before it is counted for some 130 plans.
      assert.ok(Math.abs((lines?.inYear.mean ?? 0) - inYear.mean) < 200);
      assert.ok(Math.abs((lines?.after.quantiles[2] ?? 0) - (after.quantiles[2] ?? 0)) < 400);
    }
  }
});

test('without spread every quantile is the block’s projection, to the penny', () => {
  const plan = { ...withBlock(), caseload: null, mitigations: [] };
  const { years } = projectBlock(blockOfInputs(plan.finance));
  for (const [place, { inYear, after }] of chancesOf(plan).years.entries()) {
    const exact = Number(years[place]?.inYearDeficitPence);
    assert.deepEqual([inYear.mean, ...inYear.quantiles], [exact, exact, exact, exact]);
    assert.equal(after.mean, Number(years[place]?.deficits['net-of-all-planned']['with-own'].deficitPence));
  }
});

test('the same seed gives the same chances, another seed others; words come from the one scale', () => {
  const plan = withBlock();
  assert.deepEqual(chancesOf(plan), chancesOf(plan));
  assert.notDeepEqual(chancesOf(plan).years, chancesOf(plan, { seed: 2 }).years);
  const words = new Set(LIKELIHOOD_SCALE.map(({ words: one }) => one));
  for (const { inWords } of chancesOf(plan).conditions) assert.ok(words.has(inWords), inWords);
});

test('a lever that changes nothing changes no digit', () => {
  const plan = withBlock();
  const same = { n: 0n, d: 1n };
  const levers: readonly ManagementPlan[] = [
    { ...plan, mitigations: [...plan.mitigations, tenAMonth('nil', { size: 0, low: 0, high: 0 })] },
    // A growth that is drawn and can only be the central one.
    { ...plan, ranges: [{ id: 'block.inmss.inflation', low: same, high: same }] },
  ];
  for (const lever of levers) assert.deepEqual(chancesOf(lever), chancesOf(plan));
});

test('a range that the plan states for a line is drawn, and stands in place of the plan’s own for that line alone', () => {
  const plan = withBlock();
  const range = (id: string, low: bigint, high: bigint) => ({
    id,
    low: { n: low, d: 100n },
    high: { n: high, d: 100n },
  });
  const wide = (ranges: ManagementPlan['ranges']) => {
    const [low, , high] = chancesOf({ ...plan, ranges }).years[1]?.inYear.quantiles ?? [];
    return (high ?? 0) - (low ?? 0);
  };
  const own = range('block.inmss.price', 20n, 180n);
  const plans = range('baseUnitCost.inmss', 40n, 160n);
  assert.ok(wide([own]) > 2 * wide([]));
  assert.ok(wide([plans]) > wide([]) && wide([plans]) < wide([own]));
  assert.equal(wide([own, plans]), wide([own]));
});

test('more income of the block never lowers a chance of balance, and a higher limit none of a condition', () => {
  const plan = withBlock();
  const { block } = plan;
  assert.ok(block !== null);
  let before = -1;
  for (const more of [0n, 20_000_000n, 60_000_000n, 400_000_000n]) {
    const path = { known: block.years.map(() => more), growth: block.years.map(() => null) };
    const income = [...block.income, { id: 'more', name: 'More', kind: 'other' as const, path }];
    const { balance } = chancesOf({ ...plan, block: { ...block, income } });
    assert.ok(balance.asPlanned >= before);
    before = balance.asPlanned;
  }
  assert.equal(before, 1);
  const chance = (limitPence: bigint) =>
    chancesOf({
      ...plan,
      conditions: [
        { id: 'one', basis: 'net-of-paid', ownContribution: true, limits: [{ year: 2025, limitPence }] },
      ],
    }).conditions[0]?.probability ?? Number.NaN;
  assert.ok(chance(10_000_000n) <= chance(30_000_000n) && chance(30_000_000n) <= chance(10n ** 12n));
  assert.equal(chance(10n ** 12n), 1);
});

test('the chances of the first year of balance add up to one with that of none', () => {
  const { firstBalance, noBalance } = chancesOf(withBlock());
  const sum = firstBalance.reduce((all, { probability }) => all + probability, noBalance);
  assert.ok(Math.abs(sum - 1) < 1e-12);
});

test('what follows nothing is named: a type without a line, a line of a provision that is no type', () => {
  const plan = withBlock();
  const [first, ...others] = blockOfInputs(plan.finance).spend;
  assert.ok(first !== undefined && plan.block !== null);
  const block = { ...plan.block, spend: [{ ...first, provision: 'elsewhere' }, ...others] };
  const codes = forecastPlan({ ...plan, block }, OPTIONS).risks.map(({ code, place }) => `${code} ${place}`);
  assert.ok(codes.includes('plan.type-without-line block.spend, mainstream'));
  assert.ok(codes.includes('plan.line-follows-nothing block.spend.mainstream'));
  assert.ok(!forecastPlan(plan, OPTIONS).risks.some(({ code }) => code.startsWith('plan.line-follows')));
});

test('the whole grant stands beside high needs: other blocks in deficit make its balance no likelier', () => {
  const finance = { ...smallManagementPlan().finance, types: ['provision0', 'provision1'] };
  const caseload = { provision0: [100n, 100n, 100n, 100n], provision1: [100n, 100n, 100n, 100n] };
  const zeros = [0n, 0n, 0n];
  const plan: ManagementPlan = {
    ...smallManagementPlan(),
    mitigations: [],
    conditions: [],
    caseload: null,
    finance: {
      ...finance,
      years: [2024, 2025, 2026],
      caseload,
      baseUnitCostPence: { provision0: 1n, provision1: 1n },
      furtherSavingBasePence: zeros,
      safetyValvePaymentPence: zeros,
      laContributionPence: zeros,
      transferRate: zeros.map(() => ({ n: 1n, d: 200n })),
    },
    block: everyFormBlock(),
  };
  const chances = chancesOf(plan);
  const { years } = projectBlock(everyFormBlock());
  for (const [place, { mean }] of chances.grantInYear.entries())
    assert.equal(mean, Number(years[place]?.grantInYearDeficitPence));
  assert.ok(chances.grantBalance <= chances.balance.asPlanned);
});
