/** Scenarios that are saved with name and reason: open one, keep one beside, withdraw one, save or lock what is on show. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ScenariosReply } from '../../contract/lab.ts';
import { type LabScenario, labToText, scenarioFromText } from '../../core/lab/lab-link.ts';
import { type ProgrammeAddress, postJson, savedScenarios, scenariosPath } from '../api.ts';
import { ActForm, TextField } from '../parts/identity/act-form.tsx';
import { LockScenario } from './lock-scenario.tsx';
import type { Scenarios } from './use-scenarios.ts';

/** Show them. */
export function SavedScenarios({
  params,
  scenarios,
  scenario,
}: {
  readonly params: ProgrammeAddress;
  readonly scenarios: Scenarios;
  readonly scenario: LabScenario;
}) {
  const queries = useQueryClient();
  const { data } = useQuery(savedScenarios(params));
  const path = scenariosPath(params);
  // Only the list is asked for anew: the lab itself must not change under somebody's hands.
  const send = async (to: string, body: object) =>
    queries.setQueryData<ScenariosReply>([path], await postJson<ScenariosReply>(to, body));
  if (data === undefined) return null;
  return (
    <section aria-labelledby="lab-saved" className="keel-no-print">
      <h2 id="lab-saved" className="keel-h2">
        Saved scenarios
      </h2>
      {data.scenarios.length === 0 && <p>None is saved yet.</p>}
      <ul className="keel-lab-saved">
        {data.scenarios.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.name}</strong> <span className="keel-quiet">{told(one)}</span>
              <br />
              {one.reason}
            </p>
            <SavedActs one={one} scenarios={scenarios} />
            {data.maySave && (
              <ActForm
                kind="secondary"
                button={`Withdraw ${one.name}`}
                act={async () => void (await send(`${path}/withdrawn`, { id: one.id }))}
              />
            )}
          </li>
        ))}
      </ul>
      {data.maySave && (
        <details className="keel-where">
          <summary>Save what is on show</summary>
          <ActForm
            button="Save this scenario"
            act={async (typed) => {
              const settings = labToText([scenario]);
              await send(path, { settings, name: typed('name'), reason: typed('reason') });
            }}
          >
            <TextField
              name="name"
              label="Name"
              hint="A name that is saved already gets a new version."
              autoComplete="off"
            />
            <TextField name="reason" label="Reason" hint="Kept with the scenario." autoComplete="off" />
          </ActForm>
        </details>
      )}
      {data.mayLock && <LockScenario params={params} scenario={scenario} />}
    </section>
  );
}

type Saved = ScenariosReply['scenarios'][number];

function told({ version, savedBy, savedAt }: Saved): string {
  return `version ${version}, saved by ${savedBy} on ${savedAt.slice(0, 10)}`;
}

function SavedActs({ one, scenarios }: { readonly one: Saved; readonly scenarios: Scenarios }) {
  const { set, add } = scenarios;
  const scenario = scenarioFromText(one.settings);
  if (scenario === null) return <p>These settings are of an earlier lab and cannot be opened.</p>;
  return (
    <p className="keel-lab-acts">
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => set(scenario, '')}
      >
        Open<span className="govuk-visually-hidden"> {one.name}</span>
      </button>
      {add !== null && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => add(scenario)}>
          Put beside<span className="govuk-visually-hidden"> {one.name}</span>
        </button>
      )}
    </p>
  );
}
