/** The data dashboard of an update: every measure at the cut-off beside what was agreed, then every live chart and table. */
import { monthInWords } from '../../base/time.ts';
import type { Block, ReportDocument, TableBlock } from '../blocks.ts';
import { figureCell, textCell } from '../cells.ts';
import { measureInWords } from '../figures/monthly-figures.ts';
import { LIVE_CHARTS, LIVE_TABLES } from '../live/live-blocks.ts';
import type { LiveSource } from '../live/live-source.ts';
import { madeUp, paperOf, sentences } from './paper-words.ts';

/** Compose the dashboard. Same facts, same bytes; every figure is one of the book. */
export function composeDashboard(source: LiveSource): ReportDocument {
  const { dataCutOff } = source.update;
  const table = measuresTable(source);
  const charts = Object.values(LIVE_CHARTS).flatMap((build) => build(source) ?? []);
  const tables = Object.values(LIVE_TABLES).flatMap((build) => build(source) ?? []);
  const blocks: Block[] = [
    ...madeUp(source),
    { kind: 'heading', level: 1, id: 'now', text: `Where the measures stand, ${monthInWords(dataCutOff)}` },
    ...sentences(source, [
      `Active plans: {plans_n.actual.${dataCutOff}}, {plans_n.gap.${dataCutOff}} from the agreed forecast of {plans_n.agreed.${dataCutOff}}.`,
    ]),
    ...(table === null ? [] : [table]),
    { kind: 'heading', level: 1, id: 'charts', text: 'Charts' },
    ...charts,
    { kind: 'heading', level: 1, id: 'tables', text: 'Tables' },
    ...tables,
  ];
  return paperOf(
    source,
    { id: 'dashboard', title: 'Data dashboard of the high needs recovery programme' },
    blocks,
  );
}

/** One row a measure; what a series does not have is "not available". */
function measuresTable({ facts, book, update }: LiveSource): TableBlock | null {
  const month = update.dataCutOff;
  const measures = [...new Set(facts.monthly.map(({ record }) => record.measure))].filter((measure) =>
    book.has(`${measure}.actual.${month}`),
  );
  if (measures.length === 0) return null;
  const kinds = [
    { kind: 'actual', header: 'Actual' },
    { kind: 'agreed', header: 'Agreed forecast' },
    { kind: 'gap', header: 'Gap' },
    { kind: 'gap-share', header: 'Gap, share of forecast' },
    { kind: 'change-12m', header: 'Change on a year before' },
    { kind: 'rolling12', header: 'Mean of twelve months' },
  ] as const;
  return {
    kind: 'table',
    id: 'dashboard-measures',
    caption: `Measures at the end of ${monthInWords(month)}`,
    columns: [
      { header: 'Measure', align: 'start' },
      ...kinds.map(({ header }) => ({ header, align: 'end' as const })),
    ],
    rows: measures.map((measure) => [
      textCell(measureInWords(measure)),
      ...kinds.map(({ kind }) => figureCell(book, `${measure}.${kind}.${month}`)),
    ]),
  };
}
