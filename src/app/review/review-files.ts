/** The words that masking goes by, the sentiment model and that of tellings of harm, read once from the files that come with the product. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Lexicon } from '../../core/text/known-word.ts';
import type { LinearModel } from '../../core/text/linear-model.ts';
import { type PackedModel, unpackModel } from '../../core/text/packed-model.ts';

const FOLDER = resolve(import.meta.dirname, '../../../data/text');

let lexicon: Lexicon | null = null;
let concerns: LinearModel | null = null;
let model: { readonly model: LinearModel; readonly trainedOn: string } | null = null;

/** The known words. */
export function knownWords(): Lexicon {
  lexicon ??= { everyday: wordsOf('words.txt'), wider: wordsOf('wider-words.txt') };
  return lexicon;
}

function wordsOf(file: string): ReadonlySet<string> {
  return new Set(readFileSync(resolve(FOLDER, file), 'utf8').trim().split('\n'));
}

/** The model of tellings of harm. @throws ProblemError `review.wrong-model`. */
export function concernModel(): LinearModel {
  // The product's own file, written by scripts/write-disclosure-model.ts; damage to it is found as it is unpacked.
  concerns ??= unpackModel(
    JSON.parse(readFileSync(resolve(FOLDER, 'disclosures.json'), 'utf8')) as PackedModel,
  );
  return concerns;
}

/** The sentiment model, and what it was trained on. @throws ProblemError `review.wrong-model`. */
export function sentimentModel(): { readonly model: LinearModel; readonly trainedOn: string } {
  if (model === null) {
    // The product's own file, written by scripts/write-sentiment-model.ts; damage to it is found as it is unpacked.
    const packed = JSON.parse(readFileSync(resolve(FOLDER, 'sentiment.json'), 'utf8')) as PackedModel;
    model = { model: unpackModel(packed), trainedOn: packed.trainedOn };
  }
  return model;
}
