/** What a live table or chart is made from: the facts, the book of figures and the update it is made for. */
import type { Update } from '../../programme/definitions.ts';
import type { FigureBook } from '../figure-book.ts';
import type { ProgrammeFacts } from '../programme-facts.ts';

export type LiveSource = {
  readonly facts: ProgrammeFacts;
  readonly book: FigureBook;
  readonly update: Update;
};
