/** A made-up report with every kind of block, long tables, and text that tries to break each format. */

import type { Chart } from '../../src/core/chart/chart.ts';
import type { RatingLevel } from '../../src/core/programme/rating-scale.ts';
import type { Block, Cell, Inline, ReportDocument, TableBlock } from '../../src/core/report/blocks.ts';
import { SAMPLE_CHARTS } from './sample-charts.ts';
import { AMBER, BLUE, FIGURES, GREEN, NASTY_TEXTS, RED, SAMPLE_LEVELS } from './sample-parts.ts';

const text = (words: string): Inline => ({ text: words });
const strong = (words: string): Inline => ({ text: words, strong: true });
const figure = (id: string): Inline => ({
  text: FIGURES.find((one) => one.id === id)?.shown ?? '',
  figure: id,
});
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content });

function chartTable(chart: Chart): TableBlock {
  const show = (value: number | null | undefined): Cell =>
    value === null || value === undefined
      ? { content: [text('no figure')], value: null }
      : {
          content: [text(value.toLocaleString('en-GB'))],
          value,
          format: chart.decimals === 0 ? 'count' : 'decimal',
        };
  return {
    kind: 'table',
    id: `${chart.id}-table`,
    caption: chart.title,
    columns: [
      { header: chart.xLabel, align: 'start' },
      ...chart.series.flatMap((one) =>
        one.kind === 'band'
          ? [
              { header: `${one.label}, low`, align: 'end' as const },
              { header: `${one.label}, high`, align: 'end' as const },
            ]
          : [{ header: one.label, align: 'end' as const }],
      ),
    ],
    rows: chart.categories.map((category, k) => [
      { content: [text(category)] },
      ...chart.series.flatMap((one) =>
        one.kind === 'band' ? [show(one.low[k]), show(one.high[k])] : [show(one.values[k])],
      ),
    ]),
  };
}

function chartBlock(nth: number): Block {
  const chart = SAMPLE_CHARTS[nth];
  if (chart === undefined) throw new RangeError('The sample has six charts');
  return { kind: 'chart', chart, table: chartTable(chart) };
}

const LINES = [
  'Mainstream',
  'Resource bases',
  'State special schools',
  'Independent and non-maintained special schools',
  'Post-16',
];

function financeTable(id: string): TableBlock {
  const pounds = (amount: number, emphasis = false, formula?: string): Cell => ({
    content: [
      emphasis
        ? strong(Math.round(amount / 1000).toLocaleString('en-GB'))
        : text(Math.round(amount / 1000).toLocaleString('en-GB')),
    ],
    value: Math.round(amount * 100) / 100,
    format: 'pounds',
    ...(emphasis ? { emphasis } : {}),
    ...(formula === undefined ? {} : { formula }),
  });
  const amounts = LINES.map((_, r) =>
    Array.from({ length: 6 }, (_, c) => 12_345_678.9 + r * 3_210_987.65 + c * 1_234_567.01),
  );
  return {
    kind: 'table',
    id,
    caption: 'Finance template, mitigated scenario, £ thousand',
    columns: [
      { header: 'Line', align: 'start', width: 0.34 },
      ...Array.from({ length: 6 }, (_, c) => ({
        header: `${2023 + c}/${24 + c}`,
        align: 'end' as const,
        width: 0.11,
      })),
    ],
    rows: [
      ...LINES.map((line, r) => [
        { content: [text(line)] },
        ...(amounts[r] ?? []).map((amount) => pounds(amount)),
      ]),
      [
        { content: [strong('Total high needs spend')], emphasis: true },
        ...Array.from({ length: 6 }, (_, c) =>
          pounds(
            amounts.reduce((sum, row) => sum + (row[c] ?? 0), 0),
            true,
            `SUM({0,${c + 1}}:{4,${c + 1}})`,
          ),
        ),
      ],
    ],
    note: 'A deficit is positive; a surplus is in brackets.',
  };
}

/** A table of 70 rows, so that it breaks over pages. */
const LONG_TABLE: TableBlock = {
  kind: 'table',
  id: 'schools',
  caption: 'Places by school (made up)',
  columns: [
    { header: 'School', align: 'start', width: 0.4 },
    { header: 'Rating', align: 'start', width: 0.16 },
    { header: 'Places', align: 'end', width: 0.14 },
    { header: 'Cost', align: 'end', width: 0.16 },
    { header: 'Share filled', align: 'end', width: 0.14 },
  ],
  rows: Array.from({ length: 70 }, (_, k): readonly Cell[] => [
    {
      content: [
        text(k === 3 ? 'مدرسة النور 🎓 Nour School' : (NASTY_TEXTS[k - 5] ?? `Made-up School ${k + 1}`)),
      ],
    },
    { content: [], rating: SAMPLE_LEVELS[k % 5] ?? null },
    { content: [text(String(40 + k))], value: 40 + k, format: 'count' },
    {
      content: [
        text(
          `£${(1_000_000 + k * 12_345.67).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`,
        ),
      ],
      value: Math.round((1_000_000 + k * 12_345.67) * 100) / 100,
      format: 'pounds',
    },
    { content: [text(`${90 - (k % 7)}.0%`)], value: (90 - (k % 7)) / 100, format: 'share' },
  ]),
};

const UPDATES = ['Update 1 (May)', 'Update 2 (August)', 'Update 3 (November)'];

function ratingRow(
  id: string,
  number: string,
  title: string,
  words: string,
  levels: readonly (RatingLevel | null)[],
  details: readonly Block[],
): Block {
  return {
    kind: 'rating-row',
    id,
    number,
    title,
    text: words,
    ratings: UPDATES.map((update, k) => ({ update, level: levels[k] ?? null })),
    details,
  };
}

const BLOCKS: readonly Block[] = [
  {
    kind: 'notice',
    tone: 'info',
    content: [text('Marlshire County Council is made up: no real authority, school or person is described.')],
  },
  { kind: 'heading', level: 1, id: 'overview', text: 'Programme overview' },
  {
    kind: 'summary-list',
    id: 'header',
    rows: [
      { label: 'Local authority', content: [text('Marlshire County Council')] },
      { label: 'Programme', content: [text('High needs recovery agreement')] },
      { label: 'Update', content: [text('Update 3 (November)')] },
      { label: 'Date submitted', content: [text('11 December 2024')] },
      { label: 'Data to the end of', content: [text('October 2024')] },
      { label: 'Section 151 officer', content: [text('Zoë Ångström-O’Neill, signed on 10 December 2024')] },
      {
        label: "Director of children's services",
        content: [text('Łukasz Nguyễn, علي 🎉, signed on 11 December 2024')],
      },
    ],
  },
  { kind: 'heading', level: 2, id: 'on-track', text: 'Is the agreement on track?' },
  {
    kind: 'question',
    id: 'O1',
    question: 'Will the projected deficit for the current year in the agreement be met?',
    answer: 'No',
    details: [
      paragraph(
        text('The forecast cumulative deficit is '),
        figure('finance.cumulative.2024/25'),
        text(', above the agreed line. The cause is '),
        strong('growth in plans'),
        text(': '),
        figure('plans.2024-10'),
        text(' at the end of October, '),
        figure('plans.gap.2024-10'),
        text(' above plan.'),
      ),
      {
        kind: 'list',
        ordered: true,
        items: [
          [text('A second panel has met each week since September.')],
          [text('Two resource bases open in April; their places are counted from then.')],
          [text('The next forecast is due in January.')],
        ],
      },
    ],
  },
  {
    kind: 'question',
    id: 'O2',
    question: 'Will the deficit be nil by the end of the agreement?',
    answer: 'Yes',
    details: [paragraph(text('With payments and the authority’s own contribution, in 2030/31.'))],
  },
  {
    kind: 'question',
    id: 'O3',
    question: 'Is the capital project on track?',
    answer: 'Not applicable',
    details: [],
  },
  {
    kind: 'question',
    id: 'P1',
    question: 'What were the biggest drivers of positive change this quarter?',
    answer: null,
    details: [
      {
        kind: 'list',
        ordered: false,
        items: [
          [strong('Inclusion. '), text('Forty schools now work with the inclusion service.')],
          [text('The share in independent schools is '), figure('share.independent.2024-10'), text('.')],
        ],
      },
    ],
  },
  { kind: 'heading', level: 1, id: 'conditions', text: 'Conditions of the agreement' },
  paragraph(
    text('Each condition has a rating at each update of the year; the commentary is for the newest.'),
  ),
  ratingRow(
    'condition-1',
    '1',
    'Plans within the agreed number',
    'Keep the number of plans within the agreed trajectory by earlier help in mainstream schools.',
    [GREEN, AMBER, RED],
    [
      paragraph(
        strong('Activity: '),
        text('Green. '),
        strong('Effect: '),
        text('Red. Plans stand at '),
        figure('plans.2024-10'),
        text('.'),
      ),
      chartBlock(0),
      paragraph(text('Requests have begun to level off since the spring.')),
      chartBlock(3),
    ],
  ),
  ratingRow(
    'condition-2',
    '2.1',
    'Local special school places',
    'Open 156 places by September 2024 and fill them.',
    [AMBER, AMBER, AMBER],
    [
      paragraph(text('Places delivered: '), figure('places.delivered'), text('.')),
      chartBlock(4),
      {
        kind: 'notice',
        tone: 'warning',
        content: [text('The second site waits for its registration visit.')],
      },
    ],
  ),
  ratingRow(
    'condition-3',
    '3',
    'Joint funding policy',
    'Agree a policy with health partners.',
    [GREEN, BLUE, BLUE],
    [paragraph(text(NASTY_TEXTS[1] ?? '')), chartBlock(5)],
  ),
  {
    kind: 'rating-key',
    id: 'key',
    levels: SAMPLE_LEVELS,
  },
  { kind: 'heading', level: 1, id: 'risks', text: 'Risk register' },
  ratingRow(
    'risk-R1',
    'R1',
    'Demand',
    'Because needs rise, there is a risk that requests grow, leading to more plans.',
    [RED, RED, null],
    [paragraph(text(NASTY_TEXTS[0] ?? '')), paragraph(text('A note: '), figure('note.nasty'))],
  ),
  ratingRow(
    'risk-R2',
    'R2',
    'Workforce',
    'Because posts are hard to fill, there is a risk of delay.',
    [AMBER, GREEN, BLUE],
    [],
  ),
  { kind: 'page-break' },
  { kind: 'heading', level: 1, id: 'finance', text: 'Finance' },
  paragraph(text('The money follows from the plan numbers above.')),
  chartBlock(1),
  chartBlock(2),
  financeTable('finance-mitigated'),
  { kind: 'heading', level: 2, id: 'annex', text: 'Places by school' },
  LONG_TABLE,
  { kind: 'heading', level: 3, id: 'annex-notes', text: 'Notes & "nasty" <things>' },
  ...NASTY_TEXTS.map((words) => paragraph(text(words))),
];

/** Build the sample report; the same each time. */
export function sampleReport(): ReportDocument {
  return {
    id: 'sample-2024-25-3',
    title: 'High needs recovery: quarterly return',
    subtitle: 'Update 3 (November) 2024-25',
    authority: 'Marlshire County Council',
    footer: 'Marlshire County Council · update 2024-25/3 · data to October 2024 · finance period 7 · signed',
    frozenAt: '2024-12-11T12:00:00Z',
    blocks: BLOCKS,
    figures: FIGURES,
  };
}
