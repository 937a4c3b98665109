/** POST /api/programmes: a programme folder is sent, checked whole and stored whole, or refused with the place of what is wrong. */
import { BeginProgrammeBody, BeginProgrammeReply, LONGEST_FOLDER } from '../../contract/begin-programme.ts';
import { NoParams } from '../../contract/programme-params.ts';
import { actRoute } from '../route.ts';

/** Which authority it is for stands in the folder, so the use case holds the permission against that. */
export const beginProgrammeRoute = actRoute({
  method: 'POST',
  path: '/api/programmes',
  permission: 'programme.load',
  params: NoParams,
  body: BeginProgrammeBody,
  longestBody: LONGEST_FOLDER,
  reply: BeginProgrammeReply,
  handle: async ({ actor, body }, app) => {
    const { authorityCode, programmeId } = await app.loadProgrammeTexts(actor, body.files);
    return { authorityCode, programmeId };
  },
});
