/** Tracked months: late and missing are told and never nought, tolerance has an exact edge, a range stands only where one was issued. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { trackMonths } from './track-months.ts';
import type { Vintage } from './vintage.ts';

const AGREED = new Map([
  ['2024-04', 100],
  ['2024-05', 100],
  ['2024-06', 100],
  ['2024-07', 0],
]);
const series = (actual: readonly (readonly [string, number])[]) => ({
  measure: 'plans_n',
  kind: 'stock' as const,
  actual: new Map(actual),
  agreed: AGREED,
});
const NOTHING = { latest: new Map<string, number>(), vintage: null };

const VINTAGE: Vintage = {
  id: 'v1',
  kind: 'plan',
  series: 'plans_n',
  unit: 'plans',
  isCount: true,
  issuedAt: '2024-05-10T09:00:00.000Z',
  origin: '2024-05',
  method: { name: 'made up', version: '1' },
  seed: 1,
  draws: 10,
  inputs: [],
  rangeFactor: 1,
  steps: [
    { period: '2024-05', mean: 1, quantiles: { '0.1': 1, '0.5': 1, '0.9': 1 } },
    { period: '2024-06', mean: 108, quantiles: { '0.1': 104, '0.5': 107, '0.9': 112 } },
  ],
};

describe('tracked months', () => {
  test('a month that did not come has no figure and no gap: missing before the newest that came, late after it', () => {
    const months = trackMonths(
      series([
        ['2024-04', 100],
        ['2024-06', 101],
      ]),
      { asAt: '2024-07', ...NOTHING },
    );
    assert.deepEqual(
      months.map(({ month, actual, gap, state }) => [month, actual, gap, state]),
      [
        ['2024-04', 100, 0, 'within'],
        ['2024-05', null, null, 'missing'],
        ['2024-06', 101, 1, 'within'],
        ['2024-07', null, null, 'late'],
      ],
    );
  });

  test('just at tolerance is within, one more is beyond, on either side; of nought agreed anything is beyond', () => {
    const states = (value: number) =>
      trackMonths(series([['2024-04', value]]), { asAt: '2024-04', ...NOTHING })[0]?.state;
    assert.deepEqual([95, 105, 94, 106].map(states), ['within', 'within', 'beyond', 'beyond']);
    const [, , , july] = trackMonths(series([['2024-07', 1]]), { asAt: '2024-07', ...NOTHING });
    assert.equal(july?.state, 'beyond');
    assert.equal(july?.gapShare, null);
  });

  test('the forecast issued stands with its range where it forecast a month, the programme’s own figure elsewhere', () => {
    const latest = new Map([
      ['2024-05', 103],
      ['2024-06', 105],
    ]);
    const months = trackMonths(series([]), { asAt: '2024-06', latest, vintage: VINTAGE });
    assert.deepEqual(
      months.map(({ forecast }) => forecast),
      [null, { point: 103, low80: null, high80: null }, { point: 107, low80: 104, high80: 112 }],
    );
  });

  test('without an agreed month there is nothing to track', () => {
    const none = { ...series([['2024-04', 1]]), agreed: new Map<string, number>() };
    assert.deepEqual(trackMonths(none, { asAt: '2024-07', ...NOTHING }), []);
  });
});
