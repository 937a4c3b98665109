/** A programme folder that is sent file by file is stored whole, once, and only by who may load it for that authority. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openIdentity, refusedWith } from '../../test/make/identity.ts';
import { withFolder } from '../../test/make/run-command.ts';
import type { Actor } from '../core/access/access.ts';
import type { ProgrammeText } from '../edge/intake/programme/programme-folder.ts';
import { loadProgrammeTexts } from './load-programme.ts';
import { writeDemo } from './write-demo.ts';

const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: ['E10009901'] };
const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };

/** Every JSON file of a small county as a browser names it: with the folder that was chosen, in either manner of writing. */
async function sentFrom(folder: string, between: string): Promise<readonly ProgrammeText[]> {
  await writeDemo({ out: folder, plans: 200 });
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      file: ['chosen', ...file.split('/')].join(between),
      text: readFileSync(join(folder, file), 'utf8'),
    }));
}

test('a folder is stored whole; sent again, in the other manner of writing paths, it adds nothing', () =>
  withFolder(async (home) => {
    const { dependencies } = await openIdentity();
    const { read } = dependencies.store;
    const sent = await sentFrom(join(home, 'demo'), '/');
    assert.deepEqual(await loadProgrammeTexts(dependencies, LEAD, sent), SCOPE);
    const before = await read.audit.list(null, 1);
    assert.equal((await read.documents.newest(SCOPE, 'plan', 'plan'))?.version, 1);
    const other = sent.map(({ file, text }) => ({ file: file.replaceAll('/', '\\'), text }));
    await loadProgrammeTexts(dependencies, LEAD, other);
    assert.equal((await read.documents.newest(SCOPE, 'plan', 'plan'))?.version, 1);
    assert.deepEqual(await read.audit.list(null, 1), before);
  }));

test('a folder that lacks a record, or is of another authority than one may load for, is refused and leaves nothing', () =>
  withFolder(async (home) => {
    const { dependencies } = await openIdentity();
    const sent = await sentFrom(join(home, 'demo'), '/');
    const load = (actor: Actor, files: readonly ProgrammeText[]) =>
      loadProgrammeTexts(dependencies, actor, files);
    await refusedWith('access.refused', load({ ...LEAD, authorities: ['E10000099'] }, sent));
    await refusedWith('access.refused', load({ ...LEAD, roles: ['finance-lead'] }, sent));
    await refusedWith(
      'programme.incomplete',
      load(
        LEAD,
        sent.filter(({ file }) => !file.endsWith('plan.json')),
      ),
    );
    await refusedWith('programme.not-a-folder', load(LEAD, [{ file: 'chosen/notes.json', text: '{}' }]));
    assert.deepEqual(await dependencies.store.read.documents.scopes('programme'), []);
  }));
