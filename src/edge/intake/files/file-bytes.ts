/** A file looked at once before it is read: its size, its hash, whether it is text, and in which encoding. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Limits, refuseFile } from '../tables/reading.ts';
import { memberChunks, memberSize } from './archive.ts';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type FileForm = 'text' | 'xlsx' | 'ods';

/** Where bytes come from: a file, or a member of an archive. */
export type ByteSource = { readonly path: string; readonly member: string | null };

/** What a file is before anything in it is understood. */
export type FileBytes = ByteSource & {
  readonly form: FileForm;
  readonly encoding: TextEncodingName;
  /** Length of the byte-order mark [bytes]. */
  readonly markLength: number;
  readonly size: number;
  readonly sha256: string;
};

/** How many bytes are read at a time. */
export const CHUNK_BYTES = 1024 * 1024;
const HEAD_BYTES = 4096;

type NoTable = {
  readonly code: 'file.pdf' | 'file.packed-otherwise' | 'file.binary';
  readonly signatures: readonly (readonly number[])[];
};
/** First bytes of things that are not tables of text, by what is said of them. */
const NO_TABLES: readonly NoTable[] = [
  { code: 'file.pdf', signatures: [[0x25, 0x50, 0x44, 0x46]] },
  {
    code: 'file.packed-otherwise',
    signatures: [
      [0x1f, 0x8b], // gzip
      [0x42, 0x5a, 0x68], // bzip2
      [0x37, 0x7a, 0xbc, 0xaf], // 7z
      [0x52, 0x61, 0x72, 0x21], // RAR
    ],
  },
  {
    code: 'file.binary',
    signatures: [
      [0x89, 0x50, 0x4e, 0x47], // PNG
      [0xff, 0xd8, 0xff], // JPEG
      [0x47, 0x49, 0x46, 0x38], // GIF
      [0x7f, 0x45, 0x4c, 0x46], // ELF
      [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], // SQLite
    ],
  },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => head[at] === byte);
}

/** Say in which form the bytes are by what stands in them, never by the file's name. */
function formOf(head: Buffer): FileForm | 'archive' {
  if (startsWith(head, ZIP)) {
    const start = head.toString('latin1');
    if (start.includes('[Content_Types].xml') || start.includes('xl/')) return 'xlsx';
    if (start.includes('opendocument.spreadsheet') || start.includes('content.xml')) return 'ods';
    return 'archive';
  }
  if (startsWith(head, COMPOUND)) refuseFile('file.old-workbook');
  for (const { code, signatures } of NO_TABLES)
    if (signatures.some((signature) => startsWith(head, signature))) refuseFile(code);
  return 'text';
}

/** Tell UTF-16 without a mark by where its zero bytes stand: every other one, in text of our alphabet. */
function zeroPattern(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const half = head.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be';
  return null;
}

type Marked = { readonly encoding: TextEncodingName; readonly markLength: number };

function markedEncoding(head: Buffer): Marked | null {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', markLength: 3 };
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le', markLength: 2 };
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be', markLength: 2 };
  const guessed = zeroPattern(head);
  return guessed === null ? null : { encoding: guessed, markLength: 0 };
}

/** Checks a stream of bytes for UTF-8, across the ends of chunks. */
class Utf8Check {
  #rest: Buffer = Buffer.alloc(0);
  isValid = true;

  add(chunk: Buffer): void {
    if (!this.isValid) return;
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = lastWholeCharacter(bytes);
    this.isValid = isUtf8(bytes.subarray(0, end));
    this.#rest = bytes.subarray(end);
  }

  finish(): boolean {
    return this.isValid && this.#rest.length === 0;
  }
}

/** Bytes of a character that begins with this byte; 0 where none does. */
function lengthFrom(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc0) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** Give where the last character that may be cut by the end of the chunk begins. */
function lastWholeCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const length = lengthFrom(bytes[bytes.length - back] ?? 0);
    if (length > 0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

async function sizeOf({ path, member }: ByteSource): Promise<number> {
  if (member !== null) return await memberSize(path, member);
  try {
    return (await stat(path)).size;
  } catch (fault) {
    return refuseFile(isAbsent(fault) ? 'file.not-found' : 'file.unreadable');
  }
}

/** Say whether a fault of the file system means that the file is not there. */
export function isAbsent(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ENOTDIR');
}

type Head = { readonly form: FileForm | 'archive'; readonly marked: Marked | null };

function headOf(chunk: Buffer): Head {
  const head = chunk.subarray(0, HEAD_BYTES);
  const form = formOf(head);
  return { form, marked: form === 'text' ? markedEncoding(head) : null };
}

function isUtf16(marked: Marked | null): boolean {
  return marked?.encoding.startsWith('utf-16') === true;
}

function readableHead(
  head: Head | null,
  size: number,
  limits: Limits,
): { readonly form: FileForm; readonly marked: Marked | null } {
  if (head === null) return refuseFile('file.empty');
  if (head.form === 'archive') return refuseFile('file.archive-in-archive');
  if (head.form !== 'text' && size > limits.workbookBytes) return refuseFile('file.too-large');
  return { form: head.form, marked: head.marked };
}

/**
 * Look at a file once from end to end: hash, form, encoding. Memory stays at one chunk.
 * @throws FileRefusal where the file is absent, empty, too large, binary or locked with a password.
 */
export async function inspectBytes(source: ByteSource, limits: Limits): Promise<FileBytes> {
  const size = await sizeOf(source);
  if (size === 0) refuseFile('file.empty');
  if (size > limits.textBytes) refuseFile('file.too-large');
  const hash = createHash('sha256');
  const utf8 = new Utf8Check();
  let head: Head | null = null;
  for await (const chunk of chunksOf({ ...source, size })) {
    hash.update(chunk);
    head ??= headOf(chunk);
    if (head.form !== 'text' || isUtf16(head.marked)) continue;
    if (chunk.includes(0)) refuseFile('file.binary');
    utf8.add(chunk);
  }
  const { form, marked } = readableHead(head, size, limits);
  const fallback: TextEncodingName = utf8.finish() ? 'utf-8' : 'windows-1252';
  const encoding = marked !== null && isUtf16(marked) ? marked.encoding : fallback;
  const { path, member } = source;
  const sha256 = hash.digest('hex');
  return { path, member, form, encoding, markLength: marked?.markLength ?? 0, size, sha256 };
}

/** Say whether a file is an archive to be read through, by its first bytes and what its start names. */
export async function isArchive(path: string): Promise<boolean> {
  for await (const head of fileChunks(path, HEAD_BYTES, HEAD_BYTES))
    return startsWith(head, ZIP) && formOf(head) === 'archive';
  return false;
}

/** Give all bytes at once. @throws FileRefusal as `chunksOf`. */
export async function allBytes(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(source)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Give the bytes a chunk at a time. @throws FileRefusal where they cannot be opened or read. */
export async function* chunksOf(source: ByteSource & { readonly size?: number }): AsyncGenerator<Buffer> {
  const { path, member, size } = source;
  if (member !== null) yield* memberChunks(path, member);
  // A small file needs no large buffer, and a folder of many small ones should not pay for it.
  else yield* fileChunks(path, Math.min(CHUNK_BYTES, (size ?? CHUNK_BYTES) + 1));
}

async function* fileChunks(
  path: string,
  atATime: number,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, {
    highWaterMark: atATime,
    ...(most === Number.POSITIVE_INFINITY ? {} : { end: most - 1 }),
  });
  try {
    for await (const chunk of stream) yield chunk as Buffer; // without an encoding the stream gives buffers
  } catch (fault) {
    if (fault instanceof Error && 'syscall' in fault)
      refuseFile(isAbsent(fault) ? 'file.not-found' : 'file.unreadable');
    throw fault;
  } finally {
    stream.destroy();
  }
}
