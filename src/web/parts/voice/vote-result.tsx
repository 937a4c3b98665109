/** One vote: the statement, the change in a sentence with its count and range, and the table by sector. */
import type { ShownVote } from '../../../contract/voice.ts';
import { DataTable } from '../data-table.tsx';

/** Show a vote. */
export function VoteResult({ vote }: { readonly vote: ShownVote }) {
  return (
    <article aria-labelledby={`vote-${vote.id}`} className="keel-row">
      <h3 id={`vote-${vote.id}`} className="keel-h3">
        {vote.title}
      </h3>
      <p className="keel-note">
        {[vote.meeting, vote.state].filter((part) => part !== '').join('. ')}. Statement: “{vote.question}”
      </p>
      <p>
        <strong>{vote.told}</strong>
      </p>
      <details className="keel-where">
        <summary>
          By sector<span className="govuk-visually-hidden">: {vote.title}</span>
        </summary>
        <DataTable table={vote.table} />
      </details>
    </article>
  );
}
