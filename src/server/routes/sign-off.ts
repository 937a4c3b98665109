/** GET …/returns/:year/:sequence/sign-off: what is signed, what changed, who has signed, what may be done next. */
import { signOffView } from '../../app/views/sign-off-view.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import { SignOffReply } from '../../contract/sign-off.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

/** A draft that cannot be frozen is answered with everything that stands in its way. */
export const signOffRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence/sign-off',
  permission: 'return.read',
  params: ReturnParams,
  reply: SignOffReply,
  handle: ({ actor, params }, app) => signOffView(app, actor, scopeOf(params), updateIdOf(params)),
});
