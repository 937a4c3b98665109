/** The records of a programme: from conditions to savings first, then every record by its kind. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { recordsPath } from '../api.ts';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { MakingPart } from '../parts/prepared.tsx';
import { GraphTree } from '../parts/records/graph-tree.tsx';
import { ENDS_LIST } from '../parts/records/link-form.tsx';
import { RecordGroup } from '../parts/records/record-group.tsx';
import { useListed } from '../parts/use-listed.ts';
import { records } from '../prepared-api.ts';

/** Show the records of one programme. */
export function RecordsPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/records' });
  const query = useQuery(records(params));
  const listed = useListed(params);
  return (
    <Page title="Records" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            <p className="keel-state">{data.lead}</p>
            <MakingPart note={data.forecast} what="What the records are worth, in money and plans," />
            <GraphTree data={data} />
            <datalist id={ENDS_LIST}>
              {data.ends.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </datalist>
            <OnThisPage places={data.groups.map(({ kind, title }) => ({ id: `group-${kind}`, text: title }))}>
              {data.groups.map((group) => (
                <RecordGroup
                  key={group.kind}
                  group={group}
                  data={data}
                  at={params}
                  path={recordsPath(params)}
                />
              ))}
            </OnThisPage>
          </>
        )}
      </Answered>
    </Page>
  );
}
