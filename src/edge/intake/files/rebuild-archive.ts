/** A workbook's archive unpacked under a limit and packed again plainly, so that what follows meets no surprise in it. */
import { crc32, inflateRawSync } from 'node:zlib';
import { refuseFile } from '../tables/reading.ts';
import { type WorkbookPart as Entry, inspectParts, type WorkbookNote } from './workbook-parts.ts';

/** A workbook that is safe to hand on, and what a person should know of it. */
export type RebuiltArchive = {
  readonly archive: Buffer;
  readonly notes: readonly WorkbookNote[];
  /** Names of all parts, also of those that were left out. */
  readonly names: readonly string[];
};

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
/** The longest comment an archive can end with, and its fixed end [bytes]. */
const END_LENGTH = 22;
const LONGEST_END = 65_535 + END_LENGTH;
/** Pictures and drawings are of no use here and may be large. */
const PASSED_OVER = /(^Pictures\/|\/media\/|^Thumbnails\/|\/drawings\/|\.(png|jpe?g|emf|wmf|gif|bin)$)/i;
const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

function findEnd(archive: Buffer): number {
  const first = Math.max(0, archive.length - LONGEST_END);
  for (let at = archive.length - END_LENGTH; at >= first; at--)
    if (archive.readUInt32LE(at) === END_SIGNATURE) return at;
  return refuseFile('file.workbook-unreadable');
}

function unpack(archive: Buffer, at: number, left: number): Entry | null {
  if (archive.readUInt32LE(at) !== ENTRY_SIGNATURE) refuseFile('file.workbook-unreadable');
  const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
  if ((archive.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0) refuseFile('file.encrypted');
  if (PASSED_OVER.test(name) || name.endsWith('/')) return null;
  const local = archive.readUInt32LE(at + 42);
  if (archive.readUInt32LE(local) !== LOCAL_SIGNATURE) refuseFile('file.workbook-unreadable');
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
  return { name, bytes: inflate(packed, archive.readUInt16LE(at + 10), left) };
}

function inflate(packed: Buffer, method: number, left: number): Buffer {
  if (method === STORED) return packed.length > left ? refuseFile('file.unpacks-too-large') : packed;
  if (method !== DEFLATED) return refuseFile('file.workbook-unreadable');
  // The limit is on what comes out, whatever size the archive claims for it.
  if (left <= 0) refuseFile('file.unpacks-too-large');
  try {
    return inflateRawSync(packed, { maxOutputLength: left });
  } catch (fault) {
    const isTooLarge = fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
    return refuseFile(isTooLarge ? 'file.unpacks-too-large' : 'file.workbook-unreadable');
  }
}

function unpackAll(archive: Buffer, limit: number): { readonly entries: Entry[]; readonly names: string[] } {
  const end = findEnd(archive);
  const entries: Entry[] = [];
  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  let left = limit;
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const entry = unpack(archive, at, left);
    names.push(archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28)));
    if (entry !== null) {
      left -= entry.bytes.length;
      entries.push(entry);
    }
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return { entries, names };
}

function header(entry: Entry, isCentral: boolean, offset: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const bytes = Buffer.alloc(isCentral ? 46 : 30);
  bytes.writeUInt32LE(isCentral ? ENTRY_SIGNATURE : LOCAL_SIGNATURE, 0);
  const from = isCentral ? 6 : 4;
  if (isCentral) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, from);
  bytes.writeUInt16LE(0x0800, from + 2);
  bytes.writeUInt32LE(crc32(entry.bytes), from + 10);
  bytes.writeUInt32LE(entry.bytes.length, from + 14);
  bytes.writeUInt32LE(entry.bytes.length, from + 18);
  bytes.writeUInt16LE(name.length, from + 22);
  if (isCentral) bytes.writeUInt32LE(offset, 42);
  return Buffer.concat([bytes, name]);
}

function pack(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    central.push(header(entry, true, offset));
    const local = header(entry, false, 0);
    parts.push(local, entry.bytes);
    offset += local.length + entry.bytes.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END_SIGNATURE, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/**
 * Unpack an archive and pack its parts again without compression. Published ODS files often lack the entry that
 * names their type; it is put back. Pictures are left out.
 * @param limit  what all parts may unpack to [bytes].
 * @throws FileRefusal where it is damaged, locked with a password, or unpacks to more than the limit.
 */
export function rebuildArchive(archive: Buffer, form: 'xlsx' | 'ods', limit: number): RebuiltArchive {
  const { entries, names } = readable(() => unpackAll(archive, limit));
  const notes = inspectParts(entries);
  return { archive: pack(form === 'xlsx' ? entries : wholeOds(entries)), notes, names };
}

/** The parts of an ODS file with its type before them. @throws FileRefusal where it is locked with a password. */
function wholeOds(entries: readonly Entry[]): readonly Entry[] {
  const manifest = entries.find((entry) => entry.name === 'META-INF/manifest.xml');
  if (manifest?.bytes.includes('encryption-data') === true) refuseFile('file.encrypted');
  if (entries.some((entry) => entry.name === 'mimetype')) return entries;
  return [{ name: 'mimetype', bytes: Buffer.from(ODS_TYPE) }, ...entries];
}

/** An archive whose numbers point beyond its end is damaged, not a fault of ours. */
function readable<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (fault instanceof RangeError) return refuseFile('file.workbook-unreadable');
    throw fault;
  }
}
