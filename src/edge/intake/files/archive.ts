/** Archives read through: their members listed and checked, and each opened in place, never unpacked to disk. */
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { ReadingProblemCode } from '../problem-texts.ts';
import { FileRefusal, refuseFile } from '../tables/reading.ts';

/** What stands in an archive: a file to read, or one that is not read, with the reason. */
export type ArchiveMember = { readonly name: string; readonly refusal: ReadingProblemCode | null };

/** More members than any extract has. */
const MOST_MEMBERS = 2000;
/** An archive that unpacks to more than this many times its own size is made to fill a disk. */
const MOST_SPREAD = 400;
/** Size under which the spread does not matter [bytes]. */
const SMALL = 1024 * 1024;
/** Bits of the Unix mode that say what an entry is, and those of a link. */
const TYPE_BITS = 0o170000;
const LINK = 0o120000;

function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & TYPE_BITS) === LINK;
}

function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** Say why a member is not read; null where it is. */
function refusalOf(entry: Entry, largest: number): ReadingProblemCode | null {
  if (entry.isEncrypted()) return 'file.encrypted';
  if (isLink(entry)) return 'file.archive-link';
  if (entry.uncompressedSize > largest) return 'file.unpacks-too-large';
  const isSpread = entry.uncompressedSize > entry.compressedSize * MOST_SPREAD;
  return isSpread && entry.uncompressedSize > SMALL ? 'file.unpacks-too-large' : null;
}

function open(path: string): Promise<ZipFile> {
  return openPromise(path, { autoClose: false, lazyEntries: true });
}

/** The package raises plain errors for what is wrong with an archive; a refusal of ours goes on as it is. */
function refuseDamage(fault: unknown): never {
  if (!(fault instanceof Error) || fault instanceof FileRefusal) throw fault;
  if ('syscall' in fault) return refuseFile('file.unreadable');
  const isPath = /invalid characters in fileName|absolute path|invalid relative path/.test(fault.message);
  if (isPath) return refuseFile('file.archive-path');
  const isSize = /too many bytes|not enough bytes/.test(fault.message);
  return refuseFile(isSize ? 'file.unpacks-too-large' : 'file.archive-damaged');
}

/**
 * List the files in an archive, by name; folders and hidden files are left out.
 * @param largest  the largest member that is read [bytes].
 * @throws FileRefusal `file.archive-damaged`, `file.archive-path`, `file.archive-too-many`.
 */
export async function listArchive(path: string, largest: number): Promise<readonly ArchiveMember[]> {
  const members: ArchiveMember[] = [];
  try {
    const archive = await open(path);
    try {
      if (archive.entryCount > MOST_MEMBERS) refuseFile('file.archive-too-many');
      for await (const entry of archive.eachEntry())
        if (!entry.fileName.endsWith('/') && !isHidden(entry.fileName))
          members.push({ name: entry.fileName, refusal: refusalOf(entry, largest) });
    } finally {
      archive.close();
    }
  } catch (fault) {
    refuseDamage(fault);
  }
  return members.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function findEntry(archive: ZipFile, name: string): Promise<Entry> {
  for await (const entry of archive.eachEntry()) if (entry.fileName === name) return entry;
  return refuseFile('file.not-found');
}

/** Give a member's size as the archive tells it [bytes]. @throws FileRefusal where it is not there. */
export async function memberSize(path: string, name: string): Promise<number> {
  try {
    const archive = await open(path);
    try {
      return (await findEntry(archive, name)).uncompressedSize;
    } finally {
      archive.close();
    }
  } catch (fault) {
    return refuseDamage(fault);
  }
}

/** Give a member's bytes a chunk at a time. @throws FileRefusal where it is not there or is not what the archive says. */
export async function* memberChunks(path: string, name: string): AsyncGenerator<Buffer> {
  try {
    const archive = await open(path);
    try {
      const stream = await archive.openReadStreamPromise(await findEntry(archive, name));
      for await (const chunk of stream) yield chunk as Buffer; // without an encoding the stream gives buffers
    } finally {
      archive.close();
    }
  } catch (fault) {
    refuseDamage(fault);
  }
}
