/** Ratings over a real store: given with reasons, written into the return, challenged, answered, closed, and held against the figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';

const AT = '2024-25/3';
const C31 = { kind: 'condition', id: 'c3-1' } as const;
const PARTNER: Actor = { id: 'user:partner', roles: ['partner'], authorities: 'all' };
const FINANCE: Actor = { id: 'user:finance', roles: ['finance-lead'], authorities: 'all' };

function refusedWith(code: string) {
  return (fault: unknown) => fault instanceof ProblemError && fault.problem.code === code;
}

async function subject({ app, scope }: MarlshireStore, id: string = C31.id) {
  const { subjects } = await app.ratings.list(PEOPLE.lead, scope, AT);
  const found = subjects.find((one) => one.subject.id === id);
  assert.ok(found);
  return found;
}

const rateAs = ({ app, scope }: MarlshireStore, activity: string, effect: string, reason = '') =>
  app.ratings.rate(PEOPLE.lead, scope, { updateId: AT, subject: C31, activity, effect, reason });

test('the evidence proposes: plans 8.7% above with dated work is Amber in effect, milestones reached are Green in activity', () =>
  withMarlshire(async (marlshire) => {
    const { proposal } = await subject(marlshire);
    assert.deepEqual([proposal.activity, proposal.effect, proposal.overall], ['green', 'amber', 'amber']);
    const words = proposal.grounds.map((one) => one.words).join(' ');
    assert.match(words, /6,161 against 5,669 agreed, 8\.7% above/);
    assert.match(words, /monitor warns/);
    const promised = await subject(marlshire, 'c3-4');
    assert.ok(promised.proposal.grounds.some(({ rule }) => rule === 'promise'));
  }));

test('Green at 8.7% above is refused without a reason and leaves nothing; with one it stands, with its grounds', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    await assert.rejects(rateAs(marlshire, 'green', 'green'), refusedWith('rating.contradicts-evidence'));
    assert.deepEqual((await subject(marlshire)).history, []);
    const given = await rateAs(marlshire, 'green', 'green', 'October holds requests of two earlier months');
    assert.equal(given.overall, 'green');
    const { history, ratings } = await subject(marlshire);
    assert.equal(ratings.at(-1)?.reason, 'October holds requests of two earlier months');
    assert.match(String(history[0]?.fields['grounds']), /8\.7% above/);
    assert.equal(history[0]?.fields['proposed'], 'green / amber');
    const [entry] = await store.read.audit.list(scope.authorityCode, 1);
    assert.deepEqual(
      [entry?.action, entry?.actor, entry?.detail['proposed'], entry?.detail['overall']],
      ['rating.given', 'user:lead', 'amber', 'green'],
    );
    const document = JSON.stringify((await app.composeReturn(PEOPLE.lead, scope, AT)).blocks);
    assert.match(document, /October holds requests of two earlier months/);
  }));

test('overall is worked out: Amber in activity and Red in effect is Red, whatever was said before', () =>
  withMarlshire(async (marlshire) => {
    const given = await rateAs(marlshire, 'amber', 'red', 'The interventions were put off');
    assert.equal(given.overall, 'red');
    assert.deepEqual(
      (await subject(marlshire)).ratings.map((one) => one?.overall),
      ['green', 'amber', 'red'],
    );
  }));

test('an update that was sent is not rated again', () =>
  withMarlshire(async ({ app, scope }) => {
    const request = {
      updateId: '2024-25/2',
      subject: C31,
      activity: 'green',
      effect: 'green',
      reason: 'later thought',
    };
    await assert.rejects(
      app.ratings.rate(PEOPLE.lead, scope, request),
      refusedWith('reimport.update-closed'),
    );
  }));

test('a challenge stops the freeze until it is answered and closed by another than who answered', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const raised = await app.ratings.challenge(PARTNER, scope, {
      updateId: AT,
      subject: C31,
      text: 'Which work brings the numbers back?',
    });
    const freeze = async () => {
      const frozen = await app.returns.freeze(PEOPLE.lead, scope, { updateId: AT, correction: null });
      return 'blockers' in frozen ? frozen.blockers.map(({ code }) => code) : [];
    };
    assert.deepEqual(await freeze(), ['rating.challenge-open']);
    const { id } = raised;
    await assert.rejects(app.ratings.close(FINANCE, scope, { id }), refusedWith('rating.wrong-step'));
    await assert.rejects(
      app.ratings.answer(PARTNER, scope, { id, text: 'The interventions.' }),
      refusedWith('access.refused'),
    );
    await app.ratings.answer(FINANCE, scope, { id, text: 'The four interventions, from April.' });
    assert.deepEqual(await freeze(), ['rating.challenge-open']);
    await assert.rejects(app.ratings.close(FINANCE, scope, { id }), refusedWith('rating.same-person'));
    await app.ratings.close(PARTNER, scope, { id });
    await assert.rejects(
      app.ratings.answer(FINANCE, scope, { id, text: 'One more word on it.' }),
      refusedWith('rating.wrong-step'),
    );
    const trail = await store.read.audit.list(scope.authorityCode, 3);
    assert.deepEqual(
      trail.map(({ action }) => action),
      ['rating.challenge-closed', 'rating.challenge-answered', 'rating.challenged'],
    );
    assert.doesNotMatch(JSON.stringify(trail), /Which work brings/);
    assert.deepEqual(await freeze(), []);
  }));

test('a Green that was loaded, 8.7% above and without a reason, stops the freeze', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const record = await store.read.documents.newest(scope, 'update', AT);
    const green = { overall: 'green', activity: 'green', effect: 'green', reason: '' };
    // our own record, as the county's folder has it
    const body = record?.body as {
      readonly ratings: readonly { readonly subject: { readonly id: string } }[];
    };
    const ratings = body.ratings.map((one) => (one.subject.id === C31.id ? { ...one, ...green } : one));
    await store.transaction(async ({ documents }) => {
      await documents.put(scope, { kind: 'update', id: AT, body: { ...body, ratings } }, 'test');
    });
    const frozen = await app.returns.freeze(PEOPLE.lead, scope, { updateId: AT, correction: null });
    assert.ok('blockers' in frozen);
    const stopped = frozen.blockers.find(({ code }) => code === 'rating.contradicts-evidence');
    assert.match(stopped?.message ?? '', /8\.7% above/);
  }));
