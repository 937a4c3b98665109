/** The plan on the finance page: the answer first, the unexplained saving as a line, the tornado with its table, refusals told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fakePlanForecast } from '../../../test/make/fake-answers.ts';
import { PlanOutlook } from '../../contract/plan-outlook.ts';
import { forecastPlan } from '../../core/plan/forecast-plan.ts';
import { readManagementPlan } from '../../edge/intake/programme/management-plan-file.ts';
import { PLAN_LEVELS } from '../forecast-plan.ts';
import { planView } from './plan-view.ts';

const FILE = resolve(import.meta.dirname, '../../../data/demo/marlshire/plan.json');
const plan = readManagementPlan(readFileSync(FILE, 'utf8'), { file: 'plan', scenario: null });
const marlshire = planView({
  kind: 'forecast',
  forecast: forecastPlan(plan, { seed: 1, draws: 200, levels: PLAN_LEVELS, caseload: null }),
  caseloadFrom: null,
  plan,
  planFile: { file: 'plan', sha256: '' },
  avoidedAtEnd: {},
});

test('the view is as the contract has it', () => {
  assert.doesNotThrow(() => PlanOutlook.parse(marlshire));
  assert.doesNotThrow(() => PlanOutlook.parse(planView(fakePlanForecast())));
});

test('the first sentence says whether it balances and how likely', () => {
  assert.match(
    marlshire.sentences[0] ?? '',
    /^Balance by 2030\/31 is unlikely \(\d+%\), although .* balances from 2030\/31/,
  );
});

test('the saving that nothing explains is a line of its own, told apart from the named ones', () => {
  const line = marlshire.gap?.rows.find(({ cells }) => cells[0] === 'Saving that nothing explains');
  assert.equal(line?.emphasis, true);
  assert.deepEqual(line?.cells.slice(1), [
    '0',
    '(9,454)',
    '(13,578)',
    '(19,748)',
    '(26,455)',
    '(28,152)',
    '(28,772)',
  ]);
});

test('each bar of the tornado stands in the table with the same figures, widest first', () => {
  const { bars, table } = marlshire.tornado ?? assert.fail();
  const width = (bar: (typeof bars)[number]) => Math.abs(bar.high.change - bar.low.change);
  for (const [place, bar] of bars.entries()) {
    assert.ok(place === 0 || width(bar) <= width(bars[place - 1] ?? bar) + 1e-9);
    const row = table.rows.find(({ cells }) => cells[0] === bar.label);
    assert.deepEqual(row?.cells.slice(1, 5), [bar.low.value, bar.high.value, bar.low.shown, bar.high.shown]);
  }
});

test('what is counted on and not granted is said once, with its years', () => {
  const transfers = marlshire.warnings.filter((text) => text.includes('above 0.5%'));
  assert.equal(transfers.length, 1);
  assert.match(transfers[0] ?? '', /^2026\/27, 2027\/28, 2028\/29, 2029\/30, 2030\/31: /);
  const within = marlshire.warnings.filter((text) => text.includes('within 0.5%'));
  assert.deepEqual(
    within.map((text) => text.slice(0, 9)),
    ['2025/26: '],
  );
});

test('a plan that cannot be forecast says why and where', () => {
  const { refused, sentences } = planView({
    kind: 'refused',
    problem: { code: 'plan.missing', place: 'plan, finance', message: 'It lacks a price', advice: 'Add it.' },
  });
  assert.equal(refused, 'It lacks a price (plan, finance). Add it.');
  assert.deepEqual(sentences, []);
});
