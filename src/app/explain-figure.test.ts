/** Every figure of a plan's forecast leads somewhere: to its equation, inputs with a source, and figures that can be explained in turn. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '../core/base/problem.ts';
import { planWithBlock } from '../core/demo/plan-with-block.ts';
import { forecastPlan } from '../core/plan/forecast-plan.ts';
import { readManagementPlan } from '../edge/intake/programme/management-plan-file.ts';
import { explainFigure, figureNames } from './explain-figure.ts';
import { PLAN_LEVELS } from './forecast-plan.ts';
import { planAnswer } from './plan-answer.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const text = planWithBlock(readFileSync(resolve(ROOT, 'data/demo/marlshire/plan.json'), 'utf8'));
const file = JSON.parse(text) as { block: object }; // our own file
const early = {
  block: 'early-years',
  ...{ incomePence: { '2024/25': 2_000_000_000 }, incomeGrowth: { n: 102, d: 100 } },
  ...{ spendPence: { '2024/25': 2_010_000_000 }, spendGrowth: { n: 103, d: 100 } },
};
const plan = readManagementPlan(
  JSON.stringify({
    ...file,
    block: { ...file.block, otherBlocks: [early] },
    wholeCost: [{ id: 'transport', name: 'Transport', kind: 'transport', amountsPence: { '2024/25': 900 } }],
  }),
  { file: 'plan.json', scenario: null },
);
const CHANCE = { seed: 1, draws: 2, levels: PLAN_LEVELS, caseload: null };
const facts = { version: '0', seed: 1, draws: 2, inputs: [], scenario: null, caseloadFrom: null };
const answer = planAnswer(forecastPlan(plan, CHANCE), facts);

test('every figure has an equation that is written down, and no figure or input that it names is missing', () => {
  const names = figureNames(answer);
  assert.ok(names.length > 1500, `${names.length}`);
  const methods = new Set<string>();
  for (const name of names) {
    const { value, method, inputs, madeOf } = explainFigure(plan, answer, name);
    assert.notEqual(value, undefined, name);
    methods.add(method.split(',')[0] ?? '');
    for (const input of inputs) {
      assert.notEqual(input.value, undefined, `${name}: ${input.name}`);
      assert.ok(input.source.length > 0);
    }
    assert.ok(inputs.length + madeOf.length > 0, `${name} leads nowhere`);
    for (const part of madeOf) assert.notEqual(explainFigure(plan, answer, part).value, undefined, part);
  }
  for (const method of methods) assert.ok(existsSync(resolve(ROOT, method)), method);
});

/** One of each kind, as the answer names them. */
const KINDS = [
  ['central.2026/27.cumulativeAfterContributionsPence', 'central.2025/26.cumulativeAfterContributionsPence'],
  ['central.2024/25.cumulativeBeforeContributionsPence', 'central.2024/25.inYearDeficitPence'],
  ['central.2027/28.lineCostPence.inmss', 'central.2027/28.unitCostPence'],
  ['firstSustainedBalance', null],
  ['headline.0', 'balanceWithinPlan.probability'],
  ['attribution.jointValuePence.2028/29', 'sufficiency.years.2028/29.unmitigatedPence'],
  ['conditions.c1.probability', null],
  ['mitigations.four-interventions.sharePence.byYear.2026/27', null],
  ['block.years.2025/26.otherBlocks.early-years.deficitPence', 'block.years.2025/26.inYearDeficitPence'],
  ['wholeCost.2024/25.spendPence', 'central.2024/25.spendPence'],
] as const;

test('ten figures of different kinds are found by name and lead to what they are made of', () => {
  const known = answer.conditions[0]?.id ?? '';
  for (const [kind, part] of KINDS) {
    const figure = kind.replace('conditions.c1', `conditions.${known}`);
    const told = explainFigure(plan, answer, figure);
    if (part !== null) assert.ok(told.madeOf.includes(part), `${figure}: ${told.madeOf.join()}`);
    else assert.ok(told.inputs.length > 0, figure);
  }
});

test('figures that look alike but come about differently have an equation each', () => {
  const equation = (figure: string) => explainFigure(plan, answer, figure).equation;
  const mitigation = 'mitigations.four-interventions';
  for (const [one, other] of [
    [`${mitigation}.alonePence`, `${mitigation}.valuePence.mean`],
    [`${mitigation}.overlapPence`, `${mitigation}.alonePence`],
    ['central.2025/26.schoolsBlockPence', 'central.2025/26.schoolsBlockTransferPence'],
    ['years.2025/26.balanceProbability', 'years.2025/26.inYearDeficitPence.mean'],
  ] as const)
    assert.notEqual(equation(one), equation(other), one);
});

test('a name that the answer has not is refused with one that it has', () => {
  assert.throws(
    () => explainFigure(plan, answer, 'central.2099/00.spendPence'),
    (error: unknown) =>
      error instanceof ProblemError &&
      error.problem.code === 'plan.unknown-figure' &&
      /example central\.2024\/25\./.test(error.problem.advice ?? ''),
  );
});

test('what children beyond the places cost leads to the price that is used and where it comes from', () => {
  const told = (figure: string) =>
    JSON.stringify(explainFigure(plan, answer, figure).inputs, (_, one: unknown) =>
      typeof one === 'bigint' ? String(one) : one,
    );
  const line = told('block.years.2025/26.spend.stateSpecial-places.overPence');
  assert.match(line, /"counted":"the independent fee of “Independent and non-maintained special, fees”/);
  // The fee by year: £63,000 in 2024/25 and 2.2% more in the next.
  assert.match(line, /"pence":\["6300000","6438600"/);
  assert.doesNotMatch(line, /resourceBase-places/);
  assert.match(told('block.years.2025/26.overPlacesPence'), /resourceBase-places.*stateSpecial-places/);
});
