/** One text file of the fictional county, given in pieces so that a large one never stands in memory. */

export type DemoFile = {
  /** Path inside the demo's folder, with "/": "sen2/Blade-Export_16-01-2025_person.csv". */
  readonly path: string;
  /** The file's text in order; may be iterated more than once and gives the same text each time. */
  readonly chunks: Iterable<string>;
};

/** Size from which a piece is handed on [characters]. */
const PIECE = 1 << 16;

/**
 * Join lines into pieces of about 64 thousand characters; every line gets a line end.
 * @param lines  called once per iteration, so the file can be read again.
 */
export function fromLines(lines: () => Iterable<string>): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      let piece = '';
      for (const line of lines()) {
        piece += `${line}\n`;
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
      if (piece !== '') yield piece;
    },
  };
}

/**
 * Write a cell that may hold any text, as the county's name can: quoted where it must be, with an apostrophe before what
 * a spreadsheet could run.
 */
export function csvText(text: string): string {
  const safe = /^\s*[=+\-@|]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
