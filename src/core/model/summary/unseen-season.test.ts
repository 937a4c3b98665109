/** Months never seen widen the ranges of plans, alone and by rule; a history of all twelve changes no digit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHistory } from '../../../../test/make/make-history.ts';
import { backtestCohort, summariseBacktest } from '../backtest/backtest-cohort.ts';
import { FULL_KEEP } from '../cohort/cohort-series.ts';
import { runCohort } from '../cohort/run-cohort.ts';
import { fitCohort } from '../fit/fit-cohort.ts';
import { upTo } from '../history/cohort-history.ts';
import { cutsOfStep } from './run-cuts.ts';
import { reckonUnseenSeason, unseenMonths, withUnseenSeason } from './unseen-season.ts';

const OPTIONS = { years: 2, population: null, valid: null, lookBack: null, capacity: null } as const;
const history = makeHistory({ seed: 81, months: 12 });
const { model } = fitCohort(upTo(history, 9), OPTIONS);
const run = runCohort(model, { years: 2, draws: 400, seed: 3, keep: FULL_KEEP });

test('the months that were never told are the ones unseen; a year leaves none, and so do whole years', () => {
  assert.deepEqual([...unseenMonths(upTo(history, 9))], [9, 10, 11]);
  assert.equal(unseenMonths(history).size, 0);
  assert.equal(unseenMonths({ ...history, grain: 1 }).size, 0);
  assert.deepEqual(reckonUnseenSeason(run, model, unseenMonths(history)), []);
});

test('variance grows in unseen months alone, and what deviates in a month deviates in it every year', () => {
  const season = reckonUnseenSeason(run, model, new Set([9]));
  const total = season.map((variances) => variances[0] ?? 0);
  assert.deepEqual(new Set(total.slice(0, 12)), new Set([total[0]]));
  assert.ok((total[0] ?? 0) > 0);
  const grown = (total[12] ?? 0) / (total[0] ?? 1);
  // twice the flow is four times the variance, as far as the second October is like the first
  assert.ok(grown > 3 && grown < 5, `${grown}`);
});

test('the draws keep their middle and get the spread that was reckoned; with nothing unseen they are the very same', () => {
  const members = cutsOfStep(run, 23, 23);
  const [total] = members;
  assert.ok(total !== undefined);
  assert.equal(withUnseenSeason(total, [], 23, 0, 1), total);
  const variance = 90_000;
  const season = Array.from({ length: 24 }, () => Float64Array.of(variance));
  const wide = withUnseenSeason(total, season, 23, 0, 1);
  const added = [...wide.counts.plans].map((plans, draw) => plans - (total.counts.plans[draw] ?? 0));
  const mean = added.reduce((sum, value) => sum + value, 0) / added.length;
  assert.ok(Math.abs(mean) < (5 * Math.sqrt(variance)) / Math.sqrt(added.length));
  const spread = Math.sqrt(added.reduce((sum, value) => sum + value * value, 0) / added.length);
  assert.ok(Math.abs(spread / Math.sqrt(variance) - 1) < 5 / Math.sqrt(2 * added.length));
  assert.deepEqual(withUnseenSeason(total, season, 23, 0, 1).counts.plans, wide.counts.plans);
});

test('short histories: parts hold about as often as they say with the rule, and far too seldom without it', () => {
  const held = (unseenSpread?: number) => {
    const scored = [4001, 4002, 4003, 4004, 4005, 4006].flatMap((seed) =>
      backtestCohort(makeHistory({ seed, months: 12 }), {
        ...OPTIONS,
        years: 1,
        draws: 80,
        seed: 1,
        origins: [6, 9],
        ...(unseenSpread === undefined ? {} : { unseenSpread }),
      }),
    );
    const parts = scored.filter(({ by }) => by === 'need' || by === 'setting' || by === 'age-band');
    return summariseBacktest(parts.map((one) => ({ ...one, by: 'total' })))[0]?.held80 ?? 0;
  };
  const [without, withRule] = [held(0), held()];
  assert.ok(without < 0.7, `without ${without}`);
  assert.ok(withRule > 0.72 && withRule < 0.95, `with ${withRule}`);
});
