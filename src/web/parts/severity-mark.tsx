/** A severity as a shape and a word: nothing goes by colour alone. */
import type { Severity } from '../../contract/group-problems.ts';

const WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const;
const SHAPES = {
  error: 'M5 0h6l5 5v6l-5 5H5l-5-5V5z',
  warning: 'M8 0.5 16 15H0z',
  info: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
} as const;

/** Show the mark. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className={`keel-severity keel-severity-${severity}`}>
      <svg viewBox="0 0 16 16" className="keel-rating-shape" aria-hidden="true" focusable="false">
        <path d={SHAPES[severity]} fill="currentColor" />
      </svg>
      {WORDS[severity]}
    </span>
  );
}
