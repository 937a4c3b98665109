/** Writes several files into a folder, each taking its place in one step once all are made. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './write-whole.ts';

/** A file written, and its size [bytes]. */
export type PackFile = { readonly path: string; readonly bytes: number };

/** Write the files; the folder is made where it is not there. */
export async function writeFiles(
  folder: string,
  files: readonly { readonly name: string; readonly content: Uint8Array | string }[],
): Promise<readonly PackFile[]> {
  await mkdir(folder, { recursive: true });
  const written: PackFile[] = [];
  for (const { name, content } of files) {
    const path = join(folder, name);
    await writeWhole(path, content);
    written.push({ path, bytes: Buffer.byteLength(content) });
  }
  return written;
}
