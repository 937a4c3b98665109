/** Measures masking: planted names unseen in tuning found, clean words wrongly covered, real comments wrongly covered, speed. */
import { readFileSync } from 'node:fs';
import { makeAnswers, type NameStock } from '../src/core/text/make-answers.ts';
import { type MaskKind, maskText } from '../src/core/text/mask-text.ts';
import { TUNING_STOCK, UNSEEN_STOCK } from '../test/make/name-stocks.ts';
import { HAS_COMMENTS, readComments } from './read-comments.ts';

const lexicon = new Set(readFileSync('data/text/words.txt', 'utf8').trim().split('\n'));
const WORD = /\p{L}[\p{L}'’-]*/gu;

function measure(name: string, stock: NameStock, seed: number): void {
  const planted = new Map<MaskKind, number>();
  const found = new Map<MaskKind, number>();
  const misses = new Map<string, number>();
  const wrong = new Map<string, number>();
  let [clean, covered] = [0, 0];
  for (const answer of makeAnswers(20_000, stock, seed)) {
    const { spans } = maskText(answer.text, lexicon);
    for (const piece of answer.planted) {
      const words = [...answer.text.slice(piece.start, piece.end).matchAll(/\S+/g)];
      const isFound = words.every(({ index, 0: word }) =>
        spans.some(
          (span) => span.start < piece.start + index + word.length && piece.start + index < span.end,
        ),
      );
      planted.set(piece.kind, (planted.get(piece.kind) ?? 0) + 1);
      if (isFound) found.set(piece.kind, (found.get(piece.kind) ?? 0) + 1);
      else {
        const miss = `${piece.kind}: ${answer.text.slice(Math.max(0, piece.start - 14), piece.end + 10)}`;
        misses.set(miss, (misses.get(miss) ?? 0) + 1);
      }
    }
    for (const { index, 0: word } of answer.text.matchAll(WORD)) {
      if (answer.planted.some((piece) => piece.start < index + word.length && index < piece.end)) continue;
      clean++;
      if (!spans.some((span) => span.start < index + word.length && index < span.end)) continue;
      covered++;
      wrong.set(word, (wrong.get(word) ?? 0) + 1);
    }
  }
  console.log(
    `\n${name}: clean words covered ${covered} of ${clean} (${((100 * covered) / clean).toFixed(2)} %)`,
  );
  for (const [kind, count] of planted)
    console.log(
      `  ${kind}: found ${found.get(kind) ?? 0} of ${count} (${((100 * (found.get(kind) ?? 0)) / count).toFixed(2)} %)`,
    );
  console.log('  missed:', top(misses, 12));
  console.log('  wrongly covered:', top(wrong, 12));
}

function top(counts: ReadonlyMap<string, number>, many: number): string {
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, many)
    .map(([what, count]) => `${what} ×${count}`)
    .join(' | ');
}

function measureComments(): void {
  let [words, covered] = [0, 0];
  const wrong = new Map<string, number>();
  for (const comment of readComments('measure')) {
    words += comment.match(WORD)?.length ?? 0;
    for (const span of maskText(comment, lexicon).spans) {
      const pieces = comment.slice(span.start, span.end).match(WORD) ?? [];
      covered += pieces.length;
      for (const piece of pieces) wrong.set(piece, (wrong.get(piece) ?? 0) + 1);
    }
  }
  console.log(
    `\npublished comments of the other half: ${covered} of ${words} words covered (${((100 * covered) / words).toFixed(2)} %)`,
  );
  console.log('  most often:', top(wrong, 25));
}

measure('tuning names', TUNING_STOCK, 1);
measure('unseen names', UNSEEN_STOCK, 2);
if (HAS_COMMENTS) measureComments();
const answers = makeAnswers(50_000, UNSEEN_STOCK, 3);
const began = performance.now();
for (const { text } of answers) maskText(text, lexicon);
console.log(
  `\n50,000 answers masked in ${((performance.now() - began) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
);
