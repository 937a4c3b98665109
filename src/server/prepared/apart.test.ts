/** The server with a place for heavy work: 202 with progress, then the reply with its time, completed for who asks; refusals come first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeApp } from '../../../test/make/fake-app.ts';
import { FAKE_SCOPE } from '../../../test/make/fake-programme.ts';
import { CohortForecastReply } from '../../contract/cohort-forecast.ts';
import { MeasuresReply } from '../../contract/measures.ts';
import { PreparedNote, PreparingReply } from '../../contract/prepared.ts';
import type { Actor } from '../../core/access/access.ts';
import { createServer } from '../create-server.ts';
import { ROUTES } from '../routes/all-routes.ts';
import { type FarCall, type FarRunner, runFarCall } from './far-call.ts';
import { prepareAnswers } from './prepare-answers.ts';

const { authorityCode, programmeId } = FAKE_SCOPE;
const BASE = `http://localhost/api/programmes/${authorityCode}/${programmeId}`;
const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: [authorityCode] };
const BOARD: Actor = { id: 'board', roles: ['board-member'], authorities: [authorityCode] };

function startServer(actor: Actor, patience = 5) {
  const app = fakeApp();
  const calls: FarCall[] = [];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const far: FarRunner = async (call, tell) => {
    calls.push(call);
    tell('Reading the records: 2,000 rows so far');
    await gate;
    return await runFarCall(call, ROUTES, app);
  };
  const log = () => undefined;
  const prepared = prepareAnswers({ app, far, clock: Date.now, patience, log });
  const server = createServer({
    app,
    actor,
    log,
    apart: { far, prepared },
    pagesFolder: '/nowhere',
    uploadsFolder: '/nowhere',
    reference: () => 'ref',
  });
  return { calls, open, ask: (path: string) => server.request(`${BASE}/${path}`) };
}

test('the first who asks for measures is answered 202 with progress, then everybody gets the reply and when it was made', async () => {
  const { calls, open, ask } = startServer(LEAD);
  const first = await ask('measures');
  assert.equal(first.status, 202);
  assert.equal(first.headers.get('retry-after'), '1');
  assert.equal(first.headers.get('cache-control'), 'no-store');
  const { preparing } = PreparingReply.parse(await first.json());
  assert.equal(preparing.words, 'Reading the records: 2,000 rows so far');
  open();
  let later = await ask('measures');
  while (later.status === 202) later = await ask('measures');
  assert.equal(later.status, 200, await later.clone().text());
  const { prepared, ...reply } = (await later.json()) as Record<string, unknown>;
  MeasuresReply.parse(reply);
  assert.equal(PreparedNote.parse(prepared).renewal, null);
  assert.equal(calls.length, 1);
});

test('what a reply says of who asks is set for each person, and a file is made there without being kept', async () => {
  for (const [actor, may] of [
    [LEAD, true],
    [BOARD, false],
  ] as const) {
    const { calls, open, ask } = startServer(actor, 60_000);
    open();
    const { prepared, ...reply } = (await (await ask('cohort-forecast')).json()) as Record<string, unknown>;
    const { choice } = CohortForecastReply.parse(reply);
    assert.ok(choice === null || choice.mayChoose === may);
    assert.ok(prepared !== undefined);
    assert.equal((await ask('measures/figures.csv')).status, 200);
    assert.equal(calls.at(-1)?.actor.id, actor.id);
  }
});

test('who may not see it is refused before anything is made', async () => {
  const { calls, ask } = startServer({ id: 'other', roles: ['programme-lead'], authorities: ['E10009902'] });
  assert.equal((await ask('measures')).status, 403);
  assert.equal((await ask('lab')).status, 403);
  assert.equal(calls.length, 0);
});
