/** The register over a real store: exposure from the plan's forecast, closing by its rules, the return telling the live risk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';

const R5 = { kind: 'risk', id: 'R5', basedOn: null };
const ACTION = { kind: 'action', id: 'recruitment-drive', basedOn: null };

function refusedWith(code: string) {
  return (fault: unknown) => fault instanceof ProblemError && fault.problem.code === code;
}

test('each risk has its exposure as a range with the figure of the forecast that it comes from', () =>
  withMarlshire(async ({ app, scope }) => {
    const { risks: register } = await app.riskRegister(PEOPLE.lead, scope);
    const plan = await app.forecastPlan(PEOPLE.lead, scope);
    assert.ok(plan.kind === 'forecast');
    const caseload = plan.forecast.sensitivities.find(({ id }) => id === 'caseload');
    const exposure = register.find(({ risk }) => risk.id === 'R1')?.exposure;
    const planned = plan.forecast.stresses.find(({ id }) => id === 'plan')?.outcome.residualPence ?? 0n;
    assert.equal(exposure?.highPence, (caseload?.atHigh.residualPence ?? 0n) - planned);
    assert.ok((exposure?.highPence ?? 0n) > 0n);
    const places = register.find(({ risk }) => risk.id === 'R5')?.exposure;
    assert.deepEqual(places?.plans, { low: 0, high: 207 });
    assert.ok(places !== null && places !== undefined && places.lowPence < places.highPence);
  }));

test('a risk with an open action closes only once the action is done and the score is low, or with a reason', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const close = (fields: Readonly<Record<string, string | number>> = {}) =>
      app.records.save(PEOPLE.lead, scope, {
        ...R5,
        reason: 'looked at by the board',
        fields: { status: 'closed', ...fields },
      });
    await assert.rejects(close(), refusedWith('risk.open-actions'));
    await app.records.save(PEOPLE.lead, scope, {
      ...ACTION,
      reason: 'all posts are filled',
      fields: { done: '2024-12-01' },
    });
    await assert.rejects(close(), refusedWith('risk.above-appetite'));
    await close({ closure: 'Carried on as a risk of the region' });
    assert.equal((await store.read.audit.list(scope.authorityCode, 1))[0]?.action, 'risk.closed');
    await app.records.undo(PEOPLE.lead, scope, { ...R5, reason: 'closed too early' });
    const versions = await app.records.history(PEOPLE.lead, scope, R5);
    assert.deepEqual(
      versions.map(({ fields }) => fields['status']),
      ['open', 'closed', 'open'],
    );
  }));

test('the return tells the risk as it stands in the register, its actions with their days', () =>
  withMarlshire(async ({ app, scope }) => {
    await app.records.save(PEOPLE.lead, scope, {
      ...R5,
      reason: 'two posts were filled',
      fields: { likelihood: 3 },
    });
    const document = JSON.stringify((await app.composeReturn(PEOPLE.lead, scope, '2024-25/3')).blocks);
    assert.match(document, /Likelihood 3 of 5 \(possible\), impact 4 of 5/);
    assert.match(document, /Regional recruitment of specialist staff \(due 31 March 2025\)/);
  }));
