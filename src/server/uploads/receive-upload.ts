/** Takes the body of an upload apart into its files, each written to a private folder that is gone when the work is done. */
import { mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnMap } from '../../contract/column-match.ts';
import { LONGEST_MANIFEST, UploadManifest } from '../../contract/upload.ts';
import { raise } from '../../core/base/problem.ts';
import { type ByteReader, readBytes } from './byte-reader.ts';
import { safeFileName } from './safe-file-name.ts';

/** A file that has come: where it lies for now, and the name as the person chose it. */
export type ReceivedFile = { readonly path: string; readonly folder: string; readonly name: string };

/** The files of one upload; `remove` takes them away again and may be called more than once. */
export type Received = {
  readonly files: readonly ReceivedFile[];
  readonly columnMap: ColumnMap | null;
  readonly remove: () => Promise<void>;
};

/** A folder that a machine's fall left behind is taken away after this long [milliseconds]. */
const LEFT_BEHIND = 24 * 60 * 60 * 1000;

/**
 * Receive an upload into `home`, which is made for the owner's eyes only. On any failure nothing is left behind.
 * @param limit  what the files may hold together [bytes].
 * @throws ProblemError `request.upload-unreadable`, `request.upload-too-large`, `request.upload-cut-short`.
 */
export async function receiveUpload(
  body: ReadableStream<Uint8Array>,
  { home, limit }: { readonly home: string; readonly limit: number },
): Promise<Received> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  await removeLeftBehind(home);
  const folder = await mkdtemp(join(home, 'upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const bytes = readBytes(body);
  try {
    const manifest = readManifest(await bytes.line(LONGEST_MANIFEST));
    const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
    if (total > limit) return raise(tooLarge(limit));
    const files: ReceivedFile[] = [];
    for (const [at, { name, size }] of manifest.files.entries()) {
      const own = join(folder, String(at).padStart(4, '0'));
      await mkdir(own, { mode: 0o700 });
      const path = join(own, safeFileName(name));
      await writePart(bytes, path, size);
      files.push({ path, folder: own, name });
    }
    if (!(await bytes.isAtEnd())) return raise(UNREADABLE);
    return { files, columnMap: manifest.columnMap ?? null, remove };
  } catch (fault) {
    await bytes.cancel();
    await remove();
    throw fault;
  }
}

async function writePart(bytes: ByteReader, path: string, size: number): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (let left = size; left > 0; ) {
      const part = await bytes.upTo(left);
      if (part === null) return raise(CUT_SHORT);
      await file.writeFile(part);
      left -= part.byteLength;
    }
  } finally {
    await file.close();
  }
}

function readManifest(line: Uint8Array | null): UploadManifest {
  if (line === null) return raise(UNREADABLE);
  try {
    const read = UploadManifest.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)));
    return read.success ? read.data : raise(UNREADABLE);
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return raise(UNREADABLE);
    throw fault;
  }
}

/** Take away folders of uploads that never came to their end. */
async function removeLeftBehind(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith('upload-')) continue;
    const folder = join(home, name);
    const found = await stat(folder).catch(() => null); // another upload's, gone in between
    if (found !== null && Date.now() - found.mtimeMs > LEFT_BEHIND)
      await rm(folder, { recursive: true, force: true });
  }
}

const UNREADABLE = {
  code: 'request.upload-unreadable',
  message: 'The upload is not in the form that the page sends',
  advice: 'Load the page again and choose the files once more.',
};
const CUT_SHORT = {
  code: 'request.upload-cut-short',
  message: 'The upload ended before all of it had come; nothing was read in',
  advice: 'Choose the files once more; a file that changes while it is sent cannot be read.',
};

function tooLarge(limit: number) {
  return {
    code: 'request.upload-too-large',
    message: `The files hold more than ${Math.floor(limit / 1024 / 1024)} MB together`,
    advice: 'Send fewer at a time, or read them in with the command line, which has no such limit.',
  };
}
