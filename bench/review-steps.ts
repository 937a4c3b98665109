/** Times each step of text review at 50,000 answers in the store, and the page after it: p50 and p95 of server time. */
import { BENCH_SCOPE, benchAnswers, LEAD, openReview } from './open-review.ts';

const COUNT = Number(process.argv[2] ?? 50_000);
const answers = benchAnswers(COUNT);
const { app, wish, close, openAgain } = await openReview(answers);

const times = new Map<string, number[]>();
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const given = await work();
  times.set(what, [...(times.get(what) ?? []), performance.now() - began]);
  return given;
}

try {
  const { sourceId } = await timed('file taken', () =>
    app.review.takeFile(LEAD, BENCH_SCOPE, { ...wish, flaggedHours: 4, otherDays: 5, mayQuote: true }),
  );
  await timed('themes proposed', () => app.review.propose(LEAD, BENCH_SCOPE));
  const page = () => timed('page', () => app.review.look(LEAD, BENCH_SCOPE));
  await timed('first page', () => app.review.look(LEAD, BENCH_SCOPE));
  const { themes } = await page();
  for (const { id: themeId } of themes) {
    await timed('approve', () =>
      app.review.changeTheme(LEAD, BENCH_SCOPE, { act: 'approve', themeId, reason: '' }),
    );
    await page();
  }
  for (const [at, { id: themeId }] of themes.entries()) {
    const name = `Named ${at}`;
    await timed('name', () => app.review.changeTheme(LEAD, BENCH_SCOPE, { act: 'rename', themeId, name }));
    await page();
  }
  const [third] = themes.slice(2);
  const behind = await timed('answers behind a count', () =>
    app.review.behind(LEAD, BENCH_SCOPE, { themeId: third?.id ?? '', feeling: null }),
  );
  for (const { id: answerId } of behind.slice(0, 20)) {
    const mark = { answerId, themeId: third?.id ?? '', feeling: null };
    await timed('move an answer', () => app.review.mark(LEAD, BENCH_SCOPE, mark));
    await page();
  }
  for (const { id: answerId } of behind.slice(20, 40)) {
    await timed('look', () =>
      app.review.decide(LEAD, BENCH_SCOPE, [{ answerId, decision: 'no-concern', note: '' }]),
    );
    await page();
  }
  const rest = themes.filter(({ id }) => id !== third?.id);
  for (let at = 0; at < 6; at += 2) {
    const themeIds = rest.slice(at, at + 2).map(({ id }) => id);
    await timed('merge', () =>
      app.review.changeTheme(LEAD, BENCH_SCOPE, { act: 'merge', themeIds, name: `Merged ${at}` }),
    );
    await page();
  }
  for (const { id: themeId, words } of rest.slice(6).filter((theme) => theme.words.length > 1)) {
    const into = words.slice(0, 2).map((word) => ({ name: `Of ${word}`, words: [word] }));
    await timed('split', () => app.review.changeTheme(LEAD, BENCH_SCOPE, { act: 'split', themeId, into }));
    await page();
  }
  // Another process, or this one after a restart, remembers nothing.
  const cold = await openAgain();
  await timed('page after a restart', () => cold.review.look(LEAD, BENCH_SCOPE));
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
  await close();
}
