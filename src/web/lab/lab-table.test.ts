/** The lab's tables speak as the other pages do: millions and thousands, a surplus in brackets, better or worse in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabAnswer } from '../../core/lab/lab-money.ts';
import { againstPlan, centralTable, labTable } from './lab-table.ts';

const spread = (mean: number) => ({
  mean,
  quantiles: [mean - 2e8, mean - 1e8, mean, mean + 1e8, mean + 2e8],
});

function answer(deficits: readonly number[]): LabAnswer {
  return {
    draws: 10,
    years: [2024, 2025],
    inYear: deficits.map(spread),
    after: deficits.map(spread),
    plans: deficits.map(() => spread(6000)),
    firstBalance: [0, 0.5],
    noBalance: 0.5,
  };
}

test('deficits stand in millions, a surplus in brackets, and what differs from the plan in words', () => {
  const { rows, note } = labTable(
    answer([123_456_789, -250_000_000]),
    answer([623_456_789, -450_000_000]),
    true,
  );
  assert.deepEqual(
    rows.map(({ cells }) => cells.slice(0, 6)),
    [
      ['2024/25', '£1.2m', '£0.2m', '£2.2m', '£5.0m better', '£1.2m'],
      ['2025/26', '(£2.5m)', '(£3.5m)', '(£1.5m)', '£2.0m worse', '(£2.5m)'],
    ],
  );
  assert.match(note, /after the plan’s own mitigations/);
  assert.match(labTable(answer([1]), null, false).note, /before the plan’s own mitigations/);
});

test('what rounds to nought is neither better nor worse', () => {
  assert.deepEqual([0, 4_000_000, -4_000_000].map(againstPlan), ['the same', 'the same', 'the same']);
});

test('the central case stands in thousands as on the finance page', () => {
  const year = { year: 2024, asPlanned: -123_456_700n, without: 223_456_700n, brings: 346_913_400n } as const;
  assert.deepEqual(
    centralTable([year]).rows.map(({ cells }) => cells),
    [['2024/25', '(1,235)', '2,235', '3,469']],
  );
});
