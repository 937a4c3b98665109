/** A file for what is too much to hold in memory while one piece of work lasts; its name is gone before anything is in it. */
import { closeSync, mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shelf } from '../../core/extract/shelf.ts';

/** Lines of a bucket that wait in memory before they are written together [bytes]. */
const WAITING = 8192;
const OWNER_ONLY = 0o600;

/** What of a bucket is in the file, and what waits. */
type Bucket = {
  /** Where each piece begins, and how long it is [bytes], in turn. */
  readonly pieces: number[];
  written: number;
  readonly waiting: Buffer;
  length: number;
};

/** Shelves in one file without a name: nobody else can open it, and it is gone when it is closed or the process ends. */
export class ScratchFile {
  readonly #file: number;
  #end = 0;

  /** @throws Error of the system where no temporary file can be made. */
  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'evenkeel-scratch-'));
    const path = join(folder, 'scratch');
    this.#file = openSync(path, 'wx+', OWNER_ONLY);
    unlinkSync(path);
    rmdirSync(folder);
  }

  /** Give a new shelf in the file. */
  shelf(): Shelf {
    const buckets = new Map<number, Bucket>();
    return {
      put: (bucket, line) => this.#put(bucketAt(buckets, bucket), line),
      lines: (bucket) => this.#lines(buckets.get(bucket)),
      size: (bucket) => sizeOf(buckets.get(bucket)),
    };
  }

  /** Give the room on the disk back. */
  close(): void {
    closeSync(this.#file);
  }

  #put(bucket: Bucket, line: string): void {
    const bytes = Buffer.byteLength(line) + 1;
    if (bucket.length + bytes > WAITING) this.#writeOut(bucket);
    if (bytes > WAITING) {
      this.#append(bucket, Buffer.from(`${line}\n`));
      return;
    }
    bucket.length += bucket.waiting.write(line, bucket.length);
    bucket.waiting[bucket.length++] = 10; // a line break
  }

  #writeOut(bucket: Bucket): void {
    if (bucket.length > 0) this.#append(bucket, bucket.waiting.subarray(0, bucket.length));
    bucket.length = 0;
  }

  #append(bucket: Bucket, bytes: Uint8Array): void {
    let done = 0;
    while (done < bytes.length)
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#end + done);
    bucket.pieces.push(this.#end, bytes.length);
    bucket.written += bytes.length;
    this.#end += bytes.length;
  }

  #lines(bucket: Bucket | undefined): readonly string[] {
    if (bucket === undefined) return [];
    const all = Buffer.allocUnsafe(sizeOf(bucket));
    let at = 0;
    for (let piece = 0; piece < bucket.pieces.length; piece += 2) {
      const [from = 0, length = 0] = bucket.pieces.slice(piece, piece + 2);
      this.#read(all.subarray(at, at + length), from);
      at += length;
    }
    all.set(bucket.waiting.subarray(0, bucket.length), at);
    const lines = all.toString().split('\n');
    lines.pop();
    return lines;
  }

  #read(into: Uint8Array, from: number): void {
    let done = 0;
    while (done < into.length) {
      const read = readSync(this.#file, into, done, into.length - done, from + done);
      if (read === 0) throw new Error('The scratch file is shorter than what was written to it');
      done += read;
    }
  }
}

function sizeOf(bucket: Bucket | undefined): number {
  return bucket === undefined ? 0 : bucket.written + bucket.length;
}

function bucketAt(buckets: Map<number, Bucket>, number: number): Bucket {
  let bucket = buckets.get(number);
  if (bucket === undefined) {
    bucket = { pieces: [], written: 0, waiting: Buffer.allocUnsafe(WAITING), length: 0 };
    buckets.set(number, bucket);
  }
  return bucket;
}
