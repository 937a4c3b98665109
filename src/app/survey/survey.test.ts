/** The officer's side, and what nobody can find out: who said what, from tables, their order, times, exports or the audit trail. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { PARENTS_SURVEY } from '../../core/survey/ready-made/parents-survey.ts';
import { codeHash } from '../voice/voting-codes.ts';
import { resultsCsv } from './results-text.ts';

const { lead } = PEOPLE;
const READER = { id: 'user:partner', roles: ['partner'], authorities: 'all' } as const;
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;
const DAYS = { opensOn: '2024-12-01', closesOn: '2024-12-31' };

async function opened({ app, scope }: MarlshireStore, counts: Readonly<Record<string, number>>) {
  await app.surveys.publish(lead, scope, { survey: PARENTS_SURVEY, waveId: 'w', ...DAYS });
  return await app.surveys.invite(lead, scope, { waveId: 'w', counts });
}

test('nothing that is kept or handed out leads from a code to an answer, nor does the order of the rows', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store, setNow } = marlshire;
    const codes = await opened(marlshire, { north: 40 });
    for (const [place, { code }] of codes.entries()) {
      setNow(`2024-12-11T12:${String(place).padStart(2, '0')}:00.000Z`);
      await app.respond.send(code, { listened: '4', good: `said-${String(place).padStart(2, '0')}` }, null);
    }
    const replies = await store.read.surveys.replies(scope, 'w');
    const kept = JSON.stringify(replies);
    for (const { code } of codes) assert.ok(!kept.includes(code) && !kept.includes(codeHash(code)));
    assert.deepEqual(Object.keys(replies[0] ?? {}).sort(), ['answers', 'entry', 'givenOn', 'group']);
    assert.deepEqual([...new Set(replies.map(({ givenOn }) => givenOn))], ['2024-12-11']);
    const order = replies.map(({ answers }) => String(answers['good']));
    const byHash = [...codes]
      .map(({ code }, place) => ({ hash: codeHash(code), said: `said-${String(place).padStart(2, '0')}` }))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
      .map(({ said }) => said);
    assert.notDeepEqual(order, byHash);
    assert.notDeepEqual(order, [...order].sort());
    const entries = await store.read.audit.list(scope.authorityCode, 100);
    const trail = JSON.stringify(entries.filter(({ subjectKind }) => subjectKind !== 'survey-margin'));
    for (const { code } of codes) assert.ok(!trail.includes(codeHash(code)));
    assert.ok(!trail.includes('north') && !trail.includes('said-'));
  }));

test('while a wave is open only who is missing is told; the words and results come when it is closed', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const codes = await opened(marlshire, { north: 12, south: 12 });
    for (const [place, { code }] of codes.slice(0, 14).entries())
      await app.respond.send(
        code,
        { listened: place % 2 === 0 ? '4' : '2', good: `Jonah Smith helped ${place}` },
        null,
      );
    const look = await app.surveys.results(READER, scope, 'w');
    assert.equal(look.results, null);
    assert.deepEqual(look.groups, [
      { group: 'north', invited: 12, used: 12 },
      { group: 'south', invited: 12, used: 2 },
    ]);
    await assert.rejects(app.surveys.texts(lead, scope, 'w'), refusedWith('survey.still-open'));
    await app.surveys.close(lead, scope, 'w');
    const { results } = await app.surveys.results(READER, scope, 'w');
    const listened = results?.find(({ id }) => id === 'listened');
    assert.equal(listened?.answered, 14);
    assert.deepEqual(
      listened?.groups.map(({ groups }) => groups),
      [[]],
      'two of the south are not told apart',
    );
    const [good] = await app.surveys.texts(lead, scope, 'w');
    assert.equal(good?.texts.length, 14);
    assert.doesNotMatch(JSON.stringify(good), /Jonah|Smith/);
    assert.deepEqual(good?.texts, [...(good?.texts ?? [])].sort());
    const files = resultsCsv(PARENTS_SURVEY, results ?? [], [{ question: 'q', texts: ['=1+1', 'a,"b"'] }]);
    assert.match(files[1]?.content ?? '', /q,"?'=1\+1"?\nq,"a,""b"""/);
    const last = codes.at(-1)?.code ?? '';
    await assert.rejects(app.respond.send(last, { listened: '4' }, null), refusedWith('survey.not-open'));
    await assert.rejects(app.surveys.close(lead, scope, 'w'), refusedWith('survey.wave-closed'));
  }));

test('paper is entered for a group, with the code on it at most once', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope, store } = marlshire;
    const [first] = await opened(marlshire, { north: 5 });
    const paper = {
      waveId: 'w',
      group: 'north',
      code: first?.code ?? '',
      answers: { stage: ['plan'], trust: ['7'] },
    };
    await app.surveys.enterPaper(lead, scope, paper);
    await assert.rejects(app.surveys.enterPaper(lead, scope, paper), refusedWith('survey.wrong-paper'));
    for (const wrong of [
      { answers: { gone: ['x'] } },
      { answers: { trust: ['12'] } },
      { group: 'west' },
      { answers: {} },
    ])
      await assert.rejects(
        app.surveys.enterPaper(lead, scope, { ...paper, code: null, ...wrong }),
        refusedWith('survey.wrong-paper'),
      );
    const replies = await store.read.surveys.replies(scope, 'w');
    assert.deepEqual(
      replies.map(({ entry, answers }) => [entry, answers]),
      [['paper', { stage: 'plan', trust: 7 }]],
    );
  }));

test('a survey with a fault, a wave twice, a group of four, and whoever may not are refused', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const wish = { survey: PARENTS_SURVEY, waveId: 'w', ...DAYS };
    const faulty = { ...PARENTS_SURVEY, languages: ['en', 'cy'] };
    await assert.rejects(
      app.surveys.publish(lead, scope, { ...wish, survey: faulty }),
      refusedWith('survey.not-fit'),
    );
    await assert.rejects(app.surveys.publish(READER, scope, wish), refusedWith('access.refused'));
    await opened(marlshire, { north: 5 });
    await assert.rejects(app.surveys.publish(lead, scope, wish), refusedWith('survey.wrong-wave'));
    const invite = (counts: Readonly<Record<string, number>>) =>
      app.surveys.invite(lead, scope, { waveId: 'w', counts });
    await assert.rejects(invite({ south: 4 }), refusedWith('survey.wrong-codes'));
    assert.equal((await invite({ north: 1 })).length, 1, 'a group that has five may grow by one');
    await assert.rejects(
      app.surveys.invite(READER, scope, { waveId: 'w', counts: { north: 9 } }),
      refusedWith('access.refused'),
    );
    const twice = await app.surveys.publish(lead, scope, { ...wish, waveId: 'w2' });
    assert.equal(twice.version, 1, 'the same words are the same version');
  }));
