/** Files written in one step, and what is no file written into. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeWhole } from './write-whole.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-whole-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a file takes the place of the old one, and nothing else is left in the folder', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'return.json');
    await writeFile(path, 'old');
    await writeWhole(path, 'new');
    assert.equal(readFileSync(path, 'utf8'), 'new');
    assert.deepEqual(await readdir(folder), ['return.json']);
  }));

test('a pipe is written into and stays a pipe', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const [read] = await Promise.all([readFile(path, 'utf8'), writeWhole(path, 'figures')]);
    assert.equal(read, 'figures');
    assert.ok(statSync(path).isFIFO());
    assert.deepEqual(await readdir(folder), ['pipe']);
  }));

test('a folder of that name is refused and stays as it is', () =>
  inFolder(async (folder) => {
    await assert.rejects(writeWhole(folder, 'figures'), { code: 'EISDIR' });
    assert.ok(statSync(folder).isDirectory());
  }));
