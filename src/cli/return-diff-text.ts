/** What changed between two returns, for people at a terminal. */
import { type Changed, isSameReturn, type ReturnDiff } from '../core/sealed-return/diff-returns.ts';
import type { WordRun } from '../core/sealed-return/diff-words.ts';

/** Words of unchanged text that are shown on each side of a change. */
const AROUND = 6;

/** Write the changes, section by section. */
export function returnDiffText(diff: ReturnDiff): string {
  if (isSameReturn(diff)) return 'Nothing changed.';
  const parts = [
    section('Answers', diff.answers),
    section('Ratings', diff.ratings),
    section('Figures', diff.figures.filter(isInBoth)),
    onlyInOne(diff.figures),
    diff.narrative.length === 0
      ? ''
      : `Text\n${diff.narrative.map(({ place, words }) => `  ${place}: ${changedWords(words)}`).join('\n')}`,
    diff.assumptions === null
      ? 'Assumptions: one of the two files carries none, so they are not compared.'
      : section('Assumptions of the plan', diff.assumptions),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function isInBoth({ before, after }: Changed): boolean {
  return before !== null && after !== null;
}

/** Figures that only one return uses are mostly those of other months: told as counts, in full with --json. */
function onlyInOne(figures: readonly Changed[]): string {
  const [added, gone] = [
    figures.filter(({ before }) => before === null),
    figures.filter(({ after }) => after === null),
  ];
  if (added.length + gone.length === 0) return '';
  return `${added.length} figures stand in the later return only, ${gone.length} in the earlier only.`;
}

function section(title: string, changes: readonly Changed[]): string {
  if (changes.length === 0) return '';
  const lines = changes.map(
    ({ label, before, after }) => `  ${label}: ${before ?? '(not there)'} → ${after ?? '(not there)'}`,
  );
  return `${title} (${changes.length})\n${lines.join('\n')}`;
}

/** "… was [-4-]{+5+} in …": gone and added words marked, long unchanged stretches cut. */
function changedWords(words: readonly WordRun[]): string {
  return words
    .map(({ kind, text }, k) => {
      if (kind === 'gone') return `[-${text}-]`;
      if (kind === 'added') return `{+${text}+}`;
      return shortened(text, k > 0, k < words.length - 1);
    })
    .join('');
}

function shortened(text: string, keepStart: boolean, keepEnd: boolean): string {
  const parts = text.split(/(?<=\s)/);
  if (parts.length <= 2 * AROUND) return text;
  const start = keepStart ? parts.slice(0, AROUND).join('') : '';
  const end = keepEnd ? parts.slice(-AROUND).join('') : '';
  return `${start}… ${end}`;
}
