/** How far offices differ from year to year: told from their own years, leaning on published ones, and apart for offices that capacity holds up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MadeHistoryOptions, makeHistory } from '../../../../test/make/make-history.ts';
import { type CohortHistory, upTo } from '../history/cohort-history.ts';
import { fitCohort } from './fit-cohort.ts';

const OPTIONS = { years: 2, population: null, valid: null, lookBack: null, capacity: null } as const;

function pipelineOf(history: CohortHistory, capacity: number | null = null) {
  const fit = fitCohort(history, { ...OPTIONS, capacity });
  const { pipeline } = fit.model.joining;
  assert.ok(pipeline !== null);
  return { pipeline, lookBacks: fit.lookBacks };
}

/** Mean over some authorities of eight years. */
function meanOver(make: Partial<MadeHistoryOptions>, of: (history: CohortHistory) => number): number {
  const seeds = [1, 2, 3, 4, 5, 6];
  return seeds.reduce((sum, seed) => sum + of(makeHistory({ seed, months: 96, ...make })), 0) / seeds.length;
}

test('an office whose years differ is told from one whose years are alike, in its pace and in the share it assesses', () => {
  const pace = (make: Partial<MadeHistoryOptions>) =>
    meanOver(make, (history) => pipelineOf(history).pipeline.pace.shockSd);
  assert.ok(pace({ paceShock: 0.6 }) > pace({}) + 0.05);
  const share = (make: Partial<MadeHistoryOptions>) =>
    meanOver(make, (history) => pipelineOf(history).pipeline.assessShockSd);
  assert.ok(share({ assessShock: 0.6 }) > share({}) + 0.1);
});

test('one year of history has the usual differences of authorities: a year alone is its own level', () => {
  const { pipeline } = pipelineOf(makeHistory({ seed: 1, months: 12 }));
  const [yes, no] = [pipeline.assessShare.yes[0] ?? 0, pipeline.assessShare.no[0] ?? 0];
  assert.ok(Math.abs(pipeline.assessShockSd - 0.08 / (no / (yes + no))) < 1e-9);
  assert.ok(pipeline.pace.shockSd > 0 && pipeline.pace.shockSd <= 0.6);
  assert.deepEqual([...new Set(pipeline.pace.season)], [1]);
});

/** Held up for four years by a capacity that grew from 10 to 16 a month, where 19 come to it: a queue far beyond the clock. */
const heldUp = (seed: number) =>
  makeHistory({
    seed,
    months: 48,
    requests: 300,
    capacity: (month) => (month < 0 ? Number.POSITIVE_INFINITY : 10 + 2 * Math.floor(month / 12)),
  });

test('where capacity decides, the last year of the office counts, unsure as new plans are, and the choice is shown', () => {
  const { pipeline, lookBacks } = pipelineOf(upTo(heldUp(3), 48));
  const chosen = lookBacks.find(({ flow }) => flow === 'assessments');
  assert.equal(chosen?.chosen.name, '1 year');
  const perMonth = pipeline.capacity?.[0] ?? 0;
  assert.equal(perMonth, 16);
  assert.ok(pipeline.pace.shockSd > 0.05);
});

test('a capacity that a person gives is taken at their word', () => {
  const { pipeline, lookBacks } = pipelineOf(heldUp(3), 20);
  assert.deepEqual([...(pipeline.capacity ?? [])], [20]);
  assert.equal(pipeline.pace.shockSd, 0);
  assert.ok(lookBacks.every(({ flow }) => flow !== 'assessments'));
});
