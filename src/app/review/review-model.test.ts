/** An organisation's own language model, stood in for by a small server: off by default, sent masked text alone, measured, never counted. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PEOPLE, withMarlshire } from '../../../test/make/marlshire-store.ts';
import { ProblemError } from '../../core/base/problem.ts';
import { openLanguageModel } from '../../edge/language-model/ask-model.ts';

const { lead } = PEOPLE;
const refusedWith = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;
const WISH = {
  readers: [],
  flaggedHours: 4,
  otherDays: 5,
  mayQuote: false,
  column: 'words',
  title: 'Letters',
  from: null,
  consent: 'I agree.',
};

/** One answer that names somebody, and sixty that do not. */
async function withFile(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-review-'));
  const path = join(folder, 'answers.csv');
  const plain = Array.from({ length: 60 }, (_, at) => `"The taxi is late, day ${at}"`);
  const named = '"My son Zebedee Quillfeather rides the bus, ring 07700 900123"';
  await writeFile(path, ['words', named, ...plain].join('\n'));
  try {
    await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('an organisation’s own model is off by default, is sent masked text alone, and never makes a count', async () => {
  const sent: string[] = [];
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      sent.push(body);
      keys.push(request.headers.authorization);
      const content =
        '```json\n{"themes":[{"theme":1,"feeling":"negative"},{"theme":99,"feeling":"mixed"}]}\n```';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ message: { content } }] }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place = server.address();
  const address = `http://127.0.0.1:${typeof place === 'object' ? place?.port : 0}/v1/`;
  const languageModel = openLanguageModel({ address, name: 'own-model', key: 'k' });
  try {
    await withMarlshire(async ({ app, scope }) => {
      await assert.rejects(app.review.askModel(lead, scope, 5), refusedWith('review.no-model'));
    });
    await withMarlshire(
      async (marlshire) => {
        const { app, scope, store } = marlshire;
        await withFile(async (path) => {
          await app.review.takeFile(lead, scope, { ...WISH, path });
        });
        await app.review.changeTheme(lead, scope, {
          act: 'make',
          to: { name: 'Travel', words: ['taxi', 'bus'] },
        });
        const before = (await app.review.look(lead, scope)).results.themes[0]?.all.count;
        assert.equal(await app.review.askModel(lead, scope, 100), 61);
        assert.equal(await app.review.askModel(lead, scope, 100), 0, 'nothing is asked twice');
        assert.equal((await app.review.look(lead, scope)).results.themes[0]?.all.count, before);
        const marks = (await store.read.reviews.marks(scope)).filter(({ marker }) => marker === 'model');
        assert.ok(marks.length === 61 && marks.every(({ by }) => by === 'own-model'));
      },
      { languageModel },
    );
    assert.equal(sent.length, 61);
    assert.doesNotMatch(sent.join(), /zebedee|quillfeather|07700/i);
    assert.match(sent.join(), /\[name\]/);
    assert.ok(keys.every((key) => key === 'Bearer k'));
  } finally {
    await new Promise((done) => server.close(done));
  }
  await assert.rejects(languageModel.mark('x', []), refusedWith('review.model-unreachable'));
});
