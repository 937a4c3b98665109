/** The drawing of a chart, made by the same code as in documents, as wide as its place. */
import { useEffect, useRef } from 'react';
import type { ChartWithTable } from '../../contract/chart-with-table.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { drawChart } from '../../draw/draw-chart.ts';

/** Below this a drawing is scaled down rather than drawn narrower [px]. */
const NARROWEST = 300;

/** Draw, and draw again where the width of the place changes. */
export function ChartDrawing({ chart }: { readonly chart: ChartWithTable['chart'] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    let drawn = 0;
    const draw = () => {
      const width = Math.max(NARROWEST, Math.floor(box.clientWidth));
      if (width === drawn) return;
      drawn = width;
      const drawing: unknown = drawChart(chart as Chart, document as never, { width }); // the contract's copy of the same shape; a browser's document satisfies the drawing's smaller type
      if (drawing instanceof SVGElement) {
        drawing.setAttribute(
          'viewBox',
          `0 0 ${drawing.getAttribute('width')} ${drawing.getAttribute('height')}`,
        );
        box.replaceChildren(drawing);
      }
    };
    draw();
    const watcher = new ResizeObserver(draw);
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [chart]);
  return <div ref={place} className="keel-chart-room" />;
}
