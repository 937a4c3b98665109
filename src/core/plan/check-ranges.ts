/** Ranges that a plan states: each of an assumption that there is, its least no more than its most. */
import type { Problem } from '../base/problem.ts';
import type { AssumptionRange } from './management-plan.ts';

/** So many names are told to choose from. */
const TOLD = 8;

/**
 * Check the ranges; one that belongs to nothing would otherwise be passed over in silence.
 * @param ids  of every assumption of the plan and of its block's lines.
 */
export function checkRanges(ranges: readonly AssumptionRange[], ids: readonly string[]): Problem[] {
  return ranges.flatMap((range): Problem[] => {
    const place = `ranges.${range.id}`;
    if (!ids.includes(range.id))
      return [
        {
          code: 'plan.range-unknown',
          place,
          message: `The plan states a range of “${range.id}”, which is no assumption of it`,
          advice: `Use one of its names: ${nearest(range.id, ids).join(', ')}.`,
        },
      ];
    if (range.low.n * range.high.d <= range.high.n * range.low.d) return [];
    return [
      {
        code: 'plan.range-reversed',
        place,
        message: `The least of “${range.id}” is more than its most`,
        advice: 'Give low ≤ high.',
      },
    ];
  });
}

/** Names that share the most of their beginning come first. */
function nearest(id: string, ids: readonly string[]): readonly string[] {
  const shared = (other: string) => {
    let k = 0;
    while (k < id.length && id[k] === other[k]) k++;
    return k;
  };
  return ids.toSorted((a, b) => shared(b) - shared(a)).slice(0, TOLD);
}
