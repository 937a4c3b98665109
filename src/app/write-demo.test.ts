/** Writing the fictional county: a whole folder or none, nothing of anybody's overwritten, records that can be read back. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ProblemError } from '../core/base/problem.ts';
import { writeDemo } from './write-demo.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-demo-test-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const codeOf = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

/** Every text that stands anywhere in a parsed JSON value. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* textsIn(item);
}

test('writes every part of the folder, and each record parses and says what it is', async () => {
  await inFolder(async (folder) => {
    const out = join(folder, 'county');
    const written = await writeDemo({ out, plans: 1000 });
    for (const part of ['programme/', 'plan/', 'sen2/', 'finance/', 'published/', 'survey/', 'README.md'])
      assert.ok(
        written.some((path) => path.startsWith(part)),
        part,
      );
    for (const path of written.filter((one) => one.endsWith('.json'))) {
      const record: unknown = JSON.parse(await readFile(join(out, path), 'utf8'));
      const [schema = ''] = Object.values(record as Record<string, string>); // every record opens with its schema
      assert.match(schema, /^evenkeel\/[a-z-]+@1$/, path);
    }
    assert.deepEqual(await readdir(folder), ['county'], 'nothing is left beside it');
  });
});

test('every brace of the commentary is a whole figure reference, and no figure of a month is typed', async () => {
  await inFolder(async (folder) => {
    const out = join(folder, 'county');
    const written = await writeDemo({ out });
    const updates = written.filter((path) => path.startsWith('programme/updates/'));
    assert.equal(updates.length, 3);
    for (const path of updates) {
      const { commentary } = JSON.parse(await readFile(join(out, path), 'utf8')) as { commentary: unknown }; // our own record
      const texts = [...textsIn(commentary)];
      assert.ok(texts.length > 0);
      for (const text of texts) {
        const plain = text.replaceAll(/\{[a-z0-9_./-]+(\|pounds)?\}/g, '');
        assert.doesNotMatch(plain, /[{}]/, `${path}: ${text}`);
        assert.doesNotMatch(plain, /£|\d,\d{3}|\b(?!20\d\d)\d{3,}\b/, `${path}: ${text}`);
      }
    }
  });
});

test('a folder with anything of somebody else is refused and stays as it was', async () => {
  await inFolder(async (folder) => {
    const out = join(folder, 'mine');
    await mkdir(out);
    await writeFile(join(out, 'letter.txt'), 'keep me');
    await assert.rejects(writeDemo({ out, plans: 1000 }), codeOf('demo.folder-in-use'));
    assert.deepEqual(await readdir(out), ['letter.txt']);
    assert.deepEqual(await readdir(folder), ['mine']);
  });
});

test('an earlier demo is replaced, and the same request writes the same bytes', async () => {
  await inFolder(async (folder) => {
    const out = join(folder, 'county');
    const read = () => readFile(join(out, 'sen2', 'Blade-Export_16-01-2025_namedplan.csv'), 'utf8');
    await writeDemo({ out, plans: 1000, seed: 3 });
    const first = await read();
    await writeDemo({ out, plans: 1000, seed: 4 });
    assert.notEqual(await read(), first);
    await writeDemo({ out, plans: 1000, seed: 3 });
    assert.equal(await read(), first);
  });
});

test('a number of plans that is not whole or too large is refused before anything is written', async () => {
  await inFolder(async (folder) => {
    for (const plans of [1_000_001, 6161.5, -1, Number.NaN])
      await assert.rejects(writeDemo({ out: join(folder, 'county'), plans }), codeOf('demo.wrong-size'));
    assert.deepEqual(await readdir(folder), []);
  });
});
