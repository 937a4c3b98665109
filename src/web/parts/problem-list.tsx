/** The problems of one file: by severity, each with what is wrong, what to do and every place, to be searched and narrowed. */
import { useState } from 'react';
import { findProblems, groupProblems, type ProblemGroup } from '../../contract/group-problems.ts';
import type { ShownProblem } from '../../contract/imports.ts';
import { showCount } from '../../core/base/show.ts';
import { type Filter, ProblemFilter } from './problem-filter.tsx';
import { ProblemGroupItem } from './problem-group.tsx';

/** So many problems and more can be searched. */
const WORTH_SEARCHING = 6;

/** Show the problems; `name` says of which file, for those who hear the page. */
export function ProblemList({
  problems,
  name,
}: {
  readonly problems: readonly ShownProblem[];
  readonly name: string;
}) {
  const [filter, setFilter] = useState<Filter>({ severity: 'all', words: '' });
  if (problems.length === 0) return <p>Nothing to mend: no problem was found.</p>;
  const found = findProblems(problems, filter);
  return (
    <div className="keel-problems">
      {problems.length >= WORTH_SEARCHING && (
        <ProblemFilter problems={problems} filter={filter} onFilter={setFilter} name={name} found={found} />
      )}
      <FoundGroups
        groups={groupProblems(found)}
        areNotesOpen={filter.severity === 'info' || filter.words.trim() !== ''}
      />
    </div>
  );
}

/** What is to be mended is shown; notes, of which nothing follows, stand behind one line unless they were asked for. */
function FoundGroups({
  groups,
  areNotesOpen,
}: {
  readonly groups: readonly ProblemGroup[];
  readonly areNotesOpen: boolean;
}) {
  const isShown = ({ severity }: ProblemGroup) => areNotesOpen || severity !== 'info';
  const notes = groups.filter((group) => !isShown(group));
  return (
    <>
      {!areNotesOpen && notes.length === groups.length && groups.length > 0 && (
        <p>Nothing to mend: no error or warning was found.</p>
      )}
      <Groups groups={groups.filter(isShown)} />
      {notes.length > 0 && (
        <details className="keel-where">
          <summary>
            {notes.length === 1 ? '1 note' : `${showCount(notes.length)} notes`} on what was passed over
          </summary>
          <Groups groups={notes} />
        </details>
      )}
    </>
  );
}

function Groups({ groups }: { readonly groups: readonly ProblemGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <ul className="keel-problem-groups">
      {groups.map((group) => (
        <ProblemGroupItem
          key={`${group.code} ${group.severity} ${group.message} ${group.isKept}`}
          group={group}
        />
      ))}
    </ul>
  );
}
