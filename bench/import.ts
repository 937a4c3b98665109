/** How fast CSV goes into the embedded store: a published panel and a SEN2 table of 600,000 rows each. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHELF } from '../src/app/imports/import-call.ts';
import { importFiles } from '../src/app/imports/import-files.ts';
import { passingKeys } from '../src/app/open-keys.ts';
import type { Actor } from '../src/core/access/access.ts';
import { openStore } from '../src/edge/store/open-store.ts';

/** One measured import. */
export type ImportTiming = {
  readonly file: string;
  readonly rows: number;
  readonly megabytes: number;
  /** Reading and checking alone [rows/s]. */
  readonly readRowsPerSecond: number;
  /** Reading, checking and storing in one durable transaction [rows/s]. */
  readonly storeRowsPerSecond: number;
  /** Peak resident memory of the process so far [MiB]. */
  readonly peakMemory: number;
};

const ACTOR: Actor = { id: 'bench', roles: ['programme-lead'], authorities: 'all' };
const MEBIBYTE = 1024 * 1024;

type Generated = {
  readonly name: string;
  readonly header: string;
  readonly row: (at: number) => string;
};

const FILES: readonly Generated[] = [
  {
    name: 'ehcp_flows_by_la_year.csv',
    header:
      'time_period,geographic_level,region_code,region_name,new_la_code,old_la_code,la_name,measure,value,source',
    row: (at) =>
      `${2009 + (at % 15)},Local authority,E12000099,Middle Region,E1${String(at % 100_000).padStart(7, '0')},999,Authority ${at % 153},new_plans,${at % 900},made up`,
  },
  {
    name: 'Blade-Export_16-01-2025_requests.csv',
    header:
      'requeststableid,NativeId,requestsorderseqcolumn,sourceid,persontableid,receiveddate,requestsource,rya,requestoutcomedate,requestoutcome,requestmediation,requesttribunal,exported',
    row: (at) =>
      `${at + 1},999,1,1,${at + 1},2023-Mar-${String((at % 28) + 1).padStart(2, '0')} 00:00:00,2,0,2023-May-02 00:00:00,Y,0,0,`,
  },
  {
    name: 'Blade-Export_16-01-2025_senneed.csv',
    header: 'senneedtableid,NativeId,senneedorderseqcolumn,sourceid,activeplanstableid,sentype,sentyperank',
    row: (at) => `${at + 1},999,1,1,${at + 1},ASD,1`,
  },
];

async function generate(folder: string, file: Generated, rows: number): Promise<string> {
  const path = join(folder, file.name);
  const stream = createWriteStream(path);
  stream.write(`${file.header}\n`);
  for (let at = 0; at < rows; at += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - at) }, (_, more) => file.row(at + more));
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  return path;
}

async function timeOne(folder: string, path: string, rows: number, bytes: number): Promise<ImportTiming> {
  const store = await openStore({
    sqlitePath: join(folder, `${bytes}.sqlite`),
    now: () => new Date().toISOString(),
  });
  let id = 0;
  const dependencies = {
    store,
    now: () => new Date().toISOString(),
    newId: () => `bench-${++id}`,
    keys: passingKeys(),
  };
  const request = { paths: [path], scope: SHELF };
  const start = performance.now();
  await importFiles(dependencies, ACTOR, { ...request, dryRun: true });
  const read = performance.now();
  const [report] = await importFiles(dependencies, ACTOR, request);
  const stored = performance.now();
  await store.close();
  if (report?.recordsAccepted !== rows) throw new Error('The benchmark file was not read in whole');
  return {
    file: path.slice(folder.length + 1),
    rows,
    megabytes: Math.round(bytes / MEBIBYTE),
    readRowsPerSecond: Math.round((rows / (read - start)) * 1000),
    storeRowsPerSecond: Math.round((rows / (stored - read)) * 1000),
    peakMemory: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Time the import of each made-up file. @param rows  data rows a file. */
export async function benchImport(rows = 600_000): Promise<readonly ImportTiming[]> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  try {
    const timings: ImportTiming[] = [];
    for (const file of FILES) {
      const path = await generate(folder, file, rows);
      const { size } = await stat(path);
      timings.push(await timeOne(folder, path, rows, size));
    }
    return timings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
