/** …/lab/scenarios: scenarios of the lab listed, saved, withdrawn and locked as versions of the plan. */
import type { App } from '../../app/app.ts';
import {
  LockedScenarioReply,
  LockScenarioBody,
  SaveScenarioBody,
  ScenariosReply,
  WithdrawScenarioBody,
} from '../../contract/lab.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { type Actor, may } from '../../core/access/access.ts';
import { actRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/lab/scenarios';

async function listed(app: App, actor: Actor, params: ProgrammeParams) {
  const scope = scopeOf(params);
  const scenarios = await app.scenarios.list(actor, scope);
  return {
    scenarios: scenarios.map((one) => ({ ...one })),
    maySave: may(actor, 'forecast.issue', scope.authorityCode),
    mayLock: may(actor, 'plan.lock', scope.authorityCode),
  };
}

export const LAB_SCENARIO_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: PATH,
    permission: 'import.read',
    params: ProgrammeParams,
    reply: ScenariosReply,
    handle: ({ actor, params }, app) => listed(app, actor, params),
  }),
  actRoute({
    method: 'POST',
    path: PATH,
    permission: 'forecast.issue',
    params: ProgrammeParams,
    body: SaveScenarioBody,
    reply: ScenariosReply,
    handle: async ({ actor, params, body }, app) => {
      await app.scenarios.save(actor, scopeOf(params), body);
      return await listed(app, actor, params);
    },
  }),
  actRoute({
    method: 'POST',
    path: `${PATH}/withdrawn`,
    permission: 'forecast.issue',
    params: ProgrammeParams,
    body: WithdrawScenarioBody,
    reply: ScenariosReply,
    handle: async ({ actor, params, body }, app) => {
      await app.scenarios.withdraw(actor, scopeOf(params), body.id);
      return await listed(app, actor, params);
    },
  }),
  actRoute({
    method: 'POST',
    path: `${PATH}/locked`,
    permission: 'plan.lock',
    params: ProgrammeParams,
    body: LockScenarioBody,
    reply: LockedScenarioReply,
    handle: async ({ actor, params, body }, app) => {
      const locked = await app.scenarios.lock(actor, scopeOf(params), body);
      const { id, sha256, lockedAt, lockedBy, planVersion } = locked;
      return { id, sha256, lockedAt, lockedBy, planVersion };
    },
  }),
];
