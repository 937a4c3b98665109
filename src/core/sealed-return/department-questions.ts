/** The department's questions on a sent return, each with its reply. */
import type { IsoDate } from '../base/time.ts';
import type { ReturnAct } from './sealed-return.ts';

/** One question; `reply` is null while it waits for one. */
export type DepartmentQuestion = {
  readonly question: string;
  readonly on: IsoDate;
  readonly text: string;
  readonly reply: string | null;
};

/** List the questions of a chain in the order in which they came. */
export function questionsOf(chain: readonly ReturnAct[]): readonly DepartmentQuestion[] {
  const replies = new Map(
    chain.flatMap((act) => (act.act === 'replied' ? [[act.question, act.text] as const] : [])),
  );
  return chain.flatMap((act) =>
    act.act === 'questioned'
      ? [{ question: act.question, on: act.on, text: act.text, reply: replies.get(act.question) ?? null }]
      : [],
  );
}
