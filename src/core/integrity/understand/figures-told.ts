/** Figures with the basis on which each is told, from sentences, cells of words and rows of tables alike. */
import type { Spot } from '../finding.ts';
import type { Unit } from '../lex/quantities.ts';
import { type Bases, basesIn } from './bases-told.ts';
import { clauseAround } from './facts.ts';
import { type Grid, type GridRow, rowSpot } from './grid.ts';
import { oncePer } from './once.ts';
import type { Sentence } from './sentence.ts';
import { type Statement, statementsOf } from './statements.ts';
import type { Understanding } from './understanding.ts';

export type FigureTold = {
  /** Without its sign; money in pounds. */
  readonly value: number;
  readonly step: number;
  readonly unit: Unit;
  readonly isAbout: boolean;
  readonly bound: 'over' | 'under' | null;
  readonly bases: Bases;
  /** Lower-case words right around it: its clause, or the label of its row and the header of its column. */
  readonly words: string;
  /** Lower-case text of its sentence that leads to it, or the label of its row. */
  readonly ahead: string;
  /** And what follows it. */
  readonly behind: string;
  /** Its whole sentence with the one after it where that goes on about it, or its row and caption. */
  readonly wide: string;
  /** The key of the time that goes with it; null where none or several do. */
  readonly year: string | null;
  readonly paragraph: number;
  readonly spot: Spot;
  readonly statement: Statement | null;
  readonly cell: { readonly grid: Grid; readonly row: GridRow; readonly at: number } | null;
};

/** Money whose table gives no scale stands in millions where it is smaller than this. */
const LEAST_POUNDS = 1000;
/** Figures of the cells of one document that are read. */
const MOST_CELLS = 4000;
const GOES_ON =
  /^\W{0,3}(?:it|this|that|these|those|which|the (?:figure|sum|amount|target|ceiling|limit|cap|maximum|residual|number|total|balance|test|measure|count))\b|\b(?:this|that|the|these) (?:figures?|amounts?|sum)\b|\b(?:outside|within|in|inside|part of|against|from|cover\w* by) the (?:target|limit|ceiling|cap|figure|measure|definition|residual)\b/;

function yearOf({ periods }: Sentence): string | null {
  const keys = new Set(periods.map(({ key }) => key));
  const [only] = keys;
  return keys.size === 1 ? (only ?? null) : null;
}

/** "(21.350)": an amount in millions in a paper whose tables are in millions. */
function isBareMillions(unit: Unit, value: number, step: number, phrase: string): boolean {
  return unit === 'count' && step < 1 && value < LEAST_POUNDS && phrase === '';
}

/** "£13.2m, and that is once our own £4m has gone in", "£13.2m, to which our own £4m will be applied". */
const SAID_OF_IT =
  /^ ?\([^)£]*(?:£[^)£]*)?\)|^[^£\d;]{0,12}(?:and (?:that|this|it) is|which is|(?:to|from|against) which)\b[^;]*/;

/** "£46.8m before the payment and £42.8m after it": what "it" is stands earlier in the sentence. */
function backwards(words: string, earlier: string): Bases {
  const side = /\b(before|after) (?:it|them|that|this|these|those)\b(?! \w+ (?:is|are|was))/.exec(words)?.[1];
  if (side === undefined) return {};
  if (/\bcontributions?\b/.test(earlier)) return { contribution: side };
  return /\b(?:payments?|support|valve|grant)\b/.test(earlier) ? { payments: side } : {};
}

function toldIn(statement: Statement, next: Statement | undefined): FigureTold[] {
  const { sentence, spot, under } = statement;
  const { low, quantities } = sentence;
  if (quantities.length === 0 || quantities.length > 14) return [];
  const isGoneOn = next?.sentence.block === sentence.block && GOES_ON.test(next.sentence.low);
  const onward = isGoneOn ? next.sentence.low : '';
  const wide = `${under} ${low} ${onward}`;
  const money = quantities.filter(({ unit }) => unit === 'money');
  return quantities.map((quantity) => {
    const { value, step, unit, isAbout, bound, phrase, start, end } = quantity;
    const isBare = isBareMillions(unit, value, step, phrase);
    const { from, to } = clauseAround(low, start, end);
    const words = low.slice(from, to);
    const isOnly = (unit === 'money' ? money : quantities).length === 1;
    const tail = SAID_OF_IT.exec(low.slice(end))?.[0];
    const own = {
      ...(tail === undefined ? {} : basesIn(tail)),
      ...backwards(words, low.slice(0, from)),
      ...basesIn(words),
    };
    const bases = isOnly ? { ...basesIn(onward), ...basesIn(low), ...own } : own;
    return {
      value: Math.abs(value) * (isBare ? 1e6 : 1),
      step: step * (isBare ? 1e6 : 1),
      unit: isBare ? 'money' : unit,
      isAbout,
      bound,
      bases,
      words,
      ahead: low.slice(Math.max(0, start - 70), start),
      behind: low.slice(end, end + 40),
      wide,
      year: yearOf(sentence),
      paragraph: spot.paragraph,
      spot,
      statement,
      cell: null,
    };
  });
}

const DEFINES = /\b(?:covers?|basis|scope|definition|includes?|notes?|measured?|what|how|counted)\b/;

/** What the row's own cells say of how it is measured. */
function definedIn({ columns }: Grid, { row, cells }: GridRow): string {
  return row.cells
    .filter((_, at) => at > 0 && cells[at] === null && DEFINES.test(columns[at]?.low ?? ''))
    .join('; ')
    .toLowerCase();
}

function toldInRow(grid: Grid, row: GridRow): FigureTold[] {
  const caption = `${grid.caption} ${grid.block.section ?? ''}`.toLowerCase();
  const own = { ...basesIn(definedIn(grid, row)), ...basesIn(row.low) };
  return row.cells.flatMap((cell, at): FigureTold[] => {
    if (cell === null) return [];
    const header = grid.columns[at]?.low ?? '';
    const scale = cell.isUnsure && Math.abs(cell.value) < LEAST_POUNDS ? 1e6 : 1;
    return [
      {
        value: Math.abs(cell.value) * scale,
        step: cell.step * scale,
        unit: cell.unit,
        isAbout: false,
        bound: null,
        bases: { ...basesIn(header), ...own },
        words: `${row.low} ${header}`,
        ahead: row.low,
        behind: '',
        wide: `${row.low} ${header} ${caption}`,
        year: (grid.columns[at]?.period ?? row.period)?.key ?? null,
        paragraph: row.row.paragraph,
        spot: rowSpot(grid, row),
        statement: null,
        cell: { grid, row, at },
      },
    ];
  });
}

/** Give the figures of each statement that has any. */
export const figuresOfStatements: (document: Understanding) => ReadonlyMap<Statement, readonly FigureTold[]> =
  oncePer((document) => {
    const byStatement = new Map<Statement, FigureTold[]>();
    for (const figure of figuresTold(document)) {
      if (figure.statement === null) break;
      const own = byStatement.get(figure.statement) ?? [];
      own.push(figure);
      byStatement.set(figure.statement, own);
    }
    return byStatement;
  });

/** Give the figures of a document, those of sentences first. */
export const figuresTold: (document: Understanding) => readonly FigureTold[] = oncePer((document) => {
  const statements = statementsOf(document);
  const inText = statements.flatMap((statement, at) => toldIn(statement, statements[at + 1]));
  const inRows = document.grids.flatMap((grid) => grid.rows.flatMap((row) => toldInRow(grid, row)));
  return [...inText, ...inRows.slice(0, MOST_CELLS)];
});
