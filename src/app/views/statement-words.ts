/** How a statement stands, in words: what was done, what will be done by when, what waits. */
import { nodeKey, type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import { type StatementState, stateOf } from '../../core/voice/voice-records.ts';
import { day } from './voice-tables.ts';

const STATE_WORDS: Readonly<Record<StatementState, string>> = {
  did: 'We did',
  will: 'We will',
  cannot: 'We cannot, because',
  open: 'Waits for an answer',
  overdue: 'Past its date, not answered',
};

/** "We will, by 31 March 2027". */
export function statementWords(statement: ProgrammeRecord, today: string): string {
  const state = stateOf(statement, today);
  const by = state === 'will' ? day(textField(statement, 'by')) : null;
  const due = state === 'open' || state === 'overdue' ? day(textField(statement, 'answerDue')) : null;
  return [
    STATE_WORDS[state],
    ...(by === null ? [] : [`by ${by}`]),
    ...(due === null ? [] : [`due ${due}`]),
  ].join(', ');
}

/**
 * Lead from themes to what was said of them in meetings and what came of it: statements that name the theme.
 * @param names  of approved themes, in the order in which they are shown; a theme that nothing was said of is left out.
 */
export function answeredThemes(
  names: readonly string[],
  statements: readonly ProgrammeRecord[],
  today: string,
) {
  return names.flatMap((theme) => {
    const own = statements.filter(
      (one) => textField(one, 'theme')?.trim().toLowerCase() === theme.toLowerCase(),
    );
    const said = own.map((one) => ({
      key: nodeKey(one),
      title: one.title,
      stateWords: statementWords(one, today),
      answer: textField(one, 'answer') ?? '',
    }));
    return said.length === 0 ? [] : [{ theme, said }];
  });
}
