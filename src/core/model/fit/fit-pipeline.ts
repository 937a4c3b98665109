/** The way from request to plan, fitted to cases: delays with open cases counted as far as they were watched, shares, backlog. */
import {
  type BetaPosterior,
  type CohortPipeline,
  type FlowPath,
  type GammaPosterior,
  type PipelineBacklog,
  STEADY_PATH,
} from '../cohort/cohort-model.ts';
import type { CohortHistory, HistoryCase, HistoryPipeline } from '../history/cohort-history.ts';
import { sumOf } from '../history/cohort-history.ts';
import { findCapacity } from './find-capacity.ts';
import { fitDelay, LONGEST_DELAY, tabulateDelays, watchAssessment, watchDecision } from './fit-delays.ts';
import { fitAssessShock, fitPace } from './fit-pace.ts';
import { peopleAt, phaseOfAge } from './flow-years.ts';
import { poolRates } from './pool-rates.ts';
import type { Population } from './population.ts';

/** Statutory time from request to plan [days]. @source SEND Regulations 2014, regulation 13. */
const TWENTY_WEEKS = 140;
const MONTHS = 12;

/** A pipeline and what it was fitted from. */
export type FittedPipeline = {
  readonly pipeline: CohortPipeline;
  readonly evidence: {
    /** Requests received in the covered months [requests]. */
    readonly requests: number;
    readonly decisions: number;
    readonly assessmentsEnded: number;
    /** Cases open at the start, of which older than 20 weeks [cases]. */
    readonly open: number;
    readonly openOverTwentyWeeks: number;
    /** Assessments ended a month, where capacity and not the clock decides; null where it does not. */
    readonly capacityPerMonth: number | null;
    /** Months after which a month of assessments counts half; null where all count alike. */
    readonly assessmentHalfLife: number | null;
  };
};

/** What an office that is held up by capacity ends a month, on average over the calendar, and how that goes on. */
export type OfficePace = { readonly perMonth: number; readonly path: FlowPath };

/**
 * Fit a pipeline.
 * @param weights  of requests, one a period; `path` is theirs too.
 * @param capacity  assessments that can be ended a month, where a person says so; null to look for it in the data.
 * @param ofOffice  gives how many assessments a month end, lately and in years to come; asked only where capacity decides.
 * @returns null where the history has no cases.
 * @source Method note 7, section 5.
 */
export function fitPipeline(
  history: CohortHistory,
  population: Population | null,
  { weights, path }: { readonly weights: Float64Array; readonly path: FlowPath },
  capacity: number | null,
  ofOffice: () => OfficePace,
): FittedPipeline | null {
  const { pipeline: cases } = history;
  if (cases === null) return null;
  const next = cases.to + 1;
  const decision = fitDelay(tabulateDelays(cases, watchDecision));
  const ends = tabulateDelays(cases, watchAssessment);
  const assessment = fitDelay(ends);
  const decided = cases.cases.filter(({ decided }) => isWithin(cases, decided));
  const ended = cases.cases.filter(({ finished }) => isWithin(cases, finished));
  const backlog = backlogAt(cases, next);
  const isHeldUp = capacity === null && findCapacity(ends, assessment.hazard);
  const office = isHeldUp ? ofOffice() : null;
  const limit = capacity ?? office?.perMonth ?? null;
  const transfers = history.periods.filter(({ isComplete }) => isComplete);
  const pipeline: CohortPipeline = {
    requests: fitRequests(history, cases, population, weights),
    path,
    decisionHazard: decision.hazard,
    assessShare: share(decided, ({ isAssessed }) => isAssessed),
    assessmentHazard: limit === null ? assessment.hazard : readiness(assessment.hazard),
    issueShare: share(ended, ({ isIssued }) => isIssued),
    capacity: limit === null ? null : Float64Array.of(limit),
    pace: office?.path ?? (limit === null ? fitPace(ends, assessment) : STEADY_PATH),
    assessShockSd: fitAssessShock(cases, decided),
    withinClock: withinClock(ended),
    transfersIn: {
      shape: Float64Array.of(transfers.reduce((sum, { transfersIn }) => sum + transfersIn, 0.5)),
      rate: Float64Array.of(transfers.length / history.grain),
    },
    backlog: limit === null ? backlog : holdReady(backlog),
  };
  return {
    pipeline,
    evidence: {
      requests: cases.cases.filter(({ received }) => isWithin(cases, received)).length,
      decisions: decided.length,
      assessmentsEnded: ended.length,
      open: sumOf(backlog.undecided) + sumOf(backlog.assessing),
      openOverTwentyWeeks: sumOf(backlog.undecided.slice(CLOCK)) + sumOf(backlog.assessing.slice(CLOCK)),
      capacityPerMonth: limit,
      assessmentHalfLife: assessment.halfLife,
    },
  };
}

/** Whole months since the request from which the 20 weeks are over or nearly so. */
const CLOCK = 4;

function isWithin({ from, to }: HistoryPipeline, month: number | null): boolean {
  return month !== null && month >= from && month <= to;
}

/** A share of cases, half a case on each side. */
function share(cases: readonly HistoryCase[], isYes: (item: HistoryCase) => boolean): BetaPosterior {
  const yes = cases.filter(isYes).length;
  return { yes: Float64Array.of(yes + 0.5), no: Float64Array.of(cases.length - yes + 0.5) };
}

/** Share of plans of each delay that came within 20 weeks; nearly all before four months, hardly any after five. */
function withinClock(ended: readonly HistoryCase[]): Float64Array {
  const [within, all] = [new Float64Array(CLOCK + 2), new Float64Array(CLOCK + 2)];
  for (const { received, finished, isIssued, daysToPlan } of ended) {
    const delay = (finished ?? received) - received;
    if (!isIssued || daysToPlan === null || delay >= all.length) continue;
    all[delay]!++;
    if (daysToPlan <= TWENTY_WEEKS) within[delay]!++;
  }
  return all.map((count, delay) => {
    const usual = delay < CLOCK ? 1 : delay === CLOCK ? 0.6 : 0;
    return (within[delay]! + usual) / (count + 1);
  });
}

/** Cases under way at the beginning of a month, by whole months since the request. */
function backlogAt({ cases }: HistoryPipeline, start: number): PipelineBacklog {
  const [undecided, assessing] = [new Int32Array(LONGEST_DELAY), new Int32Array(LONGEST_DELAY)];
  for (const { received, decided, isAssessed, finished } of cases) {
    if (received >= start) continue;
    const delay = Math.min(LONGEST_DELAY - 1, start - 1 - received);
    if (decided === null || decided >= start) undecided[delay]!++;
    else if (isAssessed && (finished === null || finished >= start)) assessing[delay]!++;
  }
  return { undecided, assessing, held: new Int32Array(0) };
}

/** Where capacity decides, an assessment is ready by the end of the clock and then waits its turn. */
function readiness({ yes, no }: BetaPosterior): BetaPosterior {
  const length = Math.max(yes.length, CLOCK + 1);
  return {
    yes: Float64Array.from({ length }, (_, delay) =>
      delay < CLOCK ? yes[Math.min(delay, yes.length - 1)]! : 19,
    ),
    no: Float64Array.from({ length }, (_, delay) =>
      delay < CLOCK ? no[Math.min(delay, no.length - 1)]! : 1,
    ),
  };
}

/** Whoever is past the clock at the start stands in the queue for capacity. */
function holdReady({ undecided, assessing }: PipelineBacklog): PipelineBacklog {
  return {
    undecided,
    assessing: assessing.map((count, delay) => (delay < CLOCK ? count : 0)),
    held: assessing.map((count, delay) => (delay < CLOCK ? 0 : count)),
  };
}

/** Requests by age per head and year; those of unknown age are shared out over the others. */
function fitRequests(
  history: CohortHistory,
  cases: HistoryPipeline,
  population: Population | null,
  weights: Float64Array,
): GammaPosterior {
  const { axes } = history;
  const [events, people] = [new Float64Array(axes.ageCount), new Float64Array(axes.ageCount)];
  const weightOf = new Map<number, number>();
  history.periods.forEach((period, at) => {
    weightOf.set(monthNumber(period.start), weights[at]!);
    for (let age = 0; age < axes.ageCount; age++)
      people[age]! += (weights[at]! * peopleAt(history, period, age, population)) / MONTHS;
  });
  let unknown = 0;
  for (const { received, age } of cases.cases) {
    const weight = weightOf.get(received) ?? 0;
    if (age === null) unknown += weight;
    else events[Math.min(axes.ageCount - 1, Math.max(0, age - axes.firstAge))]! += weight;
  }
  const known = sumOf(events);
  const lift = known > 0 ? (known + unknown) / known : 1;
  return poolRates(
    { ages: axes.ageCount, columns: 1, events, exposure: people.map((years) => years / lift) },
    {
      bandOfAge: Uint8Array.from({ length: axes.ageCount }, (_, age) => phaseOfAge(axes.firstAge + age)),
      groupOfColumn: new Uint8Array(1),
    },
  );
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * MONTHS + Number(month.slice(5, 7)) - 1;
}
