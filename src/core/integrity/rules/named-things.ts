/** Rules on the places, pupils or money of a named school or scheme: in a sentence and in a table. */
import type { Found } from '../finding.ts';
import { type Quantity, singular } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { cellSpots, type Grid } from '../understand/grid.ts';
import { intervalOf, meet } from '../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';
import { ADVICE, TWO } from './clashes.ts';

const THINGS = /^(?:place|pupil|placement|student|learner|bed|room|classroom|member|post)$/;
/** Words after which the figure of a sentence is of a part, a change or another time than the table's. */
const OTHER =
  /\b(?:more|further|another|extra|additional|first|next|remaining|only|some|up to|at least|over|under|about|from|to|than|will|would|should|expect\w*|forecast|target|planned|by|each|every|per|average|if|whom|which|vacan\w+|free|empty|previous\w*|earlier|ago|before|until|after|then|later|instead|offered|taken|filled|moved?|joined|left|started|phase|eventually|of (?:its|the|these|those))\b/;
/** A name is a word of this many letters at the least. */
const NAME = /^\p{Lu}\p{Ll}{3,}/u;
const NO_NAME =
  /^(?:Total|Other|School|Schools|Academy|Primary|Secondary|Special|College|January|February|March|April|June|July|August|September|October|November|December|North|South|East|West|Central|Condition|Four|Five|Three|Unallocated|Mainstream|Independent|Resource|Post|Green|Amber|Blue|State|Plans|Places|Under|Early|Health|Social|Local|Council|Forum|Chart|Table|Figure|Year|Nursery|Reception|Autism|Speech|This|That|These|With|From|When|Capital|Project|Scheme|Measure)$/;

type Cell = {
  readonly name: string;
  readonly noun: string;
  readonly grid: Grid;
  readonly row: number;
  readonly column: number;
};

/** The cells of a table whose row is named and whose head counts things. */
function cellsOf(grid: Grid): Cell[] {
  return grid.columns.flatMap(({ low, period }, column): Cell[] => {
    const noun = singular(low.split(/\s/).find((word) => THINGS.test(singular(word))) ?? '');
    const isPlain = column > 0 && period === null && noun !== '' && low.split(/\s+/).length <= 2;
    if (!isPlain || /planned|due|target|free|vacant|filled|previous|new|extra/.test(low)) return [];
    return grid.rows.flatMap((row, at): Cell[] => {
      const name = row.label.split(/\s+/).find((word) => NAME.test(word) && !NO_NAME.test(word));
      return name === undefined || row.cells[column]?.unit !== 'count'
        ? []
        : [{ name, noun, grid, row: at, column }];
    });
  });
}

/** The only count of such things in a sentence that says one plain thing of one name. */
function countOf(sentence: Sentence, { name, noun }: Cell, names: ReadonlySet<string>): Quantity | null {
  const own = sentence.quantities.filter((quantity) => quantity.unit === 'count' && quantity.noun === noun);
  const [only] = own;
  const named = sentence.tokens.filter(({ text }) => names.has(text));
  const isOne = named.length > 0 && named.every(({ text }) => text === name);
  if (!isOne || only === undefined || own.length > 1 || only.isAbout || only.bound !== null) return null;
  const clause = sentence.low.slice(Math.max(0, only.start - 50), only.end + 44);
  return OTHER.test(clause) || sentence.text.endsWith('?') ? null : only;
}

function namedOtherwise({ sentences, grids }: Understanding): Found[] {
  const cells = grids.flatMap(cellsOf);
  const names = new Set(cells.map(({ name }) => name));
  if (names.size === 0) return [];
  const once = cells.filter(
    ({ name, noun }) => cells.filter((one) => one.name === name && one.noun === noun).length === 1,
  );
  return once.flatMap((cell): Found[] => {
    const row = cell.grid.rows[cell.row];
    const value = row?.cells[cell.column];
    if (row === undefined || value == null) return [];
    return sentences.flatMap((sentence): Found[] => {
      const count = sentence.block.kind === 'heading' ? null : countOf(sentence, cell, names);
      if (count === null || meet(intervalOf(count), intervalOf(value))) return [];
      const ratio = count.value / value.value;
      if (ratio > 2 || ratio < 0.5) return [];
      return [
        {
          spots: [sentenceSpot(sentence), ...cellSpots(cell.grid, row, cell.column)],
          arithmetic: `${cell.name}: ${num(count.value)} ${cell.noun}s in the text, ${num(value.value)} in the table`,
        },
      ];
    });
  });
}

/** Named schools and schemes. */
export const NAMED_RULES: readonly Rule[] = [
  {
    code: 'value.named-in-table',
    kind: TWO,
    severity: 'warning',
    title: 'A named school or scheme has another number in the text than in a table',
    meaning:
      'Places, pupils or the like under a name in a table, and a sentence with that name alone and one such count. Silent where a part, a change or another time is told.',
    advice: ADVICE,
    fires:
      'The special school at Fenwick has 96 places.\n\n| School | Places |\n| --- | --- |\n| Fenwick | 86 |\n| Thorpe | 120 |',
    silent:
      'The special school at Fenwick has 96 places.\n\n| School | Places |\n| --- | --- |\n| Fenwick | 96 |\n| Thorpe | 120 |',
    find: namedOtherwise,
  },
];
