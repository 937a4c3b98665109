/** Setting up a programme: its folder is chosen, checked whole and stored whole; what is wrong is told with its place. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BeginProgrammeReply } from '../../contract/begin-programme.ts';
import type { ProblemReply } from '../../contract/problem-reply.ts';
import { NO_ANSWER, postJson, RefusedError } from '../api.ts';
import { askAnew } from '../ask-anew.ts';
import type { Chosen } from '../collect-files.ts';
import { FileDrop } from '../parts/file-drop.tsx';
import { Page } from '../parts/page-frame.tsx';

type State =
  | { readonly at: 'idle' | 'going' }
  | { readonly at: 'done'; readonly begun: BeginProgrammeReply }
  | { readonly at: 'refused'; readonly problem: ProblemReply };

/** What must lie in the folder, and what each file says. */
const FILES = [
  ['programme/programme.json', 'whose programme it is: authority, names, contacts'],
  ['programme/agreement.json', 'the agreement: its years, conditions and payments'],
  ['programme/return-template.json', 'the form of the return, section by section'],
  ['programme/rating-scale.json', 'the scale that conditions and risks are rated on'],
  ['programme/updates/….json', 'one file for each round of the return: its dates'],
  ['plan/plan.json', 'the plan: what is spent and received, with scenarios and mitigations'],
] as const;

/** Show the page. */
export function BeginPage() {
  const queries = useQueryClient();
  const [state, setState] = useState<State>({ at: 'idle' });
  const send = async ({ files }: Chosen) => {
    setState({ at: 'going' });
    try {
      const records = files.filter(({ name }) => /\.json$/i.test(name));
      const texts = await Promise.all(
        records.map(async ({ name, file }) => ({ file: name, text: await file.text() })),
      );
      if (texts.length === 0) return setState({ at: 'refused', problem: NO_RECORDS });
      const begun = await postJson<BeginProgrammeReply>('/api/programmes', { files: texts });
      await askAnew(queries);
      setState({ at: 'done', begun });
    } catch (error) {
      setState({ at: 'refused', problem: error instanceof RefusedError ? error.reply : NO_ANSWER });
    }
  };
  return (
    <Page title="Set up a programme" of={null}>
      <p className="keel-lead">
        A programme is a folder with its agreement, the form of its return and its plan. Choose it here: it is
        checked whole, and stored whole or not at all.
      </p>
      <FileDrop
        heading="The programme’s folder"
        lead="Drop the folder here, or choose it. Only its JSON files are read; data files are brought in afterwards, on the page Data. Chosen again after a change, what changed becomes a new version."
        isFolderOnly
        isBusy={state.at === 'going'}
        onFiles={(chosen) => void send(chosen)}
      />
      <div role="status">
        {state.at === 'going' && <p>The folder is being checked…</p>}
        {state.at === 'done' && <Begun begun={state.begun} />}
      </div>
      {state.at === 'refused' && (
        <div role="alert" className="keel-problem">
          <h2 className="keel-h3">{state.problem.message}</h2>
          {state.problem.place !== undefined && <p>Where: {state.problem.place}</p>}
          <p>{state.problem.advice}</p>
        </div>
      )}
      <section aria-labelledby="files">
        <h2 id="files" className="keel-h2">
          What lies in the folder
        </h2>
        <dl className="keel-kinds">
          {FILES.map(([file, purpose]) => (
            <div key={file}>
              <dt>
                <code>{file}</code>
              </dt>
              <dd>{purpose}</dd>
            </div>
          ))}
        </dl>
        <p className="keel-prose">
          Risks, places, transfers, records and forecasts may lie beside them. The command{' '}
          <code>./bin/evenkeel demo --out FOLDER</code> writes a whole folder to begin from, and
          docs/formats/programme-folder.md says what each file holds.
        </p>
      </section>
    </Page>
  );
}

function Begun({ begun: { authorityCode, programmeId } }: { readonly begun: BeginProgrammeReply }) {
  const params = { authority: authorityCode, programme: programmeId };
  return (
    <div className="keel-state">
      <p>The programme is stored. Next, its figures:</p>
      <p className="keel-programme-links">
        <Link to="/programmes/$authority/$programme/data" params={params} className="govuk-link">
          Bring in its data
        </Link>
        <Link to="/programmes/$authority/$programme" params={params} className="govuk-link">
          See its overview
        </Link>
      </p>
    </div>
  );
}

const NO_RECORDS: ProblemReply = {
  code: 'programme.not-a-folder',
  message: 'What was chosen holds no JSON file',
  advice: 'Choose the whole folder, with the folders programme and plan in it.',
};
