/** GET /api/programmes/:authority/:programme/plan-numbers: plans, requests, ceases and independent placements. */
import { planNumbersView } from '../../app/views/plan-numbers-view.ts';
import { PlanNumbersReply } from '../../contract/plan-numbers.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Read from the store in one go; nothing is kept between requests. */
export const planNumbersRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/plan-numbers',
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: PlanNumbersReply,
  handle: async ({ actor, params }, app) => planNumbersView(await app.openProgramme(actor, scopeOf(params))),
});
