/** A chart with its sentence and its figures: words and table are there at once, the drawing follows when its part is fetched. */
import { lazy, Suspense } from 'react';
import type { ChartWithTable } from '../../contract/chart-with-table.ts';
import { DataTable } from './data-table.tsx';

/** A drawing that cannot be fetched must not take the page with it: its words and figures stand all the same. */
function NoDrawing() {
  return <p className="keel-quiet">The drawing could not be loaded; its figures are below.</p>;
}

const ChartDrawing = lazy(() =>
  import('./chart-drawing.tsx').then(
    (part) => ({ default: part.ChartDrawing }),
    () => ({ default: NoDrawing }),
  ),
);

/** Show a chart. @param hasKey  false where one key stands for several. */
export function ChartFigure({
  chart: { chart, table },
  hasKey = true,
}: {
  readonly chart: ChartWithTable;
  readonly hasKey?: boolean;
}) {
  return (
    <figure className="keel-figure">
      <figcaption>
        <strong>{chart.title}</strong>
        <span>{chart.summary}</span>
      </figcaption>
      <Suspense fallback={<div className="keel-chart-room" />}>
        <ChartDrawing chart={chart} hasKey={hasKey} />
      </Suspense>
      <details className="keel-where">
        <summary>
          The figures of this chart<span className="govuk-visually-hidden">: {chart.title}</span>
        </summary>
        <DataTable table={table} />
      </details>
    </figure>
  );
}
