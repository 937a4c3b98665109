/** GET /api/programmes/:authority/:programme/risks: the risk register. */
import { risksView } from '../../app/views/risks-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { RisksReply } from '../../contract/risks.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Read from the store in one go; nothing is kept between requests. */
export const risksRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/risks',
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: RisksReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    return risksView(await app.openProgramme(actor, scope), actor, await app.riskRegister(actor, scope));
  },
});
