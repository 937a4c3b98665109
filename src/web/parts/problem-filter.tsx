/** Narrows the problems of a file to words and to a severity, and says how many were found. */
import { useId } from 'react';
import { countsBySeverity, type Severity } from '../../contract/group-problems.ts';
import type { ShownProblem } from '../../contract/imports.ts';
import { showCount } from '../../core/base/show.ts';

/** What is looked for: every word, and one severity or all. */
export type Filter = { readonly severity: Severity | 'all'; readonly words: string };

const CHOICES = [
  ['all', 'All'],
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
] as const;

/** Show the fields. */
export function ProblemFilter({
  problems,
  found,
  filter,
  onFilter,
  name,
}: {
  readonly problems: readonly ShownProblem[];
  readonly found: readonly ShownProblem[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly name: string;
}) {
  const id = useId();
  const counts = countsBySeverity(problems);
  const all = counts.error + counts.warning + counts.info;
  const total = Object.values(countsBySeverity(found)).reduce((sum, count) => sum + count, 0);
  return (
    <search className="keel-filter keel-no-print" aria-label={`Problems of ${name}`}>
      <div className="keel-field">
        <label htmlFor={`${id}-words`}>Search the problems</label>
        <input
          id={`${id}-words`}
          type="search"
          value={filter.words}
          onChange={(event) => onFilter({ ...filter, words: event.target.value })}
        />
      </div>
      <div className="keel-field">
        <label htmlFor={`${id}-severity`}>Show</label>
        <select
          id={`${id}-severity`}
          value={filter.severity}
          onChange={(event) => {
            const chosen = CHOICES.find(([value]) => value === event.target.value);
            onFilter({ ...filter, severity: chosen?.[0] ?? 'all' });
          }}
        >
          {CHOICES.map(([value, label]) => (
            <option key={value} value={value}>
              {label} ({showCount(value === 'all' ? all : counts[value])})
            </option>
          ))}
        </select>
      </div>
      <p role="status" className="keel-quiet">
        {total === all ? `${showCount(all)} in all` : `${showCount(total)} of ${showCount(all)} found`}
      </p>
    </search>
  );
}
