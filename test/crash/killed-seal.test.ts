/** Freezing, signing or sealing killed at any moment leaves a return that is whole, at the stage before or after. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyText } from '../../src/app/sealed/open-sealed.ts';
import { createStream, type Stream } from '../../src/core/num/random.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import { runCommand, startCommand, withFolder } from '../make/run-command.ts';

const KILLS_A_STEP = 4;

/** Start a command and kill it at some moment of its usual time. @returns true where it had ended well before. */
async function kill(home: string, words: readonly string[], after: number): Promise<boolean> {
  const child = startCommand(home, words);
  const closed = new Promise<number | null>((done) => child.once('close', done));
  await wait(after);
  child.kill('SIGKILL');
  return (await closed) === 0;
}

test('kills in the middle of every step: the file is whole and verifies so far, the store and its trail too', () =>
  withFolder(async (home) => {
    const run = async (...words: readonly string[]) => {
      const { code, err } = await runCommand(home, words);
      assert.equal(code, 0, err);
    };
    const demo = join(home, 'demo');
    await run('demo', '--plans', '500', '--out', demo);
    for (const room of ['sen2', 'published', 'population', 'establishments', 'registers', 'survey'])
      rmSync(join(demo, room), { recursive: true });
    await run('programme', 'load', demo, '--unreviewed');
    const keys = join(home, 'keys');
    for (const name of ['s151', 'dcs']) await run('keys', 'make', '--out', keys, '--name', name);
    const file = join(home, 'return.json');
    const inStore = ['marlshire', '--update', '2024-25/3'];
    const sign = (role: string) => ['--role', role, '--key', join(keys, `${role}.private.pem`)];
    const steps: readonly (readonly [string, ...string[]])[] = [
      ['frozen', 'freeze', demo, '--update', '2024-25/3', '--out', file],
      ['signed-once', 'sign', file, ...sign('s151')],
      ['signed', 'sign', file, ...sign('dcs')],
      ['sealed', 'seal', file],
      ['frozen', 'freeze', ...inStore],
      ['signed-once', 'sign', ...inStore, ...sign('s151')],
      ['signed', 'sign', ...inStore, ...sign('dcs')],
      ['sealed', 'seal', ...inStore],
    ];
    const chance = createStream('kill a seal', 1);
    for (const [stage, ...words] of steps) await takeStep(home, file, { stage, words, chance });
    await run('return', 'verify', file);
    await run('return', 'verify', ...inStore);
    const store = await openStore({
      sqlitePath: join(home, 'store.sqlite'),
      now: () => '2024-12-11T12:00:00.000Z',
    });
    assert.equal(await store.read.audit.firstBroken(), null);
    const acts = (await store.read.audit.list('E10009901', 1000)).map(({ action }) => action).reverse();
    assert.deepEqual(
      acts.filter((action) => /^return\.(frozen|signed|sealed)$/.test(action)),
      ['return.frozen', 'return.signed', 'return.signed', 'return.sealed'],
      'each step stands once in the trail, whatever was killed',
    );
    await store.close();
  }));

type Taken = { readonly stage: string; readonly words: readonly string[]; readonly chance: Stream };

/** Take one step, killed again and again on the way; after each kill the file is at the stage before or after. */
async function takeStep(home: string, file: string, { stage, words, chance }: Taken): Promise<void> {
  const isOfFile = words.includes(file);
  const before = wholeFile(file);
  let isDone = false;
  for (let attempt = 0; attempt < KILLS_A_STEP && !isDone; attempt++) {
    isDone = await kill(home, ['return', ...words], 300 + 1500 * chance.next());
    const found = wholeFile(file);
    const expected = isOfFile ? [before, stage] : [before];
    assert.ok(expected.includes(found), `${expected.join(' or ')}, not ${found}`);
    isDone ||= isOfFile && found === stage;
  }
  if (!isDone) await runCommand(home, ['return', ...words]); // refused where the last kill came after the change
  if (isOfFile) assert.equal(wholeFile(file), stage);
}

/** The stage of a file that must be whole so far; null where there is none yet. */
function wholeFile(file: string): string | null {
  if (!existsSync(file)) return null;
  const { stage, broken } = verifyText(readFileSync(file, 'utf8'));
  assert.ok(broken === null || broken.check === 'stage', `${broken?.at}: ${broken?.message}`);
  return stage?.stage ?? null;
}
