/** GET …/returns/:year/:sequence/sign-off, who has signed and what may be done next, and …/sign-off/check, what stands in the way and what changed. */
import { signOffCheckView, signOffView } from '../../app/views/sign-off-view.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import { SignOffCheckReply, SignOffReply } from '../../contract/sign-off.ts';
import { preparedRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

const PATH = '/api/programmes/:authority/:programme/returns/:year/:sequence/sign-off';

export const SIGN_OFF_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: PATH,
    permission: 'return.read',
    params: ReturnParams,
    reply: SignOffReply,
    handle: ({ actor, params }, app) => signOffView(app, actor, scopeOf(params), updateIdOf(params)),
  }),
  /** A draft that cannot be frozen is answered with everything that stands in its way. */
  preparedRoute({
    method: 'GET',
    path: `${PATH}/check`,
    permission: 'return.read',
    params: ReturnParams,
    reply: SignOffCheckReply,
    readsRecords: false,
    handle: ({ actor, params }, app) => signOffCheckView(app, actor, scopeOf(params), updateIdOf(params)),
  }),
];
