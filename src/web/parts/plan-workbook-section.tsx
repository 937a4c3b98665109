/** The plan as a workbook: down to be worked on, and the way to read it back. */
import { Link } from '@tanstack/react-router';
import type { FinanceReply } from '../../contract/finance.ts';
import { type ProgrammeAddress, planWorkbookPath } from '../api.ts';

/** Show both ways; reading back only to those who may set assumptions; where no workbook can be made, why not and what to do. */
export function PlanWorkbookSection({
  params,
  mayRead,
  refusal,
}: {
  readonly params: ProgrammeAddress;
  readonly mayRead: boolean;
  readonly refusal: FinanceReply['workbookRefusal'];
}) {
  return (
    <section aria-labelledby="plan-workbook" className="keel-no-print">
      <h2 id="plan-workbook" className="keel-h2">
        The plan as an Excel workbook
      </h2>
      {refusal === null ? (
        <Ways params={params} mayRead={mayRead} />
      ) : (
        <div className="keel-empty">
          <p>
            <strong>No workbook can be made of this plan.</strong> {refusal.message}.
          </p>
          <p>{refusal.advice}</p>
        </div>
      )}
    </section>
  );
}

function Ways({ params, mayRead }: { readonly params: ProgrammeAddress; readonly mayRead: boolean }) {
  return (
    <>
      <p>
        The workbook has live formulas: change an assumption in it, and every sheet follows to the penny.
        {mayRead && ' Read it back here to see what each change does before anything is kept.'}
      </p>
      <p className="keel-drop-buttons">
        <a className="govuk-button" href={`${planWorkbookPath(params)}.xlsx`} download>
          Download the workbook
        </a>
        {mayRead && (
          <Link
            className="govuk-button govuk-button--secondary"
            to="/programmes/$authority/$programme/finance/workbook"
            params={params}
          >
            Read a workbook back
          </Link>
        )}
      </p>
    </>
  );
}
