/** Lines put on a scratch file come back as they went, and no file of it can be seen. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryShelf } from '../../core/extract/shelf.ts';
import { ScratchFile } from './scratch-file.ts';

test('what is put by in buckets comes back as from memory, long lines and other letters too', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\n', ' '));
  const lines = fc.array(fc.tuple(fc.nat(3), line, fc.constantFrom(1, 1, 1, 400)), { maxLength: 80 });
  fc.assert(
    fc.property(lines, (puts) => {
      const scratch = new ScratchFile();
      try {
        const [one, other, memory] = [scratch.shelf(), scratch.shelf(), memoryShelf()];
        for (const [bucket, text, times] of puts) {
          one.put(bucket, text.repeat(times));
          other.put(bucket, 'of another shelf');
          memory.put(bucket, text.repeat(times));
        }
        for (const bucket of [0, 1, 2, 3]) assert.deepEqual(one.lines(bucket), memory.lines(bucket));
        const bytes = (bucket: number) =>
          Buffer.byteLength(
            memory
              .lines(bucket)
              .map((each) => `${each}\n`)
              .join(''),
          );
        for (const bucket of [0, 1, 2, 3]) assert.equal(one.size(bucket), bytes(bucket));
      } finally {
        scratch.close();
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test('while it is open no file of it stands among the temporary files', async () => {
  const before = new Set(await readdir(tmpdir()));
  const scratch = new ScratchFile();
  try {
    scratch.shelf().put(0, 'a line'.repeat(10_000));
    const newer = (await readdir(tmpdir())).filter(
      (name) => !before.has(name) && name.startsWith('evenkeel-scratch-'),
    );
    assert.deepEqual(newer, []);
  } finally {
    scratch.close();
  }
});
