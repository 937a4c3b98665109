/** Pictures of alike parts side by side, under one key that tells the kinds of line apart. */
import { lazy, Suspense } from 'react';
import type { ChartWithTable } from '../../contract/chart-with-table.ts';
import { ChartFigure } from './chart-figure.tsx';

/** Where the drawings cannot be fetched their key is not missed. */
const ChartKey = lazy(() =>
  import('./chart-key.tsx').then(
    (part) => ({ default: part.ChartKey }),
    () => ({ default: () => <></> }),
  ),
);

/** Show them; nothing where there are none. */
export function SmallPictures({ pictures }: { readonly pictures: readonly ChartWithTable[] }) {
  const [first] = pictures;
  if (first === undefined) return null;
  return (
    <>
      <Suspense fallback={<div className="keel-chart-key" />}>
        <ChartKey chart={first.chart} />
      </Suspense>
      <div className="keel-pictures">
        {pictures.map((one) => (
          <ChartFigure key={one.chart.id} chart={one} hasKey={false} />
        ))}
      </div>
    </>
  );
}
