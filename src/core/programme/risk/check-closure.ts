/** When a risk may be closed: no action open, and what is left of it within what is accepted, or a reason. */
import type { Problem } from '../../base/problem.ts';
import type { IsoDate } from '../../base/time.ts';
import { scoreOf, USUAL_APPETITE } from './risk-score.ts';

/** An action against a risk. */
export type RiskAction = {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  readonly due: IsoDate;
  readonly done: IsoDate | null;
};

/** What is looked at when a risk is to be closed. */
export type ClosingRisk = {
  readonly id: string;
  readonly likelihood: number;
  readonly impact: number;
  readonly appetite: number | null;
  readonly actions: readonly RiskAction[];
};

/** Shorter than this says nothing of why [characters]. */
const SHORTEST = 8;

/**
 * Say what stands in the way of closing a risk.
 * @param allTheSame  why it is closed although something stands in the way; empty where nobody says so.
 */
export function checkClosure(risk: ClosingRisk, allTheSame: string): readonly Problem[] {
  if (allTheSame.trim().length >= SHORTEST) return [];
  const place = `risk ${risk.id}`;
  const advice = 'Do what is left, or close it with a reason, which is kept and shown.';
  const open = risk.actions.filter(({ done }) => done === null);
  const appetite = risk.appetite ?? USUAL_APPETITE;
  const score = scoreOf(risk);
  return [
    ...(open.length === 0
      ? []
      : [
          {
            code: 'risk.open-actions',
            place,
            message: `Actions are open: ${open.map(({ what, due }) => `${what} (due ${due})`).join('; ')}`,
            advice,
          },
        ]),
    ...(score <= appetite
      ? []
      : [
          {
            code: 'risk.above-appetite',
            place,
            message: `What is left of the risk scores ${score}, and ${appetite} is the most that is accepted`,
            advice,
          },
        ]),
  ];
}
