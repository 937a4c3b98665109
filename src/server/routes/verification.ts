/** GET …/sign-off/verification: the stored return checked from end to end, as the command line checks its file. */
import { checkSealedText } from '../../app/sealed/check-file.ts';
import { storedText } from '../../app/sealed/stored-text.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import { VerificationReply } from '../../contract/sign-off.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

const NOTHING_KNOWN = { keys: {}, seal: null, previous: null } as const;

/** A return that does not hold is an answer, not an error. */
export const verificationRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence/sign-off/verification',
  permission: 'return.read',
  params: ReturnParams,
  reply: VerificationReply,
  handle: async ({ actor, params }, app) => {
    const text = await storedText(app, actor, scopeOf(params), { updateId: updateIdOf(params) });
    const { broken, counts } = checkSealedText(text, NOTHING_KNOWN);
    return {
      isWhole: broken === null,
      message: broken?.message ?? 'The return is sealed and whole',
      at: broken?.at ?? null,
      counts,
    };
  },
});
