/** GET …/imports/:id: one import with all its problems. */
import { importLine } from '../../app/views/imports-view.ts';
import { ImportParams, ImportReply } from '../../contract/imports.ts';
import { LARGEST_UPLOAD } from '../../contract/upload.ts';
import { may } from '../../core/access/access.ts';
import { findImport } from '../find-import.ts';
import { route } from '../route.ts';

/** Undone imports are shown too: what was once in force stays open to question. */
export const importDetailRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/imports/:id',
  permission: 'import.read',
  params: ImportParams,
  reply: ImportReply,
  handle: async ({ actor, params }, app) => {
    const { record, among } = await findImport(app, actor, params);
    return {
      import: importLine(record, among),
      problems: record.report.problems.map((problem) => ({ ...problem })),
      mayAdd: may(actor, 'import.add', params.authority),
      mayUndo: may(actor, 'import.undo', params.authority),
      largestUpload: LARGEST_UPLOAD,
    };
  },
});
