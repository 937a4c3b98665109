/** Ratings: overall the worse, proposed from evidence, never better than the figures without a reason. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RatingScale } from '../rating-scale.ts';
import { judgeRating } from './judge-rating.ts';
import { proposeRating, type RatingEvidence } from './propose-rating.ts';
import { worseOf } from './worse-of.ts';

const level = (id: string, meaning: RatingScale['levels'][number]['meaning']) => ({
  id,
  meaning,
  word: id,
  letter: null,
  definition: '',
  colour: 'green' as const,
  shape: 'circle' as const,
});
/** Named so that neither letter nor word tells the order. */
const SCALE: RatingScale = {
  id: 's',
  version: 1,
  name: 'Scale',
  levels: [
    level('zenith', 'complete'),
    level('amber', 'on-target'),
    level('apex', 'off-target-with-plan'),
    level('base', 'off-target'),
  ],
};
const NOTHING: RatingEvidence = {
  asAt: '2024-10-31',
  trajectories: [],
  tests: [],
  warnings: [],
  milestones: [],
  broken: [],
  schemes: [],
  recovery: [],
};
const plans = (actual: number) => ({
  measure: 'plans_n',
  title: 'Active plans',
  actual,
  agreed: 5669,
  badWay: 'above' as const,
  figures: ['plans_n.actual.2024-10'],
});
const work = (due: string, done: string | null, forecast: string | null = null) => ({
  key: 'k',
  title: 'Teams',
  due,
  done,
  forecast,
});

test('overall is the worse of the two by the order of the scale, never better than either', () => {
  const ids = SCALE.levels.map(({ id }) => id);
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (activity, effect) => {
      const overall = worseOf(SCALE, activity, effect);
      assert.equal(ids.indexOf(overall ?? ''), Math.max(ids.indexOf(activity), ids.indexOf(effect)));
      assert.equal(overall, worseOf(SCALE, effect, activity));
    }),
  );
  assert.equal(worseOf(SCALE, 'amber', null), null);
  assert.equal(worseOf(SCALE, 'amber', 'unheard-of'), null);
});

test('8.7% above the trajectory is off target; with work dated later it is off target with a plan', () => {
  const alone = proposeRating({ ...NOTHING, trajectories: [plans(6161)] }, SCALE);
  assert.equal(alone.effect, 'base');
  assert.match(alone.grounds[0]?.words ?? '', /6,161 against 5,669 agreed, 8\.7% above/);
  const planned = proposeRating(
    { ...NOTHING, trajectories: [plans(6161)], recovery: [work('2025-04-30', null)] },
    SCALE,
  );
  assert.equal(planned.effect, 'apex');
  assert.equal(proposeRating({ ...NOTHING, trajectories: [plans(5700)] }, SCALE).effect, 'amber');
  assert.equal(proposeRating({ ...NOTHING, trajectories: [plans(5000)] }, SCALE).effect, 'amber');
});

test('Green at 8.7% above cannot be saved without a reason, and the refusal says the figures', () => {
  const proposal = proposeRating({ ...NOTHING, trajectories: [plans(6161)] }, SCALE);
  const green = { activity: 'amber', effect: 'amber', reason: ' ' };
  const [problem] = judgeRating(green, proposal, SCALE, 'c1');
  assert.equal(problem?.code, 'rating.contradicts-evidence');
  assert.match(problem?.message ?? '', /8\.7% above/);
  assert.deepEqual(judgeRating({ ...green, reason: 'A week of data was late' }, proposal, SCALE, 'c1'), []);
});

test('a worse rating than proposed needs a reason too, the same one none', () => {
  const proposal = proposeRating(
    { ...NOTHING, milestones: [work('2024-09-01', '2024-08-30')], trajectories: [plans(5669)] },
    SCALE,
  );
  const told = (activity: string, effect: string) =>
    judgeRating({ activity, effect, reason: '' }, proposal, SCALE, 'c1').map(({ code }) => code);
  assert.deepEqual(told('amber', 'amber'), []);
  assert.deepEqual(told('amber', 'base'), ['rating.reason-missing']);
  assert.deepEqual(told('amber', 'zenith'), ['rating.contradicts-evidence']);
  assert.deepEqual(told('amber', 'G'), ['rating.unknown-level']);
});

test('what was due and is not done is off target, with a later date off target with a plan; nothing is taken as good', () => {
  const activity = (...milestones: readonly ReturnType<typeof work>[]) =>
    proposeRating({ ...NOTHING, milestones }, SCALE).activity;
  assert.equal(activity(work('2024-10-01', null)), 'base');
  assert.equal(activity(work('2024-10-01', null, '2025-02-01')), 'apex');
  assert.equal(activity(work('2024-10-01', '2024-12-01')), 'base');
  assert.equal(activity(work('2024-10-01', '2024-09-01')), 'amber');
  assert.equal(activity(work('2025-10-01', null)), null);
});

test('broken promises, missing places, a failed test and a warning each pull the effect down', () => {
  const effect = (more: Partial<RatingEvidence>) =>
    proposeRating({ ...NOTHING, trajectories: [plans(5669)], ...more }, SCALE).effect;
  assert.equal(effect({ broken: [{ key: 'p', title: 'P' }] }), 'base');
  assert.equal(effect({ warnings: ['Plans run away.'] }), 'base');
  assert.equal(effect({ schemes: [{ ...work('2024-09-30', null, '2025-02-28'), missing: 25 }] }), 'apex');
  assert.equal(effect({ schemes: [{ ...work('2024-09-30', null), missing: 0 }] }), 'amber');
  assert.equal(effect({ tests: [{ meaning: 'off-target', words: 'Over.', figures: [] }] }), 'base');
});
