/** What a document states: its sentences, and those that stand in the cells of tables. */
import { oncePer } from './once.ts';
import type { Sentence } from './sentence.ts';
import { statementsOf } from './statements.ts';
import type { Understanding } from './understanding.ts';

/** Give all sentences, those of the text first; headings and questions of the text are among them. */
export const statements: (document: Understanding) => readonly Sentence[] = oncePer((document) => [
  ...document.sentences,
  ...statementsOf(document).flatMap(({ isCell, isLabel, sentence }) =>
    isCell && !isLabel ? [sentence] : [],
  ),
]);
