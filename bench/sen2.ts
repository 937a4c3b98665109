/** How a whole SEN2 return goes in, table by table, at four sizes, beside a database that reads the same CSV. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '../src/app/imports/import-files.ts';
import { openKeys } from '../src/app/open-keys.ts';
import { writeDemo } from '../src/app/write-demo.ts';
import { openStore } from '../src/edge/store/open-store.ts';

/** One size. */
export type ReturnTiming = {
  readonly plans: number;
  readonly rows: number;
  /** Reading, checking, storing and checking together, in a process of its own [s]. */
  readonly seconds: number;
  readonly rowsPerSecond: number;
  /** Peak resident memory of that process [MiB]. */
  readonly peakMemory: number;
  /** The yardstick's time to load the same files [s]; null where it is not installed. */
  readonly yardstickSeconds: number | null;
};

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
/** How `bin/evenkeel` starts every command. */
const AS_STARTED = ['--heap-growing-percent=40', '--max-semi-space-size=16'];
/** 6,000, 60,000 and 600,000 rows, and a national extract. */
export const SIZES: readonly number[] = [660, 6600, 66_000, 640_000];

/** Import one folder in this process and tell what it took. */
async function importHere(folder: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const now = () => new Date().toISOString();
  let id = 0;
  const start = performance.now();
  const store = await openStore({ sqlitePath: join(home, 'store.sqlite'), now });
  const dependencies = {
    store,
    now,
    newId: () => `bench-${++id}`,
    keys: () => openKeys(join(home, 'keys.json'), store),
  };
  const actor = { id: 'bench', roles: ['programme-lead'], authorities: 'all' } as const;
  const reports = await importFiles(dependencies, actor, { paths: [folder], scope: SCOPE });
  await store.close();
  const seconds = (performance.now() - start) / 1000;
  await rm(home, { recursive: true, force: true });
  const rows = reports.reduce((sum, report) => sum + report.rowsRead, 0);
  const peakMemory = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ rows, seconds, peakMemory }));
}

function runAlone(folder: string): Promise<{ rows: number; seconds: number; peakMemory: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...AS_STARTED, import.meta.filename, '--one', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text));
      else reject(new Error(`The import ended with ${code}`));
    });
  });
}

/** The part of the yardstick's interface that is used. */
type Yardstick = {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{ run(sql: string): Promise<unknown>; closeSync(): void }>;
    }>;
  };
};

/** Load the same files as text into an analytical database; null where it is not installed. */
async function yardstick(folder: string): Promise<number | null> {
  const name = '@duckdb/node-api';
  const found = await import(name).then(
    (module: unknown) => module as Yardstick, // its types come only with it
    () => null, // it is installed by who wants to compare: npm install --no-save @duckdb/node-api
  );
  if (found === null) return null;
  const home = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const start = performance.now();
  const instance = await found.DuckDBInstance.create(join(home, 'yardstick.db'));
  const connection = await instance.connect();
  for (const [at, file] of (await readdir(folder)).entries())
    await connection.run(
      `create table t${at} as select * from read_csv('${join(folder, file)}', all_varchar = true, header = true)`,
    );
  await connection.run('checkpoint');
  connection.closeSync();
  const seconds = (performance.now() - start) / 1000;
  await rm(home, { recursive: true, force: true });
  return seconds;
}

/** Measure the sizes, smallest first. */
export async function measureReturns(sizes: readonly number[]): Promise<readonly ReturnTiming[]> {
  const timings: ReturnTiming[] = [];
  for (const plans of sizes) {
    const parent = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
    await writeDemo({ plans, seed: 1, out: join(parent, 'demo') });
    const folder = join(parent, 'demo', 'sen2');
    const { rows, seconds, peakMemory } = await runAlone(folder);
    const yardstickSeconds = await yardstick(folder);
    timings.push({
      plans,
      rows,
      seconds,
      rowsPerSecond: Math.round(rows / seconds),
      peakMemory,
      yardstickSeconds,
    });
    await rm(parent, { recursive: true, force: true });
  }
  return timings;
}

if (process.argv[1] === import.meta.filename) {
  const [, , mode, argument] = process.argv;
  if (mode === '--one') await importHere(argument ?? '');
  else
    process.stdout.write(
      `${JSON.stringify(await measureReturns(mode === undefined ? SIZES : [Number(mode)]), null, 2)}\n`,
    );
}
