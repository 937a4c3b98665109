/** Answers kept while the lab is open: draws are turned out once, and the money of settings looked at lately is not run again. */

import type { LabInput } from '../../core/lab/lab-input.ts';
import { answerOfTurned, type LabAnswer } from '../../core/lab/lab-money.ts';
import type { MoneySetting } from '../../core/lab/money-settings.ts';
import { type TurnedDraws, turnDraws } from '../../core/lab/turned-draws.ts';
import type { CaseloadDraws } from '../../core/plan/caseload-draws.ts';
import { timed } from './timed.ts';

/** Settings of money kept for each set of draws. */
const MOST = 8;

type Kept = { readonly turned: TurnedDraws; readonly answers: Map<string, LabAnswer> };

/** Make what answers for one lab; the same draws and money give the very same answer. */
export function keepAnswers(
  input: LabInput,
): (draws: CaseloadDraws, money: readonly MoneySetting[]) => LabAnswer {
  const all = new WeakMap<CaseloadDraws, Kept>();
  return (draws, money) => {
    const kept = all.get(draws) ?? {
      turned: timed('lab turn', () => turnDraws(input, draws)),
      answers: new Map(),
    };
    all.set(draws, kept);
    const key = JSON.stringify(money);
    const answer =
      kept.answers.get(key) ?? timed('lab money', () => answerOfTurned(input, kept.turned, money));
    kept.answers.set(key, answer);
    for (const oldest of [...kept.answers.keys()].slice(0, -MOST)) kept.answers.delete(oldest);
    return answer;
  };
}
