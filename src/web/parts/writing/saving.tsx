/** How the saving of a section stands, with undo and redo beside it; only what wants the writer is called out. */
import type { SectionEditing, Standing } from './use-section-draft.ts';

/** Show it. */
export function Saving({
  editing,
  undo,
  redo,
}: {
  readonly editing: SectionEditing;
  readonly undo: () => void;
  readonly redo: () => void;
}) {
  const { standing, canUndo, canRedo, saveNow } = editing;
  return (
    <>
      <div className="keel-saving">
        <span className={`keel-standing-${standing.at}`} data-standing={standing.at}>
          {wordsOf(standing)}
        </span>
        <button type="button" className="keel-tool" disabled={!canUndo} onClick={undo}>
          Undo
        </button>
        <button type="button" className="keel-tool" disabled={!canRedo} onClick={redo}>
          Do again
        </button>
        {(standing.at === 'changed' || standing.at === 'failed') && (
          <button type="button" className="keel-tool" onClick={saveNow}>
            Save now
          </button>
        )}
      </div>
      <div role="status">
        {standing.at === 'kept' && standing.merged && (
          <p className="keel-notice">
            Somebody else wrote in this section too. Their words and yours are both here now.
          </p>
        )}
      </div>
      {standing.at === 'failed' && (
        <div role="alert" className="keel-problem">
          <p>
            <strong>Your words are not saved yet</strong>
          </p>
          <p>
            {standing.problem.message}. {standing.problem.advice}
          </p>
          <p>
            {standing.isFinal
              ? 'They stay in this window until you close it: copy them where they can be kept.'
              : 'They are kept in this window, and saving is tried again every few seconds.'}
          </p>
        </div>
      )}
    </>
  );
}

function wordsOf(standing: Standing): string {
  switch (standing.at) {
    case 'kept':
      return 'Everything is saved';
    case 'changed':
      return 'Changed, saved in a moment';
    case 'saving':
      return 'Saving…';
    case 'failed':
      return 'Not saved';
  }
}
