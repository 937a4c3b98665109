/** Every version of a record, asked for when it is shown. */
import { useQuery } from '@tanstack/react-query';
import { type ProgrammeAddress, recordHistory } from '../../api.ts';

/** Show the versions, the newest first. */
export function RecordHistory({
  at,
  recordKey,
}: {
  readonly at: ProgrammeAddress;
  readonly recordKey: string;
}) {
  const query = useQuery(recordHistory(at, recordKey));
  if (query.isError) return <p>The history could not be read.</p>;
  if (query.data === undefined) return <p>Loading…</p>;
  return (
    <ul>
      {query.data.versions.map(({ version, by, on, reason, changes }) => (
        <li key={version}>
          <strong>Version {version}</strong>, {on === '' ? '' : `${on}, `}
          {by}
          {reason === '' ? '' : `: ${reason}`}
          {changes.map((change) => (
            <div key={change}>{change}</div>
          ))}
        </li>
      ))}
    </ul>
  );
}
