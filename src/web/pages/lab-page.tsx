/** The scenario lab: what would the plan come to if flows and money were otherwise, worked out in the page as sliders move. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { LabInput } from '../../core/lab/lab-input.ts';
import { unpackValue } from '../../core/lab/pack-value.ts';
import type { ProgrammeAddress } from '../api.ts';
import { LabBench } from '../lab/lab-bench.tsx';
import { useScenarios } from '../lab/use-scenarios.ts';
import { Page } from '../parts/page-frame.tsx';
import { AnsweredPrepared } from '../parts/prepared.tsx';
import { useListed } from '../parts/use-listed.ts';
import { labOf } from '../prepared-api.ts';

/** Show the lab of one programme. */
export function LabPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/lab' });
  // Asked once: a lab that changed under somebody's hands would change what they see.
  const query = useQuery({ ...labOf(params), staleTime: Number.POSITIVE_INFINITY });
  const listed = useListed(params);
  return (
    <Page title="Scenario lab" of={listed?.authorityName ?? null}>
      <AnsweredPrepared query={query} follows={false}>
        {({ packed }) => <Lab params={params} packed={packed} />}
      </AnsweredPrepared>
    </Page>
  );
}

function Lab({ params, packed }: { readonly params: ProgrammeAddress; readonly packed: string }) {
  const input = useMemo(() => unpackValue(packed) as LabInput, [packed]); // the server packed one
  const { view } = useSearch({ from: '/programmes/$authority/$programme/lab' });
  const navigate = useNavigate({ from: '/programmes/$authority/$programme/lab' });
  const onView = useCallback(
    (text: string) => void navigate({ search: { view: text }, replace: true, resetScroll: false }),
    [navigate],
  );
  const scenarios = useScenarios(view, onView);
  return <LabBench params={params} input={input} packed={packed} scenarios={scenarios} />;
}
