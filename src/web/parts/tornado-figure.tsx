/** What moves the answer most: a bar for each assumption around the plan as it stands, with every figure in the table behind it. */
import type { Tornado } from '../../contract/plan-outlook.ts';
import { DataTable } from './data-table.tsx';

/** Show the bars; they are drawn for the eye only, since the table says the same in words. */
export function TornadoFigure({ tornado }: { readonly tornado: Tornado }) {
  const { title, summary, bars, table } = tornado;
  const most = Math.max(1, ...bars.flatMap(({ low, high }) => [Math.abs(low.change), Math.abs(high.change)]));
  return (
    <figure className="keel-figure">
      <figcaption>
        <strong>{title}</strong>
        <span>{summary}</span>
      </figcaption>
      <p className="keel-tornado-key" aria-hidden="true">
        <span className="keel-tornado-better">Less deficit left at the end</span>
        <span className="keel-tornado-worse">More deficit left at the end</span>
      </p>
      <ol className="keel-tornado" aria-hidden="true">
        {bars.map((bar) => (
          <li key={bar.label}>
            <span className="keel-tornado-label">{bar.label}</span>
            <TornadoBar bar={bar} most={most} />
          </li>
        ))}
      </ol>
      <details className="keel-where">
        <summary>
          The figures of this chart<span className="govuk-visually-hidden">: {title}</span>
        </summary>
        <DataTable table={table} />
      </details>
    </figure>
  );
}

/** Half of the drawing's width; nil change stands in the middle. */
const HALF = 100;

function TornadoBar({ bar, most }: { readonly bar: Tornado['bars'][number]; readonly most: number }) {
  const ends = [bar.low, bar.high].sort((a, b) => a.change - b.change);
  const [better, worse] = ends;
  if (better === undefined || worse === undefined) return null;
  const place = (change: number) => HALF + (change / most) * HALF;
  return (
    <span className="keel-tornado-row">
      <span className="keel-tornado-end">
        {better.shown} <span className="keel-quiet">at {better.value}</span>
      </span>
      <svg
        viewBox={`0 0 ${2 * HALF} 12`}
        preserveAspectRatio="none"
        className="keel-tornado-bar"
        role="presentation"
      >
        <rect
          x={place(Math.min(0, better.change))}
          y="1"
          width={place(0) - place(Math.min(0, better.change))}
          height="10"
          className="keel-tornado-better-bar"
        />
        <rect
          x={HALF}
          y="1"
          width={place(Math.max(0, worse.change)) - HALF}
          height="10"
          className="keel-tornado-worse-bar"
        />
        <line x1={HALF} x2={HALF} y1="0" y2="12" className="keel-tornado-middle" />
      </svg>
      <span className="keel-tornado-end">
        {worse.shown} <span className="keel-quiet">at {worse.value}</span>
      </span>
    </span>
  );
}
