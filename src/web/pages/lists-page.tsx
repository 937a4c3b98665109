/** Working lists: each stands under what it may be used for, and is shown, or given as a file, only after its purpose is said. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import type { ListFileReply, ListsReply, ReadListReply } from '../../contract/lists.ts';
import { lists, listsPath } from '../api.ts';
import { ChartFigure } from '../parts/chart-figure.tsx';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { keepFile } from '../parts/keep-file.ts';
import { LongTable } from '../parts/long-table.tsx';
import { OnThisPage } from '../parts/on-this-page.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { Preparing } from '../parts/prepared.tsx';
import { useAskUntilThere } from '../parts/use-ask-until-there.ts';
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
              {data.lists.length} lists to work from. Each is shown once you say why you look: cases are named
              by a pseudonym, and every look stands in the audit trail with who looked, when and why.
            </p>
            {!data.mayRead && <p className="keel-empty">Your role does not allow working lists.</p>}
            <OnThisPage places={data.lists.map(({ id, title }) => ({ id: `list-${id}`, text: title }))}>
              {data.lists.map((list) => (
                <List key={list.id} list={list} mayRead={data.mayRead} path={listsPath(params)} />
              ))}
            </OnThisPage>
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

/** A list that was shown, with the purpose it was asked for. */
type Shown = { readonly reply: ReadListReply; readonly purpose: string };

function List({ list: { id, title, lawful, found }, mayRead, path }: Given) {
  const [shown, setShown] = useState<Shown | null>(null);
  const { making, askUntilThere } = useAskUntilThere();
  const look = async (typed: (name: string) => string) => {
    const purpose = typed('purpose');
    setShown(null);
    const reply = await askUntilThere<ReadListReply>(`${path}/read`, { list: id, purpose });
    if (reply !== null) setShown({ reply, purpose });
  };
  return (
    <section aria-labelledby={`list-${id}`} className="keel-row">
      <h2 id={`list-${id}`} className="keel-h2">
        {title}
      </h2>
      <p className="keel-prose">
        <strong>Lawful use.</strong> {lawful}
      </p>
      <details className="keel-where">
        <summary>
          How it is found<span className="govuk-visually-hidden">: {title}</span>
        </summary>
        <p className="keel-prose">{found}</p>
      </details>
      {mayRead && (
        <div className="keel-no-print">
          <ActForm kind="secondary" button={`Show ${title.toLowerCase()}`} act={look}>
            <TextField name="purpose" label={`Why you look: ${title.toLowerCase()}`} autoComplete="off" />
          </ActForm>
        </div>
      )}
      {making !== null && <Preparing progress={making} what="The list is being found in the records." />}
      <div role="status">{shown !== null && <p>{shown.reply.lead}</p>}</div>
      {shown !== null && <ShownList reply={shown.reply} />}
      {shown !== null && <AsFile path={path} id={id} title={title} purpose={shown.purpose} />}
    </section>
  );
}

function ShownList({ reply: { notes, pictures, tables } }: { readonly reply: ReadListReply }) {
  return (
    <div className="keel-listed">
      {notes.map((note) => (
        <p key={note} className="keel-prose">
          {note}
        </p>
      ))}
      {pictures.map(({ heading, figure }) =>
        heading === null ? <ChartFigure key={figure.chart.id} chart={figure} /> : null,
      )}
      {tables.map((table) => (
        <LongTable key={table.caption} table={table} />
      ))}
      {pictures.map(({ heading, figure }) =>
        heading === null ? null : <Folded key={figure.chart.id} heading={heading} figure={figure} />,
      )}
    </div>
  );
}

type FoldedGiven = { readonly heading: string; readonly figure: ReadListReply['pictures'][number]['figure'] };

/** A picture under its heading: made when it is opened, for a page may hold many, each with a row for every school. */
function Folded({ heading, figure }: FoldedGiven) {
  const [isOpen, setOpen] = useState(false);
  const toggled = (event: SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open);
  return (
    <details className="keel-where" onToggle={toggled}>
      <summary>{heading}</summary>
      {isOpen && <ChartFigure chart={figure} />}
    </details>
  );
}

type AsFileGiven = Pick<Given, 'path'> & {
  readonly id: ListsReply['lists'][number]['id'];
  readonly title: string;
  readonly purpose: string;
};

/** All of the list as CSV, for the same purpose; that it was taken stands in the trail as well. */
function AsFile({ path, id, title, purpose }: AsFileGiven) {
  const { making, askUntilThere } = useAskUntilThere();
  const take = async () => {
    const file = await askUntilThere<ListFileReply>(`${path}/file`, { list: id, purpose });
    if (file !== null) keepFile(file.fileName, file.text);
  };
  return (
    <div className="keel-no-print">
      {making !== null && <Preparing progress={making} what="The list is being found in the records." />}
      <ActForm kind="secondary" button={`Take ${title.toLowerCase()} as CSV`} act={take} />
    </div>
  );
}
