/** The page of the forecast from records: the answer first, then each section, and last the choice of a look-back. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CohortForecastReply } from '../../contract/cohort-forecast.ts';
import { type ProgrammeAddress, programmePath } from '../api.ts';
import { ChooseBasis } from '../parts/choose-basis.tsx';
import { Page } from '../parts/page-frame.tsx';
import { PageSections } from '../parts/page-sections.tsx';
import { AnsweredPrepared } from '../parts/prepared.tsx';
import { useListed } from '../parts/use-listed.ts';
import { cohortForecast } from '../prepared-api.ts';

/** Show the forecast from records of one programme. */
export function CohortForecastPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/cohort-forecast' });
  const query = useQuery(cohortForecast(params));
  const listed = useListed(params);
  return (
    <Page title="Forecast" of={listed?.authorityName ?? null}>
      <AnsweredPrepared query={query}>{(data) => <Forecast data={data} params={params} />}</AnsweredPrepared>
    </Page>
  );
}

function Forecast({
  data,
  params,
}: {
  readonly data: CohortForecastReply;
  readonly params: ProgrammeAddress;
}) {
  const { answer, points, sections, choice } = data;
  return (
    <>
      <p className="keel-lead">{answer}</p>
      {points.map((point) => (
        <p key={point} className="keel-prose">
          {point}
        </p>
      ))}
      <PageSections sections={sections} />
      {choice !== null && (
        <ChooseBasis choice={choice} path={`${programmePath(params)}/cohort-forecast/basis`} />
      )}
    </>
  );
}
