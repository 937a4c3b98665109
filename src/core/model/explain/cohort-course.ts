/** How plans went, or are expected to go, month by month: flows as a cohort model expects them or a history tells them, told apart for an explanation. */
import { toMonthNumber } from '../../base/day-number.ts';
import { addMonths, type Month } from '../../base/time.ts';
import type { CohortModel } from '../cohort/cohort-model.ts';
import {
  type CohortMeasure,
  cohortMembers,
  PUBLISHED_AGE_BANDS,
  type QueueMeasure,
} from '../cohort/cohort-series.ts';
import { expectCohort } from '../cohort/expect-cohort.ts';
import { type CohortHistory, type HistoryPeriod, sumOf } from '../history/cohort-history.ts';

/** Plans and leavers of one group of ages at the beginning of a step, and in it [plans]. */
export type AgeFlow = { readonly opening: number; readonly left: number };

/** One month, or one year of a history of years. */
export type CourseStep = {
  readonly month: Month;
  /** Requests since the course began its count; joiners where no requests are known [cases]. */
  readonly requests: number;
  /** Of these, decided to be assessed in this step. */
  readonly assessed: number;
  /** Of these, given a plan in this step [plans]. */
  readonly issued: number;
  /** Plans given to requests from before the count began [plans]. */
  readonly backlog: number;
  readonly transfersIn: number;
  /** By age on 31 August, in the groups of published tables. */
  readonly ages: Readonly<Record<string, AgeFlow>>;
};

/** A way from an opening to a closing count; the steps follow each other without a hole. */
export type CohortCourse = {
  readonly opening: number;
  readonly steps: readonly CourseStep[];
  /** What counts say beyond the flows: plans that records lose or find, below 0 where they lose. */
  readonly breaks: number;
};

/** Means stand in parts of so many to a plan: fine enough to see nothing of it, and exact fractions stay short. */
const GRAIN = 65_536;

/**
 * Give the course that a model expects: exact means at the rates of the model, without chance.
 * @param steps  how many, within `years`.
 * @param since  requests from this month on count as new, all before as backlog; the model's own start or a month before it.
 * @throws RangeError where the model is not whole.
 * @source Method note 14, section 2.
 */
export function expectedCourse(
  model: CohortModel,
  { years, steps, since }: { readonly years: number; readonly steps: number; readonly since: Month },
): CohortCourse {
  const whole = seriesOf(model, years);
  const old = seriesOf(onlyBacklog(model, toMonthNumber(model.start) - toMonthNumber(since)), years);
  const bands = cohortMembers(model, PUBLISHED_AGE_BANDS).names['age-band'];
  const hasRequests = model.joining.pipeline !== null;
  const stock = bandCounts(model.stock, model.axes);
  const rows = Array.from({ length: steps }, (_, step): CourseStep => {
    const value = (measure: CohortMeasure | QueueMeasure) => whole(measure, '', step);
    const before = (measure: QueueMeasure) => (hasRequests ? old(measure, '', step) : 0);
    const transfersIn = hasRequests ? value('transfers-in') : 0;
    const joined = value('joiners') - transfersIn;
    const backlog = before('issued');
    return {
      month: addMonths(model.start, (step * 12) / model.grain),
      requests: hasRequests ? value('requests') : joined,
      assessed: hasRequests ? Math.max(0, value('agreed-to-assess') - before('agreed-to-assess')) : joined,
      issued: joined - backlog,
      backlog,
      transfersIn,
      ages: Object.fromEntries(
        bands.map((band) => [
          band,
          {
            opening: step === 0 ? (stock[band] ?? 0) : whole('plans', band, step - 1),
            left: whole('leavers', band, step),
          },
        ]),
      ),
    };
  });
  return { opening: sumOf(model.stock), steps: rows, breaks: 0 };
}

/** The mean of a series by step; the empty member is the total. */
function seriesOf(model: CohortModel, years: number) {
  const keep = {
    plans: ['total', 'age-band'] as const,
    joiners: ['total'] as const,
    leavers: ['total', 'age-band'] as const,
    changes: [],
    queues: true,
    ageBands: PUBLISHED_AGE_BANDS,
  };
  const { plan, means } = expectCohort(model, { years, keep });
  const at = new Map(plan.series.map(({ measure, member }, place) => [`${measure} ${member}`, place]));
  return (measure: string, member: string, step: number): number =>
    Math.round((means[step * plan.series.length + (at.get(`${measure} ${member}`) ?? -1)] ?? 0) * GRAIN) /
    GRAIN;
}

/** The same model without requests to come and without transfers, its backlog cut to requests from before a month. */
function onlyBacklog(model: CohortModel, monthsBefore: number): CohortModel {
  const { pipeline } = model.joining;
  if (pipeline === null) return model;
  // place k holds requests of the month k + 1 before the start
  const cut = (waiting: Int32Array) => waiting.map((cases, k) => (k >= monthsBefore ? cases : 0));
  const none = ({ shape, rate }: typeof pipeline.requests) => ({
    shape: new Float64Array(shape.length),
    rate,
  });
  const { undecided, assessing, held } = pipeline.backlog;
  return {
    ...model,
    joining: {
      ...model.joining,
      pipeline: {
        ...pipeline,
        requests: none(pipeline.requests),
        transfersIn: none(pipeline.transfersIn),
        backlog: { undecided: cut(undecided), assessing: cut(assessing), held: cut(held) },
      },
    },
  };
}

/**
 * Give the course that a history tells, from one period on.
 * @param from  position of the first period, `to` of the first that is left out.
 * @throws RangeError where there is no such period.
 * @source Method note 14, section 2.
 */
export function recordedCourse(history: CohortHistory, from: number, to: number): CohortCourse {
  const periods = history.periods.slice(from, to);
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('A course needs a period');
  const since = toMonthNumber(first.start);
  const course = {
    opening: sumOf(first.opening),
    steps: periods.map((period) => recordedStep(history, period, since)),
    breaks: 0,
  };
  return { ...course, breaks: sumOf(last.closing) - closingOf(course) };
}

function recordedStep(history: CohortHistory, period: HistoryPeriod, since: number): CourseStep {
  const joined = sumOf(period.joiners) - period.transfersIn;
  const { pipeline, axes } = history;
  const month = toMonthNumber(period.start);
  const cases = pipeline?.cases ?? [];
  const isNew = (received: number) => received >= since;
  const old = cases.filter(
    ({ received, isIssued, finished }) => isIssued && finished === month && !isNew(received),
  ).length;
  const backlog = Math.min(joined, old);
  const [opening, left] = [bandCounts(period.opening, axes), bandCounts(period.leavers, axes)];
  return {
    month: period.start,
    requests: pipeline === null ? joined : cases.filter(({ received }) => received === month).length,
    assessed:
      pipeline === null
        ? joined
        : cases.filter((one) => one.isAssessed && one.decided === month && isNew(one.received)).length,
    issued: joined - backlog,
    backlog,
    transfersIn: period.transfersIn,
    ages: Object.fromEntries(
      Object.keys(opening).map((band) => [band, { opening: opening[band] ?? 0, left: left[band] ?? 0 }]),
    ),
  };
}

function bandCounts(
  cells: Int32Array,
  { firstAge, needs, places }: Pick<CohortHistory['axes'], 'firstAge' | 'needs' | 'places'>,
): Record<string, number> {
  const counts: Record<string, number> = {};
  const block = needs.length * places.length;
  for (const { name, from, to } of PUBLISHED_AGE_BANDS) {
    let sum = 0;
    for (let cell = 0; cell < cells.length; cell++) {
      const age = firstAge + Math.floor(cell / block);
      if (age >= from && age <= to) sum += cells[cell]!;
    }
    counts[name] = sum;
  }
  return counts;
}

/** Follow one course with another that begins where it ends; what lies between the two counts is a break of the records. */
export function followedBy(first: CohortCourse, next: CohortCourse): CohortCourse {
  const between = next.opening - closingOf(first);
  return {
    opening: first.opening,
    steps: [...first.steps, ...next.steps],
    breaks: first.breaks + between + next.breaks,
  };
}

/** Plans at the end: the opening, what came, what left, and what the records lose or find. */
export function closingOf({ opening, steps, breaks }: CohortCourse): number {
  return steps.reduce(
    (plans, { issued, backlog, transfersIn, ages }) =>
      plans + issued + backlog + transfersIn - sumOf(Object.values(ages).map(({ left }) => left)),
    opening + breaks,
  );
}
