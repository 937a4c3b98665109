/** The figures of one measure: the newest of each basis with its count and quality, how it went, its parts, or what it lacks. */
import { useState } from 'react';
import type { MeasureFigure, MeasureSeries, MeasureWithFigures } from '../../contract/measures.ts';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable } from './data-table.tsx';

const FLAGS = {
  good: 'Good',
  flagged: 'Read the note',
  'no-rating': 'Too much is unknown to rate it',
  'not-available': 'Not available',
} as const;

/** Show them. */
export function MeasureFigures({ measure }: { readonly measure: MeasureWithFigures }) {
  const { series, parts, missing, title } = measure;
  return (
    <>
      {series.length > 0 && (
        <ul className="keel-series">
          {series.map((one) => (
            <Series key={one.label} series={one} title={title} />
          ))}
        </ul>
      )}
      {parts.length > 0 && (
        <details className="keel-where">
          <summary>
            The newest figures of its parts<span className="govuk-visually-hidden">: {title}</span>
          </summary>
          {parts.map((table) => (
            <DataTable key={table.caption} table={table} />
          ))}
        </details>
      )}
      {missing.length > 0 && (
        <div className="keel-missing">
          <p>
            <strong>No figure.</strong> Why it is missing:
          </p>
          <ul>
            {missing.map(({ what, bring }) => (
              <li key={what}>
                {what}. <span className="keel-quiet">{bring}.</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Series({ series, title }: { readonly series: MeasureSeries; readonly title: string }) {
  const { label, latest, trend } = series;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <p className="keel-series-line">
        <strong className="keel-series-value">{latest.value}</strong> <span>{latest.period}</span>{' '}
        <span className="keel-quiet">{label}</span>
      </p>
      <p className="keel-series-more">
        {countInWords(latest)}
        <span className={`keel-flag keel-flag-${latest.flag}`}>Quality: {FLAGS[latest.flag]}</span>
        {latest.notes.length > 0 && <span> {latest.notes.join('. ')}.</span>}
      </p>
      {trend !== null && (
        // the drawing is made when it is first asked for: a page of a hundred drawings would be slow to come
        <details className="keel-where" onToggle={(event) => event.currentTarget.open && setIsOpen(true)}>
          <summary>
            How it went
            <span className="govuk-visually-hidden">
              : {title}, {label}
            </span>
          </summary>
          {isOpen && <ChartFigure chart={trend} />}
        </details>
      )}
    </li>
  );
}

/** "41 of 108 (decided requests). ", "1,187 in 12 months. " */
function countInWords({ count, outOf, base }: MeasureFigure): string {
  if (count === null || outOf === null) return '';
  if (base !== null && /^\d+ months$/.test(base)) return `${count} in ${base}. `;
  return `${count} of ${outOf}${base === null || /^\d/.test(base) ? '' : ` (${base})`}. `;
}
