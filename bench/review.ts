/** Times text review: 50,000 made-up answers masked, flagged, themed and felt, alone and through the store; and what themes and marks come out. */
import { readFileSync } from 'node:fs';
import { concernModel, knownWords } from '../src/app/review/review-files.ts';
import { markAnswer, rulesOf } from '../src/core/review/mark-answer.ts';
import { maskAnswer } from '../src/core/review/mask-answer.ts';
import { proposeThemes } from '../src/core/review/propose-themes.ts';
import { NO_SCHOOLS } from '../src/core/text/known-schools.ts';
import { unpackModel } from '../src/core/text/packed-model.ts';
import { BENCH_SCOPE, benchAnswers, LEAD, openReview } from './open-review.ts';

const COUNT = 50_000;
const lexicon = knownWords();
const model = unpackModel(JSON.parse(readFileSync('data/text/sentiment.json', 'utf8')));

/** A moment by the clock [ms] and by the processor [s]. */
type Moment = { readonly clock: number; readonly processor: number };

function now(): Moment {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return { clock: performance.now(), processor: (userCPUTime + systemCPUTime) / 1e6 };
}

/** Tell how long a step took by the clock and of a processor, and the peak of memory. */
function tell(what: string, began: Moment): void {
  const { clock, processor } = now();
  const [seconds, spent] = [(clock - began.clock) / 1000, processor - began.processor];
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${what.padEnd(52)} ${seconds.toFixed(1)} s, processor ${spent.toFixed(1)} s, peak ${peak} MiB`,
  );
}

const answers = benchAnswers(COUNT);
console.log(
  `${answers.length} answers, ${Math.round(answers.join('').length / answers.length)} characters in the mean`,
);
const all = now();
let began = now();
const masked = answers.map((text) => maskAnswer(text, { lexicon, schools: NO_SCHOOLS }, concernModel()));
tell('masked and flagged', began);
began = now();
const texts = masked.map(({ text }) => text);
const proposals = proposeThemes(texts, []);
tell(`${proposals.length} themes proposed`, began);
began = now();
const rules = rulesOf(proposals.map(({ words }, at) => ({ id: String(at), words: [...words] })));
let marks = 0;
for (const text of texts) marks += markAnswer(text, rules, model).size;
tell(`${marks} marks with feelings`, began);
tell('masked, themed and felt, all of it', all);
for (const { words, answers: held } of proposals.slice(0, 6)) console.log(`  ${held}: ${words.join(', ')}`);

const { app, wish, close } = await openReview(answers);
try {
  const whole = now();
  began = now();
  await app.review.takeFile(LEAD, BENCH_SCOPE, { ...wish, flaggedHours: 4, otherDays: 5, mayQuote: false });
  tell('a file taken into the store', began);
  began = now();
  await app.review.propose(LEAD, BENCH_SCOPE);
  tell('themes proposed, from the store', began);
  began = now();
  const { themes } = await app.review.look(LEAD, BENCH_SCOPE);
  tell('the whole page', began);
  began = now();
  const [first, second] = themes;
  for (const theme of [first, second])
    await app.review.changeTheme(LEAD, BENCH_SCOPE, { act: 'approve', themeId: theme?.id ?? '', reason: '' });
  tell('two themes approved and marked', began);
  tell('through the store, all of it', whole);
  for (const { id } of themes.slice(2))
    await app.review.changeTheme(LEAD, BENCH_SCOPE, { act: 'approve', themeId: id, reason: '' });
  began = now();
  const { results } = await app.review.look(LEAD, BENCH_SCOPE);
  tell(`the whole page with ${results.themes.length} themes`, began);
} finally {
  await close();
}
