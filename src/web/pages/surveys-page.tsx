/** Surveys: who is missing from each wave by group, and what closed waves say, each share with its count and range. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ShownWave } from '../../contract/surveys.ts';
import { programmePath, surveyDesignsPath } from '../api.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Page } from '../parts/page-frame.tsx';
import { AnsweredPrepared } from '../parts/prepared.tsx';
import { PaperEntry } from '../parts/surveys/paper-entry.tsx';
import { SurveyChanges } from '../parts/surveys/survey-changes.tsx';
import { useListed } from '../parts/use-listed.ts';
import { surveys } from '../prepared-api.ts';

/** Show the surveys of one programme. */
export function SurveysPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/surveys' });
  const query = useQuery(surveys(params));
  const listed = useListed(params);
  return (
    <Page title="Surveys" of={listed?.authorityName ?? null}>
      <AnsweredPrepared query={query}>
        {(data) => (
          <>
            <p className="keel-state">{data.lead}</p>
            <p className="keel-note">
              People answer with a code at the address /survey of this server, without an account. What anyone
              said is kept without their code, and told only when a wave is closed.
            </p>
            {data.watched.map((one) => (
              <SurveyChanges key={one.id} survey={one} path={programmePath(params)} />
            ))}
            {data.waves.map((wave) => (
              <Wave key={wave.id} wave={wave} path={surveyDesignsPath(params)} />
            ))}
          </>
        )}
      </AnsweredPrepared>
    </Page>
  );
}

function Wave({ wave, path }: { readonly wave: ShownWave; readonly path: string }) {
  const { id, title, state, monitor, questions, paper } = wave;
  return (
    <section aria-labelledby={`wave-${id}`}>
      <h2 id={`wave-${id}`} className="keel-h2">
        {title}
      </h2>
      <p>{state}</p>
      <DataTable table={{ ...monitor, caption: `${monitor.caption}: ${id}` }} />
      {paper !== null && <PaperEntry waveId={id} paper={paper} path={path} />}
      {questions === null ? (
        <p>Results are told when the wave is closed.</p>
      ) : (
        questions.map((question) => (
          <details key={question.id} className="keel-where">
            <summary>{question.title}</summary>
            <p>{question.told}</p>
            {question.table !== null && <DataTable table={question.table} />}
          </details>
        ))
      )}
    </section>
  );
}
