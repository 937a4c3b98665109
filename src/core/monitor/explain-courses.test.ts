/** Why a cohort forecast moved: the parts add up to the whole exactly, whatever the courses, and each change shows in its own part. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeHistory } from '../../../test/make/make-history.ts';
import type { CohortModel, GammaPosterior } from '../model/cohort/cohort-model.ts';
import {
  type CohortCourse,
  closingOf,
  expectedCourse,
  followedBy,
  recordedCourse,
} from '../model/explain/cohort-course.ts';
import { fitCohort } from '../model/fit/fit-cohort.ts';
import { sumOf as sumOfCounts, upTo } from '../model/history/cohort-history.ts';
import { isZero, minus, nearestNumber, sumOf } from '../num/rational-arithmetic.ts';
import { COURSE_PARTS, explainCourses } from './explain-courses.ts';

const BANDS = ['under 5', '5 to 10', '16 to 19'] as const;
const count = fc.integer({ min: 0, max: 400 });
/** Means stand in parts of 65,536. */
const mean = fc.oneof(
  count,
  fc.integer({ min: 0, max: 400 * 65_536 }).map((parts) => parts / 65_536),
);
const course = (months: number): fc.Arbitrary<CohortCourse> =>
  fc.record({
    opening: count,
    breaks: fc.integer({ min: -50, max: 50 }),
    steps: fc.tuple(
      ...Array.from({ length: months }, (_, k) =>
        fc.record({
          month: fc.constant(`2025-0${k + 1}`),
          requests: mean,
          assessed: mean,
          issued: mean,
          backlog: mean,
          transfersIn: mean,
          ages: fc.record(
            Object.fromEntries(BANDS.map((band) => [band, fc.record({ opening: mean, left: mean })])),
          ),
        }),
      ),
    ),
  });

test('the parts add up to the whole exactly, and the whole is the difference of the counts', () => {
  fc.assert(
    fc.property(course(3), course(3), (before, after) => {
      const { whole, parts } = explainCourses(before, after);
      assert.ok(isZero(minus(whole, sumOf(parts.map(({ value }) => value)))));
      assert.ok(Math.abs(nearestNumber(whole) - (closingOf(after) - closingOf(before))) < 1e-6);
      assert.deepEqual(
        parts.map(({ id }) => id),
        [...COURSE_PARTS],
      );
    }),
    { numRuns: 60 },
  );
});

test('a course against itself has no part, and the other way round every part changes its sign', () => {
  fc.assert(
    fc.property(course(2), course(2), (before, after) => {
      for (const { value } of explainCourses(before, before).parts) assert.ok(isZero(value));
      const [there, back] = [explainCourses(before, after), explainCourses(after, before)];
      for (const [at, { value }] of there.parts.entries())
        assert.ok(isZero(sumOf([value, back.parts[at]?.value ?? value])));
    }),
    { numRuns: 40 },
  );
});

const history = makeHistory({ seed: 71, months: 48 });
const OPTIONS = { years: 2, population: null, valid: null, lookBack: null, capacity: null } as const;
const { model } = fitCohort(upTo(history, 36), OPTIONS);
const ahead = { years: 2, steps: 12, since: model.start };

function partsOf(before: CohortCourse, after: CohortCourse): Map<string, number> {
  return new Map(explainCourses(before, after).parts.map(({ id, value }) => [id, nearestNumber(value)]));
}

/** The same rates a share higher. */
function raised({ shape, rate }: GammaPosterior, by: number): GammaPosterior {
  return { shape: shape.map((events) => events * by), rate };
}

/** Every part but those named is as good as nought: within a group of ages ceases differ a little, which shows as its rate. */
function onlyIn(parts: ReadonlyMap<string, number>, named: readonly string[]): void {
  const largest = Math.max(...[...parts.values()].map(Math.abs));
  for (const [id, value] of parts)
    if (!named.includes(id)) assert.ok(Math.abs(value) < largest / 100, `${id}: ${value}`);
}

test('what a model expects comes to the mean of the model, whatever month its count begins with', () => {
  const own = expectedCourse(model, ahead);
  assert.equal(own.opening, sumOfCounts(model.stock));
  const { pipeline } = model.joining;
  assert.ok(pipeline !== null && own.steps.some(({ backlog }) => backlog > 1));
  const earlier = expectedCourse(model, { ...ahead, since: '2023-10' });
  assert.ok(Math.abs(closingOf(own) - closingOf(earlier)) < 0.01);
  const fromBacklog = (one: CohortCourse) => one.steps.reduce((sum, { backlog }) => sum + backlog, 0);
  assert.ok(fromBacklog(earlier) < fromBacklog(own));
});

test('each change of a model shows in its own part', () => {
  const base = expectedCourse(model, ahead);
  const { pipeline } = model.joining;
  assert.ok(pipeline !== null);
  const joining = (more: Partial<typeof pipeline>): CohortModel => ({
    ...model,
    joining: { ...model.joining, pipeline: { ...pipeline, ...more } },
  });
  const explain = (changed: CohortModel) => partsOf(base, expectedCourse(changed, ahead));

  const requests = explain(joining({ requests: raised(pipeline.requests, 1.2) }));
  assert.ok((requests.get('requests') ?? 0) > 5);
  // more plans are there to cease, and children of other ages; nothing else moves
  onlyIn(requests, ['requests', 'size', 'mix']);

  const { yes, no } = pipeline.issueShare;
  const refusals = explain(joining({ issueShare: { yes: yes.map((cases) => cases / 4), no } }));
  assert.ok((refusals.get('decisions') ?? 0) < -1);
  onlyIn(refusals, ['decisions', 'backlog', 'size', 'mix']);

  const { backlog } = pipeline;
  const doubled = explain(
    joining({ backlog: { ...backlog, assessing: backlog.assessing.map((cases) => 2 * cases) } }),
  );
  assert.ok((doubled.get('backlog') ?? 0) > 1);
  onlyIn(doubled, ['backlog', 'size', 'mix']);

  const ceases = explain({ ...model, leaving: { ...model.leaving, rate: raised(model.leaving.rate, 1.3) } });
  assert.ok((ceases.get('ceases') ?? 0) < -5);
  onlyIn(ceases, ['ceases', 'size', 'mix']);

  const stock = model.stock.map((plans) => plans + (plans > 0 ? 1 : 0));
  const restated = explain({ ...model, stock });
  assert.equal(restated.get('data'), sumOfCounts(stock) - sumOfCounts(model.stock));
});

test('forecast against what came, and against a later forecast: parts add up, and the whole is the difference of the counts', () => {
  const forecast = expectedCourse(model, ahead);
  const came = recordedCourse(history, 36, 48);
  const actual = explainCourses(forecast, came);
  assert.ok(isZero(minus(actual.whole, sumOf(actual.parts.map(({ value }) => value)))));
  const closing = sumOfCounts(history.periods[47]?.closing ?? []);
  assert.equal(closingOf(came), closing);
  assert.ok(Math.abs(nearestNumber(actual.whole) - (closing - closingOf(forecast))) < 1e-6);

  const later = fitCohort(upTo(history, 42), OPTIONS).model;
  const rest = expectedCourse(later, { years: 2, steps: 6, since: model.start });
  const then = followedBy(recordedCourse(history, 36, 42), rest);
  const moved = explainCourses(forecast, then);
  assert.ok(isZero(minus(moved.whole, sumOf(moved.parts.map(({ value }) => value)))));
  assert.ok(Math.abs(nearestNumber(moved.whole) - (closingOf(rest) - closingOf(forecast))) < 1e-6);
});
