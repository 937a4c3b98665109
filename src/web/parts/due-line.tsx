/** What comes due next: the update, its data cut-off and basis, and the days left. */
import type { ProgrammeHeader } from '../../contract/programme-header.ts';

/** Show the newest update and its date. A made-up county's calendar stands still, so no days are counted for it. */
export function DueLine({ header }: { readonly header: ProgrammeHeader }) {
  const { update } = header;
  if (update === null)
    return <p className="keel-lead">No update has been opened yet: load one with the programme folder.</p>;
  return (
    <dl className="keel-due">
      <div>
        <dt>Newest update</dt>
        <dd>
          {update.name}, {update.year}
        </dd>
      </div>
      <div>
        <dt>{update.status === 'submitted' ? 'Submitted' : 'Return due'}</dt>
        <dd>
          {update.submittedInWords ?? update.dueInWords}
          {update.status === 'open' && !header.fictional && <DaysLeft due={update.due} />}
        </dd>
      </div>
      <div>
        <dt>Data to the end of</dt>
        <dd>{update.dataCutOff}</dd>
      </div>
      <div>
        <dt>Finance basis</dt>
        <dd>{update.financeBasis}</dd>
      </div>
      <div>
        <dt>Agreement</dt>
        <dd>{header.agreementYears}</dd>
      </div>
    </dl>
  );
}

function DaysLeft({ due }: { readonly due: string }) {
  const days = Math.round((Date.parse(`${due}T00:00:00Z`) - startOfToday()) / 86_400_000);
  if (days === 0) return <> (today)</>;
  const words = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days > 0 ? <> ({words} left)</> : <> ({words} overdue)</>;
}

function startOfToday(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
}
