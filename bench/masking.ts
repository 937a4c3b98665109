/** Measures masking: planted names unseen in tuning found, clean words wrongly covered, real comments wrongly covered, speed. */
import { createHash } from 'node:crypto';
import { knownWords } from '../src/app/review/review-files.ts';
import { maskAnswer } from '../src/core/review/mask-answer.ts';
import { NO_SCHOOLS, readKnownSchools } from '../src/core/text/known-schools.ts';
import { type MadeAnswer, makeAnswers } from '../src/core/text/make-answers.ts';
import { maskText } from '../src/core/text/mask-text.ts';
import {
  FINAL_STOCK,
  LAST_STOCK,
  LATER_STOCK,
  TUNING_STOCK,
  UNSEEN_STOCK,
} from '../test/make/name-stocks.ts';
import { LAST_LOOK_SENTENCES, LAST_LOOK_STOCK } from '../test/make/name-stocks-closing.ts';
import {
  CLOSING_SENTENCES,
  CLOSING_STOCK,
  ONCE_SEEN_SENTENCES,
  ONCE_SEEN_STOCK,
  WIDER_SENTENCES,
  WIDER_STOCK,
} from '../test/make/name-stocks-later.ts';
import { ROUGH_SENTENCES, ROUGH_STOCK } from '../test/make/name-stocks-rough.ts';
import { RARE_WORD_SENTENCES, RARE_WORD_STOCK } from '../test/make/name-stocks-wider.ts';
import { HAS_COMMENTS, readComments } from './read-comments.ts';
import { RIGHTLY_COVERED } from './rightly-covered.ts';
import { makeRoughAnswers } from './rough-answers.ts';

const lexicon = knownWords();
/** Answers of each stock. */
const MANY = 20_000;
const WORD = /\p{L}[\p{L}'’-]*/gu;

type Piece = { readonly start: number; readonly end: number };

function overlaps(pieces: readonly Piece[], start: number, end: number): boolean {
  return pieces.some((piece) => piece.start < end && start < piece.end);
}

function add(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** A planted piece counts as found only where each of its words but "the" and "of" is covered, whatever kind was said. */
function measure(name: string, answers: readonly MadeAnswer[], schools = NO_SCHOOLS): void {
  const [planted, found, misses, wrong] = [counter(), counter(), counter(), counter()];
  let [clean, covered] = [0, 0];
  for (const answer of answers) {
    const { spans } = maskText(answer.text, lexicon, schools);
    for (const { kind, start, end } of answer.planted) {
      const words = [...answer.text.slice(start, end).matchAll(/(?!(?:the|of)\b)(?<!\S)\S+/gi)];
      const isFound = words.every(({ index, 0: word }) =>
        overlaps(spans, start + index, start + index + word.length),
      );
      add(planted, kind);
      if (isFound) add(found, kind);
      else add(misses, `${kind}: ${answer.text.slice(Math.max(0, start - 14), end + 10)}`);
    }
    for (const { index, 0: word } of answer.text.matchAll(WORD)) {
      if (overlaps(answer.planted, index, index + word.length)) continue;
      clean++;
      if (!overlaps(spans, index, index + word.length)) continue;
      covered++;
      add(wrong, word);
    }
  }
  tell(name, { planted, found, misses, wrong, clean, covered });
}

/**
 * Measure what review keeps of answers, after both ways of masking. A planted piece counts as found where none of its words stands
 * more often in what is kept than the answer has it beside what was planted.
 */
function measureKept(name: string, answers: readonly MadeAnswer[], schools = NO_SCHOOLS): void {
  const [planted, found, misses, wrong] = [counter(), counter(), counter(), counter()];
  let [clean, covered] = [0, 0];
  for (const { text, planted: pieces } of answers) {
    const kept = countWords(maskAnswer(text, { lexicon, schools }, null).text.replace(/\[[a-z-]+\]/g, ' '));
    const beside = countWords(
      pieces.reduceRight(
        (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end).replace(/^['’]s/, '')}`,
        text,
      ),
    );
    for (const { kind, start, end } of pieces) {
      const words = [...countWords(text.slice(start, end)).keys()].filter(
        (word) => !/^(?:the|of)$/i.test(word),
      );
      const isFound = words.every((word) => (kept.get(word) ?? 0) <= (beside.get(word) ?? 0));
      add(planted, kind);
      if (isFound) add(found, kind);
      else add(misses, `${kind}: ${text.slice(Math.max(0, start - 14), end + 10)}`);
    }
    for (const [word, many] of beside) {
      if (!/\p{L}/u.test(word)) continue;
      const gone = Math.max(0, many - (kept.get(word) ?? 0));
      clean += many;
      covered += gone;
      if (gone > 0) add(wrong, word);
    }
  }
  tell(name, { planted, found, misses, wrong, clean, covered });
}

function countWords(text: string): Map<string, number> {
  const counts = counter();
  for (const [word] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)) add(counts, word);
  return counts;
}

type Measured = {
  readonly planted: ReadonlyMap<string, number>;
  readonly found: ReadonlyMap<string, number>;
  readonly misses: ReadonlyMap<string, number>;
  readonly wrong: ReadonlyMap<string, number>;
  readonly clean: number;
  readonly covered: number;
};

function tell(name: string, { planted, found, misses, wrong, clean, covered }: Measured): void {
  console.log(`\n${name}: clean words covered ${covered} of ${clean} (${percent(covered, clean)} %)`);
  for (const [kind, count] of planted)
    console.log(
      `  ${kind}: found ${found.get(kind) ?? 0} of ${count} (${percent(found.get(kind) ?? 0, count)} %)`,
    );
  console.log('  missed:', top(misses, 40));
  console.log('  wrongly covered:', top(wrong, 20));
}

function counter(): Map<string, number> {
  return new Map();
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(2);
}

function top(counts: ReadonlyMap<string, number>, many: number): string {
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, many)
    .map(([what, count]) => `${what} ×${count}`)
    .join(' | ');
}

/** Count what review keeps of published comments: which of the covered words were sorted as rightly covered, by hand, and what is left. */
function measureComments(): void {
  const right = counter();
  for (const key of RIGHTLY_COVERED) add(right, key);
  let [words, covered, rightly] = [0, 0, 0];
  const wrong = counter();
  for (const comment of readComments('measure')) {
    const kept = wordsOf(maskAnswer(comment, { lexicon, schools: NO_SCHOOLS }, null).text);
    for (const [word, many] of wordsOf(comment)) {
      words += many;
      const gone = Math.max(0, many - (kept.get(word) ?? 0));
      const known = Math.min(gone, right.get(keyOf(word, comment)) ?? 0);
      covered += gone;
      rightly += known;
      if (gone > known) wrong.set(word, (wrong.get(word) ?? 0) + gone - known);
    }
  }
  const clean = words - RIGHTLY_COVERED.length;
  console.log(
    `\npublished comments of the other half, as review keeps them: ${covered} of ${words} words covered (${percent(covered, words)} %)`,
  );
  console.log(
    `  rightly ${rightly} of ${RIGHTLY_COVERED.length}; clean words covered ${covered - rightly} of ${clean} (${percent(covered - rightly, clean)} %)`,
  );
  console.log('  wrongly covered:', top(wrong, 40));
}

/** Words of letters in small letters, marks in brackets left out. */
function wordsOf(text: string): Map<string, number> {
  const counts = counter();
  for (const [word] of text
    .normalize('NFKC')
    .replace(/\[[a-z-]+\]/g, ' ')
    .matchAll(WORD))
    add(counts, word.toLowerCase());
  return counts;
}

function keyOf(word: string, comment: string): string {
  return createHash('sha256').update(`${word}\n${comment}`).digest('hex').slice(0, 8);
}

measure('tuning names', makeAnswers(MANY, TUNING_STOCK, 1));
measure('names once unseen', makeAnswers(MANY, UNSEEN_STOCK, 2));
measure('later names, once unseen', makeAnswers(MANY, LATER_STOCK, 41));
measure('last names, once unseen', makeAnswers(MANY, LAST_STOCK, 97));
measure('names once unseen', makeAnswers(MANY, FINAL_STOCK, 113));
measure(
  'wider names in sentences of their own, rules mended on',
  makeAnswers(MANY, WIDER_STOCK, 211, WIDER_SENTENCES),
);
measure('the same again, rules mended once more', makeAnswers(MANY, CLOSING_STOCK, 307, CLOSING_SENTENCES));
const onceSeen = makeAnswers(MANY, ONCE_SEEN_STOCK, 401, ONCE_SEEN_SENTENCES);
measure('unseen names in sentences of their own', onceSeen);
// A register as an authority has one: each school, and in each town one that bears its name, among those of two other stocks.
const registered = [ONCE_SEEN_STOCK, WIDER_STOCK, CLOSING_STOCK].flatMap(({ schools, towns }) => [
  ...schools.map((name) => `${name} Primary School`),
  ...towns.map((name) => `${name} Community College`),
]);
measure('the same with a register of schools', onceSeen, readKnownSchools(registered));
const rough = makeRoughAnswers(MANY, ROUGH_STOCK, 907, ROUGH_SENTENCES);
measure('written in haste, names and sentences unseen', rough);
measureKept('the same, as review keeps them', rough);
const lastLook = makeRoughAnswers(MANY, LAST_LOOK_STOCK, 1201, LAST_LOOK_SENTENCES);
measureKept('written in haste, looked at once, as review keeps them', lastLook);
const lastKnown = readKnownSchools(LAST_LOOK_STOCK.schools.map((name) => `${name} Primary School`));
measureKept('the same with a register of schools', lastLook, lastKnown);
measureKept(
  'rare words as names and as words, looked at once, as review keeps them',
  makeRoughAnswers(MANY, RARE_WORD_STOCK, 1601, RARE_WORD_SENTENCES),
);
if (HAS_COMMENTS) measureComments();
const answers = makeAnswers(50_000, UNSEEN_STOCK, 3);
const began = performance.now();
for (const { text } of answers) maskText(text, lexicon);
console.log(
  `\n50,000 answers masked in ${((performance.now() - began) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
);
