/** GET /api/programmes/:authority/:programme/imports: what was read in, and whether it is in, fresh and clean. */
import { importsView, reachOf } from '../../app/views/imports-view.ts';
import { ImportsReply } from '../../contract/imports.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { LARGEST_UPLOAD } from '../../contract/upload.ts';
import { may } from '../../core/access/access.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** An address of no programme is refused by opening it, so that an empty list always means an empty programme. */
export const importsRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/imports',
  permission: 'import.read',
  params: ProgrammeParams,
  reply: ImportsReply,
  handle: async ({ actor, params }, app) => {
    const open = await app.openProgramme(actor, scopeOf(params));
    return {
      ...importsView(await app.listImports(actor, scopeOf(params)), reachOf(open)),
      mayAdd: may(actor, 'import.add', params.authority),
      mayUndo: may(actor, 'import.undo', params.authority),
      largestUpload: LARGEST_UPLOAD,
    };
  },
});
