/** One month of the pipeline in expected numbers; exact unless capacity binds, and then a path that says so. */
import type { CohortPipeline } from './cohort-model.ts';
import type { CohortDraw } from './draw-cohort.ts';
import {
  chanceAtPace,
  growQueues,
  type PipelineMonth,
  pipelineMonths,
  type QueueCounts,
} from './step-pipeline.ts';

/** Expected queues, and whether capacity held anyone up yet. */
export type ExpectedQueues = QueueCounts<Float64Array> & { capacityBinds: boolean };

/** Make expected queues with the backlog of the start in them. */
export function expectQueues(pipeline: CohortPipeline): ExpectedQueues {
  const months = pipelineMonths(pipeline);
  const queue = (start: Int32Array): Float64Array => {
    const filled = new Float64Array(months);
    filled.set(start);
    return filled;
  };
  return {
    months,
    undecided: queue(pipeline.backlog.undecided),
    assessing: queue(pipeline.backlog.assessing),
    held: queue(pipeline.backlog.held),
    capacityBinds: false,
    requests: 0,
    refused: 0,
    agreed: 0,
    issued: 0,
    notIssued: 0,
    inTime: 0,
  };
}

/**
 * Run one month in expected numbers.
 * @returns plans issued, expected.
 * @source Method note 6, section 4.
 */
export function expectPipeline(
  pipeline: CohortPipeline,
  draw: CohortDraw,
  at: PipelineMonth,
  queues: ExpectedQueues,
): number {
  growQueues(queues);
  const { undecided, assessing, held, months } = queues;
  undecided[0] = at.requests;
  queues.requests += at.requests;
  for (let k = 0; k < months; k++) {
    const decided = undecided[k]! * hazardAt(draw.decisionHazard, k);
    undecided[k]! -= decided;
    assessing[k]! += decided * at.assessShare;
    queues.agreed += decided * at.assessShare;
    queues.refused += decided * (1 - at.assessShare);
    const done = assessing[k]! * chanceAtPace(hazardAt(draw.assessmentHazard, k), at.pace);
    assessing[k]! -= done;
    held[k]! += done;
  }
  let room = at.capacity;
  let issued = 0;
  for (let k = months - 1; k >= 0; k--) {
    const served = Math.min(held[k]!, room);
    if (served < held[k]!) queues.capacityBinds = true;
    held[k]! -= served;
    room -= served;
    issued += served * at.issueShare;
    queues.notIssued += served * (1 - at.issueShare);
    queues.inTime += served * at.issueShare * (pipeline.withinClock[k] ?? 0);
  }
  queues.issued += issued;
  return issued;
}

function hazardAt(hazards: Float64Array, month: number): number {
  return hazards[Math.min(month, hazards.length - 1)]!;
}
