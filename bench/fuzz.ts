/** A hundred thousand damaged files through the readers: each must give a report whose rows add up, and none a crash. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemo } from '../src/app/write-demo.ts';
import type { FileReport } from '../src/core/domain/intake.ts';
import { createStream, type Stream, uniformInt } from '../src/core/num/random.ts';
import { listFiles } from '../src/edge/intake/files/list-files.ts';
import { lookAt, readFileInto } from '../src/edge/intake/read-file.ts';
import { LIMITS } from '../src/edge/intake/tables/reading.ts';

/** What a run found. */
export type FuzzRun = {
  readonly files: number;
  readonly seeds: number;
  readonly reports: number;
  readonly rowsRead: number;
  /** Mutated files by kind recognised. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Files that crashed a reader or whose rows did not add up: must be none. */
  readonly faults: readonly string[];
};

const KEY = 'ab'.repeat(32);
/** Only the first part of a large seed is used: damage shows in small files as well as in large ones [bytes]. */
const SEED_BYTES = 6000;
const SPLICES: readonly string[] = [
  '"',
  '""',
  ',',
  ',,,,,,,,',
  '\n',
  '\r',
  '\r\n\r\n',
  '\t',
  ';',
  '\u0000',
  '\ufeff',
  '=1+1',
  '@SUM(A1)',
  '#REF!',
  '#N/A',
  '-',
  '(1,234)',
  '£1.2m',
  '31/02/2024',
  '2024-Feb-30 00:00:00',
  '9'.repeat(400),
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '<Person>',
  '</Person>',
  ']]>',
  '\ud83d\ude00',
  'é',
  'null',
  'NaN',
  'Infinity',
  '__proto__',
  'constructor',
];

function pick<T>(stream: Stream, list: readonly T[]): T {
  const item = list[uniformInt(stream, list.length)];
  if (item === undefined) throw new RangeError('The list is empty');
  return item;
}

function cut(stream: Stream, bytes: Buffer): Buffer {
  const from = uniformInt(stream, bytes.length + 1);
  const to = Math.min(bytes.length, from + uniformInt(stream, 200));
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

function splice(stream: Stream, bytes: Buffer): Buffer {
  const at = uniformInt(stream, bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(pick(stream, SPLICES)), bytes.subarray(at)]);
}

function repeat(stream: Stream, bytes: Buffer): Buffer {
  const from = uniformInt(stream, bytes.length + 1);
  const part = bytes.subarray(from, from + uniformInt(stream, 300));
  return Buffer.concat([bytes.subarray(0, from), part, bytes.subarray(from)]);
}

function flip(stream: Stream, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = 1 + uniformInt(stream, 6); count > 0 && copy.length > 0; count--) {
    const at = uniformInt(stream, copy.length);
    copy[at] = uniformInt(stream, 256);
  }
  return copy;
}

function truncate(stream: Stream, bytes: Buffer): Buffer {
  return bytes.subarray(0, uniformInt(stream, bytes.length + 1));
}

function shuffleLines(stream: Stream, bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  for (let at = lines.length - 1; at > 0; at--) {
    const other = uniformInt(stream, at + 1);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}

const DAMAGE = [cut, splice, splice, repeat, flip, truncate, shuffleLines];

/** Damage a file one to four times. */
function mutate(stream: Stream, seed: Buffer): Buffer {
  let bytes = seed;
  for (let count = 1 + uniformInt(stream, 4); count > 0; count--) bytes = pick(stream, DAMAGE)(stream, bytes);
  return bytes;
}

async function filesUnder(folder: string): Promise<readonly Buffer[]> {
  const files: Buffer[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) files.push(await readFile(join(entry.parentPath, entry.name)));
  return files;
}

/** The fictional county's files: workbooks are too delicate to cut, text is. */
async function demoFiles(): Promise<readonly Buffer[]> {
  const parent = await mkdtemp(join(tmpdir(), 'evenkeel-fuzz-'));
  try {
    await writeDemo({ authorityName: 'Marlshire', plans: 500, seed: 1, out: join(parent, 'demo') });
    return (await filesUnder(parent)).map((bytes) => bytes.subarray(0, SEED_BYTES));
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** Gather files to damage: the fictional county's, and every small file of the tests. */
async function gatherSeeds(folders: readonly string[]): Promise<readonly Buffer[]> {
  const seeds = [...(await demoFiles())];
  for (const folder of folders) seeds.push(...(await filesUnder(folder)));
  return seeds.filter(({ length }) => length > 0 && length <= 64 * 1024);
}

function faultOf(report: FileReport): string | null {
  const { rowsRead, recordsAccepted, rowsWithErrors, rowsSkipped, problems } = report;
  if (rowsRead !== recordsAccepted + rowsWithErrors + rowsSkipped) return 'rows do not add up';
  const isSilent = problems.length === 0 && (rowsWithErrors > 0 || rowsSkipped > 0 || rowsRead === 0);
  return isSilent ? 'something was passed over in silence' : null;
}

/** Read one damaged file as a person's file would be read. */
async function readOne(path: string): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  for (const file of await listFiles([path])) {
    const look = await lookAt(file);
    reports.push(await readFileInto(look, { pseudonymKey: KEY, limits: LIMITS }, () => Promise.resolve()));
  }
  return reports;
}

/** What a run has found so far. */
class Tally {
  readonly kinds: Record<string, number> = {};
  readonly faults: string[] = [];
  rowsRead = 0;
  reports = 0;

  /** Read one damaged file and take down what came of it. */
  async take(path: string, at: number): Promise<void> {
    try {
      for (const report of await readOne(path)) this.#add(report, at);
    } catch (error) {
      this.faults.push(`file ${at}: ${error instanceof Error ? (error.stack ?? error.message) : 'a crash'}`);
    }
  }

  #add(report: FileReport, at: number): void {
    this.reports++;
    this.rowsRead += report.rowsRead;
    this.kinds[report.kind] = (this.kinds[report.kind] ?? 0) + 1;
    const fault = faultOf(report);
    if (fault !== null) this.faults.push(`file ${at}: ${fault}`);
  }
}

/**
 * Damage and read files.
 * @param files  how many.
 * @param seed  of the damage: the same seed damages the same way.
 */
export async function runFuzz(
  files: number,
  seed: number,
  folders: readonly string[],
  onProgress: (done: number) => void,
): Promise<FuzzRun> {
  const seeds = await gatherSeeds(folders);
  const stream = createStream(seed, 'fuzz');
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-fuzz-'));
  const path = join(folder, 'file.csv');
  const tally = new Tally();
  try {
    for (let at = 0; at < files; at++) {
      await writeFile(path, mutate(stream, pick(stream, seeds)));
      await tally.take(path, at);
      if (at % 5000 === 0) onProgress(at);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { reports, rowsRead, kinds, faults } = tally;
  return { files, seeds: seeds.length, reports, rowsRead, kinds, faults };
}

if (process.argv[1] === import.meta.filename) {
  const files = Number(process.argv[2] ?? 100_000);
  const seed = Number(process.argv[3] ?? 1);
  const start = performance.now();
  const folders = [join(import.meta.dirname, '../test/data/intake')];
  const run = await runFuzz(files, seed, folders, (done) => process.stderr.write(`${done} files\n`));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stdout.write(`${JSON.stringify({ ...run, seed, seconds }, null, 2)}\n`);
  if (run.faults.length > 0) process.exitCode = 1;
}
