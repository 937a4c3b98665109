/** Records, ratings and risks of a programme, as a person at the machine calls them; a backup keeps all of it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand, withFolder } from '../make/run-command.ts';

test('records are made, linked and valued, ratings held to the figures, risks closed by the rules; a backup keeps them', () =>
  withFolder(async (folder) => {
    const [home, other, county] = [join(folder, 'home'), join(folder, 'other'), join(folder, 'county')];
    const call = (...words: readonly string[]) => runCommand(home, ['programme', ...words]);
    const run = async (...words: readonly string[]) => {
      const { code, out, err } = await call(...words);
      assert.equal(code, 0, err);
      return out;
    };
    const json = async (...words: readonly string[]): Promise<Record<string, unknown>> =>
      JSON.parse(await run(...words, '--json')) as Record<string, unknown>; // one document, or this throws
    assert.equal((await runCommand(home, ['demo', '--out', county, '--quiet'])).code, 0);
    await run('load', county, '--unreviewed');

    const why = ['--reason', 'agreed at the board'];
    const made = ['record', 'set', 'marlshire', 'milestone/cohort', '--title', 'First cohort named'];
    await run(...made, '--owner', 'Inclusion lead', '--field', 'due=2025-03-31', ...why);
    const loose = await call('graph', 'marlshire');
    assert.equal(loose.code, 1);
    assert.match(loose.out, /milestone\/cohort serves nothing/);
    await run('link', 'marlshire', 'milestone/cohort', 'serves', 'measure/urgent-interventions', ...why);
    const { nodes, faults } = (await json('graph', 'marlshire')) as {
      nodes: { node: string; pence: number | null; plans: number | null; worthBy: string }[];
      faults: unknown[];
    };
    assert.deepEqual(faults, []);
    const worth = nodes.find(({ node }) => node === 'milestone/cohort');
    assert.deepEqual([worth?.pence, worth?.plans, worth?.worthBy], [2_982_964_726, 468, 'links']);
    const { versions } = (await json('record', 'show', 'marlshire', 'milestone/cohort')) as {
      versions: { version: number; reason: string }[];
    };
    assert.deepEqual(
      versions.map(({ version, reason }) => `${version} ${reason}`),
      ['1 agreed at the board', '2 agreed at the board'],
    );

    const rate = ['rate', 'marlshire', 'condition/c3-1', '--update', '2024-25/3', '--activity', 'green'];
    const refused = await call(...rate, '--effect', 'green');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /8\.7% above/);
    assert.match(await run(...rate, '--effect', 'red', '--reason', 'put off by a term'), /overall red/);
    const doubt = ['challenge', 'raise', 'marlshire', 'condition/c1', '--update', '2024-25/3'];
    const raised = (await json(...doubt, '--text', 'Why is the work Amber?')) as {
      challenge: { id: string };
    };
    const { id } = raised.challenge;
    await run('challenge', 'answer', 'marlshire', id, '--text', 'Two schemes are late.');
    // One person sits at this machine, and nobody closes what they answered.
    assert.equal((await call('challenge', 'close', 'marlshire', id)).code, 2);

    assert.equal((await call('risk', 'close', 'marlshire', 'R5', ...why)).code, 2);
    const all = await call(
      'risk',
      'close',
      'marlshire',
      'R5',
      ...why,
      '--all-the-same',
      'Now with the region',
    );
    assert.equal(all.code, 0, all.err);
    assert.match(await run('risk', 'list', 'marlshire'), /R5 .* closed .*16 \(likely, major\)/);

    const backup = join(folder, 'b.backup');
    assert.equal((await runCommand(home, ['backup', backup])).code, 0);
    assert.equal((await runCommand(other, ['restore', backup])).code, 0);
    const told = await runCommand(other, ['programme', 'record', 'show', 'marlshire', 'risk/R5']);
    assert.match(told.out, /closure: Now with the region/);
    assert.equal((await call('record', 'set', county, 'milestone/x', ...why)).code, 2);
  }));
