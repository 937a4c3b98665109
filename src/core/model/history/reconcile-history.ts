/** Whether a history loses or invents anybody: what opened and flowed against what closed, by period and cut. */
import { type CohortHistory, type HistoryAxes, type HistoryPeriod, sumOf } from './cohort-history.ts';

/** Ways to cut the books of a history; a step changes the age of all, so ages have no line of their own. */
export type HistoryCut = 'total' | 'need' | 'setting';

/** One line of the books. `gap` = closing - (opening + joined + moved in - left - moved out): people the data loses or finds. */
export type HistoryLine = {
  readonly period: string;
  readonly by: HistoryCut;
  readonly key: string;
  readonly opening: number;
  readonly joined: number;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly left: number;
  readonly closing: number;
  readonly gap: number;
};

/** The closing stock of one period against the opening of the next. */
export type HistorySeam = {
  readonly closes: string;
  readonly opens: string;
  readonly closing: number;
  readonly opening: number;
  /** Opening - closing [plans]. */
  readonly gap: number;
};

/** Reckon the books of every period. @source Method note 7, section 1. */
export function reconcileHistory({ axes, periods }: CohortHistory): readonly HistoryLine[] {
  return periods.flatMap((period) => [
    lineOf(axes, period, 'total', 'all'),
    ...axes.needs.map((need) => lineOf(axes, period, 'need', need)),
    ...[...new Set(axes.places.map(({ setting }) => setting))].map((setting) =>
      lineOf(axes, period, 'setting', setting),
    ),
  ]);
}

/** Compare each period's closing stock with the next one's opening. */
export function findSeams({ periods }: CohortHistory): readonly HistorySeam[] {
  return periods.slice(1).map((next, place) => {
    const before = periods[place]!; // the one in front of `next`
    const [closing, opening] = [sumOf(before.closing), sumOf(next.opening)];
    return { closes: before.name, opens: next.name, closing, opening, gap: opening - closing };
  });
}

function lineOf(axes: HistoryAxes, period: HistoryPeriod, by: HistoryCut, key: string): HistoryLine {
  const inCut = (need: number, place: number): boolean => {
    if (by === 'total') return true;
    return by === 'need' ? axes.needs[need] === key : axes.places[place]!.setting === key;
  };
  const count = (cells: Int32Array): number => {
    const [needs, places] = [axes.needs.length, axes.places.length];
    let sum = 0;
    for (let cell = 0; cell < cells.length; cell++)
      if (cells[cell]! > 0 && inCut(Math.floor(cell / places) % needs, cell % places)) sum += cells[cell]!;
    return sum;
  };
  let [movedIn, movedOut] = [0, 0];
  for (const move of period.moves) {
    const [from, to] = [inCut(move.need, move.from), inCut(move.need, move.to)];
    if (to && !from) movedIn += move.count;
    if (from && !to) movedOut += move.count;
  }
  const [opening, joined] = [count(period.opening), count(period.joiners)];
  const [left, closing] = [count(period.leavers), count(period.closing)];
  const gap = closing - (opening + joined + movedIn - left - movedOut);
  return { period: period.name, by, key, opening, joined, movedIn, movedOut, left, closing, gap };
}
