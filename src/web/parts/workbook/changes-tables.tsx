/** What a workbook would change: the answer in a sentence, the headline figures, and what could not be read. */
import type { WorkbookChangesReply } from '../../../contract/plan-workbook.ts';
import { DataTable } from '../data-table.tsx';

/** Show it. */
export function ChangesTables({ found }: { readonly found: WorkbookChangesReply }) {
  const { sentence, headline, follows, refused, questions, movedInPlan } = found;
  return (
    <>
      <p className="keel-lead">{sentence}</p>
      {refused !== null && (
        <div className="keel-problem" role="note">
          <h3 className="keel-h3">All of them together could not stand: {refused.message}</h3>
          <p>
            {refused.place} {refused.advice}
          </p>
        </div>
      )}
      {questions.length > 0 && (
        <div className="keel-notice" role="note">
          <h3 className="keel-h3">
            {questions.length === 1 ? 'One thing' : `${questions.length} things`} could not be read, and
            nothing is changed for {questions.length === 1 ? 'it' : 'them'}
          </h3>
          <ul>
            {questions.map(({ code, place, message, advice }) => (
              <li key={`${code} ${place ?? ''}`}>
                <strong>{place}:</strong> {message}. {advice}
              </li>
            ))}
          </ul>
        </div>
      )}
      {movedInPlan.length > 0 && (
        <p>
          Since the workbook was written the plan itself has another value in {movedInPlan.join(', ')}. You
          did not touch {movedInPlan.length === 1 ? 'it' : 'them'} in the workbook, so the plan keeps its
          value.
        </p>
      )}
      {headline !== null && <DataTable table={headline} />}
      {follows !== null && <DataTable table={follows} />}
    </>
  );
}
