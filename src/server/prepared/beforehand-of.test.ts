/** What pages rest on that takes long, over a real store: told how far it is, then there, of before while a newer one is made, and of the plan alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import type { App } from '../../app/app.ts';
import { createApp } from '../../app/create-app.ts';
import { passingKeys } from '../../app/open-keys.ts';
import type { Actor } from '../../core/access/access.ts';
import { FinanceReply } from '../../contract/finance.ts';
import { PlanFigureReply } from '../../contract/plan-figure.ts';
import { PreparingReply } from '../../contract/prepared.ts';
import { RisksReply } from '../../contract/risks.ts';
import { createServer } from '../create-server.ts';
import { ROUTES } from '../routes/all-routes.ts';
import { beforehandOf } from './beforehand-of.ts';
import { type FarCall, runFarCall } from './far-call.ts';
import { type PreparedReplies, prepareAnswers } from './prepare-answers.ts';

const NOW = '2024-12-11T12:00:00.000Z';
const FINANCE: Actor = { id: 'user:finance', roles: ['finance-lead'], authorities: 'all' };

/** A server over the county's store whose heavy work waits for the test's word. */
function serveBeside({ app: far, store, scope }: MarlshireStore, patience = 5) {
  const bench = { calls: [] as FarCall[], isHeld: true, go: () => undefined as void };
  let id = 0;
  const app: App = createApp({
    store,
    now: () => NOW,
    newId: () => `beside-${++id}`,
    keys: passingKeys(),
    product: 'Evenkeel test',
    beforehand: beforehandOf(() => prepared),
  });
  const run = async (call: FarCall, tell: (words: string) => void) => {
    bench.calls.push(call);
    tell('Simulating from the records: 340 of 2,000 runs');
    if (bench.isHeld)
      await new Promise<void>((resolve) => {
        bench.go = resolve;
      });
    return await runFarCall(call, ROUTES, far);
  };
  const prepared: PreparedReplies = prepareAnswers({
    app,
    far: run,
    clock: Date.now,
    patience,
    log: (line) => assert.fail(line),
  });
  const server = createServer({
    app,
    actor: PEOPLE.lead,
    log: (line) => assert.fail(line),
    apart: { far: run, prepared },
    pagesFolder: '/nowhere',
    uploadsFolder: '/nowhere',
    reference: () => 'ref',
  });
  const base = `http://localhost/api/programmes/${scope.authorityCode}/${scope.programmeId}`;
  const ask = async (path: string) => {
    const response = await server.request(`${base}/${path}`);
    return { status: response.status, body: await response.json() };
  };
  const finance = async () => FinanceReply.parse((await ask('finance')).body);
  /** Ask until nothing is on its way. */
  const whenThere = async () => {
    for (let times = 0; times < 2000; times++) {
      const reply = await finance();
      if (reply.forecast.making === null) return reply;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return assert.fail('It is never there');
  };
  const made = () => bench.calls.filter(({ path }) => path === 'plan-forecast').length;
  return { app, bench, ask, finance, whenThere, made };
}

test('a page shows at once what is known and how far its forecast is; risks and figures wait for the same one, made once', () =>
  withMarlshire(async (marlshire) => {
    const { bench, ask, finance, whenThere, made } = serveBeside(marlshire);
    const first = await finance();
    assert.equal(first.forecast.making?.words, 'Simulating from the records: 340 of 2,000 runs');
    assert.equal(first.forecast.madeAt, null);
    assert.deepEqual([first.outlook.sentences, first.outlook.refused], [[], null]);
    assert.ok(first.chosen !== null && first.keyFigures.length === 5, 'the rest is there already');
    const risks = RisksReply.parse((await ask('risks')).body);
    assert.ok(risks.forecast.making !== null && risks.risks.every(({ exposure }) => exposure === null));
    const figure = await ask('plan/figure');
    assert.equal(figure.status, 202);
    PreparingReply.parse(figure.body);
    bench.go();
    const there = await whenThere();
    assert.deepEqual(there.forecast, { madeAt: null, making: null });
    assert.match(there.outlook.sentences[0] ?? '', /^Balance by 2030\/31/);
    assert.ok(RisksReply.parse((await ask('risks')).body).risks.some(({ exposure }) => exposure !== null));
    const explained = PlanFigureReply.parse((await ask('plan/figure')).body);
    assert.equal(explained.figure, 'central.2030/31.inYearDeficitPence');
    assert.equal(made(), 1);
  }));

test('what is made beside is to the last digit what is made here', () =>
  withMarlshire(async (marlshire) => {
    const { app, bench } = serveBeside(marlshire, 60_000);
    bench.isHeld = false;
    const beside = await app.forecastPlan(PEOPLE.lead, marlshire.scope);
    const here = await marlshire.app.forecastPlan(PEOPLE.lead, marlshire.scope);
    assert.ok(beside.kind === 'forecast' && here.kind === 'forecast');
    assert.deepEqual(beside, JSON.parse(JSON.stringify(beside, bigintsAsText), textsAsBigint));
    assert.deepEqual(beside.forecast.central, here.forecast.central);
    assert.deepEqual(beside.forecast.years, here.forecast.years);
    assert.deepEqual(beside.avoidedAtEnd, here.avoidedAtEnd);
    assert.deepEqual(beside.planFile, here.planFile);
  }));

test('a record or a rating leaves the forecast as it is; a change of the plan shows the last one with its time, then the new one', () =>
  withMarlshire(async (marlshire) => {
    const { app, bench, ask, finance, whenThere, made } = serveBeside(marlshire);
    bench.isHeld = false;
    const before = await whenThere();
    marlshire.setNow('2024-12-11T12:05:00.000Z');
    const risk = { kind: 'risk', id: 'R5', basedOn: null, reason: 'two posts were filled' };
    await app.records.save(PEOPLE.lead, marlshire.scope, { ...risk, fields: { likelihood: 3 } });
    assert.deepEqual((await finance()).forecast, { madeAt: null, making: null });
    const live = RisksReply.parse((await ask('risks')).body).risks.find(({ id }) => id === 'R5');
    assert.equal(live?.likelihood, 3, 'the register itself is never of before');
    assert.equal(made(), 1);
    bench.isHeld = true;
    marlshire.setNow('2024-12-11T12:10:00.000Z');
    const set = { reason: 'settlement of December', source: 'DSG settlement tables', grade: 'published' };
    const growth = { cell: 'finance.hnbGrowth', value: { n: 105, d: 100 } };
    await app.plans.set(FINANCE, marlshire.scope, { ...growth, ...set });
    const meanwhile = await finance();
    assert.ok(meanwhile.forecast.madeAt !== null && meanwhile.forecast.making !== null);
    assert.deepEqual(meanwhile.outlook.sentences, before.outlook.sentences);
    const figure = PlanFigureReply.parse((await ask('plan/figure?name=central.2030/31.hnbIncomePence')).body);
    assert.equal(figure.forecast.madeAt, meanwhile.forecast.madeAt);
    assert.match(
      figure.from.join(),
      /^version 1 of the stored plan/,
      'it is explained by the plan that it is of',
    );
    bench.go();
    const after = await whenThere();
    assert.notDeepEqual(after.outlook.sentences, before.outlook.sentences);
    const newer = PlanFigureReply.parse((await ask('plan/figure?name=central.2030/31.hnbIncomePence')).body);
    assert.match(newer.from.join(), /^version 2 of the stored plan/);
    assert.notEqual(newer.value, figure.value);
  }));

test('what was made is kept with its state, and the next server gives it without making it', () =>
  withMarlshire(async (marlshire) => {
    const first = serveBeside(marlshire);
    first.bench.isHeld = false;
    const reply = await first.whenThere();
    const next = serveBeside(marlshire);
    assert.deepEqual(await next.finance(), reply);
    assert.equal(next.made(), 0);
    const kept = await marlshire.store.read.prepared.find(marlshire.scope, 'plan-forecast');
    assert.equal(kept?.madeFrom, await marlshire.app.prepared.state(marlshire.scope, 'plan'));
  }));

function bigintsAsText(_: string, one: unknown): unknown {
  return typeof one === 'bigint' ? `${one}n` : one;
}

function textsAsBigint(_: string, one: unknown): unknown {
  return typeof one === 'string' && /^-?\d+n$/.test(one) ? BigInt(one.slice(0, -1)) : one;
}
