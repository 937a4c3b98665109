/** The use cases of a stored plan: its locked versions, its assumptions one by one, and bridges between versions. */
import type { Actor } from '../../core/access/access.ts';
import { type Problem, ProblemError } from '../../core/base/problem.ts';
import type { AssumptionSet, PlanVersion, Scope } from '../../edge/store/store.ts';
import { bridgeAnswer } from '../bridge-folders.ts';
import type { AppDependencies } from '../dependencies.ts';
import { storedPlan } from '../forecast-programme-plan.ts';
import { requirePermission } from '../require-permission.ts';
import { livePlan, planBody, planOf } from './live-plan.ts';
import { type LockRequest, lockPlan } from './lock-plan.ts';
import { type CellChange, planHistory } from './plan-history.ts';
import { type OutturnAnswer, type OutturnRequest, planOutturn } from './plan-outturn.ts';
import { planS251, type S251Answer } from './plan-s251.ts';
import { cohortOf, storedPlanSource } from './plan-source.ts';
import { type PlanTrailFacts, planTrail } from './plan-trail.ts';
import { planWorkbook, readPlanWorkbookBack, type WorkbookAnswer, workbookRefusal } from './plan-workbook.ts';
import {
  type SettingRequest,
  type SettingsRequest,
  setAssumption,
  setAssumptions,
} from './set-assumption.ts';

/** The live plan's place among its versions. */
export type PlanVersions = {
  readonly live: { readonly planVersion: number; readonly changedAt: string; readonly changedBy: string };
  readonly locked: readonly PlanVersion[];
};

/** What may be asked of a stored plan; each checks its permission first. */
export type StoredPlans = {
  versions(actor: Actor, scope: Scope): Promise<PlanVersions>;
  lock(actor: Actor, scope: Scope, request: LockRequest): Promise<PlanVersion>;
  set(actor: Actor, scope: Scope, request: SettingRequest): Promise<AssumptionSet>;
  /** Several cells for one reason, together or not at all. */
  setAll(actor: Actor, scope: Scope, request: SettingsRequest): Promise<readonly AssumptionSet[]>;
  /** The live plan as a workbook of live formulas. */
  workbook(actor: Actor, scope: Scope): Promise<Uint8Array>;
  /** Why no workbook can be made of the live plan; null where one can, or where there is no plan that can be read. */
  workbookRefusal(actor: Actor, scope: Scope): Promise<Problem | null>;
  /** What a workbook that came back would change. Nothing is kept. */
  workbookChanges(actor: Actor, scope: Scope, path: string): Promise<WorkbookAnswer>;
  history(actor: Actor, scope: Scope, cell: string | null): Promise<readonly CellChange[]>;
  /** A version beside what was booked and counted of a year. */
  outturn(actor: Actor, scope: Scope, request: OutturnRequest): Promise<OutturnAnswer>;
  /** A version beside the section 251 outturn that was read in. */
  s251(actor: Actor, scope: Scope, request: OutturnRequest): Promise<S251Answer>;
  /** What a page shows of all this; what cannot be told is null, never raised. */
  trail(actor: Actor, scope: Scope): Promise<PlanTrailFacts>;
  /** Bridge two versions by name, "live" for the plan as it stands. */
  bridge(actor: Actor, scope: Scope, from: string, to: string): ReturnType<typeof bridgeAnswer>;
};

/** Build the use cases. */
export function storedPlans(dependencies: AppDependencies): StoredPlans {
  const { store, product } = dependencies;
  const mayRead = (actor: Actor, scope: Scope) =>
    requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the plan of this authority');
  return {
    async versions(actor, scope) {
      mayRead(actor, scope);
      const { version, createdAt, createdBy } = await livePlan(store.read, scope);
      return {
        live: { planVersion: version, changedAt: createdAt, changedBy: createdBy },
        locked: await store.read.plans.versions(scope),
      };
    },
    lock: (actor, scope, request) => lockPlan(dependencies, actor, scope, request),
    set: (actor, scope, request) => setAssumption(dependencies, actor, scope, request),
    setAll: (actor, scope, request) => setAssumptions(dependencies, actor, scope, request),
    async workbook(actor, scope) {
      mayRead(actor, scope);
      return await planWorkbook(await storedPlanSource(store.read, scope, product));
    },
    async workbookRefusal(actor, scope) {
      mayRead(actor, scope);
      try {
        return workbookRefusal(await storedPlan(store.read, scope));
      } catch (error) {
        if (error instanceof ProblemError) return null;
        throw error;
      }
    },
    async workbookChanges(actor, scope, path) {
      requirePermission(actor, 'plan.set', scope.authorityCode, 'to read a workbook of the plan back');
      return await readPlanWorkbookBack(await storedPlanSource(store.read, scope, product), path);
    },
    async history(actor, scope, cell) {
      mayRead(actor, scope);
      return await planHistory(store.read, scope, cell);
    },
    async outturn(actor, scope, request) {
      mayRead(actor, scope);
      return await planOutturn(store.read, scope, request);
    },
    async s251(actor, scope, request) {
      mayRead(actor, scope);
      return await planS251(store.read, scope, request);
    },
    async trail(actor, scope) {
      mayRead(actor, scope);
      return await planTrail(store.read, scope);
    },
    async bridge(actor, scope, from, to) {
      mayRead(actor, scope);
      const [before, after] = [
        await planBody(store.read, scope, from),
        await planBody(store.read, scope, to),
      ];
      return await bridgeAnswer(planOf(before, from), planOf(after, to), {
        read: async () => await cohortOf(store.read, scope),
      });
    },
  };
}
