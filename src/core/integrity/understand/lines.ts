/** What a document says line by line, wherever it stands: a sentence, an item of a list, an answer, or a row of a table with the heads of its columns. */
import type { TableBlock, TextBlock } from '../document.ts';
import type { Spot } from '../finding.ts';
import { type Figure, figuresIn, figureTold } from './figures.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import { isStatement, readSentences, type Sentence, sentenceSpot } from './sentence.ts';
import type { Understanding } from './understanding.ts';

/** A line, and what stands around it. */
export type Line = {
  /** In lower case: the sentence, or "label | head: cell | head: cell" of a row. */
  readonly low: string;
  /** As it stands. */
  readonly text: string;
  /** Lower-case text of the two lines before it in its paragraph, list or list of labelled lines; a question among them. */
  readonly before: string;
  /** Lower-case words of its heading; the caption of a table with them. */
  readonly under: string;
  /** Its heading alone. */
  readonly section: string;
  /** The paragraph or list of a sentence, the table of a row. */
  readonly group: string;
  readonly figures: readonly Figure[];
  readonly sentence: Sentence | null;
  readonly grid: Grid | null;
  readonly row: GridRow | null;
  readonly spot: Spot;
  /** Place among the lines. */
  readonly at: number;
};

type Raw = Omit<Line, 'at' | 'before'> & { readonly isQuestion: boolean };

const lowOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[*_`]+/g, '');

function groupOf({ block, list, paragraph }: { block: TextBlock; list: number | null; paragraph: number }) {
  return list === null ? `${block.kind} ${paragraph}` : `list ${list}`;
}

function ofSentence(document: Understanding, sentence: Sentence): Raw {
  const { block } = sentence;
  return {
    low: lowOf(sentence.text),
    text: sentence.text,
    under: lowOf(block.section ?? ''),
    section: block.section ?? '',
    group: groupOf({ block, list: block.list, paragraph: block.paragraph }),
    figures: figuresIn(document, sentence),
    sentence,
    grid: null,
    row: null,
    spot: sentenceSpot(sentence),
    isQuestion: !isStatement(sentence),
  };
}

/** Cells of one table beyond which it is no table of a return [rows]. */
const MOST_ROWS = 200;

function ofGrid(document: Understanding, grid: Grid): Raw[] {
  const figures = Map.groupBy(figuresIn(document, grid), ({ cell }) => cell?.row ?? null);
  return [...headLine(grid.block), ...grid.rows.slice(0, MOST_ROWS)].map((row) => {
    if ('group' in row) return row;
    const cells = row.row.cells.map((cell, at) => {
      const head = grid.columns[at]?.header ?? '';
      return at === 0 || head === '' ? cell : `${head}: ${cell}`;
    });
    return {
      low: lowOf(cells.join(' | ')),
      text: row.row.cells.join(' | '),
      under: lowOf(`${grid.block.section ?? ''} ${grid.caption}`),
      section: grid.block.section ?? '',
      group: `table ${grid.rows[0]?.row.paragraph ?? 0}`,
      figures: figures.get(row) ?? [],
      sentence: null,
      grid,
      row,
      spot: rowSpot(grid, row),
      isQuestion: false,
    };
  });
}

/** The head of a table of two columns that tells as its rows do: "| Population | 80,000 |". */
function headLine({ header, page, section }: TableBlock): Raw[] {
  const [label, told, more] = header?.cells ?? [];
  if (header === null || label === undefined || told === undefined || more !== undefined) return [];
  if (!/\d|\b(?:yes|no)\b|^\w+ \w+/i.test(told) || label === '') return [];
  const text = `${label}: ${told}`;
  const block: TextBlock = {
    kind: 'paragraph',
    text,
    paragraph: header.paragraph,
    page,
    section,
    level: 0,
    list: null,
  };
  const quote = header.raw ?? header.cells.join(' | ');
  return readSentences(block, -1).map((sentence) => ({
    low: lowOf(text),
    text,
    under: lowOf(section ?? ''),
    section: section ?? '',
    group: `table ${header.paragraph + 1}`,
    figures: headFigures(sentence),
    sentence,
    grid: null,
    row: null,
    spot: { paragraph: header.paragraph, page, section, start: 0, end: quote.length, quote },
    isQuestion: false,
  }));
}

function headFigures(sentence: Sentence): Figure[] {
  const period = sentence.periods[0] ?? null;
  return sentence.quantities.map((quantity) => {
    const { value, step, unit, per, isAbout } = quantity;
    return figureTold(sentence, { value, step, unit, per, isAbout, period, quantity });
  });
}

/** Give the lines of a document, those of sentences first; headings and questions are none. */
export const linesOf: (document: Understanding) => readonly Line[] = oncePer((document) => {
  const raw = [
    ...document.sentences
      .filter(({ block }) => block.kind !== 'heading')
      .map((sentence) => ofSentence(document, sentence)),
    ...document.grids.filter(({ block }) => !block.isChart).flatMap((grid) => ofGrid(document, grid)),
  ];
  const lines = raw.map((line, at): Line & { readonly isQuestion: boolean } => ({
    ...line,
    at,
    before: [raw[at - 2], raw[at - 1]]
      .filter((one) => one !== undefined && one.group === line.group)
      .map((one) => one?.low ?? '')
      .join(' '),
  }));
  return lines.filter(({ isQuestion }) => !isQuestion);
});

/** Give the lines of the same paragraph, list or table. */
export function linesWith(document: Understanding, line: Line): readonly Line[] {
  return byGroup(document).get(line.group) ?? [];
}

const byGroup = oncePer((document: Understanding) => Map.groupBy(linesOf(document), ({ group }) => group));

/** The words right before a figure of a sentence, or its label and head [at most 60 characters]. */
export function aheadOf({ sentence, quantity, own }: Figure, reach = 60): string {
  return sentence === null || quantity === null
    ? own
    : sentence.low.slice(Math.max(0, quantity.start - reach), quantity.start);
}

/** The words right behind a figure of a sentence; empty for a cell. */
export function behindOf({ sentence, quantity }: Figure, reach = 60): string {
  return sentence === null || quantity === null ? '' : sentence.low.slice(quantity.end, quantity.end + reach);
}

/** The words right before a figure, no further than the figure before it. */
export function justAhead(figure: Figure, reach: number): string {
  return /[^\d£%]*$/.exec(aheadOf(figure, reach))?.[0] ?? '';
}
