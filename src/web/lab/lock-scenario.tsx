/** Locks the scenario on show as a version of the plan: told what it does, and where the version is seen once it stands. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LockedScenarioReply } from '../../contract/lab.ts';
import { type LabScenario, labToText } from '../../core/lab/lab-link.ts';
import { type ProgrammeAddress, postJson, programmePath, scenariosPath } from '../api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';

/** Show the form; what was locked is said under it. */
export function LockScenario({
  params,
  scenario,
}: {
  readonly params: ProgrammeAddress;
  readonly scenario: LabScenario;
}) {
  const queries = useQueryClient();
  const [locked, setLocked] = useState<LockedScenarioReply | null>(null);
  const lock = async (typed: (name: string) => string) => {
    const body = { settings: labToText([scenario]), name: typed('name'), reason: typed('reason') };
    setLocked(await postJson<LockedScenarioReply>(`${scenariosPath(params)}/locked`, body));
    // The lab's own answers are kept: only the page of the plan has changed.
    await queries.invalidateQueries({ queryKey: [`${programmePath(params)}/finance`] });
  };
  return (
    <>
      <details className="keel-where">
        <summary>Lock as a version of the plan</summary>
        <p>
          “{scenario.name}” is simulated anew and kept as a version that never changes. The plan itself stays
          as it is; the page of the plan compares the two.
        </p>
        <ActForm button="Lock this scenario" act={lock}>
          <TextField
            name="name"
            label="Name of the version"
            hint="Small letters, digits and hyphens, such as fewer-requests-1."
            autoComplete="off"
          />
          <TextField name="reason" label="Reason" hint="Kept with the version." autoComplete="off" />
        </ActForm>
      </details>
      <div role="status">
        {locked !== null && (
          <p className="keel-state">
            Locked as “{locked.id}” from version {locked.planVersion} of the plan (SHA-256{' '}
            <code>{locked.sha256.slice(0, 12)}</code>).{' '}
            <Link to="/programmes/$authority/$programme/finance" params={params}>
              See it in the plan over time
            </Link>
          </p>
        )}
      </div>
    </>
  );
}
