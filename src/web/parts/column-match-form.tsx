/** Matches the columns of a file with those that are read, by hand, and reads the file in again with them. */
import { useId, useState } from 'react';
import type { ColumnMap, ColumnMatch } from '../../contract/column-match.ts';
import { showCount } from '../../core/base/show.ts';

/** What the choice "not read" stands for. */
const NOT_READ = '';

type Given = {
  readonly match: ColumnMatch;
  readonly name: string;
  readonly onSubmit: (map: ColumnMap) => void;
};

/** Show the form behind one line; a column can be chosen once. */
export function ColumnMatchForm({ match, name, onSubmit }: Given) {
  const id = useId();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(() => firstChoice(match));
  const twice = doubled(chosen);
  const unmatched = match.columns.filter(({ ours }) => ours === null).length;
  const choose = (theirs: string, ours: string) => setChosen(new Map([...chosen, [theirs, ours]]));
  return (
    <details className="keel-where keel-no-print">
      <summary>
        Match the columns yourself
        <span className="govuk-visually-hidden"> of {name}</span>
        {unmatched > 0 && ` (${showCount(unmatched)} not known)`}
      </summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (twice === null) onSubmit(mapOf(match, chosen));
        }}
      >
        <p>
          Say which column of your file is which. The choice is kept with this programme, so the next file
          with the same columns needs no help.
        </p>
        {match.missing.length > 0 && (
          <p>
            <strong>Still needed:</strong> {match.missing.join('; ')}.
          </p>
        )}
        <div className="keel-matches">
          {match.columns.map(({ theirs, isGuess }, at) => (
            <div key={theirs} className="keel-field">
              <label htmlFor={`${id}-${at}`}>
                {theirs}
                {isGuess && <span className="keel-quiet"> – a guess</span>}
              </label>
              <select
                id={`${id}-${at}`}
                value={chosen.get(theirs) ?? NOT_READ}
                onChange={(event) => choose(theirs, event.target.value)}
              >
                <option value={NOT_READ}>Not read</option>
                {match.choices.map(({ column, label }) => (
                  <option key={column} value={column}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        <p role="status">
          {twice === null
            ? ''
            : `Two columns are given as “${labelOf(match, twice)}”: choose another for one of them.`}
        </p>
        <button type="submit" className="govuk-button" disabled={twice !== null}>
          Read the file in with these columns
        </button>
      </form>
    </details>
  );
}

function firstChoice({ columns }: ColumnMatch): ReadonlyMap<string, string> {
  return new Map(columns.map(({ theirs, ours }) => [theirs, ours ?? NOT_READ]));
}

/** Find a column that was chosen for two of theirs; null where there is none. */
function doubled(chosen: ReadonlyMap<string, string>): string | null {
  const seen = new Set<string>();
  for (const ours of chosen.values()) {
    if (ours !== NOT_READ && seen.has(ours)) return ours;
    seen.add(ours);
  }
  return null;
}

function labelOf({ choices }: ColumnMatch, column: string): string {
  return choices.find((choice) => choice.column === column)?.label ?? column;
}

function mapOf({ kind, table }: ColumnMatch, chosen: ReadonlyMap<string, string>): ColumnMap {
  const columns = Object.fromEntries([...chosen].filter(([, ours]) => ours !== NOT_READ));
  return { schema: 'evenkeel/mapping@1', kind, table, columns };
}
