/** Times each step of text review at 50,000 answers in the store, and the page after it: p50 and p95 of server time. */
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

const COUNT = Number(process.argv[2] ?? 50_000);
const comments = HAS_COMMENTS ? readComments('measure') : [];
// Half are published comments, over and over: made-up answers of 18 sentences would be too easy.
const answers = makeAnswers(COUNT, UNSEEN_STOCK, 29).map(({ text }, at) =>
  at % 2 === 0 ? text : (comments[at % Math.max(1, comments.length)] ?? text),
);

const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
const now = () => '2024-12-11T12:00:00.000Z';
const store = await openStore({ sqlitePath: join(folder, 'store.sqlite'), now });
let ids = 0;
const app = createApp({ store, now, newId: () => `b${++ids}`, keys: passingKeys(), product: 'bench' });
const lead = { id: 'lead', roles: ['programme-lead'], authorities: 'all' } as const;
const scope = { authorityCode: 'E10009901', programmeId: 'bench' };

const times = new Map<string, number[]>();
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const given = await work();
  times.set(what, [...(times.get(what) ?? []), performance.now() - began]);
  return given;
}

try {
  const path = join(folder, 'answers.csv');
  writeFileSync(path, ['words', ...answers.map((text) => `"${text.replaceAll('"', '""')}"`)].join('\n'));
  const wish = { path, column: 'words', title: 'Bench', from: null, consent: 'Made up.', readers: [] };
  const { sourceId } = await timed('file taken', () =>
    app.review.takeFile(lead, scope, { ...wish, flaggedHours: 4, otherDays: 5, mayQuote: true }),
  );
  await timed('themes proposed', () => app.review.propose(lead, scope));
  const page = () => timed('page', () => app.review.look(lead, scope));
  await timed('first page', () => app.review.look(lead, scope));
  const { themes } = await page();
  for (const { id: themeId } of themes) {
    await timed('approve', () =>
      app.review.changeTheme(lead, scope, { act: 'approve', themeId, reason: '' }),
    );
    await page();
  }
  for (const [at, { id: themeId }] of themes.entries()) {
    const name = `Named ${at}`;
    await timed('name', () => app.review.changeTheme(lead, scope, { act: 'rename', themeId, name }));
    await page();
  }
  const [first, second, third, fourth] = themes;
  const behind = await timed('answers behind a count', () =>
    app.review.behind(lead, scope, { themeId: third?.id ?? '', feeling: null }),
  );
  for (const { id: answerId } of behind.slice(0, 20)) {
    const mark = { answerId, themeId: third?.id ?? '', feeling: null };
    await timed('move an answer', () => app.review.mark(lead, scope, mark));
    await page();
  }
  for (const { id: answerId } of behind.slice(20, 40)) {
    await timed('look', () =>
      app.review.decide(lead, scope, [{ answerId, decision: 'no-concern', note: '' }]),
    );
    await page();
  }
  const themeIds = [first?.id ?? '', second?.id ?? ''];
  await timed('merge', () => app.review.changeTheme(lead, scope, { act: 'merge', themeIds, name: 'Merged' }));
  await page();
  const split = { act: 'split' as const, themeId: fourth?.id ?? '' };
  const into = (fourth?.words ?? []).slice(0, 2).map((word) => ({ name: `Of ${word}`, words: [word] }));
  if (into.length === 2) await timed('split', () => app.review.changeTheme(lead, scope, { ...split, into }));
  await page();
  // Another process, or this one after a restart, remembers nothing.
  const again = await openStore({ sqlitePath: join(folder, 'store.sqlite'), now });
  const cold = createApp({
    store: again,
    now,
    newId: () => `c${++ids}`,
    keys: passingKeys(),
    product: 'bench',
  });
  await timed('page after a restart', () => cold.review.look(lead, scope));
  await cold.close();
  for (const [what, some] of times) {
    const sorted = [...some].sort((one, other) => one - other);
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
    console.log(
      `${what.padEnd(26)} ${String(some.length).padStart(3)} times, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
    );
  }
  console.log(`${sourceId.slice(0, 4)}: peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
} finally {
  await app.close();
  rmSync(folder, { recursive: true });
}
