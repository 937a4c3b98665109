/** GET …/returns/:year/:sequence/papers/:paper/:format: the board pack or the data dashboard as a file to keep. */
import { PaperParams } from '../../contract/programme-params.ts';
import { may } from '../../core/access/access.ts';
import { MEDIA_TYPES } from '../media-types.ts';
import { fileRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

/** Like the return itself: read by whoever may read it, noted where whoever asks may build. */
export const paperDownloadRoute = fileRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence/papers/:paper/:format',
  permission: 'return.read',
  params: PaperParams,
  handle: async ({ actor, params }, app) => {
    const { authority, year, sequence, paper, format } = params;
    const scope = scopeOf(params);
    const document = await app.composePaper(actor, scope, updateIdOf(params), paper);
    const bytes = await app.renderReturn(document, format);
    if (may(actor, 'return.build', authority))
      await app.recordBuild(actor, scope, updateIdOf(params), [`${paper}.${format}`]);
    return {
      bytes,
      mediaType: MEDIA_TYPES[format],
      fileName: `${paper}-${year}-update-${sequence}.${format}`,
    };
  },
});
