/** One subject of a page: its words, key figures beside its charts, its tables, and where its figures come from. */
import type { PageSection } from '../../contract/plan-numbers.ts';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable } from './data-table.tsx';
import { KeyFigures } from './key-figure-card.tsx';
import { SourcesNote } from './sources-note.tsx';

/** Show a section. */
export function PageSectionView({ section }: { readonly section: PageSection }) {
  const { id, title, introduction, points, missing, keyFigures, charts, tables, sources } = section;
  return (
    <section aria-labelledby={id} className="keel-section">
      <h2 id={id} tabIndex={-1} className="keel-h2">
        {title}
      </h2>
      {introduction !== '' && <p className="keel-prose">{introduction}</p>}
      {points.length > 0 && (
        <ul className="keel-prose">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {missing !== null && <p className="keel-empty">{missing}</p>}
      <div className={charts.length > 0 ? 'keel-beside' : undefined}>
        <KeyFigures keyFigures={keyFigures} />
        {charts.map((chart) => (
          <ChartFigure key={chart.chart.id} chart={chart} />
        ))}
      </div>
      {tables.map((table) => (
        <DataTable key={table.caption} table={table} />
      ))}
      <SourcesNote sources={sources} name={title} />
    </section>
  );
}
