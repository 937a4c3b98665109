/** Rules on what a sentence says of a row of months or of a row of totals: its mean, and that all of it has come. */
import type { Found } from '../finding.ts';
import { wordValue } from '../lex/number-words.ts';
import { type Quantity, singular } from '../lex/quantities.ts';
import type { Rule } from '../rule.ts';
import { cellSpots, type Grid, type GridRow } from '../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../understand/sentence.ts';
import { num } from '../understand/show.ts';
import type { Understanding } from '../understand/understanding.ts';

const MEANS = /\b(?:average[ds]?|averaging|mean)\b/;
const NO_ACTUAL =
  /\b(?:target|agreed|forecast|assum\w+|plan(?:ned)?|profile|last year|year before|previous)\b/;
/** A window that the sentence names: "over these four months". */
const WINDOW =
  /\b(?:over|in|across|for|during) (?:the |these |those |all )?(?:last |past )?(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) months\b/;

/** The row that runs over months, the only one of its table whose words begin as the thing does. */
function rowOf(grid: Grid, sentence: Sentence, mean: Quantity): GridRow | null {
  const own = sentence.low.slice(Math.max(0, mean.start - 60), mean.end + 40);
  const rows = grid.rows.filter(({ low }) => {
    const words = low.replace(/[*_]/g, '').trim().split(/\s+/);
    const [first = ''] = words;
    const stem = singular(first).replace(/(?:d|s|ed)$/, '');
    return (
      words.length <= 3 && stem.length >= 4 && new RegExp(`\\b${RegExp.escape(stem)}\\w{0,3}\\b`).test(own)
    );
  });
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** "| May | June | July |" over a single row of numbers: what stands first is a number too, and no label. */
function onlyRow(grid: Grid, window: number): readonly number[] | null {
  const [row, more] = grid.rows;
  if (row === undefined || more !== undefined || grid.columns.length !== window) return null;
  if (grid.columns.some(({ period, header }) => period === null || header === '')) return null;
  const values = row.row.cells.map((cell) => Number(cell.replace(/[*_,\s]/g, '')));
  return values.length === window && values.every(Number.isFinite) ? values : null;
}

/** "Ceases averaged 28 a month over these three months" above or below "Ceased | 31 | 22 | 16". */
function meanOfMonths(sentence: Sentence, { grids }: Understanding): Found[] {
  if (!MEANS.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const mean = sentence.quantities.find(
    ({ unit, per, isAbout, bound, start }) =>
      unit === 'count' &&
      per === 'month' &&
      !isAbout &&
      bound === null &&
      MEANS.test(sentence.low.slice(Math.max(0, start - 40), start)),
  );
  const said = WINDOW.exec(sentence.low)?.[1];
  const window = said === undefined ? null : (wordValue(said) ?? Number(said));
  if (mean === undefined || window === null) return [];
  if (NO_ACTUAL.test(sentence.low.slice(Math.max(0, mean.start - 24), mean.start))) return [];
  return grids.flatMap((grid): Found[] => {
    if (grid.block.section !== sentence.block.section) return [];
    const months = grid.columns.flatMap(({ low, period }, at) =>
      at > 0 && period !== null && !/total|average|year/.test(low) ? [at] : [],
    );
    const row = months.length === window ? rowOf(grid, sentence, mean) : null;
    const cells = months.flatMap((at) => row?.cells[at] ?? []).filter(({ unit }) => unit === 'count');
    const values = onlyRow(grid, window) ?? cells.map(({ value }) => value);
    const [first] = row === null ? grid.rows : [row];
    if (first === undefined || values.length !== window) return [];
    const found = values.reduce((sum, value) => sum + value, 0) / window;
    if (Math.abs(found - mean.value) <= mean.step / 2 + 1e-9) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...cellSpots(grid, first, months[0] ?? 1)],
        arithmetic: `(${values.map((value) => num(value)).join(' + ')}) ÷ ${window} = ${num(found, 2)}, not ${num(mean.value)}`,
      },
    ];
  });
}

const ALL_DONE =
  /^\W{0,3}(?:so |now |overall,? )?all (?:of )?(?:the )?(?=\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)/;
const DONE =
  /\b(?:are|have|were) (?:now |all |since )?(?:been )?(?:open(?:ed)?|complete[d]?|delivered|filled|done|finished|issued|closed|in use|ready|in place)\b/;
const DONE_HEAD =
  /\b(?:open(?:ed)?|complete[d]?|delivered|filled|done|finished|issued|closed|in use|actual|in place|achieved)\b/;

/** "All 36 places due by April are now open." beside "Total | 36 | 30". */
function allDone(sentence: Sentence, { grids }: Understanding): Found[] {
  if (!ALL_DONE.test(sentence.low) || !DONE.test(sentence.low) || /\bnot\b/.test(sentence.low)) return [];
  const [all] = sentence.quantities;
  if (all?.unit !== 'count' || all.isAbout) return [];
  return grids.flatMap((grid): Found[] => {
    if (grid.block.section !== sentence.block.section) return [];
    const done = grid.columns.findIndex(({ low }, at) => at > 1 && DONE_HEAD.test(low));
    const total = grid.rows.find(({ low }) => /\b(?:total|all|together)\b/.test(low));
    const [due, came] = [total?.cells[done - 1], total?.cells[done]];
    if (total === undefined || due?.value !== all.value || came == null || came.value >= all.value) return [];
    return [
      {
        spots: [sentenceSpot(sentence), ...cellSpots(grid, total, done)],
        arithmetic: `${num(came.value)} of ${num(all.value)} in the table: ${num(all.value - came.value)} are not`,
      },
    ];
  });
}

/** What is told of a row of months and of a total. */
export const TOLD_AGAINST_MONTHS_RULES: readonly Rule[] = [
  {
    code: 'average.against-months',
    kind: 'average',
    severity: 'error',
    title: 'An average told is not the mean of the months in the table beside it',
    meaning:
      'A number a month over a window that the sentence names, and the one row of the same section with so many months whose words begin alike.',
    advice: 'Work the average out of the months printed, or say which months it is of.',
    fires:
      '## Ending\n\n| 2025 | May | June | July |\n| --- | --- | --- | --- |\n| Ceased | 14 | 20 | 29 |\n\nCeases averaged 25 a month over these three months.',
    silent:
      '## Ending\n\n| 2025 | May | June | July |\n| --- | --- | --- | --- |\n| Ceased | 14 | 20 | 29 |\n\nCeases averaged 21 a month over these three months.',
    find: (document) => document.sentences.flatMap((sentence) => meanOfMonths(sentence, document)),
  },
  {
    code: 'count.all-done',
    kind: 'two-values',
    severity: 'error',
    title: 'All are said to be there where the table has fewer',
    meaning:
      '"All 36 places are now open" and a total of the same section with 36 due and another number open.',
    advice: 'Say how many of how many, and when the rest comes.',
    fires:
      '## Places\n\nAll 24 places due by May are now open.\n\n| School | Due | Open |\n| --- | --- | --- |\n| Heron | 14 | 14 |\n| Tern | 10 | 6 |\n| Total | 24 | 20 |',
    silent:
      '## Places\n\nAll 24 places due by May are now open.\n\n| School | Due | Open |\n| --- | --- | --- |\n| Heron | 14 | 14 |\n| Tern | 10 | 10 |\n| Total | 24 | 24 |',
    find: (document) => document.sentences.flatMap((sentence) => allDone(sentence, document)),
  },
];
