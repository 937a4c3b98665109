/** Every figure of a document with the words that name it, from sentences and tables alike, for rules that start from what is told and not from how. */
import { monthOfDay } from '../../base/day-number.ts';
import type { Spot } from '../finding.ts';
import type { Period } from '../lex/periods.ts';
import type { Quantity, Unit } from '../lex/quantities.ts';
import { placeOf } from './block-places.ts';
import { clauseAround, periodOf } from './facts.ts';
import { cellSpots, type Grid, type GridRow } from './grid.ts';
import { oncePer } from './once.ts';
import { type Sentence, sentenceSpot } from './sentence.ts';
import type { Understanding } from './understanding.ts';

/** A cell with the table it stands in. */
type CellPlace = { readonly grid: Grid; readonly row: GridRow; readonly at: number };

export type Figure = {
  readonly value: number;
  readonly step: number;
  readonly unit: Unit;
  readonly per: Quantity['per'];
  readonly isAbout: boolean;
  readonly period: Period | null;
  /** In lower case: the clause it stands in, or label and head of its cell. */
  readonly own: string;
  /** In lower case: the sentence, or the words above its table. */
  readonly wide: string;
  readonly paragraph: number;
  readonly section: string | null;
  readonly spots: readonly Spot[];
  readonly sentence: Sentence | null;
  readonly quantity: Quantity | null;
  readonly cell: CellPlace | null;
};

/** Longest text above a table that names it [characters]. */
const LONGEST_LEAD = 220;
/** Sentences of more quantities than this are tables told in words. */
const MOST = 24;

/** What stands right above a table and names it, with its caption, the head of its first column and its section, in lower case. */
export const wordsAbove: (document: Understanding) => (grid: Grid) => string = oncePer((document) =>
  oncePer((grid: Grid) => {
    const { blocks } = document.document;
    const above = blocks[placeOf(document.document, grid.block) - 1];
    const lead =
      above === undefined || above.kind === 'table' || above.text.length > LONGEST_LEAD ? '' : above.text;
    return `${grid.block.section ?? ''} ${lead} ${grid.caption} ${grid.columns[0]?.header ?? ''}`
      .toLowerCase()
      .replaceAll('’', "'");
  }),
);

const COUNTED = /\b(?:plans?|ehcps?|placements?|children|pupils|requests|places|number|months?|population)\b/;
const NO_COUNT = /£|\b(?:cost|price|value|saving|spend|budget|fee|per|each|worth)\b(?! month)/;

function perOf(words: string): Quantity['per'] {
  if (/\b(?:a|per|each|every) month\b|\bmonthly\b|\/ ?month|\bpcm\b/.test(words)) return 'month';
  return /\b(?:a|per|each|every) (?:year|annum)\b|\bannual(?:ly)?\b|\bp\.?a\b/.test(words) ? 'year' : null;
}

function figuresOfGrid(document: Understanding, grid: Grid): Figure[] {
  const wide = wordsAbove(document)(grid);
  return grid.rows.flatMap((row) =>
    row.cells.flatMap((cell, at): Figure[] => {
      const column = grid.columns[at];
      if (cell === null || column === undefined) return [];
      const own = `${row.low} ${column.low}`;
      const { value, step } = cell;
      // "Plans avoided | 14" under a head of "Value" counts plans, though nothing says so of the column.
      const unit = cell.isUnsure && COUNTED.test(row.low) && !NO_COUNT.test(row.low) ? 'count' : cell.unit;
      return [
        {
          value,
          step,
          unit,
          per: perOf(own),
          isAbout: false,
          // "Balance at 31 March" under "2028/29": the column has the year.
          period: row.period?.from == null ? (column.period ?? row.period) : row.period,
          own,
          wide,
          paragraph: row.row.paragraph,
          section: grid.block.section,
          spots: cellSpots(grid, row, at),
          sentence: null,
          quantity: null,
          cell: { grid, row, at },
        },
      ];
    }),
  );
}

/** What a number counts may stand between it and its "a month", but no verb or preposition that begins another thought. */
const A_MONTH =
  /^ (?:(?!(?:in|at|by|and|were|was|had|is|are|since|over|from|during|than)\b)[a-z-]+ ){0,6}(?:(?:a|per|each|every|in each|in every|for each|for every) (month|year|week)\b(?! (?:earlier|before|ago|later))|(monthly)\b)|^ (?:[a-z-]+ ){0,3}(?:from|off) (?:the )?(monthly) growth\b/;
const MONTHLY =
  /\bmonthly (?:net )?(?:effect|reduction|saving|impact|figure|rate|growth|increase|benefit|number)s?\b[^.;\d]{0,20}$/;

/** "Each month ten fewer plans are issued". */
const EACH_MONTH = /\b(?:each|every|per) month,? (?:[a-z]+ ){0,3}$/;

/** "12 fewer plans a month", "a monthly effect of 14 plans". */
function perTold({ low }: Sentence, { per, start, end }: Quantity): Quantity['per'] {
  if (per !== null) return per;
  const match = A_MONTH.exec(low.slice(end, end + 70));
  const named = match?.[1] ?? (match === null ? null : 'month');
  if (named === 'month' || named === 'year' || named === 'week') return named;
  const ahead = low.slice(Math.max(0, start - 50), start);
  const isEachMonth =
    EACH_MONTH.test(ahead) && /^ (?:[a-z-]+ )?(?:fewer|less)\b/.test(low.slice(end, end + 24));
  return MONTHLY.test(ahead) || isEachMonth ? 'month' : null;
}

/** "171 at 30 June, 168 at 30 September": the time right behind a figure is its own. */
function timeBehind({ low, periods }: Sentence, { end }: Quantity): Period | null {
  const next = periods.find(({ start }) => start >= end);
  if (next === undefined || next.start - end > LONGEST_JOINT) return null;
  return /^ (?:[a-z]+ ){0,2}(?:at|in|on|by) (?:the )?(?:end of )?$/.test(low.slice(end, next.start))
    ? next
    : null;
}

/** Between a figure and its time [characters]. */
const LONGEST_JOINT = 34;

/** A figure that a sentence tells: where it stands is the sentence's, and its words too where no clause of it is named. */
export function figureTold(
  sentence: Sentence,
  told: Pick<Figure, 'value' | 'step' | 'unit' | 'per' | 'isAbout' | 'period' | 'quantity'> &
    Partial<Pick<Figure, 'own'>>,
): Figure {
  return {
    own: sentence.low,
    wide: sentence.low,
    paragraph: sentence.block.paragraph,
    section: sentence.block.section,
    spots: [sentenceSpot(sentence)],
    sentence,
    cell: null,
    ...told,
  };
}

function figuresOfSentence(sentence: Sentence): Figure[] {
  if (sentence.quantities.length > MOST) return [];
  return sentence.quantities.map((quantity) => {
    const { value, step, unit, isAbout, start, end } = quantity;
    const { from, to } = clauseAround(sentence.low, start, end);
    return figureTold(sentence, {
      value,
      step,
      unit,
      per: perTold(sentence, quantity),
      isAbout,
      period: timeBehind(sentence, quantity) ?? periodOf(sentence, start, end),
      own: sentence.low.slice(from, to),
      quantity,
    });
  });
}

/** Give all figures of a document, those of sentences first. */
export const figuresOf: (document: Understanding) => readonly Figure[] = oncePer((document) => [
  ...document.sentences.flatMap(figuresOfSentence),
  ...document.grids.flatMap((grid) => figuresOfGrid(document, grid)),
]);

/** Figures by the table or the sentence they stand in. */
const byHome = oncePer((document: Understanding): ReadonlyMap<Grid | Sentence, readonly Figure[]> => {
  const held = new Map<Grid | Sentence, Figure[]>();
  for (const figure of figuresOf(document)) {
    const home = figure.sentence ?? figure.cell?.grid;
    if (home === undefined) continue;
    const own = held.get(home);
    if (own === undefined) held.set(home, [figure]);
    else own.push(figure);
  }
  return held;
});

/** Give the figures of one table or sentence, without going through all others. */
export function figuresIn(document: Understanding, home: Grid | Sentence): readonly Figure[] {
  return byHome(document).get(home) ?? [];
}

/** The last month that a time covers, counted from the year nought; null where it has no year. */
export function lastMonthOf(period: Period | null): number | null {
  return period?.to == null ? null : monthOfDay(period.to);
}

/** The first month that a time covers; null where it has no year. */
export function firstMonthOf(period: Period | null): number | null {
  return period?.from == null ? null : monthOfDay(period.from);
}

/** The name of the paragraph or of the whole list that a sentence stands in. */
export function groupOf({ block }: Sentence): string {
  return block.list === null ? `paragraph ${block.paragraph}` : `list ${block.list}`;
}

/** Sentences by the paragraph or list they stand in, in their order. */
export const byGroup: (document: Understanding) => ReadonlyMap<string, readonly Sentence[]> = oncePer(
  ({ sentences }) => {
    const held = new Map<string, Sentence[]>();
    for (const sentence of sentences) {
      const name = groupOf(sentence);
      const own = held.get(name);
      if (own === undefined) held.set(name, [sentence]);
      else own.push(sentence);
    }
    return held;
  },
);
