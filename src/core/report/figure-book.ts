/** The book of figures: every number that a page or a return may show, by id, with its value, its words and its source. */
import type { Figure, FigureSource } from './blocks.ts';

/** Figures by id. Built once from stored values; nothing is shown that does not stand in it. */
export type FigureBook = ReadonlyMap<string, Figure>;

/** What is written about one figure when it enters the book. */
export type FigureEntry = {
  readonly id: string;
  readonly label: string;
  readonly value: number | string | boolean;
  readonly unit: string;
  readonly shown: string;
  readonly source: FigureSource;
};

/** Collects figures; an id stands once. */
export class FigureBookWriter {
  readonly #figures = new Map<string, Figure>();

  /** Add a figure. @throws RangeError where the id stands already: two meanings for one id is our fault. */
  add(entry: FigureEntry): void {
    if (this.#figures.has(entry.id)) throw new RangeError(`Two figures are called ${entry.id}`);
    this.#figures.set(entry.id, entry);
  }

  /** Hand over the book. */
  close(): FigureBook {
    return this.#figures;
  }
}

/** Give a figure, or null where the stored data does not support it. */
export function findFigure(book: FigureBook, id: string): Figure | null {
  return book.get(id) ?? null;
}

/**
 * List the figures named and all figures they were computed from, in the order of the book.
 * @param ids  figure ids; ids that are not in the book are passed over.
 */
export function withInputs(book: FigureBook, ids: Iterable<string>): readonly Figure[] {
  const wanted = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const figure = book.get(id);
    if (figure === undefined || wanted.has(id)) continue;
    wanted.add(id);
    if (figure.source.kind === 'computed') waiting.push(...figure.source.inputs);
  }
  return [...book.values()].filter((figure) => wanted.has(figure.id));
}
