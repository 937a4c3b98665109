/** POST …/sign-off/STEP: each step of a return from freezing to its correction, with the permission that it takes. */
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import {
  AnswerBody,
  AnswerFindingBody,
  FreezeBody,
  KeepKeyBody,
  NothingBody,
  QuestionBody,
  SignBody,
  StepReply,
  SubmitBody,
  WithdrawBody,
} from '../../contract/sign-off.ts';
import type { Actor, Permission } from '../../core/access/access.ts';
import { actRoute, type Route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

type At = { readonly scope: ReturnType<typeof scopeOf>; readonly updateId: string };

/** Looking whether a return says what the programme says takes seconds, and no record of a child. */
const BESIDE = { isHeavy: true, readsRecords: false } as const;

function step<B extends z.ZodType>(
  name: string,
  permission: Permission,
  body: B,
  work: (returns: App['returns'], actor: Actor, at: At, body: z.output<B>) => Promise<unknown>,
): Route {
  return actRoute({
    method: 'POST',
    path: `/api/programmes/:authority/:programme/returns/:year/:sequence/sign-off/${name}`,
    permission,
    params: ReturnParams,
    body,
    reply: StepReply,
    ...BESIDE,
    handle: async ({ actor, params, body: sent }, app) => {
      await work(app.returns, actor, { scope: scopeOf(params), updateId: updateIdOf(params) }, sent);
      return { blockers: [] };
    },
  });
}

/** Freezing answers what stands in its way. */
const freezeRoute = actRoute({
  method: 'POST',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence/sign-off/freeze',
  permission: 'return.freeze',
  params: ReturnParams,
  body: FreezeBody,
  reply: StepReply,
  ...BESIDE,
  handle: async ({ actor, params, body }, app) => {
    const frozen = await app.returns.freeze(actor, scopeOf(params), {
      updateId: updateIdOf(params),
      ...body,
    });
    return { blockers: 'blockers' in frozen ? frozen.blockers.map((one) => ({ ...one })) : [] };
  },
});

/** A finding of the check is explained or accepted, with a reason. */
const answerFindingRoute = actRoute({
  method: 'POST',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence/sign-off/answer-finding',
  permission: 'return.freeze',
  params: ReturnParams,
  body: AnswerFindingBody,
  reply: StepReply,
  ...BESIDE,
  handle: async ({ actor, params, body }, app) => {
    await app.findings.answer(actor, scopeOf(params), { updateId: updateIdOf(params), ...body });
    return { blockers: [] };
  },
});

/** Signing asks for the permission of the role in the use case: the address does not name it. */
export const RETURN_STEP_ROUTES: readonly Route[] = [
  freezeRoute,
  answerFindingRoute,
  step('sign', 'return.read', SignBody, (returns, actor, { scope, updateId }, body) =>
    returns.sign(actor, scope, { ...body, updateId, key: 'stored', statement: null }),
  ),
  step('key', 'return.read', KeepKeyBody, (returns, actor, { scope }, { role, name, passphrase }) =>
    returns.keepKey(actor, scope, { role, name, key: { passphrase } }),
  ),
  step('seal', 'return.seal', NothingBody, (returns, actor, { scope, updateId }) =>
    returns.seal(actor, scope, { updateId }),
  ),
  step('withdraw', 'return.freeze', WithdrawBody, (returns, actor, { scope, updateId }, { reason }) =>
    returns.withdraw(actor, scope, { updateId }, reason),
  ),
  step('submit', 'return.submit', SubmitBody, (returns, actor, { scope, updateId }, { on }) =>
    returns.submit(actor, scope, { updateId }, on),
  ),
  step('question', 'return.answer', QuestionBody, (returns, actor, { scope, updateId }, body) =>
    returns.recordQuestion(actor, scope, { updateId, ...body }),
  ),
  step('reply', 'return.answer', AnswerBody, (returns, actor, { scope, updateId }, body) =>
    returns.reply(actor, scope, { updateId, ...body }),
  ),
  step('supersede', 'return.supersede', NothingBody, (returns, actor, { scope, updateId }) =>
    returns.supersede(actor, scope, updateId),
  ),
];
