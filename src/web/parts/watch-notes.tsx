/** What is watched: a sentence for each measure with its standing in words, what follows from it, and the table behind. */
import type { WatchNote } from '../../contract/watch-note.ts';
import { DataTable } from './data-table.tsx';

/** The mark beside the words: shape and colour say the same. */
const MARK = { warning: 'over', calm: 'within', unknown: 'plain' } as const;

/** Show the notes side by side. */
export function WatchNotes({ notes }: { readonly notes: readonly WatchNote[] }) {
  return (
    <ul className="keel-watch">
      {notes.map((note) => (
        <Note key={note.id} note={note} />
      ))}
    </ul>
  );
}

function Note({
  note: { id, heading, standing, standingInWords, sentence, follows, tables },
}: {
  readonly note: WatchNote;
}) {
  return (
    <li className={`keel-watch-note keel-watch-${standing}`}>
      <h3 id={id} className="keel-watch-heading">
        {heading}
      </h3>
      <p className={`keel-standing keel-standing-${MARK[standing]}`}>{standingInWords}</p>
      <p className="keel-watch-sentence">{sentence}</p>
      {follows.length > 0 && (
        <ul className="keel-watch-follows">
          {follows.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      {tables.length > 0 && (
        <details className="keel-where">
          <summary>
            The figures behind it<span className="govuk-visually-hidden">: {heading}</span>
          </summary>
          {tables.map((table) => (
            <DataTable key={table.caption} table={table} />
          ))}
        </details>
      )}
    </li>
  );
}
