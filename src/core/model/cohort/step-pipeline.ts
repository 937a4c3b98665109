/** One month of the way from request to plan: what comes in, is decided, assessed, held up and issued, and the 20-week clock. */
import { binomialFrom, type ChanceLogs, chanceLogs, poissonFrom } from '../../num/count-draws.ts';
import type { FastStream } from '../../num/fast-stream.ts';
import type { CohortPipeline } from './cohort-model.ts';
import type { CohortSetup } from './cohort-setup.ts';
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
  /** One number of chance per month, for the decisions to issue. */
  readonly marks: Float64Array;
  /** Nobody has been under way for this many months or more. */
  end: number;
  /** Logarithms of the chances of the simulation's draw, by month since the request, and of the shares at hand. */
  readonly decision: ChanceLogs[];
  readonly assessment: ChanceLogs[];
  assess: ChanceLogs;
  issue: ChanceLogs;
  assessShare: number;
  issueShare: number;
};

/** What levers make of a month's requests and shares; a month that nothing acts on has 1, 0 and the shares of the draw. */
export type PipelineMonth = {
  /** Mean requests [requests]. */
  readonly requests: number;
  readonly assessShare: number;
  readonly issueShare: number;
  /** Assessments that can be finished; Infinity for no limit. */
  readonly capacity: number;
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
    marks: new Float64Array(months),
    end: 0,
    decision: [],
    assessment: [],
    assess: chanceLogs(0),
    issue: chanceLogs(0),
    assessShare: 0,
    issueShare: 0,
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
  for (let k = 0; k < draw.decisionHazard.length; k++)
    queues.decision[k] = chanceLogs(draw.decisionHazard[k]!);
  for (let k = 0; k < draw.assessmentHazard.length; k++)
    queues.assessment[k] = chanceLogs(draw.assessmentHazard[k]!);
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
  setup: CohortSetup,
  draw: CohortDraw,
  root: Int32Array,
  month: number,
  at: PipelineMonth,
  stream: FastStream,
  queues: PipelineState,
): number {
  growQueues(queues);
  findEnd(queues);
  stream.begin(root, SUBJECT.requests, month);
  const requests = poissonFrom(stream.open(), at.requests);
  queues.undecided[0] = requests;
  queues.requests += requests;
  if (at.assessShare !== queues.assessShare) {
    queues.assessShare = at.assessShare;
    queues.assess = chanceLogs(at.assessShare);
  }
  if (at.issueShare !== queues.issueShare) {
    queues.issueShare = at.issueShare;
    queues.issue = chanceLogs(at.issueShare);
  }
  decide(draw, root, month, at.assessShare, stream, queues);
  finish(draw, root, month, stream, queues);
  return issue(setup, at, queues);
}

/** Everyone under way is a month older; whoever is beyond the last month counts with it. */
export function growQueues(queues: QueueCounts<Int32Array | Float64Array>): void {
  const last = queues.months - 1;
  for (const queue of [queues.undecided, queues.assessing, queues.held]) {
    const oldest = queue[last]!;
    queue.copyWithin(1, 0, last);
    queue[last]! += oldest;
    queue[0] = 0;
  }
}

/** Find beyond which month nobody is under way. */
function findEnd(queues: PipelineState): void {
  let end = queues.months;
  while (end > 1 && queues.undecided[end - 1]! + queues.assessing[end - 1]! + queues.held[end - 1]! === 0)
    end--;
  queues.end = end;
}

function decide(
  draw: CohortDraw,
  root: Int32Array,
  month: number,
  share: number,
  stream: FastStream,
  queues: PipelineState,
): void {
  stream.begin(root, SUBJECT.decisions, month);
  const { undecided, assessing, end } = queues;
  const { decisionHazard } = draw;
  const lastHazard = decisionHazard.length - 1;
  for (let k = 0; k < end; k++) {
    const u = stream.open();
    const v = stream.open();
    const waiting = undecided[k]!;
    if (waiting === 0) continue;
    const at = k < lastHazard ? k : lastHazard;
    const decided = binomialFrom(u, waiting, decisionHazard[at]!, queues.decision[at]);
    const agreed = binomialFrom(v, decided, share, queues.assess);
    undecided[k] = waiting - decided;
    assessing[k]! += agreed;
    queues.agreed += agreed;
    queues.refused += decided - agreed;
  }
}

function finish(
  draw: CohortDraw,
  root: Int32Array,
  month: number,
  stream: FastStream,
  queues: PipelineState,
): void {
  stream.begin(root, SUBJECT.assessments, month);
  const { assessing, held, marks, end } = queues;
  const { assessmentHazard } = draw;
  const lastHazard = assessmentHazard.length - 1;
  for (let k = 0; k < end; k++) {
    const u = stream.open();
    marks[k] = stream.open();
    const under = assessing[k]!;
    if (under === 0) continue;
    const at = k < lastHazard ? k : lastHazard;
    const done = binomialFrom(u, under, assessmentHazard[at]!, queues.assessment[at]);
    assessing[k] = under - done;
    held[k]! += done;
  }
}

/** Serve those who are done, oldest request first, as far as capacity goes. */
function issue(setup: CohortSetup, at: PipelineMonth, queues: PipelineState): number {
  const { held, marks, end } = queues;
  const within = setup.model.joining.pipeline!.withinClock; // a pipeline has queues only where the model has one
  let room = at.capacity;
  let issued = 0;
  for (let k = end - 1; k >= 0; k--) {
    const ready = held[k]!;
    if (ready === 0) continue;
    const served = ready < room ? ready : Math.floor(room);
    held[k] = ready - served;
    room -= served;
    const plans = binomialFrom(marks[k]!, served, at.issueShare, queues.issue);
    issued += plans;
    queues.notIssued += served - plans;
    queues.inTime += plans * (within[k] ?? 0);
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
