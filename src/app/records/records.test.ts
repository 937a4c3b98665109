/** Records over a real store: versions with reasons and audit entries, undo as a further version, links that hold, the graph to the penny. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';

const WHY = { reason: 'agreed at the board', basedOn: null };
const MILESTONE = { kind: 'milestone', id: 'second-wave' };

function refusedWith(code: string) {
  return (fault: unknown) => fault instanceof ProblemError && fault.problem.code === code;
}

function makeMilestone({ app, scope }: MarlshireStore) {
  return app.records.save(PEOPLE.lead, scope, {
    ...MILESTONE,
    ...WHY,
    title: 'Second wave of schools',
    owner: 'Inclusion lead',
    fields: { due: '2025-06-30' },
  });
}

test('each change is a version with who, when and why, and its audit entry; undo is a further version', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const first = await makeMilestone(marlshire);
    await app.records.save(PEOPLE.dcs, scope, {
      ...MILESTONE,
      reason: 'moved by the board',
      basedOn: first.version,
      fields: { due: '2025-09-30', forecast: '2025-10-31' },
    });
    await app.records.undo(PEOPLE.lead, scope, { ...MILESTONE, reason: 'moved back again', basedOn: null });
    const versions = await app.records.history(PEOPLE.lead, scope, MILESTONE);
    assert.deepEqual(
      versions.map(({ version, fields, recordedBy, reason }) => [version, fields['due'], recordedBy, reason]),
      [
        [1, '2025-06-30', 'user:lead', 'agreed at the board'],
        [2, '2025-09-30', 'user:dcs', 'moved by the board'],
        [3, '2025-06-30', 'user:lead', 'moved back again'],
      ],
    );
    const entries = (await store.read.audit.list(scope.authorityCode, 3)).map(({ action, detail }) => [
      action,
      detail['versionBefore'],
      detail['version'],
    ]);
    assert.deepEqual(entries, [
      ['record.kept', 2, 3],
      ['record.kept', 1, 2],
      ['record.kept', 0, 1],
    ]);
    assert.equal(await store.read.audit.firstBroken(), null);
  }));

test('who changes what another changed meanwhile is told, and nothing is kept', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const { version } = await makeMilestone(marlshire);
    const save = (due: string) =>
      app.records.save(PEOPLE.lead, scope, { ...MILESTONE, ...WHY, basedOn: version, fields: { due } });
    await save('2025-07-31');
    await assert.rejects(save('2025-08-31'), refusedWith('record.changed-meanwhile'));
    assert.equal((await app.records.history(PEOPLE.lead, scope, MILESTONE)).length, 2);
  }));

test('no reason, no change, a wrong field, a ring and an end that is not there are refused and leave nothing', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    await makeMilestone(marlshire);
    const count = async () => (await store.read.audit.list(scope.authorityCode, 500)).length;
    const before = await count();
    const save = (fields: Readonly<Record<string, string>>, reason = WHY.reason) =>
      app.records.save(PEOPLE.lead, scope, { ...MILESTONE, basedOn: null, reason, fields });
    const link = (from: string, kind: string, to: { kind: string; id: string }) =>
      app.records.link(PEOPLE.lead, scope, { kind: 'measure', id: from, ...WHY }, { kind, to });
    await assert.rejects(save({ due: '2025-07-31' }, ''), refusedWith('record.reason-missing'));
    await assert.rejects(save({ due: '2025-06-30' }), refusedWith('record.unchanged'));
    await assert.rejects(save({ due: 'soon' }), refusedWith('record.wrong-field'));
    await assert.rejects(
      link('local-first', 'brings', { kind: 'saving', id: 'no-such' }),
      refusedWith('record.no-such-end'),
    );
    await assert.rejects(
      link('routes-from-sixteen', 'serves', { kind: 'project', id: 'post16-plan' }),
      refusedWith('record.ring'),
    );
    await assert.rejects(
      app.records.withdraw(PEOPLE.lead, scope, { kind: 'measure', id: 'local-first', ...WHY }),
      refusedWith('record.still-linked'),
    );
    await assert.rejects(
      app.records.save(PEOPLE.lead, scope, { kind: 'rating', id: 'x', ...WHY, title: 't', owner: 'o' }),
      refusedWith('record.made-by-acts'),
    );
    assert.equal(await count(), before);
  }));

test('the county’s graph has no fault; every saving is counted once, and the whole is the plan’s joint value to the penny', () =>
  withMarlshire(async ({ app, scope }) => {
    const { graph, worth, refused } = await app.records.graph(PEOPLE.lead, scope);
    assert.deepEqual([graph.faults, refused], [[], null]);
    const plan = await app.forecastPlan(PEOPLE.lead, scope);
    assert.ok(plan.kind === 'forecast');
    const joint = plan.forecast.jointValue.reduce((sum, amount) => sum + amount, 0n);
    assert.equal(worth.get('condition/c1')?.worth?.pence, joint);
    // Two measures bring the same saving: their conditions' worths add up to more than the whole, and say why.
    const [places, panel] = [worth.get('measure/local-first'), worth.get('measure/placement-panel')];
    assert.equal(places?.worth?.pence, panel?.worth?.pence);
    assert.deepEqual(places?.shared, [{ saving: 'local-places', with: ['measure/placement-panel'] }]);
    const savings = ['four-interventions', 'local-places', 'earlier-support', 'adulthood'];
    const each = savings.map((id) => worth.get(`saving/${id}`)?.worth?.pence ?? 0n);
    assert.equal(
      each.reduce((sum, amount) => sum + amount, 0n),
      joint,
    );
    assert.equal(worth.get('milestone/outreach-live')?.by, 'links');
  }));

test('loading the folder again leaves what officers changed as it is', () =>
  withMarlshire(async ({ app, scope, folder }) => {
    const promise = { kind: 'promise', id: 'interventions-april' };
    await app.records.save(PEOPLE.lead, scope, { ...promise, ...WHY, fields: { outcome: 'kept' } });
    await app.loadProgramme(PEOPLE.lead, folder);
    const versions = await app.records.history(PEOPLE.lead, scope, promise);
    assert.deepEqual(
      versions.map(({ fields }) => fields['outcome']),
      ['open', 'kept'],
    );
  }));

test('a partner and a board member see records and change none', () =>
  withMarlshire(async ({ app, scope }) => {
    for (const role of ['partner', 'board-member', 'challenge', 'department'] as const) {
      const reader = { id: `user:${role}`, roles: [role], authorities: 'all' } as const;
      assert.ok((await app.records.list(reader, scope, 'workstream')).length > 4);
      await assert.rejects(
        app.records.save(reader, scope, { ...MILESTONE, ...WHY, title: 't', owner: 'o' }),
        refusedWith('access.refused'),
      );
    }
  }));
