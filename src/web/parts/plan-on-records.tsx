/** The plan's own numbers against those that the records foretell: the sentences at once, what stands behind them under a fold. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlanOnRecordsReply } from '../../contract/plan-on-records.ts';
import type { ProgrammeAddress } from '../api.ts';
import { isPreparing } from '../ask-prepared.ts';
import { planOnRecords } from '../prepared-api.ts';
import { ChartFigure } from './chart-figure.tsx';
import { DataTable } from './data-table.tsx';
import { Renewal } from './prepared.tsx';

type Given = {
  readonly params: ProgrammeAddress;
  /** With the tables and the chart; without, a link to where they are. */
  readonly isWhole: boolean;
};

/** Show it. It is worked out when first asked for after the data changed, so the rest of the page does not wait for it. */
export function PlanOnRecordsSection({ params, isWhole }: Given) {
  const query = useQuery(planOnRecords(params));
  const isOnItsWay = query.isPending || (query.data !== undefined && isPreparing(query.data));
  const data = query.data === undefined || isPreparing(query.data) ? undefined : query.data;
  if (data?.kind === 'same' && !isWhole) return null;
  return (
    <section aria-labelledby="on-records">
      <h2 id="on-records" className="keel-h2">
        {isWhole ? 'Do the records bear it out?' : 'How likely'}
      </h2>
      <p aria-live="polite" className={isOnItsWay ? 'keel-loading' : 'govuk-visually-hidden'}>
        {isOnItsWay
          ? 'The plan is being simulated from the programme’s records. The answer appears here by itself.'
          : ''}
      </p>
      {query.isError && <p className="keel-empty">This could not be worked out now: {query.error.message}</p>}
      {data !== undefined && isWhole && <Renewal prepared={data.prepared} />}
      {data !== undefined && <Told data={data} params={params} isWhole={isWhole} />}
    </section>
  );
}

function Told({ data, params, isWhole }: Given & { readonly data: PlanOnRecordsReply }) {
  const { kind, sentences, isOutside } = data;
  const text = sentences.map((sentence) => <p key={sentence}>{sentence}</p>);
  return (
    <>
      {kind === 'beside' ? (
        <div className={isOutside ? 'keel-notice' : 'keel-prose'} role="note">
          {text}
        </div>
      ) : (
        <div className="keel-empty">{text}</div>
      )}
      {kind === 'beside' && isWhole && <Behind data={data} />}
      {kind === 'beside' && !isWhole && (
        <p>
          <Link
            to="/programmes/$authority/$programme/finance"
            params={params}
            hash="on-records"
            className="govuk-link"
          >
            Each condition and year, on either set of numbers
          </Link>
        </p>
      )}
    </>
  );
}

function Behind({ data: { conditions, charts, deficits, note } }: { readonly data: PlanOnRecordsReply }) {
  return (
    <>
      {conditions !== null && <DataTable table={conditions} />}
      <details className="keel-where">
        <summary>Plans and deficits year by year, on either set of numbers</summary>
        {charts.map((one) => (
          <ChartFigure key={one.chart.id} chart={one} />
        ))}
        {deficits !== null && <DataTable table={deficits} />}
        <p className="keel-note">{note}</p>
      </details>
    </>
  );
}
