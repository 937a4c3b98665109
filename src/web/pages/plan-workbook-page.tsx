/** A plan's workbook read back: choose it, check the changes, take them over with a reason or leave the plan as it is. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AcceptWorkbookReply, WorkbookChangesReply } from '../../contract/plan-workbook.ts';
import { type ProgrammeAddress, planWorkbookPath } from '../api.ts';
import { askAnew } from '../ask-anew.ts';
import { ActForm } from '../parts/identity/act-form.tsx';
import { Page } from '../parts/page-frame.tsx';
import { useListed } from '../parts/use-listed.ts';
import { AcceptChanges } from '../parts/workbook/accept-changes.tsx';
import { ChangesTables } from '../parts/workbook/changes-tables.tsx';
import { FileField } from '../parts/workbook/file-field.tsx';
import { acceptWorkbook, workbookChanges } from '../workbook-api.ts';

const HERE = '/programmes/$authority/$programme/finance/workbook';

/** Where one is: choosing a file, looking at what it would change, or done. */
type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'check'; readonly found: WorkbookChangesReply }
  | { readonly at: 'done'; readonly set: AcceptWorkbookReply }
  | { readonly at: 'left' };

/** Show the page. Nothing is kept until the last button. */
export function PlanWorkbookPage() {
  const params = useParams({ from: HERE });
  const listed = useListed(params);
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  return (
    <Page
      title="Read a workbook back"
      of={listed?.authorityName ?? null}
      lead={
        <p className="keel-no-print">
          <Link to="/programmes/$authority/$programme/finance" params={params} className="govuk-link">
            Back to finance
          </Link>
        </p>
      }
    >
      {stage.at === 'choose' && (
        <Choose params={params} onFound={(found) => setStage({ at: 'check', found })} />
      )}
      {stage.at === 'check' && (
        <Step title="Check your changes">
          <ChangesTables found={stage.found} />
          <AcceptChanges
            found={stage.found}
            onAccept={async (body) => {
              const set = await acceptWorkbook(params, body);
              await askAnew(queries);
              setStage({ at: 'done', set });
            }}
            onLeave={() => setStage({ at: 'left' })}
          />
        </Step>
      )}
      {stage.at === 'done' && (
        <Step title="The plan has been changed">
          <p className="keel-lead">
            {stage.set.cells.length === 1
              ? 'One assumption was'
              : `${stage.set.cells.length} assumptions were`}{' '}
            set; the plan is now at version {stage.set.planVersion}. Each stands in its history with your
            reason.
          </p>
          <Again params={params} onAgain={() => setStage({ at: 'choose' })} />
        </Step>
      )}
      {stage.at === 'left' && (
        <Step title="The plan stays as it is">
          <p className="keel-lead">Nothing of the workbook was kept.</p>
          <Again params={params} onAgain={() => setStage({ at: 'choose' })} />
        </Step>
      )}
    </Page>
  );
}

function Choose({
  params,
  onFound,
}: {
  readonly params: ProgrammeAddress;
  readonly onFound: (found: WorkbookChangesReply) => void;
}) {
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
      <p className="keel-lead">
        Choose the workbook that you changed. You will see every change and what it does; nothing is kept
        until you say so.
      </p>
      <ActForm button="See what it changes" act={async () => onFound(await workbookChanges(params, file))}>
        <FileField onFile={setFile} />
      </ActForm>
      <p>
        No workbook yet?{' '}
        <a className="govuk-link" href={`${planWorkbookPath(params)}.xlsx`} download>
          Download the workbook of the plan
        </a>{' '}
        and change the cells in a frame.
      </p>
    </>
  );
}

/** A step with a heading that takes the focus, so that a screen reader says that the page has moved on. */
function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="step">
      <h2 id="step" ref={heading} tabIndex={-1} className="keel-h2">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Again({ params, onAgain }: { readonly params: ProgrammeAddress; readonly onAgain: () => void }) {
  return (
    <p className="keel-drop-buttons">
      <Link className="govuk-button" to="/programmes/$authority/$programme/finance" params={params}>
        See the plan
      </Link>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onAgain}>
        Read another workbook
      </button>
    </p>
  );
}
