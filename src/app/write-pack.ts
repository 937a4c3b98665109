/** Writes a return pack: every format is made in memory first, then each file takes its place in one step. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '../core/access/access.ts';
import type { Copy } from '../core/report/compose-return.ts';
import type { Scope } from '../edge/store/store.ts';
import type { App } from './app.ts';
import type { ReturnFormat } from './return-format.ts';

export type PackRequest = {
  readonly scope: Scope;
  readonly updateId: string;
  readonly folder: string;
  readonly formats: readonly ReturnFormat[];
  readonly copy: Copy;
};

export type PackFile = { readonly path: string; readonly bytes: number };

/**
 * Compose and write the pack of one update. A reader of the folder sees an old file or a new one, never half of one.
 * @throws ProblemError where the return cannot be built; nothing is written then.
 */
export async function writePack(app: App, actor: Actor, request: PackRequest): Promise<readonly PackFile[]> {
  const { scope, updateId, folder, formats, copy } = request;
  const document = await app.composeReturn(actor, scope, updateId, copy);
  const made: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  for (const format of formats)
    made.push({ path: join(folder, `return.${format}`), bytes: await app.renderReturn(document, format) });
  await mkdir(folder, { recursive: true });
  for (const { path, bytes } of made) await writeWhole(path, bytes);
  await app.recordBuild(actor, scope, updateId, formats);
  return made.map(({ path, bytes }) => ({ path, bytes: bytes.length }));
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const passing = `${path}.${process.pid}.part`;
  try {
    await writeFile(passing, bytes);
    await rename(passing, path);
  } catch (error) {
    await rm(passing, { force: true });
    throw error;
  }
}
