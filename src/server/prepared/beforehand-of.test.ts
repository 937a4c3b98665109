/** What pages rest on that takes long, over a real store: told how far it is, then there, of before while a newer one is made, and of the plan alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { serveBeside } from '../../../test/make/serve-beside.ts';
import type { Actor } from '../../core/access/access.ts';
import { PlanFigureReply } from '../../contract/plan-figure.ts';
import { PreparingReply } from '../../contract/prepared.ts';
import { RisksReply } from '../../contract/risks.ts';

const FINANCE: Actor = { id: 'user:finance', roles: ['finance-lead'], authorities: 'all' };

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
    bench.release();
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
    bench.release();
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
