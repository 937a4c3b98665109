/** A plan that simulates its numbers from the records of children: its pages are there at once, and no request reads a record. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PEOPLE } from '../../../test/make/marlshire-store.ts';
import { serveBeside } from '../../../test/make/serve-beside.ts';
import { createApp } from '../../app/create-app.ts';
import { passingKeys } from '../../app/open-keys.ts';
import { PLAN_RECORD } from '../../app/plans/plan-record.ts';
import { writeDemo } from '../../app/write-demo.ts';
import { RecordsReply } from '../../contract/records.ts';
import { RisksReply } from '../../contract/risks.ts';
import { openStore } from '../../edge/store/open-store.ts';
import type { Scope, Store } from '../../edge/store/store.ts';

const NOW = '2025-02-01T09:00:00.000Z';
/** Acts on a flow, so that what records are worth is reckoned from the records of children. */
const EARLY_HELP = {
  ...{ id: 'early-help', name: 'early help', flow: 'requests', change: 'relative' },
  ...{ size: 0.2, low: 0.1, high: 0.3, start: '2025-09', ramp: 6, delay: 2, pWorks: 0.8 },
};

/** The store as requests have it: whoever reads records of children through it fails the test. */
function withoutRecords(store: Store): Store {
  const stream = () => assert.fail('A request reads the records of children');
  return { ...store, read: { ...store.read, rows: { ...store.read.rows, stream } } };
}

async function withCounty(work: (given: Parameters<typeof serveBeside>[0]) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-from-records-'));
  const store = await openStore({ sqlitePath: ':memory:', now: () => NOW });
  try {
    await writeDemo({ out: join(folder, 'county'), plans: 400 });
    let id = 0;
    const given = { store, now: () => NOW, newId: () => `id-${++id}`, keys: passingKeys() };
    const app = createApp({ ...given, product: 'Evenkeel test' });
    const scope = await app.loadProgramme(PEOPLE.lead, join(folder, 'county'));
    await planFromRecords(store, scope);
    await work({ app, store: withoutRecords(store), scope });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function planFromRecords(store: Store, scope: Scope): Promise<void> {
  const { kind, id } = PLAN_RECORD;
  const record = await store.read.documents.newest(scope, kind, id);
  const put = { caseload: { cohort: 'sen2' }, mitigations: [EARLY_HELP] };
  const body = { ...Object.fromEntries(Object.entries(record?.body ?? {})), ...put };
  await store.transaction(async ({ documents, audit }) => {
    await documents.put(scope, { kind, id, body }, PEOPLE.lead.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: PEOPLE.lead.id,
      action: 'plan.assumption-set',
      subjectKind: 'assumption',
      subjectId: 'caseload',
      detail: {},
      correlationId: 'test',
    });
  });
}

test('finance, risks and records are there at once and say what is still simulated; then its money and plans are there', () =>
  withCounty(async (given) => {
    const { app, bench, ask, finance, whenThere } = serveBeside(given);
    const first = await finance();
    assert.ok(first.forecast.making !== null && first.outlook.sentences.length === 0);
    const risks = RisksReply.parse((await ask('risks')).body);
    assert.ok(risks.forecast.making !== null && risks.risks.length > 0);
    const records = RecordsReply.parse((await ask('records')).body);
    assert.ok(records.forecast.making !== null && records.groups.length > 0);
    assert.match(records.note, /not known: they are being worked out from the records of children/);
    assert.equal((await ask('voice')).status, 200);
    bench.isHeld = false;
    bench.release();
    const there = await whenThere();
    assert.match(there.outlook.note, /Plan numbers are simulated from the programme’s own records/);
    assert.ok(there.outlook.fewerPlans !== null);
    for (let times = 0; times < 2000; times++) {
      const now = RecordsReply.parse((await ask('records')).body);
      if (now.forecast.making === null) {
        assert.match(now.note, /^Money is over the whole plan/);
        const beside = await app.records.graph(PEOPLE.lead, given.scope);
        const here = await given.app.records.graph(PEOPLE.lead, given.scope);
        assert.deepEqual([...beside.worth], [...here.worth]);
        assert.ok((beside.worth.get('saving/early-help')?.worth?.plans ?? 0) > 0);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.fail('What records are worth is never there');
  }));
