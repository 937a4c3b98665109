/** One import: what the file was, what became of its rows, its problems, its issue sheet there and back, and its undoing. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ImportLine, ImportReply } from '../../contract/imports.ts';
import { showCount } from '../../core/base/show.ts';
import { importDetail, importPath, type ProgrammeAddress } from '../api.ts';
import { Answered, Page } from '../parts/page-frame.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { RowCountsLine } from '../parts/row-counts.tsx';
import { UndoImport } from '../parts/undo-import.tsx';
import { UploadPanel } from '../parts/upload-panel.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show one import of a programme. */
export function ImportPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/data/$importId' });
  const query = useQuery(importDetail(params, params.importId));
  const listed = useListed(params);
  const file = query.data?.import.file;
  return (
    <Page
      title={file === undefined ? 'Import' : `Import of ${file}`}
      of={listed?.authorityName ?? null}
      lead={
        <p className="keel-no-print">
          <Link to="/programmes/$authority/$programme/data" params={params} className="govuk-link">
            Back to all data
          </Link>
        </p>
      }
    >
      <Answered query={query}>{(data) => <Import data={data} params={params} />}</Answered>
    </Page>
  );
}

function Import({ data, params }: { readonly data: ImportReply; readonly params: ProgrammeAddress }) {
  const { import: line, problems, mayAdd, mayUndo, largestUpload } = data;
  const isSheetUseful = problems.some(({ severity }) => severity !== 'info');
  return (
    <>
      <p className="keel-lead" role="status">
        <strong>{stateOf(line)}.</strong> {openInWords(line)}
      </p>
      <ImportFacts line={line} />
      <RowCountsLine rows={line.rows} />
      <section aria-labelledby="problems">
        <h2 id="problems" className="keel-h2">
          Problems
        </h2>
        <ProblemList problems={problems} name={line.file} />
      </section>
      {isSheetUseful && line.isInForce && (
        <section aria-labelledby="mend" className="keel-no-print">
          <h2 id="mend" className="keel-h2">
            Mend it with the issue sheet
          </h2>
          <ol className="keel-prose">
            <li>
              <a className="govuk-link" href={`${importPath(params, line.importId)}/issues.xlsx`} download>
                Download the issue sheet (Excel)
              </a>
              : one line a problem, with room for the correction.
            </li>
            <li>Fill in what should be done with each line, and save it.</li>
            <li>Bring it back here. The file itself stays as it was; the corrections are laid over it.</li>
          </ol>
          {mayAdd && (
            <UploadPanel
              params={params}
              heading="Bring the corrected sheet back"
              lead="Drop the filled-in issue sheet here, or choose it."
              largestUpload={largestUpload}
            />
          )}
        </section>
      )}
      {mayUndo && line.isInForce && (
        <section aria-labelledby="undo" className="keel-no-print">
          <h2 id="undo" className="keel-h2">
            If it should not count
          </h2>
          <UndoImport line={line} params={params} />
        </section>
      )}
    </>
  );
}

function stateOf({ isInForce, undoneAt, replaced }: ImportLine): string {
  if (!isInForce) return `Undone on ${undoneAt}`;
  return replaced ?? 'In force';
}

function openInWords({ errors, keptErrors, warnings, rows }: ImportLine): string {
  const count = (number: number, one: string) => `${showCount(number)} ${one}${number === 1 ? '' : 's'}`;
  const accepted = `${showCount(rows.recordsAccepted)} of ${count(rows.rowsRead, 'row')} accepted`;
  if (errors + warnings === 0) return `${accepted}; no error or warning.`;
  const kept =
    keptErrors === 0
      ? ''
      : ` ${showCount(keptErrors)} of the errors ${keptErrors === 1 ? 'is' : 'are'} of the return itself, on rows that were let in and count.`;
  return `${accepted}; ${count(errors, 'error')} and ${count(warnings, 'warning')}.${kept}`;
}

function ImportFacts({ line }: { readonly line: ImportLine }) {
  const facts = [
    ['Kind', line.kind.name],
    ['Data of', line.asAt ?? 'The file does not tell'],
    ['Read in', line.importedAt],
    ['By', line.importedBy],
  ] as const;
  return (
    <dl className="keel-facts">
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      <div>
        <dt>Fingerprint</dt>
        <dd>
          <code className="keel-code">{line.sha256}</code>
          <div className="keel-quiet">SHA-256 of the file, to show that it is the same one</div>
        </dd>
      </div>
    </dl>
  );
}
