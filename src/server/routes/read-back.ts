/** POST …/returns/:year/:sequence/read-back: a return that comes back as a document, compared; and /take, taken over as decided. */

import type { App } from '../../app/app.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import { ReadBackBody, ReadBackReply, TakeBackBody } from '../../contract/read-back.ts';
import { actRoute, type Route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

type Returned = Awaited<ReturnType<App['returned']['compareSent']>>;

const BASE = '/api/programmes/:authority/:programme/returns/:year/:sequence/read-back';
/** A document of some 12 MB, written in base64 [bytes]. */
const LONGEST = 16_000_000;

function replyOf({ findings, blocksRead, blocksUnchanged }: Returned, isTaken: boolean) {
  return {
    isTaken,
    blocksRead,
    blocksUnchanged,
    findings: findings.map(({ id, kind, certainty, where, words, message, offered }) => ({
      id,
      kind,
      certainty,
      where,
      words: words.map((run) => ({ ...run })),
      message,
      offered: offered.map((one) => ({ ...one })),
    })),
  };
}

/** Comparing changes nothing; taking over is writing. */
export const READ_BACK_ROUTES: readonly Route[] = [
  actRoute({
    method: 'POST',
    path: BASE,
    permission: 'return.read',
    params: ReturnParams,
    body: ReadBackBody,
    longestBody: LONGEST,
    reply: ReadBackReply,
    handle: async ({ actor, params, body: { name, file } }, app) => {
      const sent = { name, bytes: Buffer.from(file, 'base64'), updateId: updateIdOf(params) };
      return replyOf(await app.returned.compareSent(actor, scopeOf(params), sent), false);
    },
  }),
  actRoute({
    method: 'POST',
    path: `${BASE}/take`,
    permission: 'return.write',
    params: ReturnParams,
    body: TakeBackBody,
    longestBody: LONGEST,
    reply: ReadBackReply,
    handle: async ({ actor, params, body: { name, file, decisions } }, app) => {
      const sent = { name, bytes: Buffer.from(file, 'base64'), updateId: updateIdOf(params) };
      return replyOf(await app.returned.takeSent(actor, scopeOf(params), sent, decisions), true);
    },
  }),
];
