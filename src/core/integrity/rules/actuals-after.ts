/** Rows of actual numbers with one of a month behind the end of the data. */
import { toIsoDate } from '../../base/day-number.ts';
import type { Found } from '../finding.ts';
import { rowSpot } from '../understand/grid.ts';
import type { Understanding } from '../understand/understanding.ts';

/** "Plans (actual)" with a number under a month behind the end of the data. */
export function actualsAfter({ cutOff, grids }: Understanding): Found[] {
  const end = cutOff?.period.to;
  if (cutOff === null || end == null) return [];
  return grids.flatMap((grid) =>
    grid.rows
      .filter(({ low }) => /\bactuals?\b/.test(low) && !/\bforecast\b/.test(low))
      .flatMap((row) =>
        grid.columns.flatMap(({ period, header, low }, at): Found[] =>
          period?.kind === 'month' &&
          period.from !== null &&
          period.from > end &&
          row.cells[at] != null &&
          !/\bforecast\b/.test(low)
            ? [
                {
                  spots: [rowSpot(grid, row, at), cutOff.spot],
                  arithmetic: `an actual of ${header}, data to ${toIsoDate(end)}`,
                },
              ]
            : [],
        ),
      ),
  );
}
