/** Text review over a store of its own, for the benches: half made-up answers, half published comments where those are at hand. */
import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app/create-app.ts';
import { passingKeys } from '../src/app/open-keys.ts';
import { makeAnswers } from '../src/core/text/make-answers.ts';
import { openStore } from '../src/edge/store/open-store.ts';
import { UNSEEN_STOCK } from '../test/make/name-stocks.ts';
import { HAS_COMMENTS, readComments } from './read-comments.ts';

/** Who works on the review of a bench, and where. */
export const LEAD = { id: 'lead', roles: ['programme-lead'], authorities: 'all' } as const;
export const BENCH_SCOPE = { authorityCode: 'E10009901', programmeId: 'bench' };

/** Make so many answers. Half are published comments, over and over: made-up answers of 18 sentences would be too easy. */
export function benchAnswers(count: number): string[] {
  const answers = makeAnswers(count, UNSEEN_STOCK, 29).map(({ text }) => text);
  if (!HAS_COMMENTS) return answers;
  const comments = readComments('measure');
  return answers.map((text, at) => (at % 2 === 0 ? text : (comments[at % comments.length] ?? text)));
}

/** Open the product over an empty store, with the answers in a file and what is asked of taking it. */
export async function openReview(answers: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
  const now = () => '2024-12-11T12:00:00.000Z';
  let ids = 0;
  const open = async () => {
    const store = await openStore({ sqlitePath: join(folder, 'store.sqlite'), now });
    return createApp({ store, now, newId: () => `b${++ids}`, keys: passingKeys(), product: 'bench' });
  };
  const app = await open();
  const path = join(folder, 'answers.csv');
  writeFileSync(path, ['words', ...answers.map((text) => `"${text.replaceAll('"', '""')}"`)].join('\n'));
  const wish = { path, column: 'words', title: 'Bench', from: null, consent: 'Made up.', readers: [] };
  const close = async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  };
  return { app, wish, close, openAgain: open };
}
