/** A thread that gives way stands behind the one that started it, and so do the threads that it starts. */
import assert from 'node:assert/strict';
import { getPriority } from 'node:os';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

const ONLY_LINUX =
  process.platform === 'linux' ? false : 'threads have a priority of their own on Linux alone';
const GIVE_WAY = JSON.stringify(new URL('./give-way.ts', import.meta.url).href);
/** Gives way, starts a thread of its own, and tells the priority of both. */
const OUTER = `
  import { readlinkSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { parentPort, Worker } from 'node:worker_threads';
  const { giveWay } = await import(${GIVE_WAY});
  const own = giveWay();
  const inner = new Worker(
    \`const { readlinkSync } = require('node:fs'); const { getPriority } = require('node:os'); const { parentPort } = require('node:worker_threads');
    parentPort.postMessage(getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1))));\`,
    { eval: true },
  );
  inner.on('message', (below) => parentPort.postMessage({ own: getPriority(own), below }));
`;

test('a thread gives way with all that it starts, and the thread that answers does not', {
  skip: ONLY_LINUX,
}, async () => {
  const before = getPriority(process.pid);
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(OUTER)}`));
  try {
    const told = await new Promise<{ own: number; below: number }>((done, failed) => {
      worker.on('message', done);
      worker.on('error', failed);
    });
    assert.ok(told.own > before && told.below === told.own, JSON.stringify(told));
    assert.equal(getPriority(process.pid), before);
  } finally {
    await worker.terminate();
  }
});
