/** The plan on the finance page: the answer first, the unexplained saving as a line, the tornado with its table, refusals told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fakePlanForecast } from '../../../test/make/fake-answers.ts';
import { PlanOutlook } from '../../contract/plan-outlook.ts';
import { planWithBlock } from '../../core/demo/plan-with-block.ts';
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

test('two assumptions together stand as a table whose middle cell is the plan as it stands', () => {
  const { columns, rows } = marlshire.twoWay ?? assert.fail();
  assert.equal(columns[3]?.header, 'Plans as planned');
  const asPlanned = rows.find(({ cells }) => cells[0] === '3% a year')?.cells[3];
  const stands = marlshire.stresses?.rows.find(({ emphasis }) => emphasis)?.cells;
  assert.equal(asPlanned, `${stands?.[2]}, ${stands?.[3]}`);
});

test('what knowing one thing would be worth is told in words, the greatest first', () => {
  const { rows } = marlshire.knowing ?? assert.fail();
  assert.equal(rows[0]?.cells[0], 'Plans in force at the end of the plan');
  const worth = rows.map(({ cells }) => Number(/£([\d.]+)m/.exec(cells[1] ?? '')?.[1]));
  assert.deepEqual(
    worth,
    worth.toSorted((a, b) => b - a),
  );
  for (const { cells } of rows) assert.doesNotMatch(cells[0] ?? '', /^[a-z]+[A-Z]/);
});

test('the chances of the first year of balance add up, year by year and with none within the plan', () => {
  const { rows } = marlshire.firstBalance ?? assert.fail();
  const share = (text: string | undefined) => Number(text?.replace('%', ''));
  const all = rows.reduce((sum, { cells }) => sum + share(cells[1]), 0);
  assert.ok(Math.abs(all - 100) < 0.5);
  assert.ok(Math.abs(share(rows.at(-2)?.cells[2]) + share(rows.at(-1)?.cells[1]) - 100) < 0.11);
});

test('the override’s end stands once, with its date, its standing and what the accounts hold; a plan that says otherwise is told', () => {
  const text = planWithBlock(readFileSync(FILE, 'utf8'));
  const forecastOf = (changed: string) =>
    planView({
      kind: 'forecast',
      forecast: forecastPlan(readManagementPlan(changed, { file: 'plan', scenario: null }), {
        ...{ seed: 1, draws: 20, levels: PLAN_LEVELS, caseload: null },
      }),
      caseloadFrom: null,
      plan,
      planFile: { file: 'plan', sha256: '' },
      avoidedAtEnd: {},
    });
  const { terms, warnings } = forecastOf(text);
  const ends = terms?.rows.filter(({ cells }) => cells[0]?.includes('override ends')) ?? [];
  assert.deepEqual(
    ends.map(({ cells }) => cells),
    [
      [
        'Deficit in the accounts when the accounting override ends, 31 March 2028',
        '£156.0m',
        'Announced, June 2025',
      ],
    ],
  );
  assert.match(terms?.note ?? '', /Sources: .*regulation 30L.*what borrowing costs the county/);
  assert.ok(warnings.every((warning) => !warning.includes('say otherwise')));
  const apart = forecastOf(text.replace(/"overrideEnds":\s*"2027\/28"/, '"overrideEnds":"2025/26"'));
  assert.ok(
    apart.warnings.some((warning) => warning.includes('say otherwise of the end of the accounting override')),
  );
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
