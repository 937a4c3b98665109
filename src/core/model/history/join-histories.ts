/** Histories of returns of several years put one behind the other: a longer past, with what the seams show told and nothing made to fit. */
import { toMonthNumber } from '../../base/day-number.ts';
import { showCount } from '../../base/show.ts';
import { addMonths, type Month, monthInWords } from '../../base/time.ts';
import {
  type CohortHistory,
  cellCount,
  cellOf,
  completePeriods,
  type HistoryAxes,
  type HistoryCase,
  type HistoryPeriod,
  type HistoryPipeline,
} from './cohort-history.ts';

/**
 * Join monthly histories. Where two tell of a month the later return stands. One that leaves months untold before the
 * next is left aside with all before it, since a history has no hole. Where counts differ at a seam nothing is made to fit: `findSeams`
 * tells by how much, and it counts as no flow.
 * @param histories  at least one; in any order.
 * @throws RangeError where one is not of months.
 * @source Method note 7, section 9.
 */
export function joinHistories(histories: readonly CohortHistory[]): CohortHistory {
  if (histories.some(({ grain }) => grain !== 12))
    throw new RangeError('Only histories of months can be joined');
  const [newest, ...earlier] = histories.toSorted((a, b) => (a.start < b.start ? 1 : -1));
  if (newest === undefined) throw new RangeError('There is no history to join');
  const lost: Lost[] = [];
  const joined = earlier.reduce((later, one) => joinEarlier(later, one, lost), newest);
  return lost.length === 0 ? joined : { ...joined, notes: [...joined.notes, lostInWords(lost)] };
}

/** Requests that are open at the end of a return and not in the one that begins with this month [requests]. */
type Lost = { readonly from: Month; readonly count: number };

function lostInWords(lost: readonly Lost[]): string {
  const all = lost.reduce((sum, { count }) => sum + count, 0);
  const [most = { from: '', count: 0 }] = lost.toSorted((a, b) => b.count - a.count);
  const where =
    lost.length === 1
      ? `the one that begins in ${monthInWords(most.from)}`
      : `the one after it (most in that which begins in ${monthInWords(most.from)}: ${showCount(most.count)})`;
  return `${showCount(all)} requests were open in an earlier return and are not in ${where}: they are left out`;
}

/** Put an earlier history before one that begins where it ends, or say why not. @param lost  is added to. */
function joinEarlier(later: CohortHistory, earlier: CohortHistory, lost: Lost[]): CohortHistory {
  const from = completePeriods(later)[0]?.start;
  if (from === undefined) return later;
  const kept = completePeriods(earlier).filter(({ start }) => start < from);
  const last = kept.at(-1);
  if (last === undefined) return later;
  if (addMonths(last.start, 1) !== from)
    return {
      ...later,
      notes: [
        ...later.notes,
        `The return up to ${monthInWords(last.start)} is left aside: no return tells of the months between it and ${monthInWords(from)}`,
      ],
    };
  const axes = joinAxes(earlier.axes, later.axes);
  const old = kept.map(onAxes(earlier.axes, axes));
  const move = onAxes(later.axes, axes);
  const young = later.periods.filter(({ start }) => start >= from).map(move);
  const cases = joinPipelines(earlier.pipeline, later.pipeline, toMonthNumber(from));
  if (cases.lost > 0) lost.push({ from, count: cases.lost });
  return {
    ...later,
    axes,
    periods: [...old, ...young],
    stock: cellsOn(later.axes, axes)(later.stock),
    tellsNeedsOfLeavers: earlier.tellsNeedsOfLeavers && later.tellsNeedsOfLeavers,
    tellsMoves: earlier.tellsMoves && later.tellsMoves,
    pipeline: cases.pipeline,
  };
}

/** Needs and places of both, those of the later first, so that what is newest keeps its order. */
function joinAxes(earlier: HistoryAxes, later: HistoryAxes): HistoryAxes {
  const firstAge = Math.min(earlier.firstAge, later.firstAge);
  const end = Math.max(earlier.firstAge + earlier.ageCount, later.firstAge + later.ageCount);
  const isNew = (place: HistoryAxes['places'][number]) =>
    !later.places.some(({ setting, band }) => setting === place.setting && band === place.band);
  return {
    firstAge,
    ageCount: end - firstAge,
    needs: [...new Set([...later.needs, ...earlier.needs])],
    places: [...later.places, ...earlier.places.filter(isNew)],
  };
}

/** Where ages, needs and places of one set of axes stand on another. */
function placesOn(of: HistoryAxes, on: HistoryAxes) {
  const needs = of.needs.map((need) => on.needs.indexOf(need));
  const places = of.places.map(({ setting, band }) =>
    on.places.findIndex((place) => place.setting === setting && place.band === band),
  );
  const age = (k: number) => k + of.firstAge - on.firstAge;
  return { age, need: (k: number) => needs[k] ?? 0, place: (k: number) => places[k] ?? 0 };
}

/** Bring counts by cell from one set of axes to a wider one. */
function cellsOn(of: HistoryAxes, on: HistoryAxes): (cells: Int32Array) => Int32Array {
  const at = placesOn(of, on);
  const [needs, places] = [of.needs.length, of.places.length];
  return (cells) => {
    const moved = new Int32Array(cellCount(on));
    cells.forEach((count, cell) => {
      if (count === 0) return;
      const age = Math.floor(cell / (needs * places));
      const need = Math.floor(cell / places) % needs;
      moved[cellOf(on, at.age(age), at.need(need), at.place(cell % places))] = count;
    });
    return moved;
  };
}

function onAxes(of: HistoryAxes, on: HistoryAxes): (period: HistoryPeriod) => HistoryPeriod {
  const cells = cellsOn(of, on);
  const at = placesOn(of, on);
  return (period) => {
    const transfersOut = new Int32Array(on.ageCount);
    period.transfersOut.forEach((count, age) => {
      transfersOut[at.age(age)] = count;
    });
    return {
      ...period,
      opening: cells(period.opening),
      closing: cells(period.closing),
      joiners: cells(period.joiners),
      leavers: cells(period.leavers),
      moves: period.moves.map((move) => ({
        ...move,
        age: at.age(move.age),
        need: at.need(move.need),
        from: at.place(move.from),
        to: at.place(move.to),
      })),
      transfersOut,
    };
  };
}

/** What a case under way at a seam is known again by: nothing of it changes but what comes to pass after the seam. */
function handle({ received, age }: HistoryCase): string {
  return `${received} ${age ?? '?'}`;
}

/**
 * Put the cases of two returns together. A request that was open at the seam is in both: the earlier return knows its
 * decision, the later one its end. Cases of one month of receipt and one age are alike for all that is fitted, so which of
 * them is which does not matter. An open case that the later return does not have is left out, and counted.
 */
function joinPipelines(
  earlier: HistoryPipeline | null,
  later: HistoryPipeline | null,
  from: number,
): { readonly pipeline: HistoryPipeline | null; readonly lost: number } {
  if (earlier === null || later === null) return { pipeline: later, lost: 0 };
  const isOver = ({ decided, isAssessed, finished }: HistoryCase) =>
    decided !== null && decided < from && (!isAssessed || (finished !== null && finished < from));
  const open = Map.groupBy(
    earlier.cases.filter((one) => one.received < from && !isOver(one)),
    handle,
  );
  const cases: HistoryCase[] = earlier.cases.filter((one) => one.received < from && isOver(one));
  for (const one of later.cases) {
    const isDecided = one.decided !== null && one.decided < from;
    const alike = one.received < from ? (open.get(handle(one)) ?? []) : [];
    const at = alike.findIndex(({ decided }) => (decided !== null && decided < from) === isDecided);
    const [found] = at < 0 ? [] : alike.splice(at, 1);
    cases.push(found === undefined || !isDecided ? one : { ...one, decided: found.decided });
  }
  const lost = [...open.values()].reduce((sum, alike) => sum + alike.length, 0);
  return {
    pipeline: { cases, from: Math.min(earlier.from, later.from), to: later.to },
    lost,
  };
}
