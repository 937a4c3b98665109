/** GET /api/programmes/:authority/:programme/finance?scenario=…: the money of one scenario beside another. */
import { financeView } from '../../app/views/finance-view.ts';
import { FinanceReply } from '../../contract/finance.ts';
import { FinanceParams } from '../../contract/programme-params.ts';
import { may } from '../../core/access/access.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** An unknown scenario shows the main one: old links to a renamed scenario still lead somewhere true. */
export const financeRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/finance',
  permission: 'programme.read',
  params: FinanceParams,
  reply: FinanceReply,
  handle: async ({ actor, params }, app) => ({
    ...financeView(
      await app.openProgramme(actor, scopeOf(params)),
      params.scenario,
      await app.forecastPlan(actor, scopeOf(params)),
      await app.plans.trail(actor, scopeOf(params)),
    ),
    workbookRefusal: await app.plans.workbookRefusal(actor, scopeOf(params)),
    maySetPlan: may(actor, 'plan.set', params.authority),
  }),
});
