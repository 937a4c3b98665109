/** Lengths of time that lines tell: by a number of months or years, by two times, or by the columns of a table. */
import { timeIn } from '../../lex/only-time.ts';
import { monthsTold } from '../../understand/durations.ts';
import { firstMonthOf, lastMonthOf } from '../../understand/figures.ts';
import type { Line } from '../../understand/lines.ts';

const START =
  /\b(?:start\w*|beg[aiu]n\w*|from|live|open(?:s|ed)?|launch\w*|sets? off|commenc\w*|signed|in force)\b/;
const END =
  /\b(?:end(?:s|ed|ing)?|until|till|to|clos\w+|finish\w*|last\w*|runs? out|stops?|expir\w*|through)\b/;

/** First and last month, counted from the year nought. */
export type Span = { readonly from: number; readonly to: number };

/** The one span between two times that a line names; null where it names none or several. */
export function spanOf({ sentence, row, grid, low }: Line): Span | null {
  const times =
    row === null || grid === null
      ? (sentence?.periods ?? [])
      : row.row.cells.flatMap((cell, at) => (at === 0 ? [] : (timeIn(cell) ?? [])));
  const known = times.filter(({ from, to }) => from !== null && to !== null);
  const [a, b, more] = known;
  const [from, to] = [firstMonthOf(a ?? null), lastMonthOf(b ?? null)];
  if (from === null || to === null || more !== undefined || to <= from) return null;
  return START.test(low) && END.test(low) ? { from, to } : null;
}

/** Months that a line speaks of, each once. */
export function monthsIn(line: Line): number[] {
  const span = spanOf(line);
  const told = line.sentence === null ? [] : monthsTold(line.sentence);
  return [...new Set([...told, ...(span === null ? [] : [span.to - span.from + 1])])];
}
