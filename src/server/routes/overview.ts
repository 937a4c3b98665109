/** GET /api/programmes/:authority/:programme/overview: what is on track, the conditions, the key figures. */
import { overviewView } from '../../app/views/overview-view.ts';
import { OverviewReply } from '../../contract/overview.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Read from the store in one go; nothing is kept between requests. */
export const overviewRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/overview',
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: OverviewReply,
  handle: async ({ actor, params }, app) => overviewView(await app.openProgramme(actor, scopeOf(params))),
});
