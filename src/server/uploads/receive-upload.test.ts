/** Bodies taken apart: whole, in any pieces, cut short, too large, or not what they say. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ProblemError } from '../../core/base/problem.ts';
import { receiveUpload } from './receive-upload.ts';

type File = { readonly name: string; readonly bytes: Uint8Array };

function bodyOf(files: readonly File[]): Buffer {
  const manifest = { files: files.map(({ name, bytes }) => ({ name, size: bytes.byteLength })) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(manifest)}\n`), ...files.map(({ bytes }) => bytes)]);
}

/** A stream of the bytes in pieces of so many. */
function streamOf(bytes: Uint8Array, piece: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.byteLength) return controller.close();
      controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    },
  });
}

async function withHome(work: (home: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-receive-'));
  try {
    await work(join(folder, 'uploads'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const COSTS: File = { name: 'October/costs.csv', bytes: Buffer.from('a,b\n1,2\n') };
const LIMIT = 1_000_000;

test('what was sent is what lies there, in pieces of any size, same names and empty files too', () =>
  withHome(async (home) => {
    const file = fc.record({
      name: fc.constantFrom('a.csv', 'x/a.csv', 'b.csv'),
      bytes: fc.uint8Array({ maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        async (files, piece) => {
          const received = await receiveUpload(streamOf(bodyOf(files), piece), { home, limit: LIMIT });
          assert.deepEqual(
            received.files.map(({ name }) => name),
            files.map(({ name }) => name),
          );
          for (const [at, { path }] of received.files.entries())
            assert.deepEqual(new Uint8Array(await readFile(path)), files[at]?.bytes);
          await received.remove();
          assert.deepEqual(await readdir(home), []);
        },
      ),
      { numRuns: 40 },
    );
  }));

test('nobody but the owner may look into the folder or the files', () =>
  withHome(async (home) => {
    const { files, remove } = await receiveUpload(streamOf(bodyOf([COSTS]), 99), { home, limit: LIMIT });
    const [file] = files;
    assert.equal((await stat(home)).mode & 0o077, 0);
    assert.equal((await stat(file?.path ?? '')).mode & 0o077, 0);
    assert.ok(file?.path.endsWith('costs.csv') && !file.path.includes('October'));
    await remove();
    await remove();
  }));

test('a body that is cut short, too long, too large or no upload is refused, and nothing stays behind', () =>
  withHome(async (home) => {
    const whole = bodyOf([COSTS]);
    const cases: readonly (readonly [body: Buffer, limit: number, code: string])[] = [
      [whole.subarray(0, whole.byteLength - 1), LIMIT, 'request.upload-cut-short'],
      [Buffer.concat([whole, Buffer.from('x')]), LIMIT, 'request.upload-unreadable'],
      [whole, COSTS.bytes.byteLength - 1, 'request.upload-too-large'],
      [Buffer.from('a,b\n1,2\n'), LIMIT, 'request.upload-unreadable'],
      [Buffer.from('{"files":[]}\n'), LIMIT, 'request.upload-unreadable'],
      [Buffer.from('{"files":[{"name":"a","size":-1}]}\n'), LIMIT, 'request.upload-unreadable'],
      [Buffer.from([0xff, 0xfe, 10]), LIMIT, 'request.upload-unreadable'],
      [Buffer.alloc(0), LIMIT, 'request.upload-unreadable'],
      [Buffer.alloc(2 * 1024 * 1024, 0x20), LIMIT, 'request.upload-unreadable'],
    ];
    for (const [body, limit, code] of cases) {
      await assert.rejects(
        receiveUpload(streamOf(body, 64 * 1024), { home, limit }),
        (fault) => fault instanceof ProblemError && fault.problem.code === code,
        code,
      );
      assert.deepEqual(await readdir(home), []);
    }
  }));

test('a sender who goes away leaves nothing behind', () =>
  withHome(async (home) => {
    let pulls = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ > 0) controller.error(new Error('gone'));
        else controller.enqueue(bodyOf([COSTS]).subarray(0, 55));
      },
    });
    await assert.rejects(receiveUpload(broken, { home, limit: LIMIT }), ProblemError);
    assert.deepEqual(await readdir(home), []);
  }));

test('what a fall of the machine left behind is taken away after a day, and nothing else', () =>
  withHome(async (home) => {
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const name of ['upload-old', 'upload-new', 'kept'])
      await mkdir(join(home, name), { recursive: true });
    for (const name of ['upload-old', 'kept']) await utimes(join(home, name), old, old);
    const { remove } = await receiveUpload(streamOf(bodyOf([COSTS]), 99), { home, limit: LIMIT });
    await remove();
    assert.deepEqual((await readdir(home)).sort(), ['kept', 'upload-new']);
  }));
