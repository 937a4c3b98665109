/** The page of the forecast from records: the answer first, then each section, and last the choice of a look-back. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CohortForecastReply } from '../../contract/cohort-forecast.ts';
import { cohortForecast, type ProgrammeAddress, programmePath } from '../api.ts';
import { ChooseBasis } from '../parts/choose-basis.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { PageSectionView } from '../parts/page-section.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show the forecast from records of one programme. */
export function CohortForecastPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/cohort-forecast' });
  const query = useQuery(cohortForecast(params));
  const listed = useListed(params);
  return (
    <Page title="Forecast" of={listed?.authorityName ?? null}>
      <Answered query={query}>{(data) => <Forecast data={data} params={params} />}</Answered>
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
      <OnThisPage places={sections.map(({ id, title }) => ({ id, text: title }))} />
      {sections.map((one) => (
        <PageSectionView key={one.id} section={one} />
      ))}
      {choice !== null && (
        <ChooseBasis choice={choice} path={`${programmePath(params)}/cohort-forecast/basis`} />
      )}
    </>
  );
}
