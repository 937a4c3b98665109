/** Two hundred people answer at once, and the server is killed: every answer that was acknowledged is there, once. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../src/edge/store/open-store.ts';
import { loadedCounty } from '../make/loaded-county.ts';
import { runCommand, withFolder } from '../make/run-command.ts';
import { kill, serving } from '../make/serve-command.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const PEOPLE = 200;

/** Send a reply. @returns whether it was acknowledged; a connection that broke acknowledged nothing. */
async function send(url: string, code: string, words: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/survey/send`, {
      method: 'POST',
      headers: { origin: url },
      body: new URLSearchParams({ code, 'a.stage': 'plan', 'a.good': words }),
    });
    return response.status === 200 && /were sent/.test(await response.text());
  } catch {
    return false; // the server is gone: nobody was told that the answer is kept
  }
}

async function kept(home: string, wave: string) {
  const store = await openStore({
    sqlitePath: join(home, 'store.sqlite'),
    now: () => '2024-12-11T12:00:00.000Z',
  });
  try {
    const words = (await store.read.surveys.replies(SCOPE, wave)).map(({ answers }) =>
      String(answers['good']),
    );
    const counts = await store.read.surveys.countInvitations(SCOPE, wave);
    assert.equal(await store.read.audit.firstBroken(), null, 'the audit chain is whole');
    return { words, used: counts.get('north')?.used };
  } finally {
    await store.close();
  }
}

test('two hundred replies at once are all kept; killed in the middle of two hundred more, none that was acknowledged is lost', () =>
  withFolder(async (folder) => {
    const [home, demo] = [join(folder, 'home'), join(folder, 'demo')];
    const run = async (...words: readonly string[]) => {
      const { code, out, err } = await runCommand(home, words);
      assert.equal(code, 0, err);
      return out;
    };
    await loadedCounty(home, demo);
    const codesOf = async (wave: string) => {
      await run(
        'survey',
        'publish',
        'marlshire',
        'parents',
        '--wave',
        wave,
        '--from',
        '2024-01-01',
        '--until',
        '2099-12-31',
      );
      const out = await run('survey', 'invite', 'marlshire', wave, '--for', `north=${PEOPLE}`, '--json');
      return (JSON.parse(out) as { codes: { code: string }[] }).codes.map(({ code }) => code);
    };
    const [calm, killed] = [await codesOf('calm'), await codesOf('killed')];

    const { server, url } = await serving(home);
    const all = await Promise.all(calm.map((code, place) => send(url, code, `calm ${place}`)));
    assert.equal(all.filter(Boolean).length, PEOPLE);

    let acknowledged = 0;
    let killing: Promise<void> | null = null;
    const outcomes = await Promise.all(
      killed.map(async (code, place) => {
        const words = `killed ${place}`;
        const isTaken = await send(url, code, words);
        if (isTaken && ++acknowledged === PEOPLE / 4) killing = kill(server);
        return { words, isTaken };
      }),
    );
    await killing;
    const first = await kept(home, 'calm');
    assert.deepEqual([...first.words].sort(), calm.map((_, place) => `calm ${place}`).sort());
    assert.equal(first.used, PEOPLE);
    const second = await kept(home, 'killed');
    const taken = outcomes.filter(({ isTaken }) => isTaken);
    assert.ok(taken.length >= PEOPLE / 4 && taken.length < PEOPLE, `${taken.length} acknowledged`);
    for (const { words } of taken) assert.equal(second.words.filter((one) => one === words).length, 1, words);
    assert.equal(
      second.used,
      second.words.length,
      'each invitation that is used has its answer, and each answer its invitation',
    );
  }));
