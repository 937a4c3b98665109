/** A survey is made and changed as versions of a design; what was published stays, and a change made on an old version is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { addQuestion } from '../../core/survey/edit-survey.ts';
import { PARENTS_SURVEY } from '../../core/survey/ready-made/parents-survey.ts';

const { lead } = PEOPLE;
const READER = { id: 'user:partner', roles: ['partner'], authorities: 'all' } as const;
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('a design has versions of its own, and what a wave asks is never changed by it', () =>
  withMarlshire(async ({ app, scope, store }) => {
    const { surveys } = app;
    const own = { ...PARENTS_SURVEY, id: 'own' };
    const keep = (definition: object, basedOn: number) =>
      surveys.keepDesign(lead, scope, { body: JSON.stringify(definition), basedOn });
    assert.deepEqual(await keep(own, 0), { version: 1 });
    assert.deepEqual(await keep(own, 1), { version: 1 }, 'the same words are the same version');
    const days = { opensOn: '2024-12-01', closesOn: '2024-12-31' };
    await surveys.publish(lead, scope, { survey: own, waveId: 'own-one', ...days });
    const changed = { ...own, title: { en: 'Another title' } };
    assert.deepEqual(await keep(changed, 1), { version: 2 });
    await assert.rejects(keep(own, 1), refusedWith('survey.design-changed'));
    const design = await surveys.design(READER, scope, 'own');
    assert.deepEqual([design.version, design.definition.title], [2, { en: 'Another title' }]);
    assert.deepEqual(design.published, [{ version: 1, waves: ['own-one'] }]);
    const used = await store.read.surveys.version(scope, 'own', 1);
    assert.match(used?.body ?? '', /How is help for your child/);
    await surveys.publish(lead, scope, { survey: design.definition, waveId: 'own-two', ...days });
    assert.equal((await store.read.surveys.version(scope, 'own', 2))?.body.includes('Another title'), true);
    const actions = (await store.read.audit.list(scope.authorityCode, 50)).map(({ action }) => action);
    assert.equal(actions.filter((action) => action === 'survey.design-kept').length, 2);
  }));

test('a design with a fault is kept and cannot be published; what is no survey is refused, and so is who may not', () =>
  withMarlshire(async ({ app, scope }) => {
    const { surveys } = app;
    const faulty = addQuestion({ ...PARENTS_SURVEY, id: 'own' }, 2);
    const body = JSON.stringify(faulty);
    await surveys.keepDesign(lead, scope, { body, basedOn: 0 });
    const wish = { survey: faulty, waveId: 'w', opensOn: '2024-12-01', closesOn: '2024-12-31' };
    await assert.rejects(surveys.publish(lead, scope, wish), refusedWith('survey.not-fit'));
    await assert.rejects(
      surveys.keepDesign(lead, scope, { body: '{"id":1}', basedOn: 0 }),
      refusedWith('survey.wrong-file'),
    );
    await assert.rejects(
      surveys.keepDesign(READER, scope, { body, basedOn: 1 }),
      refusedWith('access.refused'),
    );
    await assert.rejects(surveys.design(lead, scope, 'gone'), refusedWith('survey.no-design'));
    const ids = (await surveys.designs(READER, scope)).map(({ definition }) => definition.id);
    assert.deepEqual(ids, ['families', 'own'], 'what the county asked is there to be changed too');
  }));
