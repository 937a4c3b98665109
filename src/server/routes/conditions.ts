/** GET /api/programmes/:authority/:programme/conditions: the conditions with ratings and commentary. */
import { conditionsView } from '../../app/views/conditions-view.ts';
import { ConditionsReply } from '../../contract/conditions.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Read from the store in one go; nothing is kept between requests. */
export const conditionsRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/conditions',
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: ConditionsReply,
  handle: async ({ actor, params }, app) => conditionsView(await app.openProgramme(actor, scopeOf(params))),
});
