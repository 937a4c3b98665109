/** What can be wrong with an issue sheet that comes back, and what became of each decision on it. */
import { error, info, type ProblemText, warning } from './problem-text.ts';

/** By code. */
export const FIX_TEXTS = {
  'fix.not-an-issue-sheet': error(
    'The file is no issue sheet of Evenkeel, or some of its columns were taken out',
    'Write the issue sheet again and fill in that one; its columns must all stay, the hidden ones too.',
  ),
  'fix.other-form': error(
    'The line is of another form of issue sheet',
    'Write the issue sheet again with this version and fill in that one.',
  ),
  'fix.unknown-action': error(
    'The action is none of the list',
    'Choose Correct, Leave the row out or Accept as it is, or leave the cell empty.',
  ),
  'fix.key-missing': error(
    'The line does not say which record and value it is about',
    'Do not change the column Record and those that are hidden. Correct this problem in the file itself.',
  ),
  'fix.no-column': error(
    'The problem is of the whole row, so there is no one value to correct',
    'Correct the row in the file itself, or leave the row out.',
  ),
  'fix.value-missing': error(
    'The action is Correct, but there is no corrected value',
    'Write the value, or (empty) to make the cell empty.',
  ),
  'fix.value-without-action': error(
    'There is a corrected value, but the action is not Correct',
    'Choose Correct, or take the value away.',
  ),
  'fix.formula': error('A cell of the line holds a formula', 'Write the value itself instead of a formula.'),
  'fix.value-too-long': error('The corrected value is far too long for a cell', 'Shorten it.'),
  'fix.contradiction': error(
    'Two lines say different things about the same value or row',
    'Keep one of the two decisions. Neither was applied.',
  ),
  'fix.applied': info('Cells corrected as the issue sheet says; the file itself is unchanged'),
  'fix.left-out': info('Rows left out as the issue sheet says'),
  'fix.left-out-with-parent': info(
    'Rows left out because they belong to a row that the issue sheet leaves out',
  ),
  'fix.accepted': info('Values accepted as they are, as the issue sheet says'),
  'fix.already-corrected': info(
    'Values that already are what the issue sheet wanted',
    'Nothing to do. The line can be taken off the issue sheet.',
  ),
  'fix.outdated': warning(
    'The value has changed since the issue sheet was written, so the decision was not applied',
    'Look at the row again. If it is still wrong, decide anew on a new issue sheet.',
  ),
  'fix.unused': info(
    'Decisions of the issue sheet whose record is in none of these files',
    'Nothing to do if the records are gone or stand in other files.',
  ),
} as const satisfies Record<string, ProblemText>;

/** The codes of fixes. */
export type FixProblemCode = keyof typeof FIX_TEXTS;
