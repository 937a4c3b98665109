/** What a sentence tells of a row: a change with its percentage, a figure with its digits swapped, a change that leaps from one row to another. */
import type { Found } from '../../finding.ts';
import type { Quantity } from '../../lex/quantities.ts';
import type { Rule } from '../../rule.ts';
import { cellSpots, type Grid, type GridRow, rowSpot } from '../../understand/grid.ts';
import { intervalOf, meet, minus, over, scaleBy } from '../../understand/interval.ts';
import { oncePer } from '../../understand/once.ts';
import { isStatement, type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CHANGED =
  /\b(?:ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|increas\w+|decreas\w+|gr[eo]w\w*|reduc\w+|up|down|drop\w*|higher|lower|change\w*)\b/;

type Cell = {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly at: number;
  readonly value: number;
  readonly step: number;
};

function sharedWords(sentence: Sentence, grid: Grid, row: GridRow): number {
  const words = thingWords(sentence.text);
  return [...thingWords(`${row.label} ${grid.caption}`)].filter((word) => words.has(word)).length;
}

/** The cells of a unit whose rows share words with a sentence. */
function cellsFor(
  { grids }: Understanding,
  sentence: Sentence,
  unit: Quantity['unit'],
  least: number,
): Cell[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row) =>
      sharedWords(sentence, grid, row) < least
        ? []
        : row.cells.flatMap((cell, at): Cell[] =>
            cell == null || cell.unit !== unit || cell.isUnsure
              ? []
              : [{ grid, row, at, value: cell.value, step: cell.step }],
          ),
    ),
  );
}

/** "Income rises by £3.9m, an increase of 9.6%", and its row went from 54.2 to 58.1. */
function wrongPercent(document: Understanding, sentence: Sentence): Found[] {
  if (!CHANGED.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const percents = sentence.quantities.filter(({ unit }) => unit === 'percent');
  const amounts = sentence.quantities.filter(
    ({ unit, noun }) => unit === 'money' || (unit === 'count' && noun !== 'month' && noun !== 'year'),
  );
  const [percent, amount] = [percents[0], amounts[0]];
  if (percent === undefined || amount === undefined || percents.length !== 1 || amounts.length !== 1)
    return [];
  if (!/\bby (?:about |around )?$/.test(sentence.low.slice(Math.max(0, amount.start - 12), amount.start)))
    return [];
  const cells = cellsFor(document, sentence, amount.unit, 1);
  const pairs = cells.flatMap((a) =>
    cells
      .filter(
        (b) =>
          b.row === a.row && b.at > a.at && meet(minus(intervalOf(b), intervalOf(a)), intervalOf(amount)),
      )
      .map((b) => ({ a, b })),
  );
  const [pair] = pairs;
  if (pair === undefined || new Set(pairs.map(({ a }) => a.row)).size !== 1) return [];
  const shares = pairs.map(({ a }) => scaleBy(over(intervalOf(amount), intervalOf(a)), 100));
  if (shares.some((share) => meet(share, intervalOf({ ...percent, value: Math.abs(percent.value) }))))
    return [];
  const real = (amount.value / pair.a.value) * 100;
  if (real > percent.value * 3 || percent.value > real * 3) return [];
  return [
    {
      spots: [sentenceSpot(sentence), rowSpot(pair.a.grid, pair.a.row)],
      arithmetic: `${showValue(amount.value, amount.unit)} on ${showValue(pair.a.value, amount.unit)} is ${num(real, 1)}%, not ${num(percent.value)}%`,
    },
  ];
}

/** Whether a cell can be of a time of the sentence: one of the two tells none, or they tell the same month, year or day. */
function isOfTime({ grid, row, at }: Cell, { periods }: Sentence): boolean {
  const period = row.period ?? grid.columns[at]?.period ?? null;
  if (period === null || periods.length === 0) return true;
  return periods.some(({ key, month }) => key === period.key || (month !== null && month === period.month));
}

function digitsOf(value: number, step: number): string {
  return String(Math.round(Math.abs(value) / step)).replace(/0+$/, '');
}

/** Whether two numbers have the same digits, two of them swapped. */
function areSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3 || a === b) return false;
  const off = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]));
  const [x, y] = off;
  return off.length === 2 && x !== undefined && y !== undefined && a[x] === b[y] && a[y] === b[x];
}

/** The cells of a document's tables by unit and digits, whatever their order, so that a swap is looked up and not searched for. */
const cellsByDigits: (document: Understanding) => ReadonlyMap<string, readonly Cell[]> = oncePer(
  ({ grids }) => {
    const byDigits = new Map<string, Cell[]>();
    for (const grid of grids)
      for (const row of grid.rows)
        row.cells.forEach((cell, at) => {
          if (cell == null || cell.isUnsure) return;
          const key = keyOf(cell.unit, digitsOf(cell.value, cell.step));
          const held = byDigits.get(key) ?? [];
          held.push({ grid, row, at, value: cell.value, step: cell.step });
          byDigits.set(key, held);
        });
    return byDigits;
  },
);

function keyOf(unit: Quantity['unit'], digits: string): string {
  return `${unit} ${[...digits].sort().join('')}`;
}

/** Whether any cell of the document holds a figure. */
function isTabled({ grids }: Understanding, quantity: Quantity): boolean {
  const own = intervalOf(quantity);
  return grids.some(({ rows }) =>
    rows.some(({ cells }) =>
      cells.some((cell) => cell?.unit === quantity.unit && meet(intervalOf(cell), own)),
    ),
  );
}

/** The cell of a row that bears words of the sentence and has two digits of a figure the other way round. */
function swapOf(document: Understanding, sentence: Sentence, quantity: Quantity): Cell | null {
  const { unit, isWord, isAbout, per, value, step } = quantity;
  const digits = digitsOf(value, step);
  if ((unit !== 'money' && unit !== 'count') || isWord || isAbout || per !== null || digits.length < 3)
    return null;
  const swapped = (cellsByDigits(document).get(keyOf(unit, digits)) ?? []).find(
    (cell) =>
      areSwapped(digits, digitsOf(cell.value, cell.step)) &&
      Math.abs(Math.log(cell.value / value)) < 1 &&
      isOfTime(cell, sentence) &&
      sharedWords(sentence, cell.grid, cell.row) >= 2,
  );
  return swapped === undefined || isTabled(document, quantity) ? null : swapped;
}

/** "A cumulative deficit of £27.2m", where its row has 22.7 and none has 27.2. */
function swappedDigits(document: Understanding, sentence: Sentence): Found[] {
  if (!isStatement(sentence) || sentence.isChart || /\bwould be\b/.test(sentence.low)) return [];
  return sentence.quantities.flatMap((quantity): Found[] => {
    const swapped = swapOf(document, sentence, quantity);
    if (swapped === null) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...cellSpots(swapped.grid, swapped.row, swapped.at)],
        arithmetic: `${showValue(quantity.value, quantity.unit)} in the text, ${showValue(swapped.value, quantity.unit)} in the table (${swapped.row.label}): two digits are swapped`,
      },
    ];
  });
}

/** "Improved by £3.8m, from £31.3m to £27.5m", where the two stand in rows of two kinds, each of which has its own other figure. */
function leapsRows(document: Understanding): Found[] {
  return document.changes.flatMap((change): Found[] => {
    const { sentence } = change;
    if (change.from.unit !== 'money') return [];
    return document.grids.flatMap((grid): Found[] => {
      const rowsWith = (quantity: Quantity) =>
        grid.rows.filter((row) =>
          row.cells.some(
            (cell) =>
              cell?.unit === 'money' &&
              !cell.isUnsure &&
              meet(intervalOf({ ...cell, value: Math.abs(cell.value) }), intervalOf(quantity)),
          ),
        );
      const [from, to] = [rowsWith(change.from), rowsWith(change.to)];
      const [a, b] = [from[0], to[0]];
      if (a === undefined || b === undefined || from.length !== 1 || to.length !== 1 || a === b) return [];
      const [own, its] = [thingWords(a.label), thingWords(b.label)];
      const shared = [...own].filter((word) => its.has(word)).length;
      const isAlike = shared >= 2 && shared >= Math.min(own.size, its.size) - 1;
      if (
        !isAlike ||
        !/\b(?:before|after|gross|net|mitigated|unmitigated|with|without)\b/.test(`${a.low} ${b.low}`)
      )
        return [];
      return [
        {
          spots: [sentenceSpot(sentence), rowSpot(grid, a), rowSpot(grid, b)],
          arithmetic: `${showValue(change.from.value, 'money')} is of "${a.label}", ${showValue(change.to.value, 'money')} of "${b.label}"`,
        },
      ];
    });
  });
}

/** Text and its table. */
export const TABLE_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.change-by-table',
    kind: 'change',
    severity: 'error',
    isWide: true,
    title: 'The percentage of a change is not that of its row',
    meaning:
      'A rise or fall by an amount that one row of a table has between two columns, and a percentage beside it.',
    advice: 'Divide by the earlier figure of the row.',
    fires:
      '| £m | 2024/25 | 2025/26 |\n| --- | --- | --- |\n| High needs income | 54.2 | 58.1 |\n\nIncome in 2025/26 rises by £3.9m on the year before, an increase of 9.6%.',
    silent:
      '| £m | 2024/25 | 2025/26 |\n| --- | --- | --- |\n| High needs income | 54.2 | 58.1 |\n\nIncome in 2025/26 rises by £3.9m on the year before, an increase of 7.2%.',
    find: (document) => document.sentences.flatMap((sentence) => wrongPercent(document, sentence)),
  },
  {
    code: 'claim.digits-by-table',
    kind: 'two-values',
    severity: 'error',
    isWide: true,
    title: 'A figure in the text has two digits of its row swapped',
    meaning:
      'A number that stands in no table, and a row of the same words with the same digits but for two that are swapped.',
    advice: 'Look up which is right.',
    fires:
      'We began the year with a cumulative deficit of £27.2m.\n\n| £m | 2024/25 | 2025/26 |\n| --- | --- | --- |\n| Cumulative deficit at 31 March | 22.7 | 29.9 |',
    silent:
      'We began the year with a cumulative deficit of £22.7m.\n\n| £m | 2024/25 | 2025/26 |\n| --- | --- | --- |\n| Cumulative deficit at 31 March | 22.7 | 29.9 |',
    find: (document) => document.sentences.flatMap((sentence) => swappedDigits(document, sentence)),
  },
  {
    code: 'claim.other-basis-rows',
    kind: 'basis',
    severity: 'error',
    isWide: true,
    title: 'A change runs from a figure of one basis to one of another',
    meaning:
      'From one amount to another, which stand in two rows of a table that differ by before and after, gross and net, or with and without.',
    advice: 'Compare the two figures of one row.',
    fires:
      '| £m | August | November |\n| --- | --- | --- |\n| Cumulative deficit before programme payment | 31.3 | 31.5 |\n| Cumulative deficit after programme payment | 27.3 | 27.5 |\n\nThe cumulative deficit has improved by £3.8m, from £31.3m to £27.5m.',
    silent:
      '| £m | August | November |\n| --- | --- | --- |\n| Cumulative deficit before programme payment | 31.3 | 31.5 |\n| Cumulative deficit after programme payment | 27.3 | 27.5 |\n\nThe cumulative deficit has worsened by £0.2m, from £31.3m to £31.5m.',
    find: leapsRows,
  },
];
