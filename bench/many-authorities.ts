/** A run of all 153 authorities over workers on PostgreSQL: node scripts/with-postgres.ts node bench/many-authorities.ts [share of plans] [workers] */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app/create-app.ts';
import { passingKeys } from '../src/app/open-keys.ts';
import { writeDemo } from '../src/app/write-demo.ts';
import { machineActor } from '../src/core/access/access.ts';
import { openJobQueue } from '../src/edge/queue/job-queue.ts';
import { openStore } from '../src/edge/store/open-store.ts';
import type { Store } from '../src/edge/store/store.ts';
import { newId, now } from '../src/main/open-app.ts';
import { runCommand } from '../test/make/run-command.ts';
import { withDatabase } from '../test/make/with-database.ts';

const AUTHORITIES = 153;

/** Plans an authority, from few to many, in a spread like England's; 670,000 together where `share` is 1. */
function plansOf(at: number, share: number): number {
  return Math.max(100, Math.round(share * (1000 + 9800 * ((at + 0.5) / AUTHORITIES) ** 1.9)));
}

/** Make one authority's folder with its SEN2 return and records alone, under a code of its own; the largest keeps all, so that its pages are whole. */
async function makeAuthority(folder: string, at: number, plans: number): Promise<void> {
  await writeDemo({ out: folder, authorityName: `Authority ${at + 1}`, plans, seed: at + 1 });
  if (at === AUTHORITIES - 1) return;
  for (const room of ['published', 'population', 'establishments', 'registers', 'survey', 'finance'])
    rmSync(join(folder, room), { recursive: true, force: true });
  const path = join(folder, 'programme', 'programme.json');
  const record = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>>;
  writeFileSync(path, JSON.stringify({ ...record, authorityCode: `E1${String(at).padStart(7, '0')}` }));
}

/** Fill a store with all authorities. @param share  of England's plans. @returns plans. */
export async function loadAuthorities(store: Store, home: string, share: number): Promise<number> {
  const app = createApp({ store, now, newId, keys: passingKeys(), product: 'Evenkeel bench' });
  let plans = 0;
  for (let at = 0; at < AUTHORITIES; at++) {
    const folder = join(home, 'authority');
    const own = plansOf(at, share);
    await makeAuthority(folder, at, own);
    await app.loadProgramme(machineActor('bench'), folder);
    rmSync(folder, { recursive: true });
    plans += own;
  }
  await app.close();
  return plans;
}

/** How many programmes have exactly one cohort forecast kept, and how many have another number. */
async function keptOnce(url: string): Promise<readonly [number, number]> {
  const store = await openStore({ databaseUrl: url, now });
  let [once, otherwise] = [0, 0];
  for (const scope of await store.read.documents.scopes('programme')) {
    const kept = await store.read.documents.all(scope, 'vintage');
    const cohort = kept.filter(({ body }) => JSON.stringify(body).includes('cohort'));
    if (cohort.length === 1) once++;
    else otherwise++;
  }
  await store.close();
  return [once, otherwise];
}

async function bench(server: string, share: number, workers: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'));
  try {
    await withDatabase(server, async (url) => {
      const began = performance.now();
      const plans = await loadAuthorities(await openStore({ databaseUrl: url, now }), home, share);
      console.log(`${AUTHORITIES} authorities, ${plans} plans: loaded in ${seconds(began)} s`);
      const run = async (words: readonly string[]) => {
        const { code, err } = await runCommand(home, words, { DATABASE_URL: url, EVENKEEL_LOG: 'faults' });
        if (code !== 0) throw new Error(err);
      };
      await run(['jobs', 'add', 'forecast-cohort', '--all']);
      const start = performance.now();
      await Promise.all(Array.from({ length: workers }, () => run(['worker', '--until-empty'])));
      const wall = seconds(start);
      const queue = await openJobQueue(url);
      const [counts, jobs] = [await queue.counts(), await queue.list()];
      await queue.close();
      const [once, otherwise] = await keptOnce(url);
      console.log(
        `${workers} workers: ${wall} s; ${counts.done} jobs done, ${counts.failed} failed, ${jobs.filter(({ tries }) => tries > 1).length} taken twice; ${once} authorities with one forecast kept, ${otherwise} with another number`,
      );
      if (once !== AUTHORITIES || otherwise !== 0) process.exitCode = 1;
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

const server = process.env['EVENKEEL_TEST_DATABASE_URL'];
if (import.meta.main) {
  if (server === undefined)
    console.error('Run: node scripts/with-postgres.ts node bench/many-authorities.ts');
  else await bench(server, Number(process.argv[2] ?? 0.1), Number(process.argv[3] ?? 2));
}
