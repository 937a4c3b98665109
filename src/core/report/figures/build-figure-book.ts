/** Builds the book of figures from everything that is stored about a programme. */
import { type FigureBook, FigureBookWriter } from '../figure-book.ts';
import type { ProgrammeFacts } from '../programme-facts.ts';
import { addFinanceFigures } from './finance-figures.ts';
import { addMonthlyFigures } from './monthly-figures.ts';
import { addProgrammeFigures } from './programme-figures.ts';
import { addTrackerFigures } from './tracker-figures.ts';
import { addVoiceFigures } from './voice-figures.ts';

/** Build the book. Same facts, same book, in the same order. */
export function buildFigureBook(facts: ProgrammeFacts): FigureBook {
  const book = new FigureBookWriter();
  addMonthlyFigures(book, facts.monthly);
  addFinanceFigures(book, facts);
  addProgrammeFigures(book, facts);
  addVoiceFigures(book, facts);
  addTrackerFigures(book, facts);
  return book.close();
}
