/** Reads and writes zip archives: enough to give the archives of Word and Excel files fixed times, and to look inside. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** One file of an archive. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;

/** Find the end record, which may be followed by a comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  throw new RangeError('This is not a zip archive');
}

/**
 * Read the files of an archive, in the order of its directory.
 * @throws RangeError where the bytes are no zip archive, or one of a kind that Word and Excel do not write.
 */
export function readZip(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = archive.subarray(start, start + size);
    if (method !== 0 && method !== 8) throw new RangeError(`Unknown way of packing: ${method}`);
    entries.push({ name, bytes: method === 0 ? packed : inflateRawSync(packed) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Give a moment as the two numbers of the DOS clock: time, then date; the zone is UTC. */
function dosTime(moment: Date): readonly [number, number] {
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const year = Math.max(0, moment.getUTCFullYear() - 1980);
  return [time, (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate()];
}

type Packed = { readonly name: Buffer; readonly bytes: Buffer; readonly size: number; readonly crc: number };

function header(entry: Packed, moment: Date, signature: number): Buffer {
  const isCentral = signature === CENTRAL;
  const [time, date] = dosTime(moment);
  const buffer = Buffer.alloc(isCentral ? 46 : 30);
  let at = buffer.writeUInt32LE(signature, 0);
  if (isCentral) at = buffer.writeUInt16LE(20, at);
  for (const field of [20, UTF8_NAMES, 8, time, date]) at = buffer.writeUInt16LE(field, at);
  for (const field of [entry.crc, entry.bytes.length, entry.size]) at = buffer.writeUInt32LE(field, at);
  buffer.writeUInt16LE(entry.name.length, at);
  return buffer;
}

/**
 * Write an archive whose files all carry one moment; same files and moment, same bytes.
 * @param moment  from 1980 on; the clock of the machine is not read.
 */
export function writeZip(entries: readonly ZipEntry[], moment: Date): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed: Packed = {
      name: Buffer.from(name, 'utf8'),
      bytes: deflateRawSync(bytes, { level: 6 }),
      size: bytes.length,
      crc: crc32(bytes),
    };
    const central = header(packed, moment, CENTRAL);
    central.writeUInt32LE(offset, 42);
    directory.push(central, packed.name);
    parts.push(header(packed, moment, LOCAL), packed.name, packed.bytes);
    offset += 30 + packed.name.length + packed.bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}
