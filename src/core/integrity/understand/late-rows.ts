/** Rows of a table whose latest date is later than the one that was due. */
import { timeIn } from '../lex/only-time.ts';
import type { Period } from '../lex/periods.ts';
import type { Grid, GridRow } from './grid.ts';
import type { Understanding } from './understanding.ts';

/** A row that slipped: what was due, what is expected or came. */
export type LateRow = {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly due: Period;
  readonly now: Period;
  readonly dueText: string;
  readonly nowText: string;
};

const DUE =
  /\b(?:due|agreed|planned|plan|original(?:ly)?|target|promised|baseline|first|commitment|committed)\b/;
const NOW =
  /\b(?:now|current(?:ly)?|latest|forecast|revised|actual(?:ly)?|expected|opened|opening|delivered|achieved|happened)\b/;

/** Give the rows whose date stands in two columns, due and now, and came later. */
export function lateRows({ grids }: Understanding): LateRow[] {
  return grids.flatMap((grid) => {
    const due = grid.columns.findIndex(({ low }, at) => at > 0 && DUE.test(low));
    const now = grid.columns.findIndex(
      ({ low }, at) => at > 0 && at !== due && NOW.test(low) && !DUE.test(low),
    );
    if (due === -1 || now === -1) return [];
    return grid.rows.flatMap((row): LateRow[] => {
      const [dueText, nowText] = [row.row.cells[due] ?? '', row.row.cells[now] ?? ''];
      const [a, b] = [timeIn(dueText), timeIn(nowText)];
      if (a?.to == null || b?.from == null || b.from <= a.to) return [];
      return [{ grid, row, due: a, now: b, dueText, nowText }];
    });
  });
}
