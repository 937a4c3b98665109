/** What the rules on sums share: intervals added up, and when a sum is near its total. */
import type { Quantity } from '../lex/quantities.ts';
import type { CellNumber } from '../understand/cells.ts';
import type { Interval } from '../understand/interval.ts';
import type { Sentence } from '../understand/sentence.ts';

/** The interval of nothing, to add to. */
export const NIL: Interval = { low: 0, high: 0 };

/** Add the printed values of cells. */
export function total(cells: readonly CellNumber[]): number {
  return cells.reduce((sum, cell) => sum + cell.value, 0);
}

/** A sum that is nowhere near its total is another thing than the sum: a factor of two either way. */
export function isNear(sum: number, stated: number): boolean {
  return stated !== 0 && sum !== 0 && sum / stated < 1.75 && sum / stated > 0.55;
}

/** The advice of the rules on sums. */
export const ADVICE = 'Mend the part or the total that is wrong; the source of each line tells which.';

/** "mainstream 1,306, resourced provision 182, …": each name stands before its number, the first one's too. */
export function areNamed(sentence: Sentence, amounts: readonly Quantity[]): boolean {
  return amounts.every(
    ({ start, end }) =>
      /(?:^|[,:;]|\band) (?:[a-z\d-]+ ){1,4}$|[:;] [a-z][a-z ,-]{2,50}, $/.test(
        ` ${sentence.low.slice(0, start)}`,
      ) && /^(?:[,;.]|$)/.test(sentence.low.slice(end)),
  );
}
