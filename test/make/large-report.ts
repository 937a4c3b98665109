/** A made-up return as long as any: forty pages and more of words, sixty stored figures, twenty charts with their tables. */
import type { Chart } from '../../src/core/chart/chart.ts';
import type { Block, Figure, Inline, ReportDocument, TableBlock } from '../../src/core/report/blocks.ts';
import { SAMPLE_CHARTS } from './sample-charts.ts';
import { sampleReport } from './sample-report.ts';

const CHARTS = 20;
const FIGURES = 60;
/** Paragraphs after each chart; so many make the forty pages. */
const PARAGRAPHS = 7;

const SENTENCES = [
  'Schools asked for advice earlier than in the year before, and the advisory service answered most of them within ten days.',
  'The panel meets every fortnight and keeps a record of what was asked, what was decided and what was given instead.',
  'Parents and carers took part in the review of the local offer, and their comments are answered in the report of the forum.',
  'A place that opens later than planned is told with its cause, its new date and what is done for the children meanwhile.',
  'The recovery of the backlog goes on as planned; the staff who were taken on for it have begun their work.',
  'Where a figure is not yet known it is said to be missing, and the month in which it will be known is given.',
];

const figures: readonly Figure[] = Array.from({ length: FIGURES }, (_, k) => ({
  id: `made.figure-${k + 1}`,
  value: 1000 + 37 * k,
  unit: 'count',
  shown: (1000 + 37 * k).toLocaleString('en-GB'),
  label: `made-up figure number ${k + 1}`,
  source: {
    kind: 'stored',
    record: 'import made-up',
    file: 'made-up.csv',
    sha256: 'ab'.repeat(32),
    row: k + 2,
  },
}));

function run(k: number): Inline {
  const { id, shown } = figures[k % FIGURES] ?? { id: '', shown: '' };
  return { text: shown, figure: id };
}

function paragraph(k: number): Block {
  const at = (step: number) => SENTENCES[(k + step) % SENTENCES.length] ?? '';
  return {
    kind: 'paragraph',
    content: [
      { text: `${at(0)} ${at(1)} In all there were ` },
      run(k),
      { text: ` of them. ${at(2)} ${at(3)} ${at(4)}` },
    ],
  };
}

function table(k: number): TableBlock {
  return {
    kind: 'table',
    id: `table-${k}`,
    caption: `Made-up table ${k + 1}`,
    columns: [
      { header: 'Line', align: 'start' },
      { header: 'Before', align: 'end' },
      { header: 'Now', align: 'end' },
    ],
    rows: Array.from({ length: 8 }, (_, r) => [
      { content: [{ text: `Line ${r + 1}` }] },
      { content: [run(k + r)], value: Number(figures[(k + r) % FIGURES]?.value), format: 'count' as const },
      {
        content: [run(k + r + 1)],
        value: Number(figures[(k + r + 1) % FIGURES]?.value),
        format: 'count' as const,
      },
    ]),
  };
}

function chart(k: number): Block {
  const sample = SAMPLE_CHARTS[k % SAMPLE_CHARTS.length];
  if (sample === undefined) throw new RangeError('There is no sample chart');
  const own: Chart = { ...sample, id: `${sample.id}-${k}`, title: `${sample.title} (${k + 1})` };
  const found = sampleReport().blocks.find((block) => block.kind === 'chart' && block.chart.id === sample.id);
  const shown = found?.kind === 'chart' ? found.table : table(k);
  return { kind: 'chart', chart: own, table: { ...shown, id: `${own.id}-table`, caption: own.title } };
}

/** Make it. Same bytes each time. */
export function largeReport(): ReportDocument {
  const blocks = Array.from({ length: CHARTS }, (_, k): Block[] => [
    { kind: 'heading', level: 1, id: `part-${k}`, text: `Part ${k + 1} of the return` },
    ...Array.from({ length: PARAGRAPHS }, (_unused, n) => paragraph(k * PARAGRAPHS + n)),
    chart(k),
    table(k),
  ]).flat();
  return { ...sampleReport(), id: 'large', title: 'A return as long as any', blocks, figures };
}
