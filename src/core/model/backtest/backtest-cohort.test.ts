/** The cohort forecast against a made-up authority whose rates are known: what is fitted is what was, and ranges hold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MADE_TRUTH, makeHistory } from '../../../../test/make/make-history.ts';
import { FULL_KEEP } from '../cohort/cohort-series.ts';
import { runCohort } from '../cohort/run-cohort.ts';
import { type CohortFit, fitCohort } from '../fit/fit-cohort.ts';
import { type CohortHistory, sumOf, upTo } from '../history/cohort-history.ts';
import { reconcileHistory } from '../history/reconcile-history.ts';
import { checkIdentity, cutsOfStep, seriesAt, stockByCut } from '../summary/run-cuts.ts';
import { backtestCohort, type ScoredForecast, summariseBacktest } from './backtest-cohort.ts';

const OPTIONS = { years: 2, population: null, valid: null, lookBack: null, capacity: null } as const;

const shareOf = ({ yes, no }: { yes: Float64Array; no: Float64Array }, at: number) =>
  (yes[at] ?? 0) / ((yes[at] ?? 0) + (no[at] ?? 0));

test('the made-up authority itself loses and invents nobody', () => {
  const history = makeHistory({ seed: 1, months: 24 });
  assert.ok(sumOf(history.stock) > 1000);
  for (const line of reconcileHistory(history)) assert.equal(line.gap, 0);
});

test('a fit to three years finds the shares, the delays, the summer and the factors of needs that were put in', () => {
  const { model } = fitCohort(upTo(makeHistory({ seed: 1, months: 36 }), 36), OPTIONS);
  const { pipeline } = model.joining;
  assert.ok(pipeline !== null);
  assert.ok(Math.abs(shareOf(pipeline.assessShare, 0) - MADE_TRUTH.assessShare) < 0.08);
  assert.ok(Math.abs(shareOf(pipeline.issueShare, 0) - MADE_TRUTH.issueShare) < 0.05);
  assert.ok(shareOf(pipeline.assessmentHazard, 1) < 0.05, 'nothing ends before the third month');
  assert.ok(Math.abs(shareOf(pipeline.assessmentHazard, 3) - 0.5) < 0.1);
  assert.ok((model.leaving.path.season[6] ?? 0) > 1.7 && (model.leaving.path.season[1] ?? 0) < 1);
  const factor = (need: number) =>
    (model.leaving.needFactor.shape[need] ?? 0) / (model.leaving.needFactor.rate[need] ?? 1);
  assert.ok(factor(0) < 1 && factor(1) > 1.1);
});

test('ages of change are found where plans change place all at once', () => {
  const { phaseAges } = fitCohort(makeHistory({ seed: 2, months: 36 }), OPTIONS);
  assert.deepEqual(phaseAges, [16, 19]);
});

test('ranges hold about as often as they say, over ten made-up authorities and two years', () => {
  const scored: ScoredForecast[] = [];
  for (let seed = 1; seed <= 10; seed++)
    scored.push(
      ...backtestCohort(makeHistory({ seed, months: 60 }), {
        ...OPTIONS,
        draws: 120,
        seed: 1,
        origins: [36],
      }),
    );
  const held = new Map(summariseBacktest(scored).map((row) => [row.by, row]));
  for (const [by, row] of held) {
    // Totals are few and hang together; the bounds are wide for them and narrower for cuts.
    const [least80, least95] = by === 'total' ? [0.65, 0.85] : [0.72, 0.9];
    assert.ok(row.held80 >= least80 && row.held80 <= 0.95, `${by}: 80 % held ${row.held80}`);
    assert.ok(row.held95 >= least95, `${by}: 95 % held ${row.held95}`);
    assert.ok(by === 'need' || row.meanAbsoluteError < row.unchangedError, `${by} beats no change`);
  }
});

test('in every draw, step and cut: opening + joined + moved in - left - moved out = closing', () => {
  const { model } = fitCohort(makeHistory({ seed: 3, months: 24 }), OPTIONS);
  const run = runCohort(model, { years: 2, draws: 20, seed: 5, keep: FULL_KEEP });
  const stock = stockByCut(run, model);
  let before: ReturnType<typeof cutsOfStep> | null = null;
  for (let step = 0; step < run.steps; step++) {
    const members = cutsOfStep(run, step, step);
    const { checks, failures } = checkIdentity(before, members, stock);
    assert.ok(checks > 0);
    assert.equal(failures, 0);
    before = members;
  }
});

/** Mean of a series by month. */
function meansOf(fit: CohortFit, measure: string): number[] {
  const run = runCohort(fit.model, { years: 2, draws: 200, seed: 1, keep: FULL_KEEP });
  const series = seriesAt(run, measure, 'total', '');
  return Array.from({ length: run.steps }, (_, step) => {
    const at = (step * run.plan.series.length + series) * run.draws;
    return sumOf(run.counts.subarray(at, at + run.draws)) / run.draws;
  });
}

/** Requests stay level; assessments are held up for two years and then let go. */
function heldUp(): CohortHistory {
  return makeHistory({
    seed: 7,
    months: 24,
    requestShock: 0,
    leaveShock: 0,
    capacity: (month) => (month < 0 ? Number.POSITIVE_INFINITY : 9),
  });
}

test('clearing a backlog shows as a bump and not as a trend: more plans for a while, then as many as requests give', () => {
  const history = heldUp();
  const fit = fitCohort(history, { ...OPTIONS, capacity: 45 });
  const backlog = fit.model.joining.pipeline?.backlog;
  assert.ok(backlog !== undefined);
  const waiting = sumOf(backlog.held);
  assert.ok(waiting > 30, 'more are ready than a month can take');
  const joiners = meansOf(fit, 'joiners');
  const mean = (from: number, to: number) => sumOf(joiners.slice(from, to)) / (to - from);
  const [clearing, after, later] = [mean(0, 3), mean(9, 15), mean(15, 24)];
  assert.ok(clearing > 1.3 * after, `${clearing} plans a month while clearing, ${after} after it`);
  assert.ok(Math.abs(later - after) < 0.25 * after, `${after} and ${later} afterwards: no trend`);
  const requests = meansOf(fit, 'requests');
  const level = sumOf(requests.slice(12)) / 12;
  assert.ok(Math.abs(level - sumOf(requests.slice(0, 12)) / 12) < 0.1 * level, 'requests stay level');
  assert.ok(Math.abs(later - level * 0.75 * 0.95) < 0.2 * later, 'plans settle at what requests give');
});

test('months of plenty from a backlog do not raise the requests that a forecast expects', () => {
  const steady = fitCohort(makeHistory({ seed: 7, months: 24, requestShock: 0 }), OPTIONS);
  const cleared = fitCohort(
    makeHistory({
      seed: 7,
      months: 24,
      requestShock: 0,
      capacity: (month) => (month >= 0 && month < 12 ? 6 : 40),
    }),
    OPTIONS,
  );
  const yearly = ({ model }: CohortFit) =>
    sumOf(
      model.joining.pipeline?.requests.shape.map(
        (shape, age) => shape / (model.joining.pipeline?.requests.rate[age] ?? 1),
      ) ?? [],
    );
  assert.ok(Math.abs(yearly(cleared) / yearly(steady) - 1) < 0.15);
});

test('a capacity is found where a queue stands and a fixed number ends each month, and none where the clock decides', () => {
  assert.ok(Math.abs((fitCohort(heldUp(), OPTIONS).pipeline?.capacityPerMonth ?? 0) - 9) < 1);
  assert.equal(fitCohort(makeHistory({ seed: 8, months: 24 }), OPTIONS).pipeline?.capacityPerMonth, null);
});

test('a forecast from the past knows nothing of what came after it', () => {
  const long = makeHistory({ seed: 4, months: 40 });
  const short = upTo(long, 24);
  const one = fitCohort(short, OPTIONS);
  const blind = upTo({ ...long, periods: long.periods.slice(0, 25) }, 24);
  assert.deepEqual(fitCohort(blind, OPTIONS).model, one.model);
  for (const item of short.pipeline?.cases ?? []) {
    assert.ok(item.received <= (short.pipeline?.to ?? 0));
    assert.ok((item.finished ?? 0) <= (short.pipeline?.to ?? 0));
  }
});
