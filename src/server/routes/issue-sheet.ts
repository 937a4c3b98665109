/** GET …/imports/:id/issues.xlsx: the problems of an import as a workbook to correct and send back. */

import { ImportParams } from '../../contract/imports.ts';
import { findImport } from '../find-import.ts';
import { fileRoute } from '../route.ts';
import { safeFileName } from '../uploads/safe-file-name.ts';

/** The name is held to plain letters, so that it can stand in a header as it is. */
export const issueSheetRoute = fileRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/imports/:id/issues.xlsx',
  permission: 'import.read',
  params: ImportParams,
  handle: async ({ actor, params }, app) => {
    const { record } = await findImport(app, actor, params);
    const { name, bytes } = await app.issueSheet(actor, record.importId);
    return {
      bytes,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: safeFileName(name).replace(/[^A-Za-z0-9._-]+/g, '-'),
    };
  },
});
