/** Migration 13: the register of outcomes of plans. */
import type { DialectWords } from './create-tables.ts';
import { rowTable } from './create-tables.ts';

/** The statements that add the table, in order. */
export function outcomeTable(words: DialectWords): readonly string[] {
  const { text } = words;
  return [
    rowTable(
      words,
      'plan_outcomes',
      `case_key ${text}, pupil_key ${text}, outcome_number ${text} not null, area ${text}, set_on ${text},
       due_on ${text}, outcome_status ${text}, reviewed_on ${text}`,
    ),
  ];
}
