/** Confidence of parents, schools and young people (H09): each statement of a survey with its wording, count and range. */
import { dayInWords } from '../base/time.ts';
import { ValueList } from './value-list.ts';

/** One statement of a wave. */
export type ConfidenceFact = {
  readonly name: string;
  /** As it was asked, and where. */
  readonly wording: string;
  readonly where: string;
  /** Day on which the wave ended. */
  readonly on: string;
  /** Who agrees, of all who answered [people]. */
  readonly now: { readonly yes: number; readonly of: number };
  /** Ends of the interval [share]. */
  readonly low: number;
  readonly high: number;
};

/** Give one figure a statement, of the day on which its wave ended. Statements that too few answered are left out by the caller. */
export function measureConfidence(
  measures: readonly ConfidenceFact[],
  sources: readonly string[],
): ValueList {
  const list = new ValueList('programme', sources);
  for (const { name, wording, where, on, now, low, high } of measures) {
    const percent = (share: number) => String(Math.round(100 * share));
    list.add(
      'confidence_score',
      { month: on.slice(0, 7), label: `@${on}`, words: dayInWords(on) },
      {
        numerator: now.yes,
        denominator: now.of,
        cut: { by: 'statement', key: name.replace(/^survey\./, '') },
        base: `who answered “${wording}” (${where}); likely between ${percent(low)} and ${percent(high)} per cent`,
      },
    );
  }
  return list;
}
