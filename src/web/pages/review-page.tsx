/** What people told us: the answer, its picture and table, the words behind each count; then who must look, themes, coding and sources. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReviewReply } from '../../contract/review.ts';
import { review, reviewPath } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { partOf } from '../parts/page-part.tsx';
import { AnswersBehind } from '../parts/review/answers-behind.tsx';
import { BeginCoding, CodingSheet } from '../parts/review/coding-sheet.tsx';
import { LookQueue } from '../parts/review/look-queue.tsx';
import { SourceList } from '../parts/review/source-list.tsx';
import { ThemeList } from '../parts/review/theme-list.tsx';
import { ThemesAnswered } from '../parts/review/themes-answered.tsx';
import { useListed } from '../parts/use-listed.ts';

const PLACES = [
  { id: 'told', text: 'What people spoke of' },
  { id: 'words', text: 'Their words' },
  { id: 'answered', text: 'What came of it' },
  { id: 'queue', text: 'Answers that wait for a look' },
  { id: 'themes', text: 'Themes' },
  { id: 'coding', text: 'Read by two people' },
  { id: 'sources', text: 'Where the answers came from' },
  { id: 'limits', text: 'What to know before you trust this' },
] as const;
const Part = partOf(PLACES);

/** Show the review of one programme. */
export function ReviewPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/review' });
  const query = useQuery(review(params));
  const listed = useListed(params);
  const path = reviewPath(params);
  return (
    <Page title="What people told us" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            {data.lead.map((sentence) => (
              <p key={sentence} className="keel-state">
                {sentence}
              </p>
            ))}
            <OnThisPage places={PLACES}>
              <Told data={data} />
              <Part id="words">
                <AnswersBehind at={params} path={path} data={data} />
                {data.mayPublish && data.sources.length > 0 && <ForAnyone path={path} data={data} />}
              </Part>
              <Part id="answered">
                <ThemesAnswered at={params} answered={data.answered} />
              </Part>
              <Part id="queue">
                <LookQueue path={path} data={data} />
              </Part>
              <Part id="themes">
                <ThemeList path={path} data={data} />
              </Part>
              <Part id="coding">
                <CodingSheet key={data.sheet?.answers[0]?.id ?? 'none'} path={path} data={data} />
                {data.codings !== null && <DataTable table={data.codings} />}
                {data.mayWork && <BeginCoding path={path} />}
              </Part>
              <Part id="sources">
                <SourceList path={path} data={data} />
              </Part>
              <Part id="limits">
                <ul className="keel-reasons">
                  {data.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </Part>
            </OnThisPage>
          </>
        )}
      </Answered>
    </Page>
  );
}

function ForAnyone({ path, data }: { readonly path: string; readonly data: ReviewReply }) {
  if (data.queue.next.length > 0) return <p>The copy for anyone waits until every answer was looked at.</p>;
  return (
    <p>
      <a href={`${path}/public.csv`} download>
        Copy for anyone, as CSV
      </a>
      : small numbers kept back, and the quotes that were chosen.
    </p>
  );
}

function Told({ data }: { readonly data: ReviewReply }) {
  return (
    <Part id="told">
      {data.chart === null ? <p>Nothing is counted yet.</p> : <ChartFigure chart={data.chart} />}
      {data.results !== null && <DataTable table={data.results} />}
      <p>{data.change}</p>
      {data.bySource !== null && <DataTable table={data.bySource} />}
    </Part>
  );
}
