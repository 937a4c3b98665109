/** Commentary of officers with its figures filled in, live tables and charts in their places. */
import type { CommentaryBlock, CommentaryRun } from '../../contract/commentary.ts';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable } from './data-table.tsx';

/** Show commentary; `empty` where nothing was written. */
export function CommentaryText({
  commentary,
  empty,
}: {
  readonly commentary: readonly CommentaryBlock[];
  readonly empty: string;
}) {
  if (commentary.length === 0) return empty === '' ? null : <p className="keel-quiet">{empty}</p>;
  return (
    <div className="keel-prose">
      {commentary.map((block) => (
        <Block key={JSON.stringify(block).slice(0, 400)} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: CommentaryBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((runs) => (
            <li key={runs.map(({ text }) => text).join('')}>
              <Runs runs={runs} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <DataTable table={block.table} />;
    case 'chart':
      return <ChartFigure chart={block.chart} />;
  }
}

function Runs({ runs }: { readonly runs: readonly CommentaryRun[] }) {
  return runs.map(({ text, figure, missing }, k) => {
    const key = `${k}-${text}`;
    if (missing === true) return <mark key={key}>{text}</mark>;
    return figure === undefined ? (
      text
    ) : (
      <b key={key} className="keel-cited">
        {text}
      </b>
    );
  });
}
