/** POST …/imports/:id/undo: an import no longer counts. */
import { importLine } from '../../app/views/imports-view.ts';
import { ImportParams, UndoReply } from '../../contract/imports.ts';
import { findImport } from '../find-import.ts';
import { route } from '../route.ts';

/** The import must be of the programme in the address, whose authority the permission was asked for. */
export const importUndoRoute = route({
  method: 'POST',
  path: '/api/programmes/:authority/:programme/imports/:id/undo',
  permission: 'import.undo',
  params: ImportParams,
  reply: UndoReply,
  handle: async ({ actor, params }, app) => {
    const { record, among } = await findImport(app, actor, params);
    return { import: importLine(await app.undoImport(actor, record.importId), among) };
  },
});
