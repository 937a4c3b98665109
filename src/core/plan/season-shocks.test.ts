/** Months never seen in a plan's caseload: as unsure as the forecast says of the total, alike in every year, the same in any piece. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCohortModel } from '../../../test/make/make-cohort-model.ts';
import { smallManagementPlan } from '../../../test/make/management-plan.ts';
import { FULL_KEEP } from '../model/cohort/cohort-series.ts';
import { runCohort } from '../model/cohort/run-cohort.ts';
import { cutsOfStep } from '../model/summary/run-cuts.ts';
import { reckonUnseenSeason } from '../model/summary/unseen-season.ts';
import type { CaseloadDraws } from './caseload-draws.ts';
import { seasonShocks, withSeasonShocks } from './season-shocks.ts';

const PLAN = smallManagementPlan();
const FIRST = PLAN.finance.years[0] ?? 0;
const YEARS = PLAN.finance.years.length;
const TYPES = PLAN.finance.types;
const ENDS = YEARS + 1;
const model = makeCohortModel({
  seed: 'season',
  plans: 800,
  places: 4,
  pipeline: true,
  grain: 12,
  start: `${FIRST}-04`,
});
const settings = [...new Set(model.axes.places.map(({ setting }) => setting))];
const typeOf = new Map(settings.map((setting, k) => [setting, TYPES[k % TYPES.length] ?? '']));
const unseen = new Set([1, 6]);
const shocks = seasonShocks(PLAN, { model, years: YEARS, unseen, typeOf });

/** Variance of the total of joining and leaving at a 31 March; moves, which no total has, apart. */
function varianceOfTotal(end: number): number {
  const sums = shocks
    .map((shock) => shock.slice(end * TYPES.length, (end + 1) * TYPES.length))
    .filter((row) => row.every((plans) => plans !== 0));
  return sums.reduce((all, row) => all + row.reduce((sum, plans) => sum + plans, 0) ** 2, 0);
}

test('the total is as unsure as the forecast from records says it is', () => {
  const run = runCohort(model, { years: YEARS, draws: 400, seed: 1, keep: FULL_KEEP });
  const season = reckonUnseenSeason(run, model, unseen);
  for (let year = 1; year <= YEARS; year++) {
    const step = 12 * year - 1;
    const total = cutsOfStep(run, step, step).findIndex(({ by }) => by === 'total');
    const there = season[step]?.[total] ?? 0;
    assert.ok(there > 0);
    assert.ok(Math.abs(varianceOfTotal(year) / there - 1) < 0.08, `year ${year}`);
  }
});

test('what is known is sure, and nothing is unsure where every month was seen or the model steps by years', () => {
  assert.ok(shocks.length > 0);
  for (const shock of shocks) assert.ok(shock.slice(0, TYPES.length).every((plans) => plans === 0));
  assert.deepEqual(seasonShocks(PLAN, { model, years: YEARS, unseen: new Set(), typeOf }), []);
  assert.deepEqual(seasonShocks(PLAN, { model: { ...model, grain: 1 }, years: YEARS, unseen, typeOf }), []);
});

const level: CaseloadDraws = {
  draws: 3000,
  ends: ENDS,
  types: TYPES.length,
  plans: new Float64Array(3000 * ENDS * TYPES.length).fill(10_000),
};

test('laid over draws it has that variance, deviates alike in every year, and any piece is the same', () => {
  const laid = withSeasonShocks(level, shocks, 5);
  const width = ENDS * TYPES.length;
  const off = (end: number) =>
    Float64Array.from(
      { length: level.draws },
      (_, draw) => (laid.plans[draw * width + end * TYPES.length] ?? 0) - 10_000,
    );
  const product = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0) / a.length;
  const [near, far] = [off(1), off(YEARS)];
  const expected = shocks.reduce((sum, shock) => sum + (shock[TYPES.length] ?? 0) ** 2, 0);
  assert.ok(Math.abs(product(near, near) / expected - 1) < 0.1);
  assert.ok(product(near, far) / Math.sqrt(product(near, near) * product(far, far)) > 0.95);
  assert.deepEqual(
    [...off(0)].filter((value) => value !== 0),
    [],
  );
  const piece = { ...level, draws: 40, plans: level.plans.slice(0, 40 * width) };
  const part = withSeasonShocks(piece, shocks, 5, 100);
  assert.deepEqual(part.plans, laid.plans.slice(100 * width, 140 * width));
});

test('plans go no lower than nil, and no shock gives the same draws', () => {
  const empty = { ...level, plans: new Float64Array(level.plans.length) };
  assert.ok(withSeasonShocks(empty, shocks, 5).plans.every((plans) => plans >= 0));
  assert.equal(withSeasonShocks(level, [], 5), level);
});
