/** The use cases of saved scenarios of the lab; each checks its permission first. */
import type { Actor } from '../core/access/access.ts';
import type { LabInput } from '../core/lab/lab-input.ts';
import type { PlanVersion, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';
import type { SavedScenario, ScenarioRequest } from './lab-scenarios.ts';
import type { LockScenarioRequest } from './plans/lock-scenario.ts';

/** What may be asked. */
export type LabScenarios = {
  list(actor: Actor, scope: Scope): Promise<readonly SavedScenario[]>;
  save(actor: Actor, scope: Scope, request: ScenarioRequest): Promise<SavedScenario>;
  withdraw(actor: Actor, scope: Scope, id: string): Promise<void>;
  /** Lock a scenario as a version of the plan; the live plan stays as it is. */
  lock(actor: Actor, scope: Scope, request: LockScenarioRequest): Promise<PlanVersion>;
};

/** Opens the lab of a programme. */
export type OpenLab = (actor: Actor, scope: Scope) => Promise<LabInput>;

/** Build the use cases; what they need is loaded when one is first asked. */
export function labScenarios(dependencies: AppDependencies, openLab: OpenLab): LabScenarios {
  const load = () => import('./lab-scenarios.ts');
  return {
    list: async (actor, scope) => await (await load()).listScenarios(dependencies.store.read, actor, scope),
    save: async (actor, scope, request) =>
      await (await load()).saveScenario(dependencies, actor, scope, request),
    withdraw: async (actor, scope, id) =>
      await (await load()).withdrawScenario(dependencies, actor, scope, id),
    lock: async (actor, scope, request) => {
      const { lockScenario } = await import('./plans/lock-scenario.ts');
      return await lockScenario(dependencies, openLab, actor, scope, request);
    },
  };
}
