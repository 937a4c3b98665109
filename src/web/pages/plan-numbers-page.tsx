/** The page of plan numbers: each subject with key figures, chart, table, and where its figures come from. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { planNumbers } from '../api.ts';
import { Answered, Page } from '../parts/page-frame.tsx';
import { PageSections } from '../parts/page-sections.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show plan numbers of one programme. */
export function PlanNumbersPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/plan-numbers' });
  const query = useQuery(planNumbers(params));
  const listed = useListed(params);
  return (
    <Page title="Plan numbers" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {({ answer, sections }) => (
          <>
            {answer !== '' && <p className="keel-lead">{answer}</p>}
            <PageSections sections={sections} />
          </>
        )}
      </Answered>
    </Page>
  );
}
