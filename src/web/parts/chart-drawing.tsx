/** The drawing of a chart, made by the same code as in documents, as wide as its place. */
import type { ChartWithTable } from '../../contract/chart-with-table.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { drawChart } from '../../draw/draw-chart.ts';
import { useDrawn } from './use-drawn.ts';

type Shape = ChartWithTable['chart'];

const drawWith = (hasKey: boolean) => (chart: Shape, width: number) =>
  // The contract's copy of the same shape; a browser's document satisfies the drawing's smaller type.
  drawChart(chart as Chart, document as never, { width, hasKey });
const withKey = drawWith(true);
const withoutKey = drawWith(false);

/** Draw, and draw again where the width of the place changes. */
export function ChartDrawing({ chart, hasKey }: { readonly chart: Shape; readonly hasKey: boolean }) {
  return <div ref={useDrawn(chart, hasKey ? withKey : withoutKey)} className="keel-chart-room" />;
}
