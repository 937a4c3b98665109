/** What became of each file of an upload: kept or not and why, every row accounted for, and the problems. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ColumnMap } from '../../contract/column-match.ts';
import type { FileResult } from '../../contract/upload.ts';
import { showCount } from '../../core/base/show.ts';
import { importPath, type ProgrammeAddress } from '../api.ts';
import type { ChosenFile } from '../collect-files.ts';
import { ColumnMatchForm } from './column-match-form.tsx';
import { ProblemList } from './problem-list.tsx';
import { RowCountsLine } from './row-counts.tsx';

type Done = {
  readonly results: readonly FileResult[];
  readonly files: readonly ChosenFile[];
  readonly passedOver: number;
  readonly isTrial: boolean;
};

type Shown = {
  readonly done: Done;
  /** Null for the shelf of published tables, whose imports have no page. */
  readonly params: ProgrammeAddress | null;
  /** Told when a person has matched the columns of a file, so that it is sent again with them. */
  readonly onMatch: (file: ChosenFile, map: ColumnMap) => void;
};

/** Show them; the heading takes the focus, because the work that was watched is over. */
export function UploadResults({ done, params, onMatch }: Shown) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="results">
      <h2 id="results" ref={heading} tabIndex={-1} className="keel-h2">
        {headingOf(done)}
      </h2>
      {done.passedOver > 0 && (
        <p className="keel-quiet">
          {done.passedOver === 1 ? '1 hidden file was' : `${showCount(done.passedOver)} hidden files were`}{' '}
          not sent.
        </p>
      )}
      {done.results.map((result, k) => (
        <Result
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
          key={k}
          result={result}
          params={params}
          level={k}
          sent={done.files.find(({ name }) => isOf(result.file, name))}
          onMatch={onMatch}
        />
      ))}
    </section>
  );
}

/** Say whether a result is of a file that was sent, or of what stands in it where it is an archive. */
function isOf(result: string, sent: string): boolean {
  return result === sent || result.startsWith(`${sent}/`);
}

function headingOf({ results, isTrial }: Done): string {
  const files = results.length === 1 ? '1 file' : `${showCount(results.length)} files`;
  if (isTrial) return `${files} checked; nothing was kept`;
  const kept = results.filter((result) => lookOf(result) === 'kept').length;
  const already = results.filter(({ outcome }) => outcome === 'in-force-already').length;
  if (kept === results.length) return `${files} read in`;
  const others = [
    already > 0 ? `${showCount(already)} in force already` : '',
    results.length - kept - already > 0 ? `${showCount(results.length - kept - already)} not kept` : '',
  ].filter((part) => part !== '');
  return `${showCount(kept)} of ${files} read in; ${others.join('; ')}`;
}

/** A file that was kept so that its problems can be mended, but of which no row could be taken, is not said to be in. */
function lookOf({ outcome, rows }: FileResult): keyof typeof OUTCOMES {
  return outcome === 'kept' && rows.recordsAccepted === 0 && rows.rowsWithErrors > 0 ? 'none-taken' : outcome;
}

const OUTCOMES = {
  kept: { word: 'Read in', note: '' },
  'in-force-already': {
    word: 'Already in force',
    note: 'These very bytes are in force, so nothing was added. The counts are those of the import that holds them.',
  },
  'none-taken': {
    word: 'No row taken',
    note: 'Every row has an error, so nothing of this file counts, and what was read in before still does.',
  },
  'not-kept': { word: 'Not kept', note: 'Nothing of this file was kept; the problems say why.' },
  trial: {
    word: 'Checked only',
    note: 'Nothing was kept. Read the file in without “only check” to keep it.',
  },
} as const;

function Result({
  result,
  params,
  level,
  sent,
  onMatch,
}: Pick<Shown, 'params' | 'onMatch'> & {
  readonly result: FileResult;
  readonly level: number;
  /** The file that was sent: of a member of an archive, the archive. */
  readonly sent: ChosenFile | undefined;
}) {
  const { file, kind, rows, problems, importId, columnMatch } = result;
  const look = lookOf(result);
  const { word, note } = OUTCOMES[look];
  return (
    <article className={`keel-row keel-result keel-result-${look}`} aria-labelledby={`result-${level}`}>
      <h3 id={`result-${level}`} className="keel-h3 keel-file-name">
        {file}
      </h3>
      <p>
        <strong>{word}</strong> – {kind.name}. {note}
      </p>
      <RowCountsLine rows={rows} />
      {importId !== null && params !== null && (
        <p className="keel-programme-links">
          <Link
            to="/programmes/$authority/$programme/data/$importId"
            params={{ ...params, importId }}
            className="govuk-link"
          >
            Open this import<span className="govuk-visually-hidden"> of {file}</span>
          </Link>
          {problems.some(({ severity }) => severity !== 'info') && (
            <a className="govuk-link" href={`${importPath(params, importId)}/issues.xlsx`} download>
              Issue sheet (Excel)<span className="govuk-visually-hidden"> of {file}</span>
            </a>
          )}
        </p>
      )}
      {columnMatch !== null && sent !== undefined && (
        <ColumnMatchForm match={columnMatch} name={file} onSubmit={(map) => onMatch(sent, map)} />
      )}
      <ProblemList problems={problems} name={file} />
    </article>
  );
}
