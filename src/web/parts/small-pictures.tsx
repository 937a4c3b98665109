/** Pictures of alike parts side by side, under one key that tells the kinds of line apart; the smaller parts are folded away. */
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

/** So many are seen at once: two rows of a wide page. */
const SEEN = 6;

type Given = { readonly pictures: readonly ChartWithTable[] };

/** Show them, the largest part first; nothing where there are none. */
export function SmallPictures({ pictures }: Given) {
  const [first] = pictures;
  if (first === undefined) return null;
  const folded = pictures.slice(SEEN);
  return (
    <>
      <Suspense fallback={<div className="keel-chart-key" />}>
        <ChartKey chart={first.chart} />
      </Suspense>
      <Pictures pictures={pictures.slice(0, SEEN)} />
      {folded.length > 0 && (
        <details className="keel-where">
          <summary>
            {folded.length} more, with fewer plans
            <span className="govuk-visually-hidden">
              : {folded.map(({ chart }) => chart.title).join(', ')}
            </span>
          </summary>
          <Pictures pictures={folded} />
        </details>
      )}
    </>
  );
}

function Pictures({ pictures }: Given) {
  return (
    <div className="keel-pictures">
      {pictures.map((one) => (
        <ChartFigure key={one.chart.id} chart={one} hasKey={false} />
      ))}
    </div>
  );
}
