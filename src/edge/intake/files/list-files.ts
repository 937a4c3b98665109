/** The files that paths stand for: folders and archives are read through, in an order that is always the same. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { FileRefusal, LIMITS } from '../tables/reading.ts';
import { listArchive } from './archive.ts';
import { type ByteSource, isAbsent, isArchive } from './file-bytes.ts';

/** A file to read, or one that cannot be read, with the reason. */
export type ListedFile = {
  /** As a person would name it; a member of an archive stands behind the archive's own name. */
  readonly name: string;
  readonly source: ByteSource;
  readonly refusal: ReadingProblemCode | null;
};

/** Folders within folders are followed this far. */
const DEEPEST = 8;

function plain(path: string, refusal: ReadingProblemCode | null): ListedFile {
  return { name: path, source: { path, member: null }, refusal };
}

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

/** Give a file itself, or what stands in it where it is an archive. */
async function listFile(path: string): Promise<readonly ListedFile[]> {
  try {
    if (!(await isArchive(path))) return [plain(path, null)];
    const members = await listArchive(path, LIMITS.textBytes);
    if (members.length === 0) return [plain(path, 'file.archive-empty')];
    return members.map(({ name, refusal }) => ({
      name: `${path}/${name}`,
      source: { path, member: name },
      refusal,
    }));
  } catch (fault) {
    if (fault instanceof FileRefusal) return [plain(path, fault.code)];
    throw fault;
  }
}

async function listPath(path: string): Promise<readonly ListedFile[]> {
  try {
    const kind = await stat(path);
    if (kind.isFile()) return await listFile(path);
    if (!kind.isDirectory()) return [plain(path, 'file.not-a-file')];
    const files = await listFolder(path, 0);
    if (files.length === 0) return [plain(path, 'file.folder-empty')];
    return (await Promise.all(files.map(listFile))).flat();
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault)) throw fault;
    return [plain(path, isAbsent(fault) ? 'file.not-found' : 'file.unreadable')];
  }
}

/** List the files that some paths stand for, in the order given, folders and archives by name. */
export async function listFiles(paths: readonly string[]): Promise<readonly ListedFile[]> {
  const listed = await Promise.all(paths.map(listPath));
  return listed.flat();
}
