/** What changed since the update before: answers, ratings, figures and words, the shortest and weightiest first. */

import type { ReturnChanges } from '../../../contract/sign-off.ts';
import { withCapital } from '../../../core/base/first-letter.ts';
import { DataTable } from '../data-table.tsx';
import { WordRuns } from '../word-runs.tsx';

type Change = ReturnChanges['answers'][number];

/** Show the changes, or that there is nothing to compare with. */
export function SinceLastUpdate({ changes }: { readonly changes: ReturnChanges | null }) {
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" className="keel-h2">
        What changed since the update before
      </h2>
      {changes === null ? (
        <p>There is no earlier return to compare with, or this one cannot be built yet.</p>
      ) : (
        <Changes changes={changes} />
      )}
    </section>
  );
}

function Changes({ changes }: { readonly changes: ReturnChanges }) {
  const { since, answers, ratings, figures, newFigures, goneFigures, narrative, assumptions } = changes;
  return (
    <>
      <p>Compared with: {since}.</p>
      <ChangeTable caption="Answers that changed" changes={answers} none="No answer changed." />
      <ChangeTable caption="Ratings that changed" changes={ratings} none="No rating changed." />
      {assumptions !== null && (
        <ChangeTable
          caption="Assumptions of the plan that changed"
          changes={assumptions}
          none="No assumption of the plan changed."
        />
      )}
      <ChangeTable
        caption="Figures in both that changed"
        changes={figures}
        none="No figure that both returns have changed."
      />
      <p>
        {newFigures} figures are in this return only and {goneFigures} in the earlier only: mostly those of
        other months.
      </p>
      <details className="keel-where">
        <summary>What was written anew, word by word ({narrative.length} sections)</summary>
        {narrative.map(({ place, words }) => (
          <div key={place} className="keel-diff">
            <h3 className="keel-h3">{placeWords(place)}</h3>
            <p>
              <WordRuns runs={words} />
            </p>
          </div>
        ))}
      </details>
    </>
  );
}

function ChangeTable({
  caption,
  changes,
  none,
}: {
  readonly caption: string;
  readonly changes: readonly Change[];
  readonly none: string;
}) {
  if (changes.length === 0) return <p>{none}</p>;
  return (
    <DataTable
      table={{
        caption,
        columns: [
          { header: 'What', number: false },
          { header: 'Before', number: false },
          { header: 'Now', number: false },
        ],
        rows: changes.map(({ label, before, after }) => ({
          cells: [withCapital(label), before ?? 'not there', after ?? 'not there'],
          emphasis: false,
        })),
        note: '',
      }}
    />
  );
}

/** "condition-3.1" as people say it. */
function placeWords(place: string): string {
  const words = place.replaceAll('-', ' ');
  return withCapital(words);
}
