/** A case reference is kept sealed, shown to who may see it, for a purpose, and each look stands in the trail. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Actor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import { openStore } from '../edge/store/open-store.ts';
import type { AppDependencies } from './dependencies.ts';
import { importFiles } from './imports/import-files.ts';
import { passingKeys } from './open-keys.ts';
import { showCaseReference } from './show-case-reference.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const NOW = '2024-12-11T12:00:00.000Z';
const LEAD: Actor = { id: 'lead', roles: ['send-lead'], authorities: 'all' };
const ANALYST: Actor = { id: 'analyst', roles: ['analyst'], authorities: 'all' };
const PERSONS =
  'persontableid,NativeId,personbirthdate,sex,upnunknown,casereference\n1,999,2012-03-05,F,UN8,MOS-004711\n2,999,2013-03-05,M,UN8,\n';
const REQUESTS =
  'requeststableid,persontableid,receiveddate,requestoutcome,requestoutcomedate\n7,1,2024-01-05,A,\n';

function refused(code: string) {
  return (error: unknown) => error instanceof ProblemError && error.problem.code === code;
}

async function withCases(work: (dependencies: AppDependencies) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  let id = 0;
  const dependencies = {
    store,
    now: () => NOW,
    newId: () => `id-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel',
  };
  try {
    await writeFile(join(folder, 'person.csv'), PERSONS);
    await writeFile(join(folder, 'requests.csv'), REQUESTS);
    await importFiles(dependencies, LEAD, { paths: [folder], scope: SCOPE });
    await work(dependencies);
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

test("the reference is found from any of the child's records, and each look is in the trail with its purpose", () =>
  withCases(async (dependencies) => {
    const { rows, audit } = dependencies.store.read;
    const [person] = await rows.all(SCOPE, 'persons');
    const [request] = await rows.all(SCOPE, 'requests');
    for (const key of [person?.record.personKey, person?.record.caseKey, request?.record.requestKey]) {
      const shown = await showCaseReference(dependencies, LEAD, SCOPE, key ?? '', 'Annual review is overdue');
      assert.equal(shown, 'MOS-004711');
    }
    const looks = (await audit.list(null, 20)).filter(({ action }) => action === 'case-reference.shown');
    assert.equal(looks.length, 3);
    assert.equal(looks[0]?.detail['purpose'], 'Annual review is overdue');
    assert.ok(!JSON.stringify(await audit.list(null, 20)).includes('004711'));
  }));

test('nothing that is stored holds the reference in plain text', () =>
  withCases(async ({ store }) => {
    const held = [
      await store.read.rows.all(SCOPE, 'persons'),
      await store.read.rows.all(SCOPE, 'caseReferences'),
      await store.read.imports.list(null),
    ];
    assert.equal(held[1]?.length, 1);
    assert.ok(!JSON.stringify(held).includes('004711'));
  }));

test('without the permission, a purpose or a kept reference nothing is shown', () =>
  withCases(async (dependencies) => {
    const [first, second] = await dependencies.store.read.rows.all(SCOPE, 'persons');
    const key = first?.record.personKey ?? '';
    const show = (actor: Actor, of: string, purpose: string) =>
      showCaseReference(dependencies, actor, SCOPE, of, purpose);
    await assert.rejects(show(ANALYST, key, 'Annual review is overdue'), refused('access.refused'));
    await assert.rejects(show(LEAD, key, ' why '), refused('case.purpose-missing'));
    await assert.rejects(
      show(LEAD, second?.record.personKey ?? '', 'Annual review is overdue'),
      refused('case.not-found'),
    );
    const others = { ...dependencies, keys: passingKeys(), product: 'Evenkeel' };
    await assert.rejects(
      showCaseReference(others, LEAD, SCOPE, key, 'Annual review is overdue'),
      refused('case.sealed-otherwise'),
    );
  }));
