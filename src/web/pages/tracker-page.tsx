/** The monthly tracker: each measure against its agreed forecast, what is beyond tolerance or late, and the early-warning clock. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { TrackedMeasure } from '../../contract/tracker.ts';
import { recordsPath, tracker, trackerPath } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { MonthEnd } from '../parts/month-end.tsx';
import { MonthNotes } from '../parts/month-notes.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';

/** The mark beside the words: shape and colour say the same. */
const MARKS = {
  within: 'within',
  beyond: 'over',
  late: 'plain',
  missing: 'plain',
  'no-agreed': 'plain',
} as const;

/** Show the tracker of one programme. */
export function TrackerPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/tracker' });
  const query = useQuery(tracker(params));
  const listed = useListed(params);
  return (
    <Page title="Monthly tracker" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            <p className="keel-state">{data.lead}</p>
            <p className="keel-prose">{data.tolerance}</p>
            {data.measures.length > 0 && (
              <p className="keel-no-print">
                <a className="govuk-link" href={`${trackerPath(params)}/months.csv`} download>
                  All months as CSV
                </a>
              </p>
            )}
            {data.monthEnd !== null && <MonthEnd monthEnd={data.monthEnd} path={trackerPath(params)} />}
            {data.measures.map((measure) => (
              <Measure
                key={measure.id}
                measure={measure}
                mayWrite={data.mayWrite}
                path={recordsPath(params)}
              />
            ))}
          </>
        )}
      </Answered>
    </Page>
  );
}

type Given = { readonly measure: TrackedMeasure; readonly mayWrite: boolean; readonly path: string };

function Measure({ measure, mayWrite, path }: Given) {
  const { id, title, state, stateInWords, sentence, clock, charts, table } = measure;
  return (
    <section aria-labelledby={`measure-${id}`} className="keel-row">
      <h2 id={`measure-${id}`} tabIndex={-1} className="keel-h2">
        {title}
      </h2>
      <p className={`keel-standing keel-standing-${MARKS[state]}`}>{stateInWords}</p>
      <p>{sentence}</p>
      {clock.length > 0 && (
        <ul className="keel-watch-follows">
          {clock.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {charts.map((one) => (
        <ChartFigure key={one.chart.id} chart={one} />
      ))}
      <DataTable table={table} />
      <MonthNotes measure={measure} mayWrite={mayWrite} path={path} />
    </section>
  );
}
