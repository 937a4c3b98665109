/** GET /api/programmes: the programmes in the store that the actor may see. */
import { ListingReply } from '../../contract/listing.ts';
import { NoParams } from '../../contract/programme-params.ts';
import { route } from '../route.ts';

/** Names only what the actor may read; an empty list is an answer, not a refusal. */
export const listProgrammesRoute = route({
  method: 'GET',
  path: '/api/programmes',
  permission: 'programme.read',
  params: NoParams,
  reply: ListingReply,
  handle: async ({ actor }, app) => ({
    programmes: (await app.listProgrammes(actor)).map((one) => ({
      authorityCode: one.authorityCode,
      programmeId: one.programmeId,
      authorityName: one.authorityName,
      name: one.name,
      fictional: one.fictional,
      newestUpdate: one.newestUpdate,
      hasFiles: one.hasFiles,
    })),
  }),
});
