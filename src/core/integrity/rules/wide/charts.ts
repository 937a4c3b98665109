/** How a chart is described against the table of its section: bars that grow or shrink one after the other, the tallest, the lowest. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { rowSpot } from '../../understand/grid.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { type Series, seriesOf } from '../../understand/series.ts';
import { num } from '../../understand/show.ts';
import { thingWords } from '../../understand/thing-words.ts';
import type { Understanding } from '../../understand/understanding.ts';

const CHART = /\b(?:chart|figure|graph|bars?|columns?|line|dots?|points?|curve)\b/;
const SHRINKS =
  /\beach\b[^.;]{0,30}\b(?:shorter|lower|smaller|less) than the (?:one|bar|column|year|month|last|previous)|\b(?:falls?|drops?|declines?|slopes? down|comes down|goes down|descends?|shrinks?)\b[^.;]{0,30}\b(?:each|every|throughout|steadily|without a break|year (?:on|by|after) year|month (?:on|by|after) month|from left to right|step by step)\b/;
const GROWS =
  /\beach\b[^.;]{0,30}\b(?:taller|higher|longer|larger|greater|more) than the (?:one|bar|column|year|month|last|previous)|\b(?:rises?|climbs?|grows?|slopes? up|goes up|increases?|ascends?)\b[^.;]{0,30}\b(?:each|every|throughout|steadily|without a break|year (?:on|by|after) year|month (?:on|by|after) month|from left to right|step by step)\b/;
const NUMBER_OF_BARS =
  /\b(three|four|five|six|seven|eight|nine|ten|twelve) (?:bars|columns|points|dots|years|months)\b/;
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** The series of the tables nearest before a sentence in its section. */
function seriesBefore({ grids }: Understanding, sentence: Sentence): readonly Series[] {
  const own = grids.filter(({ block }) => block.section === sentence.block.section && !block.isChart);
  const before = own.filter(({ rows }) => (rows[0]?.row.paragraph ?? 0) < sentence.block.paragraph);
  return (before.at(-1) === undefined ? own.slice(0, 1) : before.slice(-1)).flatMap(seriesOf);
}

function isSteady(values: readonly number[], by: 1 | -1): boolean {
  return values.slice(1).every((value, at) => (value - (values[at] ?? value)) * by > 0);
}

function steadyClaims(document: Understanding, sentence: Sentence): Found[] {
  if (!CHART.test(sentence.low) || sentence.block.kind === 'heading') return [];
  const [down, up] = [SHRINKS.test(sentence.low), GROWS.test(sentence.low)];
  if (
    down === up ||
    /\b(?:then|until|but|except|apart from|before (?:falling|rising)|after (?:a|an|which))\b/.test(
      sentence.low,
    )
  )
    return [];
  const count = NUMBERS.indexOf(NUMBER_OF_BARS.exec(sentence.low)?.[1] ?? '');
  const words = new Set(sentence.low.match(/[a-z]{5,}/g) ?? []);
  const all = seriesBefore(document, sentence).filter(
    ({ points }) => points.length >= 3 && (count < 0 || points.length === count),
  );
  const named = all.filter(({ low }) => (low.match(/[a-z]{5,}/g) ?? []).some((word) => words.has(word)));
  const meant = named.length > 0 || count < 0 ? named : all;
  const [series] = meant;
  if (
    series === undefined ||
    meant.some(({ points }) =>
      isSteady(
        points.map(({ value }) => value),
        up ? 1 : -1,
      ),
    )
  )
    return [];
  // Only a series that runs the other way, or several times, is beyond doubt the one described wrongly.
  if (
    meant.length > 1 &&
    !meant.every(({ points }) =>
      isSteady(
        points.map(({ value }) => value),
        up ? -1 : 1,
      ),
    )
  )
    return [];
  const values = series.points.map(({ value }) => num(value)).join(', ');
  return [
    {
      spots: [sentenceSpot(sentence), ...series.points.slice(0, 1).flatMap(({ spots }) => spots)],
      arithmetic: `the table has ${values}; the text says "${((up ? GROWS : SHRINKS).exec(sentence.low)?.[0] ?? '').trim()}"`,
    },
  ];
}

const TALLEST =
  /\b(?:next|second) (?:tallest|highest|largest|longest|biggest|greatest)\b[^.;]{0,40}?\b(?:is|was|are|being)\b|\bin (?:second|third|fourth) place (?:is|comes|stands)\b/;
const TOP = /\b(tallest|highest|largest|longest|biggest|shortest|lowest|smallest)\b/;

/** "The tallest column is 2026/27", "the column for 2026/27 is the tallest": a point named with its place among the others. */
function placeClaims(document: Understanding, sentence: Sentence): Found[] {
  const word = TOP.exec(sentence.low);
  if (
    word === null ||
    !CHART.test(sentence.low) ||
    TALLEST.test(sentence.low) ||
    sentence.block.kind === 'heading'
  )
    return [];
  const isLow = /shortest|lowest|smallest/.test(word[1] ?? '');
  const clause = clauseOf(sentence.low, word.index);
  const inClause = sentence.periods.filter(({ start, end }) => start >= clause.from && end <= clause.to);
  const [period, more] = inClause;
  if (period === undefined || more !== undefined) return [];
  const words = new Set(sentence.low.match(/[a-z-]{5,}/g) ?? []);
  const all = document.grids
    .filter(({ block }) => !block.isChart)
    .flatMap(seriesOf)
    .filter(({ points }) => points.length >= 3 && points.some((point) => point.period.key === period.key));
  const named = all.filter(({ low }) => (low.match(/[a-z-]{5,}/g) ?? []).some((one) => words.has(one)));
  const meant = named.length > 0 ? named : all;
  const [series] = meant;
  if (series === undefined || meant.length > 2) return [];
  const isTrue = ({ points }: Series) => {
    const own = points.find((point) => point.period.key === period.key)?.value ?? 0;
    return points.every(({ value }) => (isLow ? value >= own : value <= own));
  };
  if (meant.some(isTrue)) return [];
  const values = series.points.map(({ value }) => num(value)).join(', ');
  return [
    {
      spots: [sentenceSpot(sentence), ...series.points.slice(0, 1).flatMap(({ spots }) => spots)],
      arithmetic: `the table has ${values}; ${sentence.text.slice(period.start, period.end)} is not the ${word[1]}`,
    },
  ];
}

const SLICE =
  /\b(biggest|largest|tallest|longest|highest|smallest|shortest|lowest) (?:slice|bar|column|segment|share|group|part|block)\b[^.;,]{0,20}?\b(?:is|are|was|belongs to|stands for|shows)\s(?:the |that of |for )?([a-z][a-z' -]{3,50}?)(?=,|\.|;| with | at | and | \(|$)/;

/** "The biggest slice is state special schools": the rows of a table by name. */
function sliceClaims({ grids }: Understanding, sentence: Sentence): Found[] {
  const match = SLICE.exec(sentence.low);
  if (match === null || sentence.block.kind === 'heading') return [];
  const name = thingWords(match[2] ?? '');
  const isLow = /smallest|shortest|lowest/.test(match[1] ?? '');
  const near = grids.filter(({ block }) => block.section === sentence.block.section && !block.isChart);
  return near.flatMap((grid): Found[] => {
    const at = grid.columns.findIndex(({ numbers }, k) => k > 0 && numbers >= 3);
    const rows = grid.rows.flatMap((row) => {
      const cell = row.cells[at];
      return cell == null || /\b(?:total|all)\b/.test(row.low)
        ? []
        : [{ row, value: cell.value, words: thingWords(row.label) }];
    });
    const [meant, more] = rows.filter(
      ({ words }) => name.size > 0 && [...name].every((word) => words.has(word)),
    );
    if (
      meant === undefined ||
      more !== undefined ||
      rows.length < 3 ||
      grid.columns.filter(({ numbers }) => numbers >= 3).length > 3
    )
      return [];
    const other = rows.find(({ value }) => (isLow ? value < meant.value : value > meant.value));
    if (other === undefined) return [];
    return [
      {
        spots: [sentenceSpot(sentence), rowSpot(grid, other.row, at)],
        arithmetic: `${meant.row.label} has ${num(meant.value)}, ${other.row.label} ${num(other.value)}: it is not the ${match[1]}`,
      },
    ];
  });
}

function clauseOf(low: string, at: number): { readonly from: number; readonly to: number } {
  const marks = [...low.matchAll(/[;,:]| after which | and (?:the|then) /g)];
  const before = marks.findLast(({ index }) => index < at);
  const after = marks.find(({ index }) => index > at);
  return { from: before === undefined ? 0 : before.index, to: after?.index ?? low.length };
}

const TABLE =
  '| Year | In-year deficit, £m |\n| --- | --- |\n| 2022/23 | 1.4 |\n| 2023/24 | 2.0 |\n| 2024/25 | 2.6 |\n| 2025/26 | 3.1 |\n\n';

/** Descriptions of charts. */
export const WIDE_CHART_RULES: readonly Rule[] = [
  {
    code: 'wide.chart-steady',
    kind: 'chart',
    severity: 'warning',
    isWide: true,
    title: 'A chart is said to rise or fall throughout, and its table does not',
    meaning:
      'Bars each taller or shorter than the one before, a line that climbs every month, against the table just above in its section.',
    advice: 'Describe what the table has.',
    fires: `${TABLE}Chart 1 shows the same figures as four bars, each of them shorter than the one before.`,
    silent: `${TABLE}Chart 1 shows the same figures as four bars, each of them taller than the one before.`,
    find: (document) => document.sentences.flatMap((sentence) => steadyClaims(document, sentence)),
  },
  {
    code: 'wide.chart-place',
    kind: 'chart',
    severity: 'warning',
    isWide: true,
    title: 'The tallest or lowest of a chart is another one in the table',
    meaning:
      'A bar, column or point that is named by its time as the tallest or lowest, and the table of that series.',
    advice: 'Describe what the table has.',
    fires: `${TABLE}In the chart of the in-year deficit the column for 2023/24 is the tallest.`,
    silent: `${TABLE}In the chart of the in-year deficit the column for 2025/26 is the tallest.`,
    find: (document) =>
      document.sentences.flatMap((sentence) => [
        ...placeClaims(document, sentence),
        ...sliceClaims(document, sentence),
      ]),
  },
];
