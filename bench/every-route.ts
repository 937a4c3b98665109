/**
 * How soon the server answers each address that can be asked for, first and second time, with its processor time: node bench/every-route.ts [plans],
 * or with a store's folder, to measure what is in it already. Answers of 202 count as answered: the page says so and goes on by itself.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from '../src/app/create-app.ts';
import { openKeys } from '../src/app/open-keys.ts';
import { writeDemo } from '../src/app/write-demo.ts';
import { machineActor } from '../src/core/access/access.ts';
import { WORK_LISTS } from '../src/core/lists/work-lists.ts';
import { openStore } from '../src/edge/store/open-store.ts';
import { newId, now } from '../src/main/open-app.ts';
import { ROUTES } from '../src/server/routes/all-routes.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Every page is to be answered within this [ms]. */
const BUDGET = 1000;
/** All England's plans, as one programme. */
const ALL_PLANS = 640_000;
const COUNTY = { authority: 'E10009901', programme: 'marlshire' };
/** The clock of the kernel in /proc [ticks a second]. */
const TICKS = 100;

/** One question: where, what is sent with it, and whether a file is answered, which one waits for. */
type Question = {
  readonly name: string;
  readonly path: string;
  readonly body: object | null;
  readonly isFile: boolean;
};

/** One answer: its status, how long it took, and what processor time it cost where requests are answered, and in the whole server [ms]. */
type Lap = {
  readonly status: number;
  readonly ms: number;
  readonly cpu: number;
  readonly allCpu: number;
  readonly bytes: number;
};

/** Fill a store with one programme. */
async function fill(home: string, plans: number): Promise<void> {
  const store = await openStore({ sqlitePath: join(home, 'store.sqlite'), now });
  const keys = () => openKeys(join(home, 'keys', 'evenkeel-keys.json'), store);
  const app = createApp({ store, now, newId, keys, product: 'Evenkeel bench' });
  const folder = join(home, 'demo');
  await writeDemo({ out: folder, plans });
  await app.loadProgramme(machineActor('bench'), folder);
  rmSync(folder, { recursive: true });
  await app.close();
}

/** What stands in an address beside the programme: of each part the values that are asked for. */
async function partsOf(
  ask: (path: string) => Promise<unknown>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const county = `/api/programmes/${COUNTY.authority}/${COUNTY.programme}`;
  /** The first value of a key within a list of an answer. */
  const firstIn = (answer: unknown, list: string, key: string, none: string): string => {
    const text = JSON.stringify(answer);
    const from = text.indexOf(`"${list}":[`);
    return (from < 0 ? null : new RegExp(`"${key}":"([^"]+)"`).exec(text.slice(from))?.[1]) ?? none;
  };
  const importId = firstIn(await ask(`${county}/imports`), 'imports', 'importId', 'none');
  const record = firstIn(await ask(`${county}/records`), 'records', 'key', 'milestone/none');
  const survey = firstIn(await ask(`${county}/survey-designs`), 'designs', 'id', 'none');
  const theme = firstIn(await ask(`${county}/review`), 'themes', 'id', 'none');
  const section = firstIn(await ask(`${county}/returns/2024-25/3/writing`), 'sections', 'fieldId', 'none');
  const [kind = 'milestone', id = 'none'] = record.split('/');
  return {
    ':authority': [COUNTY.authority],
    ':programme': [COUNTY.programme],
    ':year': ['2024-25'],
    ':sequence': ['3'],
    ':code': [COUNTY.authority],
    ':kind': [kind],
    'records/:kind/:id': [`records/${kind}/${id}`],
    'imports/:id': [`imports/${importId}`],
    'themes/:id': [`themes/${theme}`],
    ':survey': [survey],
    ':paper': ['board-pack'],
    ':format': ['csv', 'html'],
    '?section': [section],
  };
}

/** Every address of the table that is asked for with GET, and each working list. A part that nothing is known for stops the bench: none is left out. */
function questions(parts: Readonly<Record<string, readonly string[]>>): readonly Question[] {
  const whole = Object.entries(parts).sort(([a], [b]) => b.length - a.length);
  const gets = ROUTES.filter(({ method }) => method === 'GET').map(({ path, answers }): Question => {
    const filled = whole.reduce((text, [part, [value = '']]) => {
      if (part === ':format') return text.replace(part, text.includes('/benchmark/') ? 'csv' : 'html');
      return text.replace(part, value);
    }, path);
    if (/\/:/.test(filled)) throw new Error(`Nothing is known for a part of ${path}`);
    const asked = path.endsWith('/writing/section') ? `?section=${parts['?section']?.[0] ?? ''}` : '';
    return {
      name: path.replace('/api/programmes/:authority/:programme/', ''),
      path: `${filled}${asked}`,
      body: null,
      isFile: answers === 'file',
    };
  });
  const lists = WORK_LISTS.map(
    (list): Question => ({
      name: `the list ${list}`,
      path: `/api/programmes/${COUNTY.authority}/${COUNTY.programme}/lists/read`,
      body: { list, purpose: 'A bench of every page' },
      isFile: false,
    }),
  );
  return [...gets, ...lists];
}

/** Processor time of a process so far, and of the thread that answers requests [ms]; Linux alone tells it, elsewhere it is 0. */
function spent(pid: number): readonly [number, number] {
  const read = (path: string): number => {
    try {
      const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
    } catch {
      return 0;
    }
  };
  return [read(`/proc/${pid}/stat`), read(`/proc/${pid}/task/${pid}/stat`)];
}

async function lapOf(url: string, pid: number, { path, body }: Question): Promise<Lap> {
  const [allBefore, before] = spent(pid);
  const start = performance.now();
  const sent =
    body === null
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: url },
          body: JSON.stringify(body),
        };
  const response = await fetch(`${url}${path}`, sent);
  const bytes = (await response.arrayBuffer()).byteLength;
  const ms = performance.now() - start;
  const [allAfter, after] = spent(pid);
  return { status: response.status, ms, cpu: after - before, allCpu: allAfter - allBefore, bytes };
}

function serve(home: string, ahead: string): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--no-warnings',
      '--heap-growing-percent=40',
      '--max-semi-space-size=16',
      join(ROOT, 'src/main/command-line.ts'),
      'serve',
      '--port',
      '0',
    ],
    {
      env: { PATH: process.env['PATH'], HOME: home, EVENKEEL_HOME: home, EVENKEEL_AHEAD: ahead },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

function readyAt(server: ChildProcess): Promise<string> {
  return new Promise((ready) => {
    server.stdout?.on('data', (text: Buffer) => {
      const found = /ready at (\S+)/.exec(text.toString())?.[1];
      if (found !== undefined) ready(found);
    });
  });
}

function show({ status, ms, cpu, allCpu }: Lap): string {
  return `${status} ${ms.toFixed(0)} ms (${cpu.toFixed(0)} cpu, ${allCpu.toFixed(0)} with the thread beside)`;
}

/** Walk every address twice, then wait until all is made and walk once more. @returns the names of those over their time. */
async function walk(url: string, pid: number): Promise<readonly string[]> {
  const ask = async (path: string) => {
    const text = await (await fetch(`${url}${path}`)).text();
    return path.startsWith('/api') ? (JSON.parse(text) as unknown) : text;
  };
  const asked = questions(await partsOf(ask));
  const all = asked.filter(({ isFile }) => !isFile);
  const slow = new Set<string>();
  const round = async (name: string, isTold: boolean) => {
    let waits = 0;
    for (const question of all) {
      const lap = await lapOf(url, pid, question);
      if (lap.status === 202) waits++;
      if (isTold && lap.ms > BUDGET) slow.add(question.name);
      if (isTold) console.log(`${name} ${question.name}: ${show(lap)}, ${lap.bytes} bytes`);
    }
    return waits;
  };
  await round('first', true);
  await round('second', true);
  const start = performance.now();
  const wait = Number(process.env['BENCH_WAIT'] ?? 1800);
  while ((await round('meanwhile', false)) > 0 && performance.now() - start < wait * 1000)
    await new Promise((done) => setTimeout(done, 5000));
  console.log(
    `all made after ${((performance.now() - start) / 1000).toFixed(0)} s; ${spent(pid)[0] / 1000} s of processor time in all`,
  );
  await round('made', true);
  // A file is written while whoever wants it waits, beside the requests: it is told, and no page.
  for (const file of asked.filter(({ isFile }) => isFile))
    console.log(`file ${file.name}: ${show(await lapOf(url, pid, file))}`);
  return [...slow];
}

const given = process.argv[2] ?? String(ALL_PLANS);
const isFolder = Number.isNaN(Number(given));
const home = isFolder ? given : mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
try {
  if (!isFolder) await fill(home, Number(given));
  const server = serve(home, process.env['EVENKEEL_AHEAD'] ?? 'off');
  try {
    const slow = await walk(await readyAt(server), server.pid ?? 0);
    console.log(
      slow.length === 0 ? 'Every answer is there within its time.' : `Over ${BUDGET} ms: ${slow.join(', ')}`,
    );
  } finally {
    server.kill('SIGTERM');
    await new Promise((done) => server.once('close', done));
  }
} finally {
  if (!isFolder) rmSync(home, { recursive: true, force: true });
}
