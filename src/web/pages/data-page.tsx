/** The data page: is our data in, fresh and clean; bring files in; what was read in before. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ImportsReply, KindWords } from '../../contract/imports.ts';
import { imports, type ProgrammeAddress } from '../api.ts';
import { ImportList } from '../parts/import-list.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { UploadPanel } from '../parts/upload-panel.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show the data of one programme. */
export function DataPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/data' });
  const query = useQuery(imports(params));
  const listed = useListed(params);
  return (
    <Page title="Data" of={listed?.authorityName ?? null}>
      <Answered query={query}>{(data) => <Data data={data} params={params} />}</Answered>
    </Page>
  );
}

function Data({ data, params }: { readonly data: ImportsReply; readonly params: ProgrammeAddress }) {
  const { answer, facts, imports: lines, kinds, mayAdd, largestUpload } = data;
  return (
    <>
      <p className="keel-lead">
        <strong>{answer.word}.</strong> {answer.sentence}
      </p>
      {lines.length > 0 && (
        <dl className="keel-due">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {mayAdd && (
        <UploadPanel
          params={params}
          heading="Bring files in"
          lead="Drop files or folders here, or choose them. Each is recognised by what is in it, every row is accounted for, and nothing leaves this machine. Choose all tables of a SEN2 return together."
          largestUpload={largestUpload}
        />
      )}
      {lines.length > 0 && <ImportList imports={lines} params={params} />}
      <Kinds kinds={kinds} isOpen={lines.length === 0} />
    </>
  );
}

function Kinds({ kinds, isOpen }: { readonly kinds: readonly KindWords[]; readonly isOpen: boolean }) {
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds" className="keel-h2">
        Which files can be read
      </h2>
      <p className="keel-prose">
        As CSV, XLSX, ODS or XML, or several of them in a ZIP. A file is known by its columns, so its name
        does not matter.
      </p>
      <details className="keel-where" open={isOpen}>
        <summary>The {kinds.length} kinds of file</summary>
        <dl className="keel-kinds">
          {kinds.map(({ kind, name, purpose }) => (
            <div key={kind}>
              <dt>{name}</dt>
              <dd>{purpose}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
