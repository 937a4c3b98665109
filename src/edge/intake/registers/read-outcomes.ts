/** Reader of the register of outcomes of plans: the child by a key, the status by our own word, and not a word of what an outcome says. */

import { plainId } from '../../../core/domain/numbers.ts';
import type { PlanOutcome } from '../../../core/domain/plan-outcome.ts';
import { gatherRows } from '../published/gather-rows.ts';
import type { ReaderInput, RowReader } from '../tables/reading.ts';
import { findColumns, RegisterRow } from './register-row.ts';
import { AREAS, STATUSES } from './register-words.ts';

/** "3", "Outcome 3", "C3", "2a", "1.2": too short to hold a number or a name of a child. */
const NUMBER = /^(?:outcome|no\.?|#)? ?([a-z]{0,2}\d{1,2}(?:[a-z]|\.\d{1,2})?)\.?$/i;
/** Before every day: nothing is earlier than an outcome whose day of setting is not told. */
const BEFORE_ALL = '';

/** Make a reader of outcomes. */
export function outcomeReader(input: ReaderInput): RowReader {
  const places = findColumns(input);
  const seen = new Set<string>();
  return gatherRows('planOutcomes', input, (cells, at, give) => {
    const row = new RegisterRow(input, places, cells, at);
    const record = readOutcome(row);
    const key = `${record.caseKey ?? ''}\n${record.pupilKey ?? ''}\n${record.number}`;
    if (!row.hasErrors && seen.has(key)) row.refuse('register.repeated', 'outcomenumber');
    if (row.hasErrors) return 'error';
    seen.add(key);
    give(record);
    return 'accepted';
  });
}

function readOutcome(row: RegisterRow): PlanOutcome {
  const caseKey = row.childKey('case', 'casereference');
  const pupilKey = row.childKey('upn', 'upn');
  if (caseKey === null && pupilKey === null && !row.hasErrors)
    row.refuse('register.child-missing', 'casereference');
  const setOn = row.dayOrNone('dateset');
  return {
    caseKey,
    pupilKey,
    number: readNumber(row),
    area: row.word('outcomearea', AREAS),
    setOn,
    dueOn: row.dayFrom('datedue', setOn ?? BEFORE_ALL),
    status: row.word('outcomestatus', STATUSES),
    reviewedOn: row.dayFrom('datereviewed', setOn ?? BEFORE_ALL),
  };
}

function readNumber(row: RegisterRow): string {
  const text = plainId(row.text('outcomenumber'));
  const found = NUMBER.exec(text)?.[1];
  if (found === undefined)
    row.refuse(text === '' ? 'cell.missing' : 'register.outcome-number', 'outcomenumber');
  return (found ?? '').toUpperCase();
}
