/** Times text review: 50,000 made-up answers masked, flagged, themed and felt, alone and through the store; and what themes and marks come out. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app/create-app.ts';
import { passingKeys } from '../src/app/open-keys.ts';
import { markAnswer, rulesOf } from '../src/core/review/mark-answer.ts';
import { maskAnswer } from '../src/core/review/mask-answer.ts';
import { proposeThemes } from '../src/core/review/propose-themes.ts';
import { makeAnswers } from '../src/core/text/make-answers.ts';
import { unpackModel } from '../src/core/text/packed-model.ts';
import { openStore } from '../src/edge/store/open-store.ts';
import { UNSEEN_STOCK } from '../test/make/name-stocks.ts';
import { HAS_COMMENTS, readComments } from './read-comments.ts';

const COUNT = 50_000;
const lexicon = new Set(readFileSync('data/text/words.txt', 'utf8').trim().split('\n'));
const model = unpackModel(JSON.parse(readFileSync('data/text/sentiment.json', 'utf8')));

function made(): string[] {
  const answers = makeAnswers(COUNT, UNSEEN_STOCK, 29).map(({ text }) => text);
  if (!HAS_COMMENTS) return answers;
  // Half are published comments, over and over: made-up answers of 18 sentences would be too easy.
  const comments = readComments('measure');
  return answers.map((text, at) => (at % 2 === 0 ? text : (comments[at % comments.length] ?? text)));
}

function tell(what: string, began: number): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${what.padEnd(52)} ${seconds} s, peak ${peak} MiB`);
}

const answers = made();
console.log(
  `${answers.length} answers, ${Math.round(answers.join('').length / answers.length)} characters in the mean`,
);
const all = performance.now();
let began = performance.now();
const masked = answers.map((text) => maskAnswer(text, lexicon));
tell('masked and flagged', began);
began = performance.now();
const texts = masked.map(({ text }) => text);
const proposals = proposeThemes(texts, []);
tell(`${proposals.length} themes proposed`, began);
began = performance.now();
const rules = rulesOf(proposals.map(({ words }, at) => ({ id: String(at), words: [...words] })));
let marks = 0;
for (const text of texts) marks += markAnswer(text, rules, model).size;
tell(`${marks} marks with feelings`, began);
tell('masked, themed and felt, all of it', all);
for (const { words, answers: held } of proposals.slice(0, 6)) console.log(`  ${held}: ${words.join(', ')}`);

const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
const now = () => '2024-12-11T12:00:00.000Z';
const store = await openStore({ sqlitePath: join(folder, 'store.sqlite'), now });
let ids = 0;
const app = createApp({ store, now, newId: () => `b${++ids}`, keys: passingKeys(), product: 'bench' });
const lead = { id: 'lead', roles: ['programme-lead'], authorities: 'all' } as const;
const scope = { authorityCode: 'E10009901', programmeId: 'bench' };
try {
  const path = join(folder, 'answers.csv');
  writeFileSync(path, ['words', ...answers.map((text) => `"${text.replaceAll('"', '""')}"`)].join('\n'));
  const whole = performance.now();
  began = performance.now();
  const wish = { path, column: 'words', title: 'Bench', from: null, consent: 'Made up.', readers: [] };
  await app.review.takeFile(lead, scope, { ...wish, flaggedHours: 4, otherDays: 5, mayQuote: false });
  tell('a file taken into the store', began);
  began = performance.now();
  await app.review.propose(lead, scope);
  tell('themes proposed, from the store', began);
  began = performance.now();
  const { themes } = await app.review.look(lead, scope);
  tell('the whole page', began);
  began = performance.now();
  const [first, second] = themes;
  for (const theme of [first, second])
    await app.review.changeTheme(lead, scope, { act: 'approve', themeId: theme?.id ?? '', reason: '' });
  tell('two themes approved and marked', began);
  tell('through the store, all of it', whole);
  for (const { id } of themes.slice(2))
    await app.review.changeTheme(lead, scope, { act: 'approve', themeId: id, reason: '' });
  began = performance.now();
  const { results } = await app.review.look(lead, scope);
  tell(`the whole page with ${results.themes.length} themes`, began);
} finally {
  await app.close();
  rmSync(folder, { recursive: true });
}
