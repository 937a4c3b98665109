/** GET …/returns/:year/:sequence: the built return as a fragment, with its figures and formats. */
import { returnView } from '../../app/views/return-view.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import { ReturnPreviewReply } from '../../contract/return-preview.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** A return that cannot be built is answered with what stands in its way, so that the page can show it. */
export const returnPreviewRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence',
  permission: 'return.read',
  params: ReturnParams,
  reply: ReturnPreviewReply,
  handle: ({ actor, params }, app) =>
    returnView(app, actor, scopeOf(params), `${params.year}/${params.sequence}`),
});
