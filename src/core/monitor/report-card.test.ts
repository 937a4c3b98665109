/** Vintages scored: curves, coverage, places of outcomes, the sentence, and a peer's own result from its own files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeHistory, makeVintage } from '../../../test/make/vintages.ts';
import type { Month } from '../base/time.ts';
import { normalQuantile, normalShare } from '../num/normal-distribution.ts';
import { weightedIntervalScore } from '../num/scores.ts';
import { forecastCurve, widenStep } from './forecast-curve.ts';
import { drawUpCard, judgeRange, reliabilitySentence } from './report-card.ts';
import { scoreVintages } from './score-vintages.ts';
import type { Vintage, VintageStep } from './vintage.ts';

const PEER = resolve(import.meta.dirname, '../../../../shared/data/witan-send-demo');

function stepOf(quantiles: Readonly<Record<string, number>>): VintageStep {
  return { period: '2025-01', mean: 0, quantiles };
}

test('the normal share and its quantile undo each other', () => {
  for (const share of [1e-6, 0.001, 0.025, 0.3, 0.5, 0.8, 0.999])
    assert.ok(Math.abs(normalShare(normalQuantile(share)) - share) < 2e-7, String(share));
});

test('a normal forecast is kept exactly between its stored levels, and share undoes quantile', () => {
  const curve = forecastCurve(stepOf({ '0.025': -1.959964, '0.5': 0, '0.975': 1.959964 }));
  assert.ok(curve !== null);
  for (const level of [0.05, 0.1, 0.4, 0.77]) {
    assert.ok(Math.abs(curve.quantile(level) - normalQuantile(level)) < 1e-5);
    assert.ok(Math.abs(curve.share(curve.quantile(level)) - level) < 1e-5);
  }
});

test('quantiles that descend, or fewer than two, are no curve', () => {
  assert.equal(forecastCurve(stepOf({ '0.1': 5, '0.9': 4 })), null);
  assert.equal(forecastCurve(stepOf({ '0.5': 5 })), null);
});

test('a range multiplied keeps its median, and counts stay at nought or above', () => {
  const wide = widenStep(stepOf({ '0.1': 2, '0.5': 4, '0.9': 8 }), 3, true);
  assert.deepEqual(wide.quantiles, { '0.1': 0, '0.5': 4, '0.9': 16 });
});

test('error, bias, score and coverage of one forecast by hand', () => {
  const vintage = makeVintage('2024-01', ['2025-01', '2026-01'], 5000, 100);
  const outcomes = new Map([
    [
      'plans_n',
      new Map<Month, number>([
        ['2024-01', 4800],
        ['2025-01', 5150],
      ]),
    ],
  ]);
  const [one, ...others] = scoreVintages([vintage], outcomes);
  assert.deepEqual(others, []);
  assert.ok(one !== undefined);
  assert.equal(one.ahead, 12);
  assert.ok(Math.abs(one.error + 150) < 1e-6);
  assert.equal(one.naiveError, 350);
  assert.deepEqual(one.held, { '0.5': false, '0.8': false, '0.95': true });
  assert.ok(Math.abs((one.needed ?? 0) - 1.5 / normalQuantile(0.9)) < 1e-6);
  const exact = weightedIntervalScore(5150, (level) => 5000 + 100 * normalQuantile(level));
  assert.ok(Math.abs((one.wis ?? 0) - exact) < 1e-6);
  assert.ok(Math.abs(one.pit - normalShare(1.5)) < 0.001);
  const card = drawUpCard([one]);
  assert.ok(card !== null && Math.abs((card.bias ?? 0) + 150 / 5150) < 1e-9);
  assert.ok(Math.abs((card.againstNaive ?? 0) - 150 / 350) < 1e-9);
});

test('an outcome at or before the origin is no test of a forecast', () => {
  const vintage = makeVintage('2024-01', ['2024-01'], 5000, 100);
  assert.deepEqual(scoreVintages([vintage], new Map([['plans_n', new Map([['2024-01', 5000]])]])), []);
});

test('right ranges hold as they say and outcomes fall evenly over the tenths', () => {
  const { vintages, outcomes } = makeHistory(1, 2000, 1);
  const card = drawUpCard(scoreVintages(vintages, outcomes));
  assert.ok(card !== null);
  for (const { level, share } of card.ranges) {
    const wanted = Number(level);
    assert.ok(Math.abs(share - wanted) < 5 * Math.sqrt((wanted * (1 - wanted)) / 2000), level);
  }
  for (const count of card.pit)
    assert.ok(Math.abs(count - 200) < 5 * Math.sqrt(2000 * 0.09), String(card.pit));
});

test('a forecast of a small count spreads its outcomes evenly too: their place within a whole number is drawn', () => {
  // A forecast of 0, 1, 2 or 3, each with a quarter, and outcomes that come so: flat only if the place is drawn.
  const steps = { '0.125': 0, '0.375': 1, '0.625': 2, '0.875': 3 };
  const outcomes = new Map<Month, number>();
  const vintages = Array.from({ length: 800 }, (_, k): Vintage => {
    const year = 1000 + k;
    outcomes.set(`${year + 1}-01`, k % 4);
    return {
      ...makeVintage(`${year}-01`, [], 1, 1),
      steps: [{ period: `${year + 1}-01`, mean: 1.5, quantiles: steps }],
    };
  });
  const scored = scoreVintages(vintages, new Map([['plans_n', outcomes]]));
  const card = drawUpCard(scored);
  const halves = [card?.pit.slice(0, 5), card?.pit.slice(5)].map((part) =>
    (part ?? []).reduce((a, b) => a + b, 0),
  );
  assert.ok(Math.abs((halves[0] ?? 0) - 400) < 5 * Math.sqrt(200));
  assert.deepEqual(scored, scoreVintages(vintages, new Map([['plans_n', outcomes]])));
});

test('the sentence counts, and says when ranges are narrower than honest or too few to judge', () => {
  const card = (held: number, count: number, origins: number) => {
    const record = { level: '0.8' as const, held, count, origins };
    const ranges = [{ ...record, share: held / count, low: null, high: null, verdict: judgeRange(record) }];
    return {
      ...{
        forecasts: count,
        origins,
        vintages: origins,
        bias: 0,
        error: 0,
        againstNaive: null,
        wis: null,
        pit: [],
      },
      ranges,
    };
  };
  assert.equal(
    reliabilitySentence(card(9, 12, 12)),
    'Our 8-in-10 ranges have held 9 times in 12. That is as often as can be told from so many.',
  );
  assert.match(
    reliabilitySentence(card(5, 12, 12)),
    /held 5 times in 12\. Treat them as narrower than honest/,
  );
  assert.match(reliabilitySentence(card(30, 30, 30)), /wider than they need/);
  assert.match(reliabilitySentence(card(1, 3, 3)), /held once in 3\. That is too few/);
  assert.match(reliabilitySentence(card(9, 12, 3)), /in forecasts made at 3 times\. That is too few/);
  assert.match(reliabilitySentence(null), /not known/);
});

test('more holds never turn a verdict from right to narrow', () => {
  const rank = { narrow: 0, holds: 1, wide: 2, 'too-few': -1 };
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 60 }),
      fc.constantFrom('0.5' as const, '0.8' as const),
      (n, level) => {
        let before = 0;
        for (let held = 0; held <= n; held++) {
          const now = rank[judgeRange({ level, held, count: n, origins: n })];
          assert.ok(now >= before);
          before = now;
        }
      },
    ),
  );
});

/** The rows of a small CSV as records. */
function rowsOf(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(resolve(PEER, name), 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])),
  );
}

/** Plans of each census year from the peer's own transitions: those open after the step into it. */
function peerCounts(): Map<Month, number> {
  const counts = new Map<Month, number>();
  for (const row of rowsOf('input_transitions.csv')) {
    const period = `${Number(row['calendar-year']) + 1}-01`;
    if (row['setting-2'] !== 'NONSEND') counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  return counts;
}

test('the peer’s own back-test from its own files: its 95 % ranges of the total held 4 times in 6', {
  skip: existsSync(PEER) ? false : 'the peer’s demonstration files are not here',
}, () => {
  const rows = rowsOf('expected_1000_runs_validation_results_count.csv');
  const counts = peerCounts();
  const vintages = rows.map((row, at): Vintage => {
    const target = Number(row['calendar-year']);
    assert.equal(
      counts.get(`${target}-01`),
      Number(row['ground-truth']),
      `truth of ${target} from the transitions`,
    );
    const names = {
      '0.025': 'low-95pc-bound',
      '0.25': 'q1',
      '0.5': 'median',
      '0.75': 'q3',
      '0.975': 'high-95pc-bound',
    };
    const quantiles = Object.fromEntries(
      Object.entries(names).map(([level, column]) => [level, Number(row[column])]),
    );
    const origin = `${target - Number(row['n-transition'])}-01`;
    return {
      ...makeVintage(origin, [], 0, 1),
      id: `peer-${at}`,
      kind: 'cohort',
      steps: [{ period: `${target}-01`, mean: Number(row['mean']), quantiles }],
    };
  });
  const card = drawUpCard(scoreVintages(vintages, new Map([['plans_n', counts]])));
  const wide = card?.ranges.find(({ level }) => level === '0.95');
  assert.deepEqual([wide?.held, wide?.count, wide?.origins], [4, 6, 3]);
  assert.ok((card?.bias ?? 0) < 0, 'it forecast too few');
});
