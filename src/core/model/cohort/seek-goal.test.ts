/** Goal-seek: the size it finds meets the goal when it is run, and what cannot be reached is said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCohortModel } from '../../../../test/make/make-cohort-model.ts';
import { makeIntervention } from '../../../../test/make/make-intervention.ts';
import { runCohort } from './run-cohort.ts';
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
  seed: 2,
  others: [],
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
  assert.ok(answer.sizeForUpper === null || answer.sizeForUpper < answer.size);
  const again = await seekGoal(model, goal, options);
  assert.deepEqual(again, answer);
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
});

test('a month beyond the forecast and a group that is not there are refused', async () => {
  await assert.rejects(seekGoal(model, { month: '2031-01', plans: 100 }, options), RangeError);
  await assert.rejects(
    seekGoal(model, { month: '2026-01', plans: 100, of: { cut: 'setting', member: 'nowhere' } }, options),
    RangeError,
  );
});
