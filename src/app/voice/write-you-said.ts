/** Writes You Said, We Did into a folder: what is published, or the draft of it where that is asked for. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { App } from '../app.ts';
import type { ReturnFormat } from '../return-format.ts';
import { type PackFile, writeFiles } from '../write-files.ts';

type Request = {
  readonly scope: Scope;
  readonly folder: string;
  readonly formats: readonly ReturnFormat[];
  readonly isDraft: boolean;
};

/** Write it. @throws ProblemError `voice.nothing-published`, `voice.not-fit-to-publish`; nothing is written then. */
export async function writeYouSaid(
  app: App,
  actor: Actor,
  { scope, folder, formats, isDraft }: Request,
): Promise<readonly PackFile[]> {
  const document = isDraft ? await draftOf(app, actor, scope) : (await app.voice.published(scope))?.document;
  if (document === undefined)
    raise({
      code: 'voice.nothing-published',
      message: 'Nothing is published yet',
      advice: 'Publish it with "evenkeel voice you-said publish", or write the draft with --draft.',
    });
  const made: { readonly name: string; readonly content: Uint8Array }[] = [];
  for (const format of formats)
    made.push({ name: `you-said.${format}`, content: await app.renderReturn(document, format) });
  return await writeFiles(folder, made);
}

async function draftOf(app: App, actor: Actor, scope: Scope) {
  const { document, blockers } = await app.voice.draft(actor, scope);
  const [first] = blockers;
  return first === undefined ? document : raise(first);
}
