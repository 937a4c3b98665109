/** Jobs on a real PostgreSQL server: none lost, none done twice to effect, whoever of the workers dies. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from '../../src/app/create-app.ts';
import { addJobs, cancelJob, jobKindOf, listJobs, workJobs } from '../../src/app/jobs/jobs.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import { writeDemo } from '../../src/app/write-demo.ts';
import { type Actor, machineActor } from '../../src/core/access/access.ts';
import { ProblemError } from '../../src/core/base/problem.ts';
import { type JobQueue, openJobQueue } from '../../src/edge/queue/job-queue.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import { startCommand, withFolder } from '../make/run-command.ts';
import { withDatabase } from '../make/with-database.ts';

const SERVER = process.env['EVENKEEL_TEST_DATABASE_URL'];
const ME = machineActor('tester');

async function until(what: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('It did not come to pass within two minutes');
    await wait(200);
  }
}

/** Run with queues over one database; all are closed afterwards. */
async function withQueues(
  server: string,
  work: (open: () => Promise<JobQueue>, url: string) => Promise<void>,
): Promise<void> {
  await withDatabase(server, async (url) => {
    const opened: JobQueue[] = [];
    try {
      await work(async () => {
        const queue = await openJobQueue(url);
        opened.push(queue);
        return queue;
      }, url);
    } finally {
      for (const queue of opened) await queue.close();
    }
  });
}

/** A made-up county small enough to be forecast in a moment, loaded with its records. */
async function loadCounty(url: string, home: string, name: string, seed: number): Promise<void> {
  const folder = join(home, name.toLowerCase());
  await writeDemo({ out: folder, authorityName: name, plans: 200, seed });
  const code = await run(url, home, ['programme', 'load', folder, '--unreviewed']);
  assert.equal(code, 0);
}

function start(url: string, home: string, words: readonly string[], log = 'faults'): ChildProcess {
  return startCommand(home, words, { DATABASE_URL: url, EVENKEEL_LOG: log });
}

function run(url: string, home: string, words: readonly string[]): Promise<number | null> {
  const child = start(url, home, words);
  child.stdout?.resume();
  child.stderr?.resume();
  return new Promise((done) => child.on('close', done));
}

function serverTests(server: string): void {
  test('forty jobs and two workers: each is done once, by one or the other', async () => {
    await withQueues(server, async (open) => {
      const queue = await open();
      for (let k = 0; k < 40; k++)
        assert.notEqual(
          await queue.add({ kind: 'k', authorityCode: 'A', programmeId: `p${k}`, by: 'me' }),
          null,
        );
      const done: string[] = [];
      const by = [0, 0];
      for (const who of [0, 1] as const) {
        const worker = await open();
        await worker.work(async ({ programmeId }) => {
          done.push(programmeId);
          by[who] = (by[who] ?? 0) + 1;
          await wait(20);
          return `did ${programmeId}`;
        });
      }
      await until(async () => done.length >= 40);
      await until(async () => (await queue.list()).every(({ state }) => state === 'done'));
      assert.equal(new Set(done).size, 40);
      assert.equal(done.length, 40);
      assert.ok(
        by.every((count) => count > 0),
        `${by}`,
      );
      assert.equal((await queue.list()).find(({ programmeId }) => programmeId === 'p7')?.outcome, 'did p7');
    });
  });

  test('one like it that waits is not added twice, and one that is called off is not done', async () => {
    await withQueues(server, async (open) => {
      const queue = await open();
      const wish = { kind: 'forecast-panel', authorityCode: 'A', programmeId: 'p', by: 'me' };
      const id = await queue.add(wish);
      assert.notEqual(id, null);
      assert.equal(await queue.add(wish), null);
      assert.equal((await cancelJob(queue, ME, id ?? '')).programmeId, 'p');
      assert.deepEqual(
        (await queue.list()).map(({ state }) => state),
        ['cancelled'],
      );
      await assert.rejects(
        cancelJob(queue, ME, '00000000-0000-4000-8000-000000000000'),
        (error) => error instanceof ProblemError && error.problem.code === 'jobs.not-found',
      );
      assert.notEqual(await queue.add(wish), null);
    });
  });

  test('a job that fails is tried again, and where it never works its reason is told', async () => {
    await withQueues(server, async (open) => {
      const queue = await open();
      await queue.add({ kind: 'k', authorityCode: 'A', programmeId: 'works-later', by: 'me' });
      let tries = 0;
      await (await open()).work(async () => {
        tries++;
        if (tries === 1) throw new Error('Not yet');
        return 'worked';
      });
      await until(async () => (await queue.list()).every(({ state }) => state === 'done'));
      assert.equal(tries, 2);
    });
  });

  test('jobs are for those who may, of authorities that they have, and are done with no more than that', async () => {
    await withQueues(server, async (open, databaseUrl) => {
      const queue = await open();
      const kind = jobKindOf('forecast-cohort');
      const here: Actor = { id: 'user:a', roles: ['analyst'], authorities: ['A'] };
      const scope = (authorityCode: string) => ({ authorityCode, programmeId: 'p' });
      await assert.rejects(
        addJobs(queue, here, kind, [scope('A'), scope('B')]),
        (error) => error instanceof ProblemError && error.problem.code === 'access.refused',
      );
      assert.deepEqual(await queue.list(), []);
      await addJobs(queue, here, kind, [scope('A')]);
      await addJobs(queue, ME, kind, [scope('B')]);
      assert.deepEqual(
        (await listJobs(queue, here)).map((job) => job.authorityCode),
        ['A'],
      );
      const store = await openStore({ databaseUrl, now: () => new Date().toISOString() });
      const app = createApp({
        store,
        now: () => new Date().toISOString(),
        newId: () => 'id',
        keys: passingKeys(),
        product: 'Evenkeel test',
      });
      const asked: Actor[] = [];
      const watched = {
        ...app,
        forecastCohort: (...call: Parameters<typeof app.forecastCohort>) => {
          asked.push(call[0]);
          return app.forecastCohort(...call);
        },
      };
      const told: string[] = [];
      await workJobs(watched, await open(), '0', ({ state, words }) => told.push(`${state} ${words}`));
      await until(async () => asked.length >= 2);
      assert.deepEqual(
        asked
          .slice(0, 2)
          .map(({ authorities }) => authorities)
          .sort(),
        [['A'], ['B']],
      );
      await until(async () => told.some((line) => line.startsWith('failed')));
      assert.ok(
        told.some((line) => /^failed The programme has no SEN2 extract/.test(line)),
        told.join('; '),
      );
      await app.close();
    });
  });

  test('a server over the store tells its jobs by state, and the store’s size, to who reads the counts', async () => {
    await withQueues(server, async (open, url) => {
      const queue = await open();
      await queue.add({ kind: 'k', authorityCode: 'A', programmeId: 'p', by: 'me' });
      await withFolder(async (home) => {
        const environment = {
          DATABASE_URL: url,
          EVENKEEL_METRICS: 'token',
          EVENKEEL_METRICS_TOKEN: 'x'.repeat(40),
        };
        const child = startCommand(home, ['serve', '--port', '0'], environment);
        child.stderr?.resume();
        const address = await new Promise<string>((ready) => {
          child.stdout?.on('data', (text: Buffer) => {
            const found = /ready at (\S+)/.exec(text.toString())?.[1];
            if (found !== undefined) ready(found);
          });
        });
        const headers = { authorization: `Bearer ${'x'.repeat(40)}` };
        const text = await (await fetch(`${address}/metrics`, { headers })).text();
        assert.match(text, /^evenkeel_jobs\{state="waiting"\} 1$/m);
        assert.match(text, /^evenkeel_jobs\{state="failed"\} 0$/m);
        assert.match(text, /^evenkeel_store_bytes \d{6,}$/m);
        assert.equal((await fetch(`${address}/metrics`)).status, 404);
        child.kill('SIGTERM');
        assert.equal(await new Promise((gone) => child.on('exit', gone)), 0);
      });
    });
  });

  test('a worker killed at a job: another takes it, and each programme has its forecast exactly once', async () => {
    await withDatabase(server, async (url) => {
      await withFolder(async (home) => {
        for (const [k, name] of ['Northshire', 'Eastshire'].entries())
          await loadCounty(url, home, name, k + 1);
        assert.equal(await run(url, home, ['jobs', 'add', 'forecast-cohort', '--all']), 0);
        const first = start(url, home, ['worker'], 'all');
        let told = '';
        await new Promise<void>((begun) => {
          first.stderr?.on('data', (text: Buffer) => {
            told += text.toString();
            if (told.includes('begun')) begun();
          });
        });
        first.kill('SIGKILL');
        await new Promise((gone) => first.on('close', gone));
        const line = told.split('\n').find((one) => one.includes('begun')) ?? '';
        const { event, kind, state, milliseconds } = JSON.parse(line);
        assert.deepEqual([event, kind, state, milliseconds], ['job', 'forecast-cohort', 'begun', null]);
        const others = [1, 2].map(() => run(url, home, ['worker', '--until-empty']));
        assert.deepEqual(await Promise.all(others), [0, 0]);
        const queue = await openJobQueue(url);
        const jobs = await queue.list();
        const none = { waiting: 0, 'at-work': 0, failed: 0, cancelled: 0 };
        assert.deepEqual(await queue.counts(), { ...none, done: 2 });
        await queue.close();
        assert.deepEqual(
          jobs.map(({ state }) => state),
          ['done', 'done'],
        );
        assert.ok(
          jobs.some(({ tries }) => tries > 1),
          'The job of the killed worker was not taken again',
        );
        const store = await openStore({ databaseUrl: url, now: () => new Date().toISOString() });
        const scopes = await store.read.documents.scopes('programme');
        assert.equal(scopes.length, 2);
        for (const scope of scopes) {
          const kept = await store.read.documents.all(scope, 'vintage');
          const cohort = kept.filter(({ body }) => JSON.stringify(body).includes('cohort'));
          assert.equal(cohort.length, 1, `${scope.programmeId}: ${cohort.length}`);
        }
        await store.close();
      });
    });
  });
}

if (SERVER === undefined)
  test('jobs need a PostgreSQL server', { skip: 'EVENKEEL_TEST_DATABASE_URL is not set' }, () => undefined);
else serverTests(SERVER);
