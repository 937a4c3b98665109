/** Money, places and appeals: small cases worked out by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FinanceFacts, FinanceYear } from './finance-facts.ts';
import { measureCosts, measureFinance } from './finance-measures.ts';
import type { MeasureValue } from './measure-value.ts';
import { measureAppeals, measureSchemes } from './scheme-measures.ts';

const YEAR: FinanceYear = {
  year: 2024,
  spendPence: 10_000_00,
  hnbIncomePence: 8_000_00,
  transferPence: 500_00,
  inYearDeficitPence: 1_500_00,
  cumulativeBeforePence: 9_000_00,
  cumulativeAfterPence: 4_000_00,
  lines: { inmss: { costPence: 600_000_00, unitCostPence: 60_000_00, twiceMeanPlans: 20 } },
};
const FACTS: FinanceFacts = {
  years: [
    YEAR,
    { ...YEAR, year: 2025, spendPence: 11_000_00, hnbIncomePence: 8_400_00, cumulativeAfterPence: 5_000_00 },
  ],
  firstSustainedBalance: null,
  ceilings: [
    { condition: '2', year: 2024, ceilingPence: 8_450_00, deficitPence: 9_000_00, basisWords: 'gross basis' },
    { condition: '2', year: 2030, ceilingPence: 8_450_00, deficitPence: null, basisWords: 'gross basis' },
  ],
  transfers: [
    { year: 2024, isApproved: true },
    { year: 2025, isApproved: false },
  ],
  grants: [{ year: 2024, grantPence: 180_000_00 }],
  inYearForecasts: [
    { year: 2024, basis: 'Q2', asAt: '2024-10-31', inYearDeficitPence: 3_00 },
    { year: 2024, basis: 'Q1', asAt: '2024-07-31', inYearDeficitPence: 1_00 },
  ],
};

function at(values: readonly MeasureValue[], name: string, period: string, key?: string): MeasureValue {
  const found = values.find(
    (value) =>
      value.name === name && value.period === period && (key === undefined || value.cut?.key === key),
  );
  assert.ok(found, `${name} ${period}`);
  return found;
}

test('a surplus is positive in the in-year variance, a deficit in the deficit, and every deficit names its basis', () => {
  const { values } = measureFinance(FACTS, null, ['plan']);
  assert.equal(at(values, 'hn_inyear', 'FY2024/25').value, -1_500_00);
  assert.equal(at(values, 'dsg_deficit', 'FY2024/25', 'gross').value, 9_000_00);
  assert.ok(values.filter(({ name }) => name === 'dsg_deficit').every(({ cut }) => cut?.by === 'basis'));
  assert.equal(at(values, 'residual_deficit', 'FY2025/26').value, 5_000_00);
});

test('the deficit is a share of the whole grant, gross, in years whose grant is known', () => {
  const { values } = measureFinance(FACTS, null, ['plan', 'dsg-total']);
  const shares = values.filter(({ name }) => name === 'deficit_pct_dsg');
  assert.deepEqual(
    shares.map(({ month, value, numerator, denominator, sources }) => [
      month.slice(0, 4),
      value,
      numerator,
      denominator,
      sources,
    ]),
    [['2025', 0.05, 9_000_00, 180_000_00, ['plan', 'dsg-total']]],
  );
  const spend = values.find(({ name }) => name === 'hn_spend');
  assert.deepEqual(spend?.sources, ['plan']);
});

test('headroom below nil is a breach; a year that the projection lacks has none', () => {
  const { values } = measureFinance(FACTS, null, []);
  const breach = at(values, 'ceiling_headroom', 'FY2024/25');
  assert.equal(breach.value, -550_00);
  assert.match(breach.quality.notes.join(), /breached/);
  assert.equal(at(values, 'ceiling_headroom', 'FY2030/31').value, null);
  assert.equal(at(values, 'balance_year', 'FY2025/26').quality.flag, 'not-available');
});

test('unit cost, growth, a head, transfer secured and movement of the forecast', () => {
  const { values } = measureFinance(FACTS, { year: 2023, byAge: Array.from({ length: 26 }, () => 10) }, []);
  const unit = at(values, 'unit_cost', 'FY2024/25', 'inmss');
  assert.deepEqual([unit.value, unit.numerator, unit.denominator], [60_000_00, 600_000_00, 10]);
  assert.ok(Math.abs((at(values, 'hn_growth', 'FY2025/26').value ?? 0) - 5) < 1e-9);
  assert.equal(at(values, 'spend_per_pop', 'FY2024/25').value, 10_000_00 / 170);
  assert.equal(at(values, 'transfer_secured_pct', 'FY2024/25').value, 1);
  assert.equal(at(values, 'transfer_secured_pct', 'FY2025/26').value, 0);
  assert.equal(at(values, 'move_since_last', '@2024-10-31').value, 2_00);
});

test('costs are of placements open on the day; bands are shares of those with a band', () => {
  const line = {
    placementType: 'inmss',
    band: 'B1',
    start: '2024-01-01',
    end: null,
    yearlyCostPence: 50_000_00,
  };
  const lines = [
    line,
    { ...line, band: 'B2', yearlyCostPence: 70_000_00 },
    { ...line, band: null, placementType: 'mainstream', yearlyCostPence: 9_000_00 },
    { ...line, end: '2024-10-31' },
    { ...line, start: '2024-11-01' },
  ];
  const { values } = measureCosts(lines, '2024-10-31', []);
  assert.equal(at(values, 'inmss_cost_mean', '@2024-10-31').value, 60_000_00);
  const band = at(values, 'band_pct', '@2024-10-31', 'B1');
  assert.deepEqual([band.value, band.numerator, band.denominator], [1 / 2, 1, 2]);
  assert.equal(band.quality.flag, 'no-rating');
});

test('98 of 156 places due are 62.8 %, and a scheme not yet due does not count', () => {
  const schemes = [
    { id: 'a', placesDue: 100, placesDelivered: 98, due: '2024-09', forecast: '2024-09' },
    { id: 'b', placesDue: 56, placesDelivered: 0, due: '2024-09', forecast: '2025-09' },
    { id: 'c', placesDue: 40, placesDelivered: 0, due: '2025-09', forecast: '2025-09' },
  ];
  const { values } = measureSchemes(schemes, '2024-10', []);
  const opened = at(values, 'places_delivered_pct', '2024-10');
  assert.deepEqual([opened.numerator, opened.denominator], [98, 156]);
  assert.equal(((opened.value ?? 0) * 100).toFixed(1), '62.8');
  assert.equal(at(values, 'places_slip', '2024-10', 'b').value?.toFixed(1), '52.2');
});

test('England 2024: 22,276 appeals are 3.2 % on the old basis and 6.1 % on the new, never one series', () => {
  const years = [{ year: 2024, appeals: 22_276, appealableSince2014: 689_739, decisionsOfYear: 364_912 }];
  const { values } = measureAppeals(years, []);
  assert.equal(((at(values, 'appeal_rate_old', 'CY2024').value ?? 0) * 100).toFixed(1), '3.2');
  assert.equal(((at(values, 'appeal_rate_new', 'CY2024').value ?? 0) * 100).toFixed(1), '6.1');
  const [only, ...others] = measureAppeals(
    [{ year: 2023, appeals: null, appealableSince2014: 900, decisionsOfYear: null }],
    [],
  ).values;
  assert.equal(only?.value, null);
  assert.deepEqual(others, []);
});
