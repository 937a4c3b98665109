/** Every import of a programme, newest first: which file, who, when, what became of its rows, and its fingerprint. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ImportLine } from '../../contract/imports.ts';
import { showCount } from '../../core/base/show.ts';
import type { ProgrammeAddress } from '../api.ts';
import { ScrollBox } from './scroll-box.tsx';
import { SeverityMark } from './severity-mark.tsx';

/** So many are shown before the rest is asked for. */
const FIRST = 25;

/** Show the list. */
export function ImportList({
  imports,
  params,
}: {
  readonly imports: readonly ImportLine[];
  readonly params: ProgrammeAddress;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? imports : imports.slice(0, FIRST);
  return (
    <section aria-labelledby="imports">
      <h2 id="imports" className="keel-h2">
        What was read in
      </h2>
      <p className="keel-prose">
        Open a file to see its problems, to get its issue sheet, or to undo it. An undone file stays listed,
        and so does one that a newer one has replaced: its problems no longer count as open.
      </p>
      <ScrollBox labelledBy="imports">
        <table className="govuk-table keel-table keel-imports" aria-labelledby="imports">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Read in</th>
              <th scope="col">Data of</th>
              <th scope="col" className="keel-number">
                Rows read
              </th>
              <th scope="col" className="keel-number">
                Accepted
              </th>
              <th scope="col" className="keel-number">
                Kept out
              </th>
              <th scope="col">Problems</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <ImportRow key={line.importId} line={line} params={params} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {!isWhole && imports.length > FIRST && (
        <button type="button" className="keel-text-button" onClick={() => setIsWhole(true)}>
          Show all {showCount(imports.length)} imports
        </button>
      )}
    </section>
  );
}

function ImportRow({ line, params }: { readonly line: ImportLine; readonly params: ProgrammeAddress }) {
  const { importId, file, kind, rows, errors, warnings, isInForce, replaced } = line;
  return (
    <tr className={isInForce && replaced === null ? undefined : 'keel-undone'}>
      <th scope="row">
        <Link
          to="/programmes/$authority/$programme/data/$importId"
          params={{ ...params, importId }}
          className="govuk-link keel-file-name"
        >
          {file}
        </Link>
        <div className="keel-quiet">{kind.name}</div>
        <div className="keel-quiet">
          Fingerprint <code className="keel-code">{line.sha256.slice(0, 12)}</code>
        </div>
      </th>
      <Cell label="Read in">
        {line.importedAt}
        <div className="keel-quiet">by {line.importedBy}</div>
      </Cell>
      <Cell label="Data of">{line.asAt ?? 'Not told'}</Cell>
      <Cell label="Rows read" isNumber>
        {showCount(rows.rowsRead)}
      </Cell>
      <Cell label="Accepted" isNumber>
        {showCount(rows.recordsAccepted)}
      </Cell>
      <Cell label="Kept out" isNumber>
        {showCount(rows.rowsWithErrors)}
      </Cell>
      <Cell label="Problems">
        {errors > 0 && (
          <div className="keel-severity-count">
            <SeverityMark severity="error" /> {showCount(errors)}
          </div>
        )}
        {warnings > 0 && (
          <div className="keel-severity-count">
            <SeverityMark severity="warning" /> {showCount(warnings)}
          </div>
        )}
        {errors + warnings === 0 && 'None'}
      </Cell>
      <Cell label="State">{stateOf(line)}</Cell>
    </tr>
  );
}

function stateOf({ isInForce, undoneAt, replaced }: ImportLine): string {
  if (!isInForce) return `Undone on ${undoneAt}`;
  return replaced ?? 'In force';
}

/** A cell that carries its heading with it, for windows too narrow for a row of headings. */
function Cell({
  label,
  isNumber = false,
  children,
}: {
  readonly label: string;
  readonly isNumber?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <td className={isNumber ? 'keel-number' : undefined}>
      <span className="keel-cell-label" aria-hidden="true">
        {label}
      </span>
      <div>{children}</div>
    </td>
  );
}
