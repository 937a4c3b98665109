/** Bridges: parts add up to the penny for any two years, and each cause shows in its own part. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan, tenAMonth } from '../../../test/make/management-plan.ts';
import { anyPlan, smallPlan } from '../../../test/make/plan-inputs.ts';
import { flowModel, flowSource, onFlow, planOnFlows } from '../../../test/make/plan-on-flows.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { BRIDGE_PARTS, type BridgeYear, bridgeYear } from './bridge.ts';
import { atTimesOf, bridgePlans, draftBridge } from './bridge-plans.ts';
import { type FlowEffects, flowEffects } from './flow-effects.ts';
import { planFlows } from './flow-levers.ts';
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

/** Every mitigation is counted. */
function bridged(from: ManagementPlan, to: ManagementPlan): readonly BridgeYear[] {
  const timed = atTimesOf(from, to);
  return bridgePlans(from, to, timed === null ? null : { plan: timed, flows: null }).years;
}

function onlyPart(to: ManagementPlan): string[] {
  const [, second] = bridged(plan({}), to);
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
  const [first] = bridged(
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
  for (const bridge of bridged(early, late)) {
    assert.deepEqual(
      BRIDGE_PARTS.filter((part) => bridge.parts[part] !== 0n),
      ['timing'],
    );
    assert.ok(bridge.parts.timing > 0n);
  }
});

test('a mitigation of prices that only starts later shows as timing: what it does not save in the months that it is late', () => {
  const inputs = smallPlan();
  const cheaper = tenAMonth('price', {
    flow: 'unit-cost',
    size: 0.1,
    low: 0.1,
    high: 0.1,
    mix: { inmss: 1 },
  });
  const early = { ...bareManagementPlan(inputs), mitigations: [cheaper] };
  const late = { ...early, mitigations: [{ ...cheaper, start: '2024-10' }] };
  const [first, second] = bridged(early, late);
  const [year] = projectFinance(inputs).years;
  // Half a year late, a tenth saved becomes a twentieth: the line is 0.95/0.9 of what it was, and the price takes it back.
  const dearer = ((year?.lineCostPence['inmss'] ?? 0n) + 9n) / 18n;
  assert.deepEqual([first?.parts.timing, first?.parts.price], [dearer, -dearer]);
  assert.equal(second?.parts.timing, 0n);
});

test('on the flows of records timing is the mean of the flow at the new times less that at the old, and all adds up', () => {
  const model = flowModel(true);
  const meansOf = (one: ManagementPlan) =>
    flowEffects(one, planFlows(one, flowSource(model)), new Float64Array(0));
  const early = planOnFlows([onFlow('asked', 'requests', 3, { low: 0, high: 9 })]);
  const late = planOnFlows([onFlow('asked', 'requests', 3, { low: 0, high: 9, start: '2025-01', ramp: 6 })]);
  const timed = atTimesOf(early, late) ?? assert.fail();
  const flows = { old: meansOf(early), timed: meansOf(timed) };
  const { years, timing } = bridgePlans(early, late, { plan: timed, flows });
  assert.deepEqual(timing, { onFlows: ['asked'], counted: [], untold: [] });
  const { types, caseload } = early.finance;
  const slow = Object.fromEntries(
    types.map((type, at) => {
      const avoidedAt = (effects: FlowEffects, end: number) =>
        effects.avoided({ sizes: Float64Array.of(3), delays: Float64Array.of(0) })[end * types.length + at] ??
        0;
      const of = caseload[type] ?? [];
      return [
        type,
        of.map(
          (plans, end) => plans + BigInt(Math.round(avoidedAt(flows.old, end) - avoidedAt(flows.timed, end))),
        ),
      ];
    }),
  );
  const moved = projectFinance({ ...early.finance, caseload: slow }).years;
  const before = projectFinance(early.finance).years;
  for (const [place, bridge] of years.entries()) {
    const added = (moved[place]?.inYearDeficitPence ?? 0n) - (before[place]?.inYearDeficitPence ?? 0n);
    assert.equal(bridge.parts.timing, added);
    assert.equal(bridge.fromPence + sumOf(bridge), bridge.toPence);
  }
  assert.ok((years.at(-1)?.parts.timing ?? 0n) > 0n);
});

test('a flow of which the plan says no share, and no records: its other times are named as not told apart, and all adds up', () => {
  const early = planOnFlows([onFlow('asked', 'requests', 3), onFlow('ended', 'ceases', 1)]);
  const later = early.mitigations.map((one) => ({ ...one, start: '2025-01' }));
  const late = { ...early, mitigations: later };
  const timed = atTimesOf(early, late) ?? assert.fail();
  const { years, timing } = bridgePlans(early, late, { plan: timed, flows: null });
  assert.deepEqual(timing, { onFlows: [], counted: ['ended'], untold: ['asked'] });
  for (const bridge of years) assert.equal(bridge.fromPence + sumOf(bridge), bridge.toPence);
  // Of what is told, nine plans that end later are more plans at the first 31 March.
  assert.ok((years[0]?.parts.timing ?? 0n) > 0n);
  assert.equal(atTimesOf(early, { ...late, mitigations: early.mitigations }), null);
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
  const [, second] = bridged(
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
  assert.throws(() => bridged(plan({}), plan({ years: [2040, 2041] })), /no financial year in common/);
});
