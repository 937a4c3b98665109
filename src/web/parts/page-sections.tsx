/** The sections of a page that is data through and through: each with words, key figures, charts, tables and sources. */
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PageSection } from '../../contract/plan-numbers.ts';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable } from './data-table.tsx';
import { KeyFigures } from './key-figure-card.tsx';
import { OnThisPage } from './on-this-page.tsx';
import { SmallPictures } from './small-pictures.tsx';
import { SourcesNote } from './sources-note.tsx';

/** Show the sections with links to them. An address may end with a section's id: that section is brought into view once it is there. */
export function PageSections({ sections }: { readonly sections: readonly PageSection[] }) {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <OnThisPage places={sections.map(({ id, title }) => ({ id, text: title }))}>
      {sections.map((one) => (
        <Section key={one.id} section={one} />
      ))}
    </OnThisPage>
  );
}

function Section({ section }: { readonly section: PageSection }) {
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
      <SmallPictures pictures={section.pictures ?? []} />
      {tables.map((table) => (
        <DataTable key={table.caption} table={table} />
      ))}
      <SourcesNote sources={sources} name={title} />
    </section>
  );
}
