/** Open cases on the 20-week clock: each with its week and where it stands, and how many there are in each week. */
import { toDayNumber, toIsoDate } from '../base/day-number.ts';
import type { IsoDate } from '../base/time.ts';
import type { Sen2Assessment, Sen2Request } from '../domain/sen2.ts';
import { dueOn, type ListedCase, type ListInputs } from './list-inputs.ts';

/** Where an open case can stand, in the order of the way to a plan. */
export const STAGES = [
  'no decision whether to assess',
  'being assessed',
  'plan agreed, not yet made',
] as const;
export type Stage = (typeof STAGES)[number];

/** Weeks from request to final plan. @source SEND Regulations 2014, regulation 13. */
export const CLOCK_WEEKS = 20;
const DAYS_A_WEEK = 7;

/** An open case: its request, the week it is in and where it stands. */
type OpenCase = {
  readonly request: Sen2Request;
  readonly week: number;
  readonly stage: Stage;
  readonly isExcepted: boolean;
};

/** Open cases of one week. */
export type WeekCount = {
  readonly week: number;
  /** False for a week after the newest request of the records: they were closed before it, and none in it is no nought. */
  readonly isTold: boolean;
  /** One count for each of `STAGES` [cases]. */
  readonly byStage: readonly number[];
  /** Of all of them, those with an exception to the limit told [cases]. */
  readonly excepted: number;
};

/** Where an open case stands; null where it has ended. */
function stageOf(
  request: Sen2Request,
  assessment: Sen2Assessment | undefined,
  hasPlan: boolean,
): Stage | null {
  if (request.exportedTo !== null || hasPlan) return null;
  if (request.outcome === 'A') return 'no decision whether to assess';
  if (request.outcome !== 'Y') return null;
  if (assessment === undefined || assessment.outcome === 'A') return 'being assessed';
  return assessment.outcome === 'Y' ? 'plan agreed, not yet made' : null;
}

/** The week of the clock that a day is in: the day of the request and the seven after it are week 1, day 140 is the last of week 20. */
export function weekOfClock(received: IsoDate, asAt: IsoDate): number {
  return Math.max(1, Math.ceil((toDayNumber(asAt) - toDayNumber(received)) / DAYS_A_WEEK));
}

function findOpen(inputs: ListInputs): readonly OpenCase[] {
  const { requests, assessments, namedPlans, activePlans, asAt } = inputs;
  const assessed = new Map(assessments.map((one) => [one.requestKey, one]));
  const named = new Set(namedPlans.map(({ assessmentKey }) => assessmentKey));
  const inForce = new Set(activePlans.map(({ requestKey }) => requestKey));
  return requests.flatMap((request) => {
    const assessment = assessed.get(request.requestKey);
    const hasPlan =
      inForce.has(request.requestKey) || (assessment !== undefined && named.has(assessment.assessmentKey));
    const stage = request.receivedOn > asAt ? null : stageOf(request, assessment, hasPlan);
    if (stage === null) return [];
    const isExcepted = assessment?.exceptionToTwentyWeeks === true;
    return [{ request, week: weekOfClock(request.receivedOn, asAt), stage, isExcepted }];
  });
}

/** Open cases with the day on which the clock ends. */
export function openCases(inputs: ListInputs): readonly ListedCase[] {
  return findOpen(inputs).map(({ request, week, stage, isExcepted }) => {
    const due = toIsoDate(toDayNumber(request.receivedOn) + CLOCK_WEEKS * DAYS_A_WEEK);
    const excepted = isExcepted ? ', an exception to the limit is told' : '';
    return { key: request.personKey, about: `week ${week}: ${stage}${excepted}`, ...dueOn(due, inputs.asAt) };
  });
}

/** Count open cases by week, from week 1 to the last with a case, weeks without a case among them; empty where none is open. */
export function countByWeek(inputs: ListInputs): readonly WeekCount[] {
  const byWeek = Map.groupBy(findOpen(inputs), ({ week }) => week);
  const last = Math.max(0, ...byWeek.keys());
  const received = inputs.requests.map(({ receivedOn }) => receivedOn).filter((day) => day <= inputs.asAt);
  const newest = received.reduce((latest, day) => (day > latest ? day : latest), '');
  const firstTold = newest === '' ? 1 : weekOfClock(newest, inputs.asAt);
  return Array.from({ length: last }, (_, at) => {
    const cases = byWeek.get(at + 1) ?? [];
    return {
      week: at + 1,
      isTold: at + 1 >= firstTold,
      byStage: STAGES.map((stage) => cases.filter((one) => one.stage === stage).length),
      excepted: cases.filter(({ isExcepted }) => isExcepted).length,
    };
  });
}
