/** The page of plan numbers: each subject with key figures, chart, table, and where its figures come from. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { PageSection } from '../../contract/plan-numbers.ts';
import { planNumbers } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { KeyFigures } from '../parts/key-figure-card.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { SourcesNote } from '../parts/sources-note.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show plan numbers of one programme. */
export function PlanNumbersPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/plan-numbers' });
  const query = useQuery(planNumbers(params));
  const listed = useListed(params);
  return (
    <Page title="Plan numbers" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {({ sections }) => (
          <>
            <OnThisPage places={sections.map(({ id, title }) => ({ id, text: title }))} />
            {sections.map((one) => (
              <Section key={one.id} section={one} />
            ))}
          </>
        )}
      </Answered>
    </Page>
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
      {tables.map((table) => (
        <DataTable key={table.caption} table={table} />
      ))}
      <SourcesNote sources={sources} name={title} />
    </section>
  );
}
