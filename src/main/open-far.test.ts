/** The thread of heavy work, started for real: what it raises is raised here with its code, and after the end nothing begins anew. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { machineActor } from '../core/access/access.ts';
import { ProblemError } from '../core/base/problem.ts';
import type { FarCall } from '../server/prepared/far-call.ts';
import { openFar } from './open-far.ts';

const call: FarCall = {
  method: 'GET',
  path: '/api/programmes/:authority/:programme/measures',
  actor: machineActor('test'),
  params: { authority: 'E10009901', programme: 'nowhere' },
  body: null,
};

test('a problem of the work comes back as one, two at a time, and once closed the thread stays closed', async () => {
  const home = await mkdtemp(join(tmpdir(), 'evenkeel-test-'));
  const before = process.env['EVENKEEL_HOME'];
  process.env['EVENKEEL_HOME'] = home;
  const { far, close } = openFar();
  try {
    const isNotFound = (error: unknown) =>
      error instanceof ProblemError && error.problem.code === 'programme.not-found';
    await Promise.all(
      [1, 2].map(() =>
        assert.rejects(
          far(call, () => null),
          isNotFound,
        ),
      ),
    );
    await assert.rejects(
      far({ ...call, path: '/api/nothing' }, () => null),
      /cannot be run elsewhere/,
    );
    await close();
    await assert.rejects(
      far(call, () => null),
      /ending/,
    );
  } finally {
    await close();
    if (before === undefined) delete process.env['EVENKEEL_HOME'];
    else process.env['EVENKEEL_HOME'] = before;
    await rm(home, { recursive: true, force: true });
  }
});
