/** Returns of three years give the history again that they were cut from; holes, seams and what falls out are told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeHistory } from '../../../../test/make/make-history.ts';
import { toMonthNumber } from '../../base/day-number.ts';
import { type CohortHistory, type HistoryCase, sumOf, upTo } from './cohort-history.ts';
import { joinHistories } from './join-histories.ts';
import { findSeams } from './reconcile-history.ts';

/** What the return of the year that ends with a period would tell: twelve months, and the cases that were under way in them. */
function returnOf(history: CohortHistory, periods: number): CohortHistory {
  const whole = upTo(history, periods);
  const kept = whole.periods.slice(-12);
  const first = toMonthNumber(kept[0]?.start ?? '');
  const { pipeline } = whole;
  return {
    ...whole,
    periods: kept,
    pipeline:
      pipeline === null
        ? null
        : { from: first, to: pipeline.to, cases: pipeline.cases.flatMap((one) => asReturned(one, first)) },
  };
}

/** A case that ended before the year is not in its return; of one decided before it the month is not told. */
function asReturned(one: HistoryCase, first: number): HistoryCase[] {
  if (one.decided === null || one.decided >= first) return [one];
  if (!one.isAssessed || (one.finished !== null && one.finished < first)) return [];
  return [{ ...one, decided: Math.max(one.received, Math.min(first - 1, one.received + 1)) }];
}

const sorted = (cases: readonly Partial<HistoryCase>[]) => cases.map((one) => JSON.stringify(one)).sort();

// No return tells which decision and which end belong together where several cases of one month and one age are open at a
// seam: both are held against the history by themselves, and together for cases that have their month and age alone.
const asDecided = ({ received, age, decided, isAssessed }: HistoryCase): Partial<HistoryCase> => ({
  received,
  age,
  decided,
  isAssessed,
});
const asEnded = ({ decided: _, ...rest }: HistoryCase): Partial<HistoryCase> => rest;

function alone(cases: readonly HistoryCase[]): HistoryCase[] {
  const alike = Map.groupBy(cases, ({ received, age }) => `${received} ${age ?? '?'}`);
  return [...alike.values()].filter(({ length }) => length === 1).flat();
}

test('three yearly returns of an authority are put together to the history that they were cut from', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.shuffledSubarray([12, 24, 36], { minLength: 3 }),
      (seed, order) => {
        const history = makeHistory({ seed, months: 36, requests: 240 });
        const joined = joinHistories(order.map((end) => returnOf(history, end)));
        assert.deepEqual(joined.periods, history.periods);
        assert.deepEqual([...joined.stock], [...history.stock]);
        assert.deepEqual([joined.start, joined.notes], [history.start, history.notes]);
        // Of cases under way when the first return began, no return says when they were decided.
        const from = toMonthNumber(history.periods[0]?.start ?? '');
        const watched = (of: CohortHistory) =>
          (of.pipeline?.cases ?? []).filter(({ received }) => received >= from);
        const [put, cut] = [watched(joined), watched(history)];
        for (const view of [asDecided, asEnded])
          assert.deepEqual(sorted(put.map(view)), sorted(cut.map(view)));
        assert.deepEqual(sorted(alone(put)), sorted(alone(cut)));
        assert.ok(alone(cut).length > 20);
        assert.equal(joined.pipeline?.from, from);
      },
    ),
    { numRuns: 12 },
  ));

test('needs and places that only one return knows keep their plans, whatever the order of either', () => {
  const history = makeHistory({ seed: 4, months: 24, requests: 240 });
  const [early, late] = [returnOf(history, 12), returnOf(history, 24)];
  const { axes } = early;
  const [needs, places] = [axes.needs.toReversed(), axes.places.toReversed()];
  // The same counts with needs and places the other way round, and one more of each that nobody is in.
  const turned = (cells: Int32Array) => {
    const wide = [needs.length + 1, places.length + 1] as const;
    const moved = new Int32Array(axes.ageCount * wide[0] * wide[1]);
    cells.forEach((count, cell) => {
      const place = cell % places.length;
      const row = Math.floor(cell / places.length);
      const [need, age] = [row % needs.length, Math.floor(row / needs.length)];
      moved[(age * wide[0] + (needs.length - 1 - need)) * wide[1] + (places.length - 1 - place)] = count;
    });
    return moved;
  };
  const other: CohortHistory = {
    ...early,
    axes: { ...axes, needs: [...needs, 'DS'], places: [...places, { setting: 'HOSP', band: null }] },
    stock: turned(early.stock),
    periods: early.periods.map((period) => ({
      ...period,
      opening: turned(period.opening),
      closing: turned(period.closing),
      joiners: turned(period.joiners),
      leavers: turned(period.leavers),
      moves: period.moves.map((move) => ({
        ...move,
        need: needs.length - 1 - move.need,
        from: places.length - 1 - move.from,
        to: places.length - 1 - move.to,
      })),
    })),
  };
  const joined = joinHistories([late, other]);
  assert.deepEqual(joined.axes.needs, [...late.axes.needs, 'DS']);
  assert.deepEqual(joined.axes.places.at(-1), { setting: 'HOSP', band: null });
  const plain = joinHistories([late, early]);
  const byNeed = ({ axes: of, periods }: CohortHistory, need: string) =>
    periods.map(({ closing }) =>
      sumOf(
        closing.filter((_, cell) => of.needs[Math.floor(cell / of.places.length) % of.needs.length] === need),
      ),
    );
  for (const need of plain.axes.needs) assert.deepEqual(byNeed(joined, need), byNeed(plain, need));
  const moves = (one: CohortHistory) =>
    one.periods.map((period) =>
      period.moves
        .map(({ age, need, from, to, count }) =>
          [
            age,
            one.axes.needs[need],
            one.axes.places[from]?.setting,
            one.axes.places[to]?.setting,
            count,
          ].join(),
        )
        .sort(),
    );
  assert.deepEqual(moves(joined), moves(plain));
});

test('months that no return tells of end the past, and a seam where counts differ is told and counts as no flow', () => {
  const history = makeHistory({ seed: 5, months: 36, requests: 240 });
  const holed = joinHistories([returnOf(history, 12), returnOf(history, 36)]);
  assert.equal(holed.periods.length, 12);
  assert.match(
    holed.notes.at(-1) ?? '',
    /left aside: no return tells of the months between it and January 2024/,
  );
  const late = returnOf(history, 36);
  const lost = {
    ...late,
    periods: late.periods.map((one, at) =>
      at > 0 ? one : { ...one, opening: one.opening.map((count) => Math.max(0, count - 1)) },
    ),
  };
  const joined = joinHistories([returnOf(history, 24), lost]);
  const seam = findSeams(joined).find(({ opens }) => opens === '2024-01');
  assert.equal(seam?.closes, '2023-12');
  assert.ok((seam?.gap ?? 0) < 0);
});

test('open requests that the later return no longer has are left out and told', () => {
  const history = makeHistory({ seed: 6, months: 24, requests: 240 });
  const late = returnOf(history, 24);
  const from = toMonthNumber(late.periods[0]?.start ?? '');
  const cases = late.pipeline?.cases.filter(({ received }) => received >= from) ?? [];
  const without = { ...late, pipeline: { from, to: from + 11, cases } };
  const joined = joinHistories([returnOf(history, 12), without]);
  const dropped = (late.pipeline?.cases.length ?? 0) - cases.length;
  assert.ok(dropped > 0);
  assert.match(
    joined.notes.join(' '),
    new RegExp(
      `^${dropped} requests were open in an earlier return and are not in the one that begins in January`,
    ),
  );
});
