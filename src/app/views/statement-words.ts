/** How a statement stands, in words: what was done, what will be done by when, what waits. */
import { nodeKey, type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import type { Theme } from '../../core/review/review-words.ts';
import { themesCalled } from '../../core/review/theme-kin.ts';
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
 * Lead from themes to what was said of them in meetings and what came of it: statements that name the theme, or one that it was merged or
 * split from.
 * @param ids  of approved themes, in the order in which they are shown; a theme that nothing was said of is left out.
 */
export function answeredThemes(
  ids: readonly string[],
  themes: readonly Theme[],
  statements: readonly ProgrammeRecord[],
  today: string,
) {
  return ids.flatMap((themeId) => {
    const theme = themes.find(({ id }) => id === themeId)?.name ?? '';
    const own = statements.filter((one) =>
      themesCalled(textField(one, 'theme') ?? '', themes).some(({ id }) => id === themeId),
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
