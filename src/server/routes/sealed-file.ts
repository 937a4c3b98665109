/** GET …/sign-off/file: the frozen or sealed return as the file that anyone can verify. */
import { storedText } from '../../app/sealed/stored-text.ts';
import { ReturnParams } from '../../contract/programme-params.ts';
import { fileRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { updateIdOf } from '../update-id-of.ts';

/** The newest revision of the update. */
export const sealedFileRoute = fileRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/returns/:year/:sequence/sign-off/file',
  permission: 'return.read',
  params: ReturnParams,
  handle: async ({ actor, params }, app) => {
    const text = await storedText(app, actor, scopeOf(params), { updateId: updateIdOf(params) });
    return {
      bytes: new TextEncoder().encode(text),
      mediaType: 'application/json; charset=utf-8',
      fileName: `sealed-return-${params.year}-update-${params.sequence}.json`,
    };
  },
});
