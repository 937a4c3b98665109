/** What a sentence says of one row of a table, and a short table that opens and closes with one name. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { cellSpots, type Grid, rowSpot } from '../../understand/grid.ts';
import { rowsNamed } from '../../understand/named-rows.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const MORE = /^ (?:more|fewer|additional|extra)\b/;

/** "Special schools took 52 more pupils over the year", and their row went from 734 to 771. */
function wrongMore(document: Understanding, sentence: Sentence): Found[] {
  if (sentence.block.kind === 'heading' || !/\b(?:over|since|in the|during|than)\b/.test(sentence.low))
    return [];
  const counts = sentence.quantities.filter(({ unit, step }) => unit === 'count' && step === 1);
  const [count, other] = counts;
  if (
    count === undefined ||
    other !== undefined ||
    count.isAbout ||
    !MORE.test(sentence.low.slice(count.end))
  )
    return [];
  const rows = rowsNamed(document, thingWords(sentence.text));
  const [first, more] = rows;
  if (first === undefined || more !== undefined) return [];
  const values = first.row.cells.flatMap((cell) => (cell?.unit === 'count' ? [cell.value] : []));
  const steps = values.flatMap((a, at) => values.slice(at + 1).map((b) => Math.abs(b - a)));
  if (values.length < 2 || [...values.map(Math.abs), ...steps].includes(count.value)) return [];
  const near = steps.find((step) => step > 0 && step < count.value * 2 && count.value < step * 2);
  if (near === undefined) return [];
  return [
    {
      spots: [sentenceSpot(sentence), rowSpot(first.grid, first.row)],
      arithmetic: `${num(near)} by the table (${first.row.label}), not ${num(count.value)}`,
    },
  ];
}

const ALL_FILLED =
  /\ball (?:of )?(?:the |our |these )?(?:[a-z-]+ ){0,3}(?:posts?|vacancies|places)\b[^.;]{0,30}\b(?:filled|in post|appointed|taken)\b/;

/** "All of the additional posts have been filled", and a row has some vacant. */
function notFilled({ grids }: Understanding, sentence: Sentence): Found[] {
  const match = ALL_FILLED.exec(sentence.low);
  if (
    match === null ||
    sentence.text.endsWith('?') ||
    /\b(?:not|until|once|when|will|would|if)\b/.test(sentence.low)
  )
    return [];
  const words = thingWords(sentence.text);
  return grids.flatMap((grid) => {
    const at = grid.columns.findIndex(({ low }) => /\b(?:vacan\w+|unfilled|empty)\b/.test(low));
    if (at < 1) return [];
    return grid.rows.flatMap((row): Found[] => {
      const cell = row.cells[at];
      const isOwn = [...thingWords(`${row.label} ${grid.columns[0]?.header ?? ''}`)].some(
        (word) => words.has(word) && word.length > 3,
      );
      if (cell == null || cell.value <= 0 || !isOwn || /\btotal\b/.test(row.low)) return [];
      return [
        {
          spots: [sentenceSpot(sentence), ...cellSpots(grid, row, at)],
          arithmetic: `${num(cell.value)} vacant in the table (${row.label}); the text says "${match[0]}"`,
        },
      ];
    });
  });
}

const FLOW_IN =
  /\b(?:lodged|registered|opened|received|new|joined|added|issued|admitted|started|referred|moved in)\b/;
const FLOW_OUT =
  /\b(?:closed|decided|withdrawn|resolved|settled|ceased|ended|left|completed|conceded|discharged|moved out)\b/;

/** A short table that opens and closes with the same name at two days, and rows of what came and went between. */
function wrongRollRows(grid: Grid): Found[] {
  const rows = grid.rows;
  const [first, last] = [rows[0], rows.at(-1)];
  const numeric = grid.columns.flatMap(({ numbers }, at) => (at > 0 && numbers === rows.length ? [at] : []));
  if (
    first === undefined ||
    last === undefined ||
    first === last ||
    rows.length < 3 ||
    rows.length > 7 ||
    first.period === null ||
    last.period === null
  )
    return [];
  const own = thingWords(first.label);
  if (first.period.key === last.period.key || ![...thingWords(last.label)].some((word) => own.has(word)))
    return [];
  const middle = rows.slice(1, -1);
  const signs = middle.map(({ low }) => {
    const [isIn, isOut] = [FLOW_IN.test(low), FLOW_OUT.test(low)];
    return isIn === isOut ? 0 : isIn ? 1 : -1;
  });
  if (signs.includes(0)) return [];
  return numeric.flatMap((at): Found[] => {
    const [a, b] = [first.cells[at], last.cells[at]];
    if (a == null || b == null) return [];
    const sum = middle.reduce(
      (all, row, k) => all + (signs[k] ?? 0) * Math.abs(row.cells[at]?.value ?? 0),
      a.value,
    );
    if (Math.abs(sum - b.value) < b.step || Math.abs(sum - b.value) > Math.max(40, b.value * 0.3)) return [];
    return [
      {
        spots: [...cellSpots(grid, last, at), rowSpot(grid, first)],
        arithmetic: `${num(a.value)} ${middle.map((row, k) => `${(signs[k] ?? 1) > 0 ? '+' : '−'} ${num(Math.abs(row.cells[at]?.value ?? 0))}`).join(' ')} = ${num(sum)}, not ${num(b.value)}`,
      },
    ];
  });
}

/** Rows borne out, and rows that roll. */
export const ROW_CLAIM_RULES: readonly Rule[] = [
  {
    code: 'claim.more-than-row',
    kind: 'two-values',
    severity: 'error',
    isWide: true,
    title: 'A row of a table does not bear out what a sentence says of it',
    meaning:
      'So many more than before of a row whose own difference is another; all posts filled, and a row with some vacant.',
    advice: 'Take the figure of the row, or mend the row.',
    fires:
      '| School | 2024 | 2025 |\n| --- | --- | --- |\n| State-funded special | 734 | 771 |\n\nState-funded special schools took 52 more pupils with plans over the year.',
    silent:
      '| School | 2024 | 2025 |\n| --- | --- | --- |\n| State-funded special | 734 | 771 |\n\nState-funded special schools took 37 more pupils with plans over the year.',
    find: (document) =>
      document.sentences.flatMap((sentence) => [
        ...wrongMore(document, sentence),
        ...notFilled(document, sentence),
      ]),
  },
  {
    code: 'claim.roll-rows',
    kind: 'roll-forward',
    severity: 'error',
    isWide: true,
    title: 'What came and went does not lead from the first row to the last',
    meaning:
      'A short table whose first and last rows bear one name at two days, with rows of what was lodged, opened, closed or ended between.',
    advice: 'Count each row again.',
    fires:
      '| Appeals | Quarter 3 |\n| --- | --- |\n| Open at 1 October | 34 |\n| Lodged in the quarter | 22 |\n| Closed in the quarter | 19 |\n| Open at 31 December | 43 |',
    silent:
      '| Appeals | Quarter 3 |\n| --- | --- |\n| Open at 1 October | 34 |\n| Lodged in the quarter | 22 |\n| Closed in the quarter | 19 |\n| Open at 31 December | 37 |',
    find: ({ grids }) => grids.flatMap(wrongRollRows),
  },
];
