/** Month end for a page: a task list of what is late, what breached and who was asked, and who closed the month. */
import type { Actor } from '../../core/access/access.ts';
import { dayInWords, monthInWords } from '../../core/base/time.ts';
import type { MonthEnd, TaskState } from '../../core/monitor/month-end.ts';
import type { Scope } from '../../edge/store/store.ts';
import { type KeptClosing, type MonthEndTold, mayCloseMonth } from '../monitor/close-month.ts';
import { personInWords } from './person-words.ts';

const STATES: Readonly<Record<TaskState, string>> = {
  done: 'Done',
  'to-do': 'To do',
  'cannot-start': 'Cannot start yet',
};

/** Shape the check list; null where nothing is tracked. */
export function monthEndView(told: MonthEndTold | null, actor: Actor, scope: Pick<Scope, 'authorityCode'>) {
  if (told === null) return null;
  const { end, acts } = told;
  return {
    month: end.month,
    monthInWords: monthInWords(end.month),
    lead: leadOf(end, acts.at(-1) ?? null),
    isClosed: end.isClosed,
    canClose: end.close === 'to-do',
    needsReason: end.late.length > 0,
    mayClose: mayCloseMonth(actor, scope),
    tasks: tasksOf(end),
    acts: acts.map(actInWords).toReversed(),
  };
}

function leadOf({ month, isClosed, changedSince, close }: MonthEnd, last: KeptClosing | null): string {
  const words = monthInWords(month);
  if (isClosed && changedSince.length > 0)
    return `${words} was closed, and ${changedSince.length === 1 ? 'a figure has' : `${changedSince.length} figures have`} changed since: reopen it and close it again.`;
  if (isClosed && last !== null)
    return `${words} is closed, by ${personInWords(last.by)} on ${dayInWords(last.at.slice(0, 10))}.`;
  return close === 'cannot-start'
    ? `${words} is open: what is beyond tolerance needs a comment and an action first.`
    : `${words} is open and can be closed.`;
}

/** Each task leads to the measure that it is about. */
function tasksOf({ late, beyond, changedSince, figures, comments, close }: MonthEnd) {
  const task = (title: string, hint: string, state: TaskState, measure: string | null = null) => ({
    title,
    hint,
    state,
    stateInWords: STATES[state],
    measure,
  });
  return [
    ...(late.length === 0 ? [task('Figures read in', 'Every agreed measure has its figure.', figures)] : []),
    ...late.map(({ title, measure, state }) =>
      task(
        `Read in ${title}`,
        state === 'late' ? 'Late: not here yet.' : 'Missing: a later month is here.',
        'to-do',
        measure,
      ),
    ),
    ...(beyond.length === 0 ? [task('Comments', 'Nothing is beyond tolerance.', comments)] : []),
    ...beyond.map(({ title, measure, note }) =>
      task(
        `Comment and action for ${title}`,
        note === null
          ? 'Beyond tolerance. Nobody was asked yet.'
          : `Beyond tolerance. Asked: ${note.owner}, due ${dayInWords(note.due)}.`,
        note === null ? 'to-do' : 'done',
        measure,
      ),
    ),
    ...changedSince.map(({ title, measure }) =>
      task(`Look at ${title}`, 'Its figure is another than when the month was closed.', 'to-do', measure),
    ),
    task('Close the month', 'By whom and when is kept.', close),
  ];
}

function actInWords({ isClosed, by, at, reason, late }: KeptClosing): string {
  const who = `${isClosed ? 'Closed' : 'Reopened'} by ${personInWords(by)}, ${dayInWords(at.slice(0, 10))}`;
  const without = isClosed && late.length > 0 ? `, ${late.length} not here` : '';
  return `${who}${without}${reason === '' ? '' : `: ${reason}`}`;
}
