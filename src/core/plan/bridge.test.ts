/** Bridges: parts add up to the penny for any two years, and each cause shows in its own part. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan, tenAMonth } from '../../../test/make/management-plan.ts';
import { anyPlan, smallPlan } from '../../../test/make/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { BRIDGE_PARTS, type BridgeYear, bridgeYear } from './bridge.ts';
import { bridgePlans, draftBridge } from './bridge-plans.ts';
import type { ManagementPlan } from './management-plan.ts';
import { accountOf } from './year-account.ts';

const sumOf = ({ parts }: BridgeYear) => BRIDGE_PARTS.reduce((sum, part) => sum + parts[part], 0n);

test('between any years of any two plans the parts add up to the movement, to the penny', () => {
  fc.assert(
    fc.property(anyPlan, anyPlan, (a, b) => {
      const from = projectFinance(a).years.map(accountOf);
      const to = projectFinance(b).years.map(accountOf);
      for (const [place, before] of from.entries()) {
        const after = to[place];
        if (after === undefined) continue;
        const bridge = bridgeYear(before, after, null);
        assert.equal(bridge.fromPence, projectFinance(a).years[place]?.inYearDeficitPence);
        assert.equal(bridge.fromPence + sumOf(bridge), bridge.toPence);
      }
    }),
  );
});

const plan = (change: Partial<ManagementPlan['finance']>): ManagementPlan =>
  bareManagementPlan({ ...smallPlan(), ...change });

function onlyPart(to: ManagementPlan): string[] {
  const [, second] = bridgePlans(plan({}), to);
  return BRIDGE_PARTS.filter((part) => second?.parts[part] !== 0n);
}

test('each cause shows in its own part and in no other', () => {
  const { caseload } = smallPlan();
  assert.deepEqual(onlyPart(plan({})), []);
  assert.deepEqual(
    onlyPart(plan({ unitCostInflation: { n: 1n, d: 1n }, furtherSavingBasePence: [0n, 5_110_000n] })),
    ['price'],
  );
  assert.deepEqual(onlyPart(plan({ hnbIncomePence: [150_000_000n, 1n] })), ['income']);
  assert.deepEqual(
    onlyPart(
      plan({
        transferRate: [
          { n: 1n, d: 200n },
          { n: 0n, d: 1n },
        ],
      }),
    ),
    ['transfer'],
  );
  assert.deepEqual(onlyPart(plan({ furtherSavingBasePence: [0n, 0n] })), ['other']);
  // One plan moves from one type to the other: as many plans, another mix.
  assert.deepEqual(
    onlyPart(plan({ caseload: { ...caseload, mainstream: [100n, 110n, 120n], inmss: [10n, 11n, 12n] } })),
    ['mix'],
  );
});

test('twice as many plans of every type is volume alone', () => {
  const double = (list: readonly bigint[]) => list.map((count) => 2n * count);
  const { caseload } = smallPlan();
  const [first] = bridgePlans(
    plan({}),
    plan({
      caseload: { mainstream: double(caseload['mainstream'] ?? []), inmss: double(caseload['inmss'] ?? []) },
    }),
  );
  assert.deepEqual(
    BRIDGE_PARTS.filter((part) => first?.parts[part] !== 0n),
    ['volume'],
  );
});

test('a mitigation that only starts later shows as timing', () => {
  const finance = smallPlan();
  const early = { ...bareManagementPlan(finance), mitigations: [tenAMonth('one', { months: 1 })] };
  // Started a year later, ten plans are there at the first year end that were not.
  const mainstream = [100n, 120n, 121n];
  const late = {
    ...bareManagementPlan({ ...finance, caseload: { ...finance.caseload, mainstream } }),
    mitigations: [tenAMonth('one', { months: 1, start: '2025-04' })],
  };
  for (const bridge of bridgePlans(early, late)) {
    assert.deepEqual(
      BRIDGE_PARTS.filter((part) => bridge.parts[part] !== 0n),
      ['timing'],
    );
    assert.ok(bridge.parts.timing > 0n);
  }
});

test('plan to outturn: dearer placements are price, and a type that was not planned is mix', () => {
  const [planned] = projectFinance(smallPlan()).years.map(accountOf);
  const account = planned ?? assert.fail();
  const { mainstream, inmss } = account.lines;
  assert.ok(mainstream !== undefined && inmss !== undefined);
  const outturn = {
    ...account,
    lines: { mainstream, inmss: { ...inmss, costPence: inmss.costPence + 1_234_567n } },
  };
  assert.equal(bridgeYear(account, outturn, null).parts.price, 1_234_567n);
  const hospital = { twicePlans: 0n, costPence: 5_000n };
  const { parts } = bridgeYear(account, { ...account, lines: { mainstream, inmss, hospital } }, null);
  assert.deepEqual([parts.mix, parts.price], [5_000n, 0n]);
});

test('the drafted paragraph holds references only, largest first, and every reference has its figure', () => {
  const [, second] = bridgePlans(
    plan({}),
    plan({ hnbIncomePence: [150_000_000n, 1n], furtherSavingBasePence: [0n, 0n] }),
  );
  const { text, figures } = draftBridge(second ?? assert.fail());
  const references = [...text.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
  assert.deepEqual(
    references,
    figures.map(({ id }) => id),
  );
  assert.doesNotMatch(text.replaceAll(/\{[^}]+\}|2025\/26/g, ''), /\d/);
  assert.ok(text.indexOf('income') < text.indexOf('Other spend'));
});

test('plans without a common year are refused', () => {
  assert.throws(() => bridgePlans(plan({}), plan({ years: [2040, 2041] })), /no financial year in common/);
});
