/** The file of a backup: gzipped lines of JSON, the last of which proves that all before it are there and unchanged. */
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';
import { z } from 'zod';
import { raise } from '../../core/base/problem.ts';
import type { WholeRow } from './whole-store.ts';

export const BackupHead = z.object({
  schema: z.literal('evenkeel/backup@1'),
  /** The store's version: which migrations it has had. */
  storeVersion: z.int(),
  madeAt: z.string(),
  product: z.string(),
});
export type BackupHead = z.infer<typeof BackupHead>;

const TableLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
const EndLine = z.object({ rows: z.int(), tables: z.int(), sha256: z.string() });
const RowLine = z.array(z.union([z.string(), z.number(), z.null()]));

/** What a backup holds, told when it has been written or read to its end. */
export type BackupTold = { readonly tables: number; readonly rows: number; readonly sha256: string };

/** What is written line by line. */
export type BackupLine =
  | BackupHead
  | { readonly table: string; readonly columns: readonly string[] }
  | WholeRow;

/** Takes lines in order; waits where the disk is slower than the store. */
export type WriteLines = (lines: readonly BackupLine[]) => Promise<void>;

/**
 * Write a backup beside its place, and put it there only when it is whole and on the disk.
 * @param work  writes the head first, then each table followed by its rows.
 */
export async function writeBackupFile(
  path: string,
  work: (write: WriteLines) => Promise<void>,
): Promise<BackupTold> {
  const passing = `${path}.part-${process.pid}`;
  const told = { tables: 0, rows: 0, sha256: '' };
  try {
    const gzip = createGzip({ level: 6 });
    const piped = pipeline(gzip, createWriteStream(passing, { mode: 0o600, flags: 'wx' }));
    await Promise.all([piped, writeAll(gzip, work, told, piped)]);
    const file = await open(passing, 'r');
    await file.sync();
    await file.close();
    await rename(passing, path);
  } catch (error) {
    await rm(passing, { force: true });
    if (isFileFault(error)) return raiseUnwritable(path);
    throw error;
  }
  return told;
}

/** Write all lines and the last one, then end the stream; a fault of the work ends it too. */
async function writeAll(
  gzip: Gzip,
  work: (write: WriteLines) => Promise<void>,
  told: { tables: number; rows: number; sha256: string },
  piped: Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  const send = async (text: string): Promise<void> => {
    // Where the file fails, `piped` fails, and nobody waits for a drain that never comes.
    if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), piped]);
  };
  try {
    await work(async (lines) => {
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      for (const line of lines) {
        if (Array.isArray(line)) told.rows++;
        else if ('table' in line) told.tables++;
      }
      hash.update(text);
      await send(text);
    });
    told.sha256 = hash.digest('hex');
    await send(`${JSON.stringify({ rows: told.rows, tables: told.tables, sha256: told.sha256 })}\n`);
    gzip.end();
  } catch (error) {
    gzip.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** What reading a backup meets, in order. */
export type BackupEvents = {
  readonly head?: (head: BackupHead) => void;
  readonly table?: (name: string, columns: readonly string[]) => Promise<void> | void;
  readonly row?: (row: WholeRow) => Promise<void> | void;
};

/**
 * Read a backup from end to end. What is wrong with it shows at its last line at the latest, so whoever writes what
 * they read must be able to take it back.
 * @throws ProblemError `backup.unreadable`, `backup.not-whole`.
 */
export async function readBackupFile(path: string, events: BackupEvents = {}): Promise<BackupTold> {
  const reading = new BackupReading(path, events);
  try {
    await pipeline(createReadStream(path), createGunzip(), async (unpacked: AsyncIterable<Buffer>) => {
      for await (const line of linesIn(unpacked)) await reading.take(line);
    });
  } catch (error) {
    if (isFileFault(error)) raiseUnreadable(path);
    throw error;
  }
  return reading.end();
}

/** Lines that end with a line feed and with nothing else: texts may hold other signs that end lines. */
async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of bytes) {
    const lines = `${rest}${decoder.write(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** A file that is not there, cannot be read, or is no gzip. */
function isFileFault(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && /^(E[A-Z]+|Z_[A-Z_]+)$/.test(error.code);
}

class BackupReading {
  readonly #path: string;
  readonly #events: BackupEvents;
  readonly #hash: Hash = createHash('sha256');
  #width = 0;
  #lines = 0;
  #rows = 0;
  #tables = 0;
  #told: BackupTold | null = null;

  constructor(path: string, events: BackupEvents) {
    this.#path = path;
    this.#events = events;
  }

  async take(line: string): Promise<void> {
    const value = this.#parse(line);
    if (this.#told !== null) return raiseNotWhole(this.#path);
    this.#lines++;
    if (this.#lines === 1) {
      this.#hash.update(`${line}\n`);
      this.#events.head?.(this.#fit(BackupHead, value));
      return;
    }
    const end = EndLine.safeParse(value);
    if (end.success) {
      this.#told = this.#proven(end.data);
      return;
    }
    this.#hash.update(`${line}\n`);
    if (Array.isArray(value)) await this.#takeRow(this.#fit(RowLine, value));
    else await this.#takeTable(this.#fit(TableLine, value));
  }

  end(): BackupTold {
    return this.#told ?? raiseNotWhole(this.#path);
  }

  async #takeTable({ table, columns }: z.infer<typeof TableLine>): Promise<void> {
    this.#tables++;
    this.#width = columns.length;
    await this.#events.table?.(table, columns);
  }

  async #takeRow(row: WholeRow): Promise<void> {
    if (row.length !== this.#width) return raiseNotWhole(this.#path);
    this.#rows++;
    await this.#events.row?.(row);
  }

  #proven({ rows, tables, sha256 }: z.infer<typeof EndLine>): BackupTold {
    const own = this.#hash.digest('hex');
    const isWhole = rows === this.#rows && tables === this.#tables && sha256 === own;
    return isWhole ? { tables, rows, sha256 } : raiseNotWhole(this.#path);
  }

  #parse(line: string): unknown {
    try {
      return JSON.parse(line);
    } catch {
      return raiseNotWhole(this.#path);
    }
  }

  #fit<T>(schema: z.ZodType<T>, value: unknown): T {
    const read = schema.safeParse(value);
    return read.success ? read.data : raiseNotWhole(this.#path);
  }
}

function raiseUnreadable(place: string): never {
  return raise({
    code: 'backup.unreadable',
    place,
    message: 'The file cannot be read, or is no backup of Evenkeel',
    advice: 'Name a file that "evenkeel backup" wrote.',
  });
}

function raiseUnwritable(place: string): never {
  return raise({
    code: 'backup.unwritable',
    place,
    message:
      'The backup cannot be written there: the folder is missing, closed or full, or a backup is under way',
    advice: 'Name a file in a folder that you may write in, on a disk with room.',
  });
}

function raiseNotWhole(place: string): never {
  return raise({
    code: 'backup.not-whole',
    place,
    message: 'The backup is not whole, or was changed since it was made; nothing was taken from it',
    advice: 'Use another copy of it, or an older backup.',
  });
}
