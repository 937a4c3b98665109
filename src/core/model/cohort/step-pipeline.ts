/** One month of the way from request to plan: what comes in, is decided, assessed, held up and issued, and the 20-week clock. */
import { binomialAt, type ChanceTable, makeChances, poissonFrom, setChance } from '../../num/count-draws.ts';
import type { FastStream } from '../../num/fast-stream.ts';
import type { CohortPipeline } from './cohort-model.ts';
import { type CohortDraw, SUBJECT } from './draw-cohort.ts';

/** Months kept apart beyond the longest delay that is known; whoever is older counts with the oldest. */
const SPARE_MONTHS = 12;
/** Whole months since the request, at the end of a month, from which 20 weeks are surely over; and the share over one month sooner. */
const SURELY_LATE = 5;
/** 140 days are 4.6 months: of those who came in evenly over a month, this share is late at the end of the fourth after it. */
const LATE_IN_FOURTH = 0.4;

/** Children under way by whole months since the request, and what a step counted; expected counts are not whole. */
export type QueueCounts<Of extends Int32Array | Float64Array = Int32Array> = {
  readonly months: number;
  readonly undecided: Of;
  readonly assessing: Of;
  readonly held: Of;
  /** Counts of the step. */
  requests: number;
  refused: number;
  agreed: number;
  issued: number;
  notIssued: number;
  /** Issued within 20 weeks, by expectation [plans]. */
  inTime: number;
};

/** The queues of one simulation. */
export type PipelineState = QueueCounts & {
  /** 32 bits of chance per month, for the decisions to issue. */
  readonly marks: Int32Array;
  /** Share within 20 weeks by months since the request, 0 beyond those known [0..1]. */
  readonly within: Float64Array;
  /** Nobody has been under way for this many months or more. */
  end: number;
  /** Chances of the simulation's draw, by month since the request. */
  readonly decision: ChanceTable;
  readonly assessment: ChanceTable;
  /** What the chances of assessments to end are multiplied by at hand, as hazards. */
  pace: number;
  /** The shares at hand: agreed to assess, and issued. */
  readonly shares: ChanceTable;
};

/** Where each share stands in its table. */
const ASSESS = 0;
const ISSUE = 1;

/** What levers make of a month's requests and shares; a month that nothing acts on has 1, 0 and the shares of the draw. */
export type PipelineMonth = {
  /** Mean requests [requests]. */
  readonly requests: number;
  readonly assessShare: number;
  readonly issueShare: number;
  /** Assessments that can be finished; Infinity for no limit. Simulations make it whole. */
  capacity: number;
  /** Times the hazard of an assessment to end, where nothing limits their number. */
  readonly pace: number;
  readonly transfers: number;
};

/** Give the months since the request that are kept apart. */
export function pipelineMonths(pipeline: CohortPipeline): number {
  const { backlog } = pipeline;
  return (
    Math.max(
      pipeline.decisionHazard.yes.length,
      pipeline.assessmentHazard.yes.length,
      pipeline.withinClock.length,
      backlog.undecided.length + 1,
      backlog.assessing.length + 1,
      backlog.held.length + 1,
      SURELY_LATE + 1,
    ) + SPARE_MONTHS
  );
}

/** Make room for a pipeline's queues. */
export function makePipelineState(pipeline: CohortPipeline): PipelineState {
  const months = pipelineMonths(pipeline);
  return {
    months,
    undecided: new Int32Array(months),
    assessing: new Int32Array(months),
    held: new Int32Array(months),
    marks: new Int32Array(months),
    within: Float64Array.from({ length: months }, (_, k) => pipeline.withinClock[k] ?? 0),
    end: 0,
    decision: makeChances(pipeline.decisionHazard.yes.length),
    assessment: makeChances(pipeline.assessmentHazard.yes.length),
    pace: 1,
    shares: makeChances(2),
    requests: 0,
    refused: 0,
    agreed: 0,
    issued: 0,
    notIssued: 0,
    inTime: 0,
  };
}

/** Put the backlog of the start into the queues, to stand there before the first month. */
export function resetPipeline(pipeline: CohortPipeline, draw: CohortDraw, queues: PipelineState): void {
  for (let k = 0; k < draw.decisionHazard.length; k++) setChance(queues.decision, k, draw.decisionHazard[k]!);
  setPace(draw, 1, queues);
  const { undecided, assessing, held } = pipeline.backlog;
  for (const [queue, start] of [
    [queues.undecided, undecided],
    [queues.assessing, assessing],
    [queues.held, held],
  ] as const) {
    queue.fill(0);
    queue.set(start);
  }
}

/** Set the chances of assessments to end to those of a pace. */
function setPace({ assessmentHazard }: CohortDraw, pace: number, queues: PipelineState): void {
  for (let k = 0; k < assessmentHazard.length; k++)
    setChance(queues.assessment, k, chanceAtPace(assessmentHazard[k]!, pace));
  queues.pace = pace;
}

/** Give a chance within a month whose hazard is so many times what it is. @source Method note 6, equation 6.9. */
export function chanceAtPace(chance: number, pace: number): number {
  return pace === 1 || chance >= 1 ? chance : -Math.expm1(pace * Math.log1p(-chance));
}

/** Set the counts of a step to 0. */
export function clearPipelineCounts(queues: QueueCounts<Int32Array | Float64Array>): void {
  queues.requests = 0;
  queues.refused = 0;
  queues.agreed = 0;
  queues.issued = 0;
  queues.notIssued = 0;
  queues.inTime = 0;
}

/**
 * Run one month. Every count comes from one number of chance at a place of its own, so two scenarios differ only as their
 * levers do, and more requests never give fewer plans.
 *
 * @returns plans issued.
 * @source Method note 6, section 4.
 */
export function stepPipeline(
  root: Int32Array,
  month: number,
  at: PipelineMonth,
  draw: CohortDraw,
  stream: FastStream,
  queues: PipelineState,
): number {
  if (at.pace !== queues.pace) setPace(draw, at.pace, queues);
  growQueues(queues);
  findEnd(queues);
  stream.begin(root, SUBJECT.requests, month);
  const requests = poissonFrom(stream.open(), at.requests);
  queues.undecided[0] = requests;
  queues.requests += requests;
  const { shares } = queues;
  if (at.assessShare !== shares.chance[ASSESS]) setChance(shares, ASSESS, at.assessShare);
  if (at.issueShare !== shares.chance[ISSUE]) setChance(shares, ISSUE, at.issueShare);
  decide(root, month, stream, queues);
  finish(root, month, stream, queues);
  return issue(at.capacity, queues);
}

/** Everyone under way is a month older; whoever is beyond the last month counts with it. */
export function growQueues(queues: QueueCounts<Int32Array | Float64Array>): void {
  growQueue(queues.undecided, queues.months - 1);
  growQueue(queues.assessing, queues.months - 1);
  growQueue(queues.held, queues.months - 1);
}

/** Shift a queue by a month; by hand, since a queue is so short that handing it to the engine takes longer than the shifting. */
function growQueue(queue: Int32Array | Float64Array, last: number): void {
  queue[last]! += queue[last - 1]!;
  for (let k = last - 1; k > 0; k--) queue[k] = queue[k - 1]!;
  queue[0] = 0;
}

/** Find beyond which month nobody is under way. */
function findEnd(queues: PipelineState): void {
  let end = queues.months;
  while (end > 1 && queues.undecided[end - 1]! + queues.assessing[end - 1]! + queues.held[end - 1]! === 0)
    end--;
  queues.end = end;
}

function decide(root: Int32Array, month: number, stream: FastStream, queues: PipelineState): void {
  stream.begin(root, SUBJECT.decisions, month);
  const { undecided, assessing, end, decision, shares } = queues;
  const lastHazard = decision.chance.length - 1;
  for (let k = 0; k < end; k++) {
    const mark = stream.word();
    const shareMark = stream.word();
    const waiting = undecided[k]!;
    if (waiting === 0) continue;
    const decided = binomialAt(decision, k < lastHazard ? k : lastHazard, mark, waiting);
    const agreed = binomialAt(shares, ASSESS, shareMark, decided);
    undecided[k] = waiting - decided;
    assessing[k]! += agreed;
    queues.agreed += agreed;
    queues.refused += decided - agreed;
  }
}

function finish(root: Int32Array, month: number, stream: FastStream, queues: PipelineState): void {
  stream.begin(root, SUBJECT.assessments, month);
  const { assessing, held, marks, end, assessment } = queues;
  const lastHazard = assessment.chance.length - 1;
  for (let k = 0; k < end; k++) {
    const mark = stream.word();
    marks[k] = stream.word();
    const under = assessing[k]!;
    if (under === 0) continue;
    const done = binomialAt(assessment, k < lastHazard ? k : lastHazard, mark, under);
    assessing[k] = under - done;
    held[k]! += done;
  }
}

/** Serve those who are done, oldest request first, as far as capacity goes [assessments]. */
function issue(capacity: number, queues: PipelineState): number {
  const { held, marks, within, end, shares } = queues;
  let room = capacity;
  let issued = 0;
  for (let k = end - 1; k >= 0; k--) {
    const ready = held[k]!;
    if (ready === 0) continue;
    const served = ready < room ? ready : Math.floor(room);
    held[k] = ready - served;
    room -= served;
    const plans = binomialAt(shares, ISSUE, marks[k]!, served);
    issued += plans;
    queues.notIssued += served - plans;
    queues.inTime += plans * within[k]!;
  }
  queues.issued += issued;
  return issued;
}

/** Count the children under way at the end of a month whose 20 weeks are over, by expectation [children]. */
export function lateChildren(queues: QueueCounts<Int32Array | Float64Array>): number {
  let late = 0;
  for (const queue of [queues.undecided, queues.assessing, queues.held]) {
    late += LATE_IN_FOURTH * queue[SURELY_LATE - 1]!;
    for (let k = SURELY_LATE; k < queues.months; k++) late += queue[k]!;
  }
  return late;
}
