/** The plan as a workbook: down to be worked on, and the way to read it back. */
import { Link } from '@tanstack/react-router';
import { type ProgrammeAddress, planWorkbookPath } from '../api.ts';

/** Show both ways; reading back only to those who may set assumptions. */
export function PlanWorkbookSection({
  params,
  mayRead,
}: {
  readonly params: ProgrammeAddress;
  readonly mayRead: boolean;
}) {
  return (
    <section aria-labelledby="plan-workbook" className="keel-no-print">
      <h2 id="plan-workbook" className="keel-h2">
        The plan as an Excel workbook
      </h2>
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
    </section>
  );
}
