/** Working lists: each stands under what it may be used for, and is shown only after its purpose is said. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListsReply, ReadListReply } from '../../contract/lists.ts';
import { lists, listsPath, postJson } from '../api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { LongTable } from '../parts/long-table.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show the page. */
export function ListsPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/lists' });
  const query = useQuery(lists(params));
  const listed = useListed(params);
  return (
    <Page title="Working lists" of={listed?.authorityName ?? null}>
      <Answered query={query}>
        {(data) => (
          <>
            <p className="keel-prose">
              Cases are named by a pseudonym. Every look stands in the audit trail with who looked, when and
              why.
            </p>
            {!data.mayRead && <p className="keel-empty">Your role does not allow working lists.</p>}
            {data.lists.map((list) => (
              <List key={list.id} list={list} mayRead={data.mayRead} path={listsPath(params)} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  );
}

type Given = {
  readonly list: ListsReply['lists'][number];
  readonly mayRead: boolean;
  readonly path: string;
};

function List({ list: { id, title, lawful, found }, mayRead, path }: Given) {
  const [shown, setShown] = useState<ReadListReply | null>(null);
  const look = async (typed: (name: string) => string) => {
    setShown(null);
    setShown(await postJson<ReadListReply>(`${path}/read`, { list: id, purpose: typed('purpose') }));
  };
  return (
    <section aria-labelledby={`list-${id}`} className="keel-row">
      <h2 id={`list-${id}`} className="keel-h2">
        {title}
      </h2>
      <p className="keel-prose">
        <strong>Lawful use.</strong> {lawful}
      </p>
      <p className="keel-prose">
        <strong>How cases are found.</strong> {found}
      </p>
      {mayRead && (
        <div className="keel-no-print">
          <ActForm kind="secondary" button={`Show ${title.toLowerCase()}`} act={look}>
            <TextField name="purpose" label={`Why you look: ${title.toLowerCase()}`} autoComplete="off" />
          </ActForm>
        </div>
      )}
      <div role="status">{shown !== null && <p>{shown.lead}</p>}</div>
      {shown !== null && <LongTable table={shown.table} />}
    </section>
  );
}
