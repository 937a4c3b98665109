import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeApp } from '../../test/make/fake-app.ts';
import { FAKE_SCOPE, fakeOpenProgramme } from '../../test/make/fake-programme.ts';
import type { Actor } from '../core/access/access.ts';
import { rememberOpened } from './remember-opened.ts';

const LEAD: Actor = { id: 'lead', roles: ['programme-lead'], authorities: 'all' };
const OTHER: Actor = { ...LEAD, id: 'other' };

function counting(changedAt: () => string | null) {
  const open = fakeOpenProgramme();
  const count = { opened: 0 };
  const app = rememberOpened(
    fakeApp({
      changedAt: () => Promise.resolve(changedAt()),
      openProgramme: () => {
        count.opened += 1;
        return count.opened === 1 && changedAt() === 'fails'
          ? Promise.reject(new Error('no'))
          : Promise.resolve(open);
      },
    }),
  );
  return { app, count };
}

test('reads once until the store changes, then again', async () => {
  let at = '2024-12-01T09:00:00.000Z';
  const { app, count } = counting(() => at);
  await Promise.all([app.openProgramme(LEAD, FAKE_SCOPE), app.openProgramme(LEAD, FAKE_SCOPE)]);
  assert.equal(count.opened, 1);
  at = '2024-12-01T09:00:00.001Z';
  await app.openProgramme(LEAD, FAKE_SCOPE);
  assert.equal(count.opened, 2);
});

test('what one actor opened is not handed to another', async () => {
  const { app, count } = counting(() => '2024-12-01T09:00:00.000Z');
  await app.openProgramme(LEAD, FAKE_SCOPE);
  await app.openProgramme(OTHER, FAKE_SCOPE);
  assert.equal(count.opened, 2);
});

test('a store that never changed is read each time, and a failure is not kept', async () => {
  const empty = counting(() => null);
  await empty.app.openProgramme(LEAD, FAKE_SCOPE);
  await empty.app.openProgramme(LEAD, FAKE_SCOPE);
  assert.equal(empty.count.opened, 2);
  const failing = counting(() => 'fails');
  await assert.rejects(failing.app.openProgramme(LEAD, FAKE_SCOPE));
  await failing.app.openProgramme(LEAD, FAKE_SCOPE);
  assert.equal(failing.count.opened, 2);
});

test('keeps only a few', async () => {
  const { app, count } = counting(() => '2024-12-01T09:00:00.000Z');
  for (let k = 0; k < 33; k++) await app.openProgramme({ ...LEAD, id: `lead-${k}` }, FAKE_SCOPE);
  await app.openProgramme({ ...LEAD, id: 'lead-32' }, FAKE_SCOPE);
  assert.equal(count.opened, 33);
  await app.openProgramme({ ...LEAD, id: 'lead-0' }, FAKE_SCOPE);
  assert.equal(count.opened, 34);
});
