/** What must hold of a child's right to see and to be forgotten, and of periods, told once and run against each database. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { App } from '../../src/app/app.ts';
import { createApp } from '../../src/app/create-app.ts';
import { passingKeys } from '../../src/app/open-keys.ts';
import type { Actor } from '../../src/core/access/access.ts';
import { RETENTION_KINDS } from '../../src/core/domain/retention.ts';
import type { Store } from '../../src/edge/store/store.ts';
import { refusedWith } from '../make/identity.ts';

const SCOPE = { authorityCode: 'E10009901', programmeId: 'marlshire' };
const SEND: Actor = { id: 'account:send', roles: ['send-lead'], authorities: 'all' };
const LEAD: Actor = { id: 'account:lead', roles: ['programme-lead'], authorities: 'all' };
const KEEPER: Actor = { id: 'account:all', roles: ['programme-lead', 'administrator'], authorities: 'all' };
const PURPOSE = 'Request of 3 March under article 17';
const BY_REFERENCE = { by: 'reference', text: 'mos-00 1', purpose: PURPOSE } as const;
/** All tables in which a child of the files below has a row in each extract. */
const TABLES = [
  'sen2_persons',
  'sen2_requests',
  'sen2_assessments',
  'sen2_named_plans',
  'sen2_plan_details',
  'sen2_active_plans',
  'sen2_placements',
  'sen2_needs',
  'case_references',
];

/** An extract in which the children of two cases have these numbers. */
function extract(year: number, numbers: readonly [number, number]): Readonly<Record<string, string>> {
  const rows = (line: (id: number) => string) => numbers.map((id) => `${line(id)}\n`).join('');
  return {
    sen2: `sen2tableid,collection,year,referencedate,lea\n1,SEN2,${year},${year}-01-16,999\n`,
    person: `persontableid,NativeId,personbirthdate,sex,upnunknown,casereference\n${numbers[0]},999,2012-03-05,F,UN8,MOS-001\n${numbers[1]},999,2013-03-05,M,UN8,MOS-002\n`,
    requests: `requeststableid,persontableid,receiveddate,requestoutcome,requestoutcomedate\n${rows((id) => `1${id},${id},${year - 1}-02-05,Y,${year - 1}-03-05`)}`,
    assessment: `assessmenttableid,requeststableid,assessmentoutcome,assessmentoutcomedate,week20\n${rows((id) => `2${id},1${id},Y,${year - 1}-06-05,0`)}`,
    namedplan: `namedplantableid,assessmenttableid,startdate\n${rows((id) => `3${id},2${id},${year - 1}-06-05`)}`,
    plandetail: `plandetailtableid,namedplantableid,urn,ukprn,sensetting,sensettingother,placementrank\n${rows((id) => `4${id},3${id},,,OTH,,1`)}`,
    activeplans: `activeplanstableid,requeststableid,reviewmeeting\n${rows((id) => `5${id},1${id},${year - 1}-11-01`)}`,
    placementdetail: `placementdetailtableid,activeplanstableid,urn,ukprn,sensetting,sensettingother,placementrank,entrydate,leavingdate\n${rows((id) => `6${id},5${id},,,OTH,,1,${year - 1}-09-01,`)}`,
    senneed: `senneedtableid,activeplanstableid,sentype,sentyperank\n${rows((id) => `7${id},5${id},ASD,1`)}`,
  };
}

type Bench = { readonly app: App; readonly store: Store; readonly setNow: (now: string) => void };

async function withChildren(store: Store, work: (bench: Bench) => Promise<void>): Promise<void> {
  let [now, id] = ['2025-02-01T09:00:00.000Z', 0];
  const app = createApp({
    store,
    now: () => now,
    newId: () => `id-${String(++id).padStart(4, '0')}`,
    keys: passingKeys(),
    product: 'Evenkeel test',
  });
  for (const files of [extract(2024, [1, 2]), extract(2025, [2, 1])]) await bringIn(app, files);
  await bringIn(app, {
    costs:
      'Reference,Placement type,Start date,End date,Annual cost\nMOS-001,inmss,2023-09-01,,63000\nMOS-002,inmss,2023-09-01,,52000\n',
  });
  await bringIn(app, {
    outcomes: 'Reference,Outcome number,Status at last review\nMOS-001,1,Met\nMOS-002,1,Not met\n',
  });
  const setNow = (moment: string) => {
    now = moment;
  };
  await work({ app, store, setNow });
}

async function bringIn(app: App, files: Readonly<Record<string, string>>, scope = SCOPE): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.csv`), text);
    const reports = await app.importFiles(SEND, { paths: [folder], scope });
    for (const report of reports) assert.ok(report.recordsAccepted > 0, JSON.stringify(report));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many rows each table of the store has. */
async function countAll(store: Store): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  await store.dump(async ({ table, rows }) => {
    counts[table.name] = (counts[table.name] ?? 0) + rows.length;
  });
  return counts;
}

async function textOf(store: Store): Promise<string> {
  let text = '';
  await store.dump(async ({ rows }) => {
    text += JSON.stringify(rows);
  });
  return text;
}

/** Declare the tests; `withStore` gives each an empty store and takes it away again. */
export function declarePrivacyTests(
  name: string,
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>,
): void {
  const it = (claim: string, work: (bench: Bench) => Promise<void>) =>
    test(`${name}: ${claim}`, () => withStore((store) => withChildren(store, work)));

  it('a dry run tells what an erasure takes and changes nothing', async ({ app, store }) => {
    const before = await textOf(store);
    const told = await app.erasePerson(SEND, SCOPE, BY_REFERENCE, true);
    const each = Object.fromEntries(TABLES.map((table) => [table, 2]));
    assert.deepEqual(told, {
      isDone: false,
      rows: { ...each, placement_costs: 1, plan_outcomes: 1 },
      fixes: null,
    });
    assert.equal(await textOf(store), before);
  });

  it('an erased child is gone from every extract, and the other, who has the same numbers in another year, is whole', async ({
    app,
    store,
  }) => {
    const before = await countAll(store);
    const other = await app.exportPerson(SEND, SCOPE, { ...BY_REFERENCE, text: 'MOS-002' });
    const told = await app.erasePerson(SEND, SCOPE, BY_REFERENCE, false);
    assert.equal(told.isDone, true);
    const after = await countAll(store);
    for (const table of TABLES) assert.equal(after[table], (before[table] ?? 0) - 2, table);
    assert.deepEqual([after['placement_costs'], after['plan_outcomes']], [1, 1]);
    await refusedWith('person.not-found', app.erasePerson(SEND, SCOPE, BY_REFERENCE, false));
    const still = await app.exportPerson(SEND, SCOPE, { ...BY_REFERENCE, text: 'MOS-002' });
    assert.deepEqual(still.rows, other.rows);
    assert.equal(other.rows.length, 8 * 2 + 2);
    assert.equal((await app.verifyAudit(KEEPER)).isWhole, true);
  });

  it('another programme of the authority that holds the child keeps its own, and is asked by itself', async ({
    app,
  }) => {
    const second = { ...SCOPE, programmeId: 'second' };
    await bringIn(app, extract(2024, [1, 2]), second);
    await app.erasePerson(SEND, SCOPE, BY_REFERENCE, false);
    const there = await app.exportPerson(SEND, second, BY_REFERENCE);
    assert.equal(there.rows.length, 8);
    assert.deepEqual(there.caseReferences, ['MOS-001']);
    assert.equal((await app.erasePerson(SEND, second, BY_REFERENCE, false)).rows['sen2_persons'], 1);
  });

  it('corrections of the child’s records go from kept sheets, and those of others stay', async ({
    app,
    store,
  }) => {
    const own = await app.exportPerson(SEND, SCOPE, BY_REFERENCE);
    const other = await app.exportPerson(SEND, SCOPE, { ...BY_REFERENCE, text: 'MOS-002' });
    const keyIn = ({ rows }: typeof own) => String(rows[0]?.cells['person_key']);
    const fix = (recordKey: string) => ({ table: 'person', recordKey, value: 'sealed' });
    const stranger = fix('f'.repeat(32));
    const fixes = [fix(keyIn(own)), fix(keyIn(other)), stranger, fix(`${keyIn(own)}-again`)];
    await store.transaction(async ({ documents }) => {
      await documents.put(SCOPE, { kind: 'fixes', id: 'sheet', body: { schema: 'x', fixes } }, 'tester');
    });
    // The two have each other's numbers in the other year, so that each key is of both: a correction goes with either.
    assert.equal((await app.erasePerson(SEND, SCOPE, BY_REFERENCE, false)).fixes, 3);
    const kept = await store.read.documents.newest(SCOPE, 'fixes', 'sheet');
    assert.deepEqual(kept?.body, { schema: 'x', fixes: [stranger] });
  });

  it('an erasure leaves an entry with counts and purpose, and no reference anywhere in the store', async ({
    app,
    store,
  }) => {
    await app.erasePerson(SEND, SCOPE, BY_REFERENCE, false);
    const [entry] = await store.read.audit.list(SCOPE.authorityCode, 1);
    assert.deepEqual(
      [entry?.action, entry?.actor, entry?.detail],
      ['person.erased', SEND.id, { programme: 'marlshire', purpose: PURPOSE, rows: 20, fixes: 0 }],
    );
    assert.match(entry?.subjectId ?? '', /^[0-9a-f]{32}$/);
    assert.ok(!/mos-?00/i.test(await textOf(store)));
  });

  it('a child asks and is given every row, the reference, the files, and who looked and why', async ({
    app,
    store,
  }) => {
    const [request] = await store.read.rows.all(SCOPE, 'requests');
    const key = request?.record.requestKey ?? '';
    await app.showCaseReference(SEND, SCOPE, key, 'Annual review is overdue');
    const told = await app.exportPerson(SEND, SCOPE, { by: 'key', text: key, purpose: PURPOSE });
    assert.equal(told.caseReferences.length, 1);
    assert.match(told.caseReferences[0] ?? '', /^MOS-00[12]$/);
    assert.equal(told.rows.length, 8 * 2 + 2);
    assert.deepEqual(
      told.looks.map(({ action, purpose }) => [action, purpose]),
      [['case-reference.shown', 'Annual review is overdue']],
    );
    assert.ok(told.files.some(({ file }) => file.endsWith('person.csv')));
    assert.equal((await store.read.audit.list(null, 1))[0]?.action, 'person.exported');
  });

  it('nobody does either without permission and purpose', async ({ app }) => {
    await refusedWith('access.refused', app.erasePerson(LEAD, SCOPE, BY_REFERENCE, true));
    await refusedWith('access.refused', app.exportPerson(LEAD, SCOPE, BY_REFERENCE));
    const elsewhere: Actor = { ...SEND, authorities: ['E10009902'] };
    await refusedWith('access.refused', app.exportPerson(elsewhere, SCOPE, BY_REFERENCE));
    await refusedWith('access.refused', app.erasePerson(elsewhere, SCOPE, BY_REFERENCE, false));
    await refusedWith(
      'person.purpose-missing',
      app.exportPerson(SEND, SCOPE, { ...BY_REFERENCE, purpose: ' ' }),
    );
    await refusedWith(
      'person.not-found',
      app.exportPerson(SEND, SCOPE, { ...BY_REFERENCE, text: 'MOS-003' }),
    );
    await refusedWith('access.refused', app.applyRetention(SEND, SCOPE, {}, true));
  });

  it('what is older than its period goes, and what is not stays', async ({ app, store, setNow }) => {
    const count = async (actor: Actor, isDry: boolean, periods = {}) =>
      Object.fromEntries(
        (await app.applyRetention(actor, SCOPE, periods, isDry)).map(({ id, count }) => [id, count]),
      );
    const nothing = {
      'undone-rows': 0,
      'sen2-rows': 0,
      'cost-rows': 0,
      'outcome-rows': 0,
      'survey-rows': 0,
      fixes: 0,
    };
    assert.deepEqual(await count(LEAD, true), nothing);
    setNow('2031-02-01T09:00:00.000Z');
    const before = await countAll(store);
    const old = await count(LEAD, true);
    assert.deepEqual(old, { ...nothing, 'sen2-rows': 19 });
    assert.deepEqual(await countAll(store), before);
    assert.deepEqual(await count(LEAD, false), old);
    const after = await countAll(store);
    assert.deepEqual([after['sen2_persons'], after['placement_costs']], [2, 2]);
    const [entry] = await store.read.audit.list(SCOPE.authorityCode, 1);
    assert.deepEqual(
      [entry?.action, entry?.detail['sen2-rows'], entry?.detail['sen2-rows days']],
      ['retention.applied', 19, 7 * 365],
    );
    assert.deepEqual(await count(LEAD, true), nothing);
    const shorter = { 'cost-rows': 365, 'outcome-rows': 365 };
    assert.deepEqual(await count(LEAD, true, shorter), { ...nothing, 'cost-rows': 2, 'outcome-rows': 2 });
    await refusedWith('retention.unknown-kind', app.applyRetention(LEAD, SCOPE, { x: 1 }, true));
    await refusedWith('retention.wrong-period', app.applyRetention(LEAD, SCOPE, { fixes: 0 }, true));
  });

  it('rows of undone imports, closed accounts and ended tokens go by their own periods', async ({
    app,
    store,
    setNow,
  }) => {
    const [costs] = (await app.listImports(LEAD, SCOPE)).filter(({ kind }) => kind === 'placement-costs');
    await app.undoImport(LEAD, costs?.importId ?? '');
    await store.transaction(async (repositories) => {
      const { accounts, tokens } = repositories;
      await accounts.add({ id: 'id-x', email: 'casey@example.org', name: 'Casey Example' }, 'tester');
      await accounts.add({ id: 'id-y', email: 'rowan@example.org', name: 'Rowan Vale' }, 'tester');
      const token = {
        accountId: 'id-x',
        name: 'Feed',
        role: 'analyst',
        authority: 'all',
        programmeId: null,
      } as const;
      await tokens.add({ ...token, id: 't-1', endsAt: '2025-03-01T00:00:00.000Z' }, 'a'.repeat(64), 'tester');
    });
    await app.identity.close(KEEPER, 'id-x');
    setNow('2029-02-01T09:00:00.000Z');
    const told = await app.applyRetention(KEEPER, SCOPE, {}, false);
    assert.deepEqual(
      told.filter(({ count }) => count > 0).map(({ id, count }) => [id, count]),
      [
        ['undone-rows', 2],
        ['ended-tokens', 1],
        ['closed-accounts', 1],
      ],
    );
    assert.equal(told.length, RETENTION_KINDS.length);
    const names = (await store.read.accounts.list()).map(({ email, name: called }) => `${email} ${called}`);
    assert.deepEqual(names, ['erased-id-x Erased', 'rowan@example.org Rowan Vale']);
    assert.deepEqual(await store.read.tokens.list(), []);
    assert.equal((await app.verifyAudit(KEEPER)).isWhole, true);
    assert.ok(!(await textOf(store)).includes('casey@'));
  });
}
