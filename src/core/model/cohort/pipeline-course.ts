/** The way from request to plan of one simulation, kept step by step, for scenarios that leave it alone to take up again. */
import type { CohortLevers, LeverFlow } from './cohort-levers.ts';
import type { PipelineState } from './step-pipeline.ts';

/** Flows whose levers change the way from request to plan. */
const ON_THE_WAY: ReadonlySet<LeverFlow> = new Set(['requests', 'assess', 'issue', 'capacity']);
const QUEUES = 3;
/** Counts of a step, in the order in which they are kept. */
const PASSED = ['requests', 'refused', 'agreed', 'issued', 'notIssued', 'inTime'] as const;

/** What the steps of one simulation came to. */
export type PipelineCourse = {
  /** Whether what stands here is of the simulation at hand. */
  isKept: boolean;
  /** Plans issued and plans that moved in `[step]` [plans]. */
  readonly issued: Int32Array;
  readonly transfersIn: Int32Array;
  /** Undecided, assessing and held by months since the request, at the end of each step `[step][queue][month]`. */
  readonly queues: Int32Array;
  /** `[step][count]`. */
  readonly passed: Float64Array;
};

/** Make room for the course of one simulation after another. */
export function makeCourse(steps: number, months: number): PipelineCourse {
  return {
    isKept: false,
    issued: new Int32Array(steps),
    transfersIn: new Int32Array(steps),
    queues: new Int32Array(steps * QUEUES * months),
    passed: new Float64Array(steps * PASSED.length),
  };
}

/** Say whether levers, with their sizes in the simulation at hand, leave the way from request to plan as it is. */
export function leavesPipeline(levers: CohortLevers | null): boolean {
  return (
    levers === null || levers.levers.every(({ flow }, at) => levers.sizes[at] === 0 || !ON_THE_WAY.has(flow))
  );
}

/** Keep what a step came to. */
export function keepStep(
  course: PipelineCourse,
  step: number,
  queues: PipelineState,
  issued: number,
  transfersIn: number,
): void {
  course.issued[step] = issued;
  course.transfersIn[step] = transfersIn;
  const { months } = queues;
  const at = step * QUEUES * months;
  course.queues.set(queues.undecided, at);
  course.queues.set(queues.assessing, at + months);
  course.queues.set(queues.held, at + 2 * months);
  for (let k = 0; k < PASSED.length; k++) course.passed[step * PASSED.length + k] = queues[PASSED[k]!];
}

/** Put the queues as they stood at the end of a step, with its counts. */
export function recallStep(course: PipelineCourse, step: number, queues: PipelineState): void {
  const { months } = queues;
  const at = step * QUEUES * months;
  queues.undecided.set(course.queues.subarray(at, at + months));
  queues.assessing.set(course.queues.subarray(at + months, at + 2 * months));
  queues.held.set(course.queues.subarray(at + 2 * months, at + 3 * months));
  for (let k = 0; k < PASSED.length; k++) queues[PASSED[k]!] = course.passed[step * PASSED.length + k]!;
}
