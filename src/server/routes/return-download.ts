/** GET …/returns/:year/:sequence/download/:format: the return as a file to keep. */
import { DownloadParams } from '../../contract/programme-params.ts';
import { may } from '../../core/access/access.ts';
import { MEDIA_TYPES } from '../media-types.ts';
import { fileRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Whoever may build a return leaves a note of it in the audit trail; a reader's copy is only read. */
export const returnDownloadRoute = fileRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence/download/:format',
  permission: 'return.read',
  params: DownloadParams,
  handle: async ({ actor, params }, app) => {
    const { authority, year, sequence, format } = params;
    const scope = scopeOf(params);
    const updateId = `${year}/${sequence}`;
    const document = await app.composeReturn(actor, scope, updateId);
    const bytes = await app.renderReturn(document, format);
    if (may(actor, 'return.build', authority)) await app.recordBuild(actor, scope, updateId, [format]);
    return { bytes, mediaType: MEDIA_TYPES[format], fileName: fileName(document.authority, params) };
  },
});

/** "Marlshire-return-2024-25-update-3.docx": letters, digits and dashes only, so that any machine keeps it as it is. */
function fileName(
  authority: string,
  { year, sequence, format }: { readonly year: string; readonly sequence: string; readonly format: string },
): string {
  const name = authority
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${name === '' ? 'Programme' : name}-return-${year}-update-${sequence}.${format}`;
}
