/** One part of a section for reading: a line as it will read, a list, a table, a live chart. */
import { createContext, useContext } from 'react';
import type { SectionReply } from '../../../contract/writing.ts';
import type { CommentaryPart } from '../../../core/programme/programme.ts';
import { ChartFigure } from '../chart-figure.tsx';
import { DataTable } from '../data-table.tsx';
import { FiguresInWords, useResolved } from './figures-in-words.tsx';

/** The live tables and charts that the stored data supports. */
export const LiveContext = createContext<Pick<SectionReply, 'tables' | 'charts'>>({ tables: [], charts: [] });

/** Show a part as it will read. */
export function PartText({ part }: { readonly part: CommentaryPart }) {
  const { tables, charts } = useContext(LiveContext);
  switch (part.kind) {
    case 'paragraph':
      return (
        <p>
          <FiguresInWords text={part.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {part.items.map((item, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place alone
            <li key={k}>
              <FiguresInWords text={item} />
            </li>
          ))}
        </ul>
      );
    case 'grid':
      return <OwnTable grid={part} />;
    case 'table': {
      const found = tables.find(({ id }) => id === part.id);
      return found === undefined ? <NotThere what="table" id={part.id} /> : <DataTable table={found.table} />;
    }
    case 'chart': {
      const found = charts.find(({ id }) => id === part.id);
      return found === undefined ? (
        <NotThere what="chart" id={part.id} />
      ) : (
        <ChartFigure chart={found.chart} />
      );
    }
  }
}

function OwnTable({ grid }: { readonly grid: Extract<CommentaryPart, { kind: 'grid' }> }) {
  const resolved = useResolved();
  const wordsOf = (text: string) =>
    resolved(text)
      .content.map((run) => run.text)
      .join('');
  const [head = [], ...rows] = grid.rows;
  return (
    <DataTable
      table={{
        caption: grid.caption,
        columns: head.map((header) => ({ header: wordsOf(header), number: false })),
        rows: rows.map((cells) => ({ cells: cells.map(wordsOf), emphasis: false })),
        note: '',
      }}
    />
  );
}

function NotThere({ what, id }: { readonly what: string; readonly id: string }) {
  return (
    <p className="keel-unresolved">
      There is no {what} “{id}”, or the stored data does not support it.
    </p>
  );
}
