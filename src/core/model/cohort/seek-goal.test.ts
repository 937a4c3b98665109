/** Goal-seek: the size it finds meets the goal when it is run, and what cannot be reached is said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { makeIntervention } from '../../../../test/make/make-intervention.ts';
import { quantileOfSorted } from '../../num/quantiles.ts';
import { compileScenario } from './cohort-scenario.ts';
import { USUAL_KEEP } from './cohort-series.ts';
import { makeCohortRunner, runCohort } from './run-cohort.ts';
import { type SeekOptions, seekGoal } from './seek-goal.ts';

const model = makeCohortModel({
  seed: 41,
  ages: 22,
  needs: 3,
  places: 6,
  plans: 900,
  grain: 12,
  pipeline: true,
});
const options: SeekOptions = {
  years: 3,
  draws: 150,
  rangeDraws: 30,
  seed: 2,
  lever: makeIntervention('issue', 0, { start: '2025-04', ramp: 6 }),
  from: -1,
  to: 0,
  run: async (of, how) => runCohort(of, how),
};

test('the share of refusals that gives a number of plans by a month, with the range of the draws', async () => {
  const goal = { month: '2027-06', plans: 980 };
  const answer = await seekGoal(model, goal, options);
  assert.ok(answer.kind === 'reached');
  assert.ok(answer.size < 0 && answer.size > -1);
  assert.ok(Math.abs(answer.mean - 980) < 6, `${answer.mean}`);
  assert.equal(answer.draws.length, 150);
  assert.ok(answer.shareWithin > 0.3 && answer.shareWithin < 0.7);
  const { low, high, shareAbove, shareBelow, sizes } = answer.range;
  assert.ok(low !== null && low < answer.size);
  // More than one draw in ten has fewer plans than that though nothing more is refused: no size between brings it there.
  assert.ok(high === null && shareBelow > 0.1 && shareAbove === 0);
  assert.equal(sizes.filter((size) => size === Number.POSITIVE_INFINITY).length, shareBelow * 30);
  const again = await seekGoal(model, goal, options);
  assert.deepEqual(again, answer);
});

/** Plans of one draw at the end of June 2027 with one size: run by itself, read without any part of the search. */
function plansOf(draw: number, size: number): number {
  const sought = { ...options.lever, size: { low: size, likely: size, high: size } };
  const how = { years: 3, draws: draw + 1, seed: 2, keep: { ...USUAL_KEEP, plans: ['total'] as const } };
  const runner = makeCohortRunner(model, { ...how, levers: compileScenario(model, 3, [sought]) });
  const counts = new Int32Array(runner.room.counts);
  runner.run(draw, draw + 1, counts, new Float64Array(0));
  const at = runner.plan.series.findIndex(({ measure, cut }) => measure === 'plans' && cut === 'total');
  // Months from January 2025: the thirtieth closes with June 2027.
  return counts[(29 * runner.plan.series.length + at) * runner.draws + draw] ?? Number.NaN;
}

/** Halve between all and none until a thousandth is left; ±Infinity where neither end meets it. */
function bisected(draw: number, plans: number): number {
  let [low, high] = [-1, 0];
  if (plansOf(draw, low) > plans) return Number.NEGATIVE_INFINITY;
  if (plansOf(draw, high) < plans) return Number.POSITIVE_INFINITY;
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    if (plansOf(draw, middle) <= plans) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

test('the size that each draw needs is the one that halving finds for that draw alone', async () => {
  const plans = 880;
  const { range } = await seekGoal(model, { month: '2027-06', plans }, options);
  assert.equal(range.draws, 30);
  const alone = Float64Array.from({ length: 30 }, (_, draw) => bisected(draw, plans));
  range.sizes.forEach((size, draw) => {
    const other = alone[draw] ?? Number.NaN;
    // Over a step of the count every size meets the goal: either is right there, and they are as near as the step is wide.
    assert.ok(Math.abs(size - other) < 0.02, `draw ${draw}: ${size} against ${other}`);
    assert.ok(plansOf(draw, size) === plans || Math.abs(size - other) < 0.002, `draw ${draw}: ${size}`);
  });
  const sorted = alone.sort();
  for (const [end, level] of [
    [range.low, 0.1],
    [range.high, 0.9],
  ] as const) {
    const there = quantileOfSorted(sorted, level);
    assert.ok(end !== null && Math.abs(end - there) < 0.05, `${end} against ${there}`);
  }
  assert.deepEqual([range.shareAbove, range.shareBelow], [0, 0]);
});

test('a harder goal needs a larger lever', async () => {
  const sizeFor = async (plans: number): Promise<number> => {
    const answer = await seekGoal(model, { month: '2027-12', plans }, options);
    return answer.kind === 'reached' ? answer.size : assert.fail();
  };
  assert.ok((await sizeFor(930)) < (await sizeFor(1000)));
});

test('step-down brings one setting to a number', async () => {
  const lever = makeIntervention('moves', 0, {
    change: 'absolute',
    scope: { settings: ['setting 0'] },
    to: { settings: ['setting 1'] },
    start: '2025-02',
  });
  const goal = { month: '2026-12', plans: 150, of: { cut: 'setting', member: 'setting 0' } } as const;
  const answer = await seekGoal(model, goal, { ...options, lever, from: 0, to: 40 });
  assert.ok(answer.kind === 'reached', JSON.stringify(answer));
  assert.ok(Math.abs(answer.mean - 150) < 4);
  assert.deepEqual(answer.notes, ['need-shocks-on-mix', 'absolute-lever-on-plans']);
});

test('what no size reaches is out of reach, with what both ends give', async () => {
  const answer = await seekGoal(model, { month: '2025-06', plans: 100 }, options);
  assert.ok(answer.kind === 'out-of-reach');
  assert.ok(answer.atFrom > 100 && answer.atTo > answer.atFrom);
  const { low, high, shareAbove } = answer.range;
  assert.deepEqual([low, high, shareAbove], [null, null, 1]);
});

test('a month beyond the forecast and a group that is not there are refused', async () => {
  await assert.rejects(seekGoal(model, { month: '2031-01', plans: 100 }, options), RangeError);
  await assert.rejects(
    seekGoal(model, { month: '2026-01', plans: 100, of: { cut: 'setting', member: 'nowhere' } }, options),
    RangeError,
  );
});
