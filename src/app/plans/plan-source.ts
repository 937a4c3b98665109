/** A plan to make a workbook of: a stored programme's, or one on disk, with what a cover says of it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanSplit } from '../../core/plan/children-split.ts';
import type { ManagementPlan } from '../../core/plan/management-plan.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import type { BookFacts } from '../../core/workbook/words-sheets.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { readPlanCohort, readPlanFolder } from '../forecast-plan.ts';
import { storedPlan } from '../forecast-programme-plan.ts';
import { listProgramme } from '../open-programme.ts';
import { type FlowMeansOrWhy, flowMeansOrWhy } from '../plan-flow-means.ts';
import { livePlan } from './live-plan.ts';
import { splitPlan } from './split-plan.ts';

/** A plan as read, the body it was read from, and its cover. */
export type PlanSource = {
  readonly plan: ManagementPlan;
  readonly body: unknown;
  readonly facts: BookFacts;
  /** Of the stored plan; null for one on disk. */
  readonly planVersion: number | null;
  /** Split the plan's children by age and need as records lead to expect. Only a workbook that is written asks for it: it takes seconds. */
  readonly split: () => Promise<PlanSplit>;
  /** What flows of records make of the mitigations on the mean, as the forecast reckons them. */
  readonly flows: () => Promise<FlowMeansOrWhy>;
};

/** Read the records of a stored programme. Their readers are loaded where a plan asks for them. */
export async function cohortOf(read: Repositories, scope: Scope) {
  const { readProgrammeCohort } = await import('../read-programme-cohort.ts');
  return await readProgrammeCohort(read, scope);
}

/** A plan that states its own numbers counts every mitigation. */
const ALL_COUNTED: FlowMeansOrWhy = { flows: null, why: null };

/** The live plan of a stored programme. @throws ProblemError `plan.*`. */
export async function storedPlanSource(
  read: Repositories,
  scope: Scope,
  product: string,
): Promise<PlanSource> {
  const record = await livePlan(read, scope);
  const { authorityName, name } = await listProgramme(read, scope);
  const plan = await storedPlan(read, scope);
  return {
    plan,
    body: record.body,
    facts: {
      title: `DSG management plan: ${name}`,
      authority: authorityName,
      origin: `Version ${record.version} of the stored plan, of ${record.createdAt.slice(0, 10)}`,
      sha256: createHash('sha256').update(canonicalJson(record.body)).digest('hex'),
      product,
      writtenAt: record.createdAt,
    },
    planVersion: record.version,
    split: async () => await splitPlan(plan, () => cohortOf(read, scope)),
    flows: async () =>
      (plan.cohort ?? null) === null ? ALL_COUNTED : await flowMeansOrWhy(plan, () => cohortOf(read, scope)),
  };
}

/** The plan of a folder. It bears no date of its own, so its workbook bears the first day of its first year. */
export async function folderPlanSource(folder: string, product: string): Promise<PlanSource> {
  const { plan, input } = await readPlanFolder(folder, null);
  const file = folder.endsWith('.json') ? folder : join(folder, 'plan.json');
  const body: unknown = JSON.parse(await readFile(file, 'utf8'));
  return {
    plan,
    body,
    facts: {
      title: 'DSG management plan',
      authority: 'The plan file does not name it',
      origin: input.file,
      sha256: input.sha256,
      product,
      writtenAt: `${plan.finance.years[0] ?? 2000}-04-01T00:00:00Z`,
    },
    planVersion: null,
    split: async () => {
      const { cohort = null } = plan;
      if (cohort === null) return { split: null, why: 'The plan names no records of the authority' };
      return await splitPlan(plan, async () => await readPlanCohort(cohort, folder));
    },
    flows: async () => {
      const { cohort = null } = plan;
      if (cohort === null) return ALL_COUNTED;
      return await flowMeansOrWhy(plan, async () => await readPlanCohort(cohort, folder));
    },
  };
}
