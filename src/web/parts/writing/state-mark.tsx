/** How far a section has come, as a word with a mark of its own: never by colour alone. */
import type { SectionState } from '../../../contract/writing.ts';

/** Words and mark of each state, in the order in which they want somebody. */
export const STATES: readonly {
  readonly state: SectionState;
  readonly word: string;
  readonly mark: string;
}[] = [
  { state: 'problem', word: 'To mend', mark: '✕' },
  { state: 'comment', word: 'Comment open', mark: '?' },
  { state: 'moved', word: 'Figure moved', mark: '▲' },
  { state: 'empty', word: 'Empty', mark: '○' },
  { state: 'same', word: 'As last time', mark: '=' },
  { state: 'draft', word: 'Draft', mark: '◐' },
  { state: 'ready', word: 'Ready', mark: '✓' },
];

/** Show a state. */
export function StateMark({ state }: { readonly state: SectionState }) {
  const told = STATES.find((one) => one.state === state);
  return (
    <span className={`keel-mark keel-mark-${state}`}>
      <span aria-hidden="true">{told?.mark} </span>
      {told?.word}
    </span>
  );
}
