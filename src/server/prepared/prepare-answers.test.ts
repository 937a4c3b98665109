/** Nobody waits for what takes long: the first who asks is told how far it is, later ones get the last answer, and what had to be forgotten is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PreparedAnswer } from '../../app/prepared/prepared-answers.ts';
import { ProblemError } from '../../core/base/problem.ts';
import type { FarCall } from './far-call.ts';
import { type PreparedTold, prepareAnswers } from './prepare-answers.ts';

const scope = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const question = {
  route: { method: 'GET', path: '/api/programmes/:authority/:programme/measures' },
  scope,
  params: { authority: 'E10009901', programme: 'marlshire' },
} as const;

/** A programme whose state, store and work are in the test's hand. */
function startBench(patience = 5) {
  const bench = {
    state: 'first',
    kept: new Map<string, Omit<PreparedAnswer, 'product'>>(),
    calls: [] as FarCall[],
    ends: [] as { done: (reply: object) => void; failed: (error: Error) => void }[],
    logged: [] as string[],
  };
  const prepared = prepareAnswers({
    app: {
      prepared: {
        state: () => Promise.resolve(bench.state),
        isPlanFromRecords: () => Promise.resolve(false),
        find: (_scope, name) => {
          const found = bench.kept.get(name);
          return Promise.resolve(found === undefined ? null : { ...found, product: 'Evenkeel' });
        },
        keep: (_scope, answer) => {
          if (answer.madeFrom === bench.state) bench.kept.set(answer.name, answer);
          return Promise.resolve();
        },
      },
    },
    far: (call, tell) => {
      bench.calls.push(call);
      tell('Reading the records: 2,000 rows so far');
      return new Promise((done, failed) => bench.ends.push({ done, failed }));
    },
    clock: () => Date.parse('2026-11-27T15:20:00.000Z'),
    patience,
    log: (line) => bench.logged.push(line),
  });
  return { bench, prepared };
}

/** Let what was promised come about. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1));

function replyOf(told: PreparedTold): object {
  assert.equal(told.kind, 'there');
  return told.kind === 'there' ? told.reply : {};
}

test('the first who ask are told how far it is, the work is done once, and its answer is there for all', async () => {
  const { bench, prepared } = startBench();
  const [one, other] = await Promise.all([prepared.ask(question), prepared.ask(question)]);
  const words = 'Reading the records: 2,000 rows so far';
  assert.deepEqual(one, { kind: 'preparing', preparing: { words, seconds: 0, lastTookSeconds: null } });
  assert.deepEqual(other, one);
  assert.equal(bench.calls.length, 1);
  bench.ends[0]?.done({ answer: 67 });
  await settle();
  const told = await prepared.ask(question);
  assert.deepEqual(replyOf(told), { answer: 67 });
  assert.deepEqual(told.kind === 'there' && told.prepared, {
    madeAt: '2026-11-27T15:20:00.000Z',
    renewal: null,
  });
  assert.equal(bench.calls.length, 1);
});

test('after a change the last answer is given at once with its day, and the new one as soon as it is made', async () => {
  const { bench, prepared } = startBench();
  await prepared.ask(question);
  bench.ends[0]?.done({ answer: 67 });
  await settle();
  bench.state = 'second';
  const meanwhile = await prepared.ask(question);
  assert.deepEqual(replyOf(meanwhile), { answer: 67 });
  assert.equal(meanwhile.kind === 'there' && meanwhile.prepared.renewal?.lastTookSeconds, 0);
  bench.ends[1]?.done({ answer: 68 });
  await settle();
  const told = await prepared.ask(question);
  assert.deepEqual(replyOf(told), { answer: 68 });
  assert.equal(told.kind === 'there' && told.prepared.renewal, null);
});

test('an answer that is nearly there is waited for', async () => {
  const { bench, prepared } = startBench(10_000);
  const asked = prepared.ask(question);
  await settle();
  bench.ends[0]?.done({ answer: 67 });
  assert.deepEqual(replyOf(await asked), { answer: 67 });
});

test('what the store had to forget is never told again, and what was made from rows that are gone is not kept', async () => {
  const { bench, prepared } = startBench();
  await prepared.ask(question);
  bench.ends[0]?.done({ answer: 67 });
  await settle();
  bench.state = 'after an erasure';
  bench.kept.clear();
  assert.equal((await prepared.ask(question)).kind, 'preparing');
  bench.state = 'after another erasure';
  bench.ends[1]?.done({ answer: 'from before the second erasure' });
  await settle();
  assert.equal(bench.kept.size, 0);
  assert.equal((await prepared.ask(question)).kind, 'preparing');
});

test('an answer of the store outlives the server that made it', async () => {
  const first = startBench();
  await first.prepared.ask(question);
  first.bench.ends[0]?.done({ answer: 67 });
  await settle();
  const second = startBench();
  for (const [name, answer] of first.bench.kept) second.bench.kept.set(name, answer);
  assert.deepEqual(replyOf(await second.prepared.ask(question)), { answer: 67 });
  assert.equal(second.bench.calls.length, 0);
});

test('a problem is told as long as it stands, a fault once to who asks next', async () => {
  const { bench, prepared } = startBench();
  await prepared.ask(question);
  bench.ends[0]?.failed(new ProblemError({ code: 'places.none', message: 'There is no record' }));
  await settle();
  for (let times = 0; times < 2; times++)
    await assert.rejects(prepared.ask(question), (error) => error instanceof ProblemError);
  bench.state = 'second';
  assert.equal((await prepared.ask(question)).kind, 'preparing');
  bench.ends[1]?.failed(new Error('no memory'));
  await settle();
  await assert.rejects(prepared.ask(question), /no memory/);
  assert.equal((await prepared.ask(question)).kind, 'preparing');
  assert.equal(bench.calls.length, 3);
});

test('made ahead once for a state, and not again', async () => {
  const { bench, prepared } = startBench();
  const ahead = prepared.ahead(question);
  await settle();
  bench.ends[0]?.done({ answer: 67 });
  await ahead;
  await prepared.ahead(question);
  assert.equal(bench.calls.length, 1);
});

test('what reads no records of children is made beside what does, and a plan that simulates from them where they are', async () => {
  const made: string[] = [];
  const ends: (() => void)[] = [];
  const runner = (name: string) => (call: FarCall) => {
    made.push(`${name} ${call.path.split('/').at(-1)}`);
    return new Promise<unknown>((done) => ends.push(() => done({})));
  };
  const isPlanFromRecords = { now: false };
  const prepared = prepareAnswers({
    app: {
      prepared: {
        state: (_scope, restsOn) => Promise.resolve(`${restsOn} ${isPlanFromRecords.now}`),
        isPlanFromRecords: () => Promise.resolve(isPlanFromRecords.now),
        find: () => Promise.resolve(null),
        keep: () => Promise.resolve(),
      },
    },
    far: runner('records'),
    quick: runner('programme'),
    clock: Date.now,
    patience: 5,
    log: (line) => assert.fail(line),
  });
  const check = { ...question, route: { method: 'GET', path: '/check', readsRecords: false } } as const;
  const forecast = { work: { name: 'plan-forecast', params: scope }, scope } as const;
  for (const asked of [question, { ...question, params: { more: '1' } }, check, forecast])
    await prepared.ask(asked);
  assert.deepEqual(made, [
    'records measures',
    'records measures',
    'programme check',
    'programme plan-forecast',
  ]);
  for (const end of ends) end();
  await settle();
  isPlanFromRecords.now = true;
  await prepared.ask(forecast);
  assert.equal(made.at(-1), 'records plan-forecast');
  for (const end of ends) end();
});

test('an answer that rests on less than the programme is asked for and kept by the state of that', async () => {
  const asked: unknown[] = [];
  const prepared = prepareAnswers({
    app: {
      prepared: {
        state: (_scope, restsOn) => Promise.resolve(`state of ${restsOn}`),
        isPlanFromRecords: () => Promise.resolve(false),
        find: (_scope, name) => {
          asked.push(['find', name]);
          return Promise.resolve(null);
        },
        keep: (_scope, { name, madeFrom }, restsOn) => {
          asked.push(['keep', name, madeFrom, restsOn]);
          return Promise.resolve();
        },
      },
    },
    far: () => Promise.resolve({ packed: '{}' }),
    clock: Date.now,
    patience: 1000,
    log: (line) => assert.fail(line),
  });
  await prepared.ask({
    work: { name: 'work-list', params: { ...scope, list: 'near-outcomes', asFile: false } },
    scope,
  });
  const name = 'work-list {"list":"near-outcomes","asFile":false}';
  assert.deepEqual(asked, [
    ['find', name],
    ['keep', name, 'state of lists', 'lists'],
  ]);
});
