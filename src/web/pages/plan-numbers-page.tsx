/** The page of plan numbers: each subject with key figures, chart, table, and where its figures come from. */
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PageSection } from '../../contract/plan-numbers.ts';
import { planNumbers } from '../api.ts';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { PageSectionView } from '../parts/page-section.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show plan numbers of one programme. */
export function PlanNumbersPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/plan-numbers' });
  const query = useQuery(planNumbers(params));
  const listed = useListed(params);
  return (
    <Page title="Plan numbers" of={listed?.authorityName ?? null}>
      <Answered query={query}>{({ sections }) => <Sections sections={sections} />}</Answered>
    </Page>
  );
}

/** An address may end with a section's id: that section is brought into view once it is there. */
function Sections({ sections }: { readonly sections: readonly PageSection[] }) {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [hash]);
  return (
    <>
      <OnThisPage places={sections.map(({ id, title }) => ({ id, text: title }))} />
      {sections.map((one) => (
        <PageSectionView key={one.id} section={one} />
      ))}
    </>
  );
}
