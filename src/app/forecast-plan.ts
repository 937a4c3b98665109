/** Forecasts a management plan from a folder: reads `plan.json`, runs it, gives the answer of the public contract. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { raise } from '../core/base/problem.ts';
import type { Month } from '../core/base/time.ts';
import type { RangeFactor } from '../core/monitor/range-factor.ts';
import { forecastPlan } from '../core/plan/forecast-plan.ts';
import type { CohortCaseload, ManagementPlan } from '../core/plan/management-plan.ts';
import type { PlanForecast } from '../core/plan/plan-forecast.ts';
import type { AssumptionPair } from '../core/plan/two-way-pair.ts';
import { readManagementPlan } from '../edge/intake/programme/management-plan-file.ts';
import type { CohortSource } from './cohort-source.ts';
import { planAnswer } from './plan-answer.ts';
import type { InputFile } from './read-input-file.ts';

/** Levels at which every range is given. */
export const PLAN_LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;

export type PlanRequest = {
  /** A folder with `plan.json`, or that file itself. */
  readonly folder: string;
  readonly scenario: string | null;
  readonly seed: number;
  readonly draws: number;
  readonly version: string;
  /** Threads that simulate; null for as many as the machine runs at once. */
  readonly workers: number | null;
  /** What past outcomes of a stored programme ask of the ranges; not given where no programme is named. */
  readonly rangesFor?: (origin: Month) => Promise<RangeFactor>;
  /** Two assumptions to move together; growth and plan numbers where not given. */
  readonly pair?: AssumptionPair;
  /** Told simulations done of all. */
  readonly onProgress?: (done: number, all: number) => void;
};

/** A plan that was read, with the fingerprint of its file. */
export type PlanOnDisk = { readonly plan: ManagementPlan; readonly input: InputFile };

/** Read a plan. @throws ProblemError `plan.*`, `file.cannot-read` or `file.not-json`. */
export async function readPlanFolder(folder: string, scenario: string | null): Promise<PlanOnDisk> {
  const file = planFileOf(folder);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    raise({
      code: 'file.cannot-read',
      place: file,
      message: error.code === 'ENOENT' ? 'There is no such file' : 'The file cannot be read',
      advice:
        'Give a folder with a plan.json in it: "evenkeel demo" writes one, "evenkeel plan from-reference" too.',
    }),
  );
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { plan: readManagementPlan(text, { file, scenario }), input: { file: basename(file), sha256 } };
}

/** Forecast a plan on disk. @throws ProblemError `plan.*`. */
export async function answerPlanForecast(request: PlanRequest): Promise<{
  readonly plan: ManagementPlan;
  readonly forecast: PlanForecast;
  readonly answer: ReturnType<typeof planAnswer>;
}> {
  const { folder, scenario, seed, draws, version, pair } = request;
  const { plan, input } = await readPlanFolder(folder, scenario);
  const simulated = await caseloadOf(plan, request);
  const caseload = simulated?.caseload ?? null;
  const flows = simulated?.flows ?? null;
  const forecast = forecastPlan(plan, {
    seed,
    draws,
    levels: PLAN_LEVELS,
    caseload,
    flows,
    ...(pair === undefined ? {} : { pair }),
  });
  const inputs = [input, ...(simulated?.source.inputs ?? [])];
  const facts = { version, seed, draws, inputs, scenario, caseloadFrom: simulated?.source ?? null };
  const answer = planAnswer(forecast, facts);
  return { plan, forecast, answer };
}

/** Caseload simulated from the records that the plan names; null where it names none. */
async function caseloadOf(plan: ManagementPlan, request: PlanRequest) {
  const { cohort = null } = plan;
  if (cohort === null) return null;
  // Loaded only where it is asked for: a plan with mean and spread needs none of it.
  const { simulateCaseload } = await import('./simulate-caseload.ts');
  const { folder, seed, draws, workers, rangesFor, onProgress } = request;
  const file = planFileOf(folder);
  return await simulateCaseload({
    plan,
    cohort,
    source: await readPlanCohort(cohort, folder),
    place: file,
    seed,
    draws,
    workers,
    ...(rangesFor === undefined ? {} : { rangesFor }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

/** Read the records that a plan on disk names. @throws ProblemError those of reading records. */
export async function readPlanCohort(cohort: CohortCaseload, folder: string): Promise<CohortSource> {
  const { readCohortFolder } = await import('./read-cohort-folder.ts');
  return await readCohortFolder(filesOf(cohort, planFileOf(folder)));
}

function filesOf(cohort: CohortCaseload, file: string) {
  const at = (path: string) => (isAbsolute(path) ? path : join(dirname(file), path));
  return {
    folder: at(cohort.folder),
    ...(cohort.population === null ? {} : { population: at(cohort.population) }),
    ...(cohort.establishments === null ? {} : { establishments: at(cohort.establishments) }),
    ...(cohort.area === null ? {} : { area: cohort.area }),
  };
}

function planFileOf(folder: string): string {
  return folder.endsWith('.json') ? folder : join(folder, 'plan.json');
}
