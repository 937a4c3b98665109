/** Lines, paragraphs and tables of a page of a PDF from where its pieces of text stand. */

/** A piece of text with its place: points from the left and the foot of the page. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** A line: its pieces joined, split into cells where wide gaps stand between them. */
export type Line = {
  readonly cells: readonly string[];
  readonly text: string;
  readonly y: number;
  readonly x: number;
  readonly size: number;
};

/** A gap wider than this many letters parts two cells. */
const WIDE_GAP = 1.6;

/** Gather pieces that stand on one height into lines, top to foot, left to right. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(first.y - piece.y) < Math.max(2, first.size * 0.35)
    )
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => lineOf(row.sort((a, b) => a.x - b.x))).filter(({ text }) => text !== '');
}

function lineOf(row: readonly Piece[]): Line {
  const cells: string[] = [];
  let cell = '';
  let end = Number.NEGATIVE_INFINITY;
  const size = row.reduce((most, piece) => Math.max(most, piece.size), 0);
  for (const piece of row) {
    const gap = piece.x - end;
    if (cell.trim() !== '' && gap > size * WIDE_GAP && piece.text.trim() !== '') {
      cells.push(cell.trim());
      cell = '';
    } else if (gap > size * 0.18 && !cell.endsWith(' ')) cell += ' ';
    cell += piece.text;
    if (piece.text.trim() !== '') end = piece.x + piece.width;
  }
  if (cell.trim() !== '') cells.push(cell.trim());
  const [first] = row;
  return { cells, text: cells.join(' '), y: first?.y ?? 0, x: first?.x ?? 0, size };
}

/** The size of most of the text. */
export function bodySize(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines)
    counts.set(Math.round(size * 2) / 2, (counts.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}
