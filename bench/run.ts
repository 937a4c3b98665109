/** Times what a person waits for: import, return pack, second start, first page; prints figures, and ratios within the run. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { benchDocuments } from './documents.ts';
import { benchForecast } from './forecast.ts';
import { benchImport } from './import.ts';
import { benchPlan } from './plan.ts';

const ROOT = resolve(import.meta.dirname, '..');
const MAIN = join(ROOT, 'src', 'main', 'command-line.ts');
const RUNS = 5;

type Run = { readonly seconds: number; readonly peakMebibytes: number };

/** Run a command to its end: wall time, and the largest memory the process had (Linux). */
function timed(home: string, words: readonly string[]): Promise<Run> {
  const started = performance.now();
  const report = join(home, 'memory.txt');
  const child = spawn(process.execPath, ['--no-warnings', '--import', memoryProbe(report), MAIN, ...words], {
    env: { PATH: process.env['PATH'], HOME: home, EVENKEEL_HOME: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.on('close', async (code) => {
      if (code !== 0) return fail(new Error(`${words.join(' ')} left with ${code}`));
      const { readFileSync } = await import('node:fs');
      done({
        seconds: (performance.now() - started) / 1000,
        peakMebibytes: Number(readFileSync(report, 'utf8')),
      });
    });
  });
}

/** A module that writes the process's peak memory [MiB] to a file as it leaves. */
function memoryProbe(report: string): string {
  const text = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(report)}, String(Math.round(process.resourceUsage().maxRSS / 1024))));`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

async function several(work: (k: number) => Promise<Run>): Promise<Run[]> {
  const runs: Run[] = [];
  for (let k = 0; k < RUNS; k++) runs.push(await work(k));
  return runs;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function tell(name: string, runs: readonly Run[], more = ''): number {
  const seconds = runs.map((run) => run.seconds);
  const median = middle(seconds);
  const peak = middle(runs.map((run) => run.peakMebibytes));
  const memory = Number.isNaN(peak) ? 'memory not measured' : `${peak} MiB`;
  console.log(
    `${name.padEnd(44)} ${Math.min(...seconds).toFixed(2)} / ${median.toFixed(2)} / ${Math.max(...seconds).toFixed(2)} s   ${memory}   ${more}`,
  );
  return median;
}

/** A made-up panel of many rows in the published layout. */
function writePanel(file: string, rows: number): void {
  const lines = [
    'time_period,geographic_level,region_code,region_name,new_la_code,old_la_code,la_name,Total_st,Total_ehc,ehcplans,source',
  ];
  for (let k = 0; k < rows; k++)
    lines.push(
      `${2010 + (k % 15)},Local authority,E1,North,E06${1_000_000 + Math.floor(k / 15)},999,Authority,1,2,${1000 + k},made up`,
    );
  writeFileSync(file, `${lines.join('\n')}\n`);
}

async function startToFirstPage(home: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--no-warnings', join(ROOT, 'src', 'main', 'start.ts'), '--port', '0'],
    {
      env: { PATH: process.env['PATH'], HOME: home, EVENKEEL_HOME: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await new Promise<string>((done) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\S+/.exec(out)?.[0];
      if (found !== undefined) done(found);
    });
  });
  await (await fetch(url)).text();
  await (await fetch(`${url.replace(/\/$/, '')}/api/programmes/E10009901/marlshire/overview`)).text();
  const seconds = (performance.now() - started) / 1000;
  child.kill('SIGTERM');
  await new Promise((done) => child.on('close', done));
  return { seconds, peakMebibytes: Number.NaN };
}

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
try {
  const ROWS = 300_000;
  const panel = join(folder, 'panel.csv');
  writePanel(panel, ROWS);
  const megabytes = (statSync(panel).size / 1e6).toFixed(1);
  console.log(`Node ${process.version}; ${RUNS} runs each: least / median / most, then median peak memory\n`);
  const version = tell('any command (--version)', await several(() => timed(folder, ['--version'])));
  const imports = await several((k) =>
    timed(folder, ['import', panel, '--quiet', '--json', ...(k === 0 ? [] : ['--check'])]),
  );
  const [kept] = imports;
  if (kept !== undefined)
    tell(
      `import ${ROWS} rows (${megabytes} MB), kept`,
      [kept],
      `${Math.round(ROWS / kept.seconds)} rows/s with start`,
    );
  const checked = tell(`import ${ROWS} rows, read only`, imports.slice(1));
  console.log(`${''.padEnd(44)} kept / read only: ${((kept?.seconds ?? Number.NaN) / checked).toFixed(2)}`);
  const home = join(folder, 'home');
  const demo = join(folder, 'demo');
  tell('demo county written', [await timed(folder, ['demo', '--out', demo])]);
  const homeRuns = { first: await startToFirstPage(home) };
  tell('start with an empty store to first page', [homeRuns.first]);
  tell('second start to first page', await several(() => startToFirstPage(home)));
  const pack = tell(
    'return pack, five formats',
    await several(() =>
      timed(home, ['return', 'build', 'marlshire', '--update', '2024-25/3', '--out', join(folder, 'out')]),
    ),
  );
  console.log(`${''.padEnd(44)} return pack / any command: ${(pack / version).toFixed(1)}`);
  console.log('\nimports of 600,000 rows in one process');
  console.table(await benchImport());
  console.log('the writers on a sample report, and the panel forecast');
  console.table(await benchDocuments());
  console.table(await benchForecast());
  console.log('the forecast of a plan');
  console.table(benchPlan());
  console.log('the cohort forecast, in a process of its own');
  const cohort = spawnSync(process.execPath, ['--no-warnings', join(import.meta.dirname, 'cohort.ts')], {
    stdio: 'inherit',
  });
  if (cohort.status !== 0) throw new Error(`The cohort bench left with ${cohort.status}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
