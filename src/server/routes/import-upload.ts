/** POST /api/programmes/:authority/:programme/imports: files are sent, read in together, and each row is told. */
import { UploadParams } from '../../contract/upload.ts';
import { eventsRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { receiveAndImport } from '../uploads/import-received.ts';

/** The programme is looked up before a byte is taken; the files lie on disk only until they are read. */
export const importUploadRoute = eventsRoute({
  method: 'POST',
  path: '/api/programmes/:authority/:programme/imports',
  permission: 'import.add',
  params: UploadParams,
  handle: async ({ actor, params, sent }, app) => {
    await app.openProgramme(actor, scopeOf(params));
    return await receiveAndImport(sent, { app, actor, scope: scopeOf(params), params });
  },
});
