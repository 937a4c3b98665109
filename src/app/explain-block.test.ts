/** Every figure of a plan's block can be explained, and a line is explained by its own inputs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '../core/base/problem.ts';
import { planWithBlock } from '../core/demo/plan-with-block.ts';
import { forecastPlan } from '../core/plan/forecast-plan.ts';
import { readManagementPlan } from '../edge/intake/programme/management-plan-file.ts';
import { explainFigure } from './explain-figure.ts';
import { PLAN_LEVELS } from './forecast-plan.ts';
import { planAnswer } from './plan-answer.ts';

const text = planWithBlock(
  readFileSync(resolve(import.meta.dirname, '../../data/demo/marlshire/plan.json'), 'utf8'),
);
const read = (plan: string) => readManagementPlan(plan, { file: 'plan.json', scenario: null });
const CHANCE = { seed: 1, draws: 2, levels: PLAN_LEVELS, caseload: null };
const plan = read(text);
const facts = { version: '0', seed: 1, draws: 2, inputs: [], scenario: null, caseloadFrom: null };
const answer = planAnswer(forecastPlan(plan, CHANCE), facts);

/** Names of all figures of money below a value, lists by year or id. */
function figuresIn(value: unknown, at: string): string[] {
  if (typeof value === 'bigint') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const names: unknown[] =
      typeof item === 'object' && item !== null
        ? ['year', 'id', 'assumption', 'block'].map((one): unknown => Reflect.get(item, one))
        : [];
    const own = Array.isArray(value) ? names.find((one) => typeof one === 'string') : key;
    return figuresIn(item, `${at}.${typeof own === 'string' ? own : key}`);
  });
}

test('every figure of the block has its value, its equation and its place in the method', () => {
  const figures = figuresIn(answer.block, 'block');
  assert.ok(figures.length > 500, `${figures.length} figures`);
  for (const figure of figures) {
    const told = explainFigure(plan, answer, figure);
    assert.equal(typeof told.value, 'bigint', figure);
    assert.match(told.method, /^docs\/method\/0012/, figure);
  }
});

test('a line is explained by that line of the plan alone', () => {
  const { inputs } = explainFigure(plan, answer, 'block.years.2025/26.spend.stateSpecial-places.costPence');
  const lines = inputs[0]?.value;
  assert.ok(Array.isArray(lines) && lines.length === 1);
  assert.equal(Reflect.get(Object(lines[0]), 'id'), 'stateSpecial-places');
});

test('a plan whose block lacks a price is not forecast, and the place is named', () => {
  const record = JSON.parse(text) as { block: { spend: { id: string; price: { amountsPence: object } }[] } }; // our own
  const line = record.block.spend.find(({ id }) => id === 'inmss');
  assert.ok(line !== undefined);
  line.price.amountsPence = {};
  assert.throws(
    () => forecastPlan(read(JSON.stringify(record)), CHANCE),
    (error: unknown) =>
      error instanceof ProblemError &&
      error.problem.code === 'plan.missing-price' &&
      error.problem.place === 'block.spend.inmss.price, 2024/25',
  );
});
