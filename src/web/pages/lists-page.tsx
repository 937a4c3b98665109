/** Working lists: each stands under what it may be used for, and is shown only after its purpose is said. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListsReply, ReadListReply } from '../../contract/lists.ts';
import { lists, listsPath, postJson, RefusedError } from '../api.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { Field } from '../parts/sign-off/field.tsx';
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
  const [purpose, setPurpose] = useState('');
  const [shown, setShown] = useState<ReadListReply | null>(null);
  const [refused, setRefused] = useState('');
  const look = async () => {
    try {
      setShown(await postJson<ReadListReply>(`${path}/read`, { list: id, purpose }));
      setRefused('');
    } catch (fault) {
      if (!(fault instanceof RefusedError)) throw fault;
      setShown(null);
      setRefused([fault.reply.message, fault.reply.advice].filter(Boolean).join('. '));
    }
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
        <form
          className="keel-form keel-no-print"
          onSubmit={(event) => {
            event.preventDefault();
            void look();
          }}
        >
          <Field label={`Why you look: ${title.toLowerCase()}`} value={purpose} say={setPurpose} />
          <button type="submit" className="govuk-button govuk-button--secondary">
            Show {title.toLowerCase()}
          </button>
        </form>
      )}
      <div role="status">
        {refused !== '' && <p>{refused}</p>}
        {shown !== null && <p>{shown.lead}</p>}
      </div>
      {shown !== null && <DataTable table={shown.table} />}
    </section>
  );
}
