/** One authority from published files alone: plans and forecast first, then every measure beside neighbours and England. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { PublishedAuthorityReply } from '../../contract/published.ts';
import { publishedAuthority } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';

/** Show the page. */
export function PublishedAuthorityPage() {
  const { code } = useParams({ from: '/published/$code' });
  const query = useQuery(publishedAuthority(code));
  return (
    <Page
      title={query.data?.name ?? 'An authority'}
      of={query.data?.region ?? null}
      lead={
        <p className="keel-no-print">
          <Link to="/published" className="govuk-link">
            Choose another authority, or bring files in
          </Link>
        </p>
      }
    >
      <Answered query={query}>{(data) => <Shown data={data} />}</Answered>
    </Page>
  );
}

function Shown({ data }: { readonly data: PublishedAuthorityReply }) {
  const { lead, chart, noForecast, standing, lookBacks, lookBackInWords, sources, missing } = data;
  return (
    <>
      <p className="keel-state">{lead}</p>
      {noForecast !== null && <p className="keel-prose">There is no forecast: {noForecast}.</p>}
      {chart !== null && <ChartFigure chart={chart} />}
      {standing !== null && <DataTable table={standing} />}
      {lookBacks.length > 0 && (
        <section aria-labelledby="look-back">
          <h2 id="look-back" className="keel-h2">
            How far to look back
          </h2>
          <p className="keel-prose">{lookBackInWords}</p>
          {lookBacks.map((table) => (
            <DataTable key={table.caption} table={table} />
          ))}
        </section>
      )}
      <section aria-labelledby="where-from">
        <h2 id="where-from" className="keel-h2">
          Where the figures are from
        </h2>
        <ul>
          {[...sources, ...missing].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
