/** One survey over its closed waves: what moved, a chart, every series, how it is judged, and weights beside counts. */
import type { WatchedSurveyShape } from '../../../contract/surveys.ts';
import { ChartFigure } from '../chart-figure.tsx';
import { DataTable } from '../data-table.tsx';

/** Show it. @param path  of the programme's data. */
export function SurveyChanges({
  survey,
  path,
}: {
  readonly survey: WatchedSurveyShape;
  readonly path: string;
}) {
  const { id, title, lead, sentences, chart, changes, method, weighting } = survey;
  return (
    <section aria-labelledby={`changes-${id}`}>
      <h2 id={`changes-${id}`} className="keel-h2">
        Change over waves: {title}
      </h2>
      <p className="keel-lead">{lead}</p>
      {sentences.length > 0 && (
        <ul className="keel-reasons">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {chart !== null && <ChartFigure chart={chart} />}
      <p className="keel-prose keel-no-print">
        <a className="govuk-link" href={`${path}/surveys/changes.csv`} download>
          Download every series and wave (CSV)
        </a>
      </p>
      <DataTable table={changes} />
      <details className="keel-where">
        <summary>How a change is told</summary>
        {method.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </details>
      <h3 className="keel-h3">Weighted beside counted</h3>
      {weighting.sentences.map((sentence) => (
        <p key={sentence} className="keel-prose">
          {sentence}
        </p>
      ))}
      {weighting.tables.map((table) => (
        <DataTable key={table.caption} table={table} />
      ))}
    </section>
  );
}
