/** The survey builder: choose a survey of the programme or a ready-made one, change it, and keep it as a version. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ShownDesign, SurveyDesignsReply } from '../../contract/surveys.ts';
import { surveyDesigns, surveyDesignsPath } from '../api.ts';
import { Choice } from '../parts/choice.tsx';
import { Answered, Page } from '../parts/page-frame.tsx';
import { SurveyEditor } from '../parts/surveys/survey-editor.tsx';
import { useListed } from '../parts/use-listed.ts';

/** Show the builder of one programme. */
export function SurveyDesignPage() {
  const params = useParams({ from: '/programmes/$authority/$programme/survey-designs' });
  const query = useQuery(surveyDesigns(params));
  const listed = useListed(params);
  return (
    <Page title="Survey builder" of={listed?.authorityName ?? null}>
      <Answered query={query}>{(data) => <Builder data={data} path={surveyDesignsPath(params)} />}</Answered>
    </Page>
  );
}

function Builder({ data, path }: { readonly data: SurveyDesignsReply; readonly path: string }) {
  const first =
    data.designs[0] === undefined ? `new/${data.readyMade[0]?.id ?? ''}` : `own/${data.designs[0].id}`;
  const [chosen, setChosen] = useState(first);
  // what was chosen as new is kept under its own id: the editor stays open with what was typed
  const found = designOf(data, chosen);
  return (
    <>
      <p className="keel-state">
        Every change is a version of its own. What a wave asks is never changed: the next wave asks the newer
        version.
      </p>
      <Choice
        label="Survey"
        value={chosen}
        say={setChosen}
        options={[
          ...data.designs.map(({ id, title }) => ({ value: `own/${id}`, text: `${title} (${id})` })),
          ...data.readyMade.map(({ id, title }) => ({
            value: `new/${id}`,
            text: `New, from the ready-made one: ${title}`,
          })),
        ]}
      />
      {found !== null && (
        <SurveyEditor
          key={chosen}
          path={path}
          design={found.design}
          isNew={found.isNew}
          unread={data.unread}
          mayWrite={data.mayWrite}
          mayPublish={data.mayPublish}
        />
      )}
    </>
  );
}

function designOf(
  { designs, readyMade }: SurveyDesignsReply,
  chosen: string,
): { readonly design: ShownDesign; readonly isNew: boolean } | null {
  const [kind, id] = chosen.split('/');
  const isNew = kind === 'new';
  const design = (isNew ? readyMade : designs).find((one) => one.id === id);
  return design === undefined ? null : { design, isNew };
}
