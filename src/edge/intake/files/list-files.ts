/** The files that paths stand for: a folder is read through, hidden files left out, in an order that is always the same. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { isAbsent } from './file-bytes.ts';

/** A file to read, or a path that cannot be one, with the reason. */
export type ListedPath = { readonly path: string; readonly refusal: ReadingProblemCode | null };

/** Folders within folders are followed this far. */
const DEEPEST = 8;

async function listFolder(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < DEEPEST) files.push(...(await listFolder(path, depth + 1)));
    if (entry.isFile()) files.push(path);
  }
  return files;
}

async function listPath(path: string): Promise<readonly ListedPath[]> {
  try {
    const kind = await stat(path);
    if (kind.isFile()) return [{ path, refusal: null }];
    if (!kind.isDirectory()) return [{ path, refusal: 'file.not-a-file' }];
    const files = await listFolder(path, 0);
    if (files.length === 0) return [{ path, refusal: 'file.folder-empty' }];
    return files.map((file) => ({ path: file, refusal: null }));
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault)) throw fault;
    return [{ path, refusal: isAbsent(fault) ? 'file.not-found' : 'file.unreadable' }];
  }
}

/** List the files that some paths stand for, in the order given, folders by name. */
export async function listFiles(paths: readonly string[]): Promise<readonly ListedPath[]> {
  const listed = await Promise.all(paths.map(listPath));
  return listed.flat();
}
