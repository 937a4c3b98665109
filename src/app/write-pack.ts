/** Writes a return pack: every format is made in memory first, then each file takes its place in one step. */
import type { Actor } from '../core/access/access.ts';
import type { Copy } from '../core/report/compose-return.ts';
import type { Paper } from '../core/report/papers/papers.ts';
import type { Scope } from '../edge/store/store.ts';
import type { App } from './app.ts';
import type { ReturnFormat } from './return-format.ts';
import type { FormName } from './return-forms.ts';
import { type PackFile, writeFiles } from './write-files.ts';

export type PackRequest = {
  readonly scope: Scope;
  readonly updateId: string;
  readonly folder: string;
  readonly formats: readonly ReturnFormat[];
  readonly copy: Copy;
  /** Another form than the one chosen for the update; null for that. */
  readonly form: FormName | null;
};

/**
 * Compose and write the pack of one update. A reader of the folder sees an old file or a new one, never half of one.
 * @throws ProblemError where the return cannot be built; nothing is written then.
 */
export async function writePack(app: App, actor: Actor, request: PackRequest): Promise<readonly PackFile[]> {
  const { scope, updateId, folder, formats, copy, form } = request;
  const document = await app.composeReturn(actor, scope, updateId, copy, form);
  const made: { readonly name: string; readonly content: Uint8Array }[] = [];
  for (const format of formats)
    made.push({ name: `return.${format}`, content: await app.renderReturn(document, format) });
  const written = await writeFiles(folder, made);
  await app.recordBuild(actor, scope, updateId, formats);
  return written;
}

export type PaperRequest = {
  readonly scope: Scope;
  readonly updateId: string;
  readonly folder: string;
  readonly formats: readonly ReturnFormat[];
  readonly papers: readonly Paper[];
};

/** Compose and write papers that go with a return: "board-pack.docx", "dashboard.pdf". Nothing is written where one cannot be made. */
export async function writePapers(
  app: App,
  actor: Actor,
  { scope, updateId, folder, formats, papers }: PaperRequest,
): Promise<readonly PackFile[]> {
  const made: { readonly name: `${Paper}.${ReturnFormat}`; readonly content: Uint8Array }[] = [];
  for (const paper of papers) {
    const document = await app.composePaper(actor, scope, updateId, paper);
    for (const format of formats)
      made.push({ name: `${paper}.${format}`, content: await app.renderReturn(document, format) });
  }
  const written = await writeFiles(folder, made);
  await app.recordBuild(
    actor,
    scope,
    updateId,
    made.map(({ name }) => name),
  );
  return written;
}
