/** The key of several drawings of the same kinds of series; for the eye alone, as each drawing says in words what it shows. */
import type { ChartWithTable } from '../../contract/chart-with-table.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { drawKey } from '../../draw/draw-chart.ts';
import { useDrawn } from './use-drawn.ts';

type Shape = ChartWithTable['chart'];

// The contract's copy of the same shape; a browser's document satisfies the drawing's smaller type.
const draw = (chart: Shape, width: number) => drawKey(chart as Chart, document as never, { width });

/** Draw it as wide as its place. */
export function ChartKey({ chart }: { readonly chart: Shape }) {
  return <div ref={useDrawn(chart, draw)} className="keel-chart-key" aria-hidden="true" />;
}
