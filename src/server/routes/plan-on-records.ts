/** GET /api/programmes/:authority/:programme/plan/on-records: the plan's own numbers held against those that the records foretell. */
import { planOnRecordsView } from '../../app/views/plan-on-records-view.ts';
import { PlanOnRecordsReply } from '../../contract/plan-on-records.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { preparedRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const planOnRecordsRoute = preparedRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/plan/on-records',
  permission: 'programme.read',
  params: ProgrammeParams,
  restsOn: 'plan-and-rows',
  reply: PlanOnRecordsReply,
  handle: async ({ actor, params }, app) =>
    planOnRecordsView(await app.planOnRecords(actor, scopeOf(params))),
});
