/** Six made-up charts, one of each shape that a return holds: gaps, bands, bars with a line, negatives, many months. */

import { addMonths, monthShort, yearInWords } from '../../src/core/base/time.ts';
import type { Chart } from '../../src/core/chart/chart.ts';

const MONTHS = Array.from({ length: 31 }, (_, k) => monthShort(addMonths('2022-10', k)));
const YEARS = Array.from({ length: 8 }, (_, k) => yearInWords(2023 + k));

/** A gentle made-up series: a start, a step a month, and a wave. */
function wave(count: number, start: number, step: number, swing: number): number[] {
  return Array.from({ length: count }, (_, k) => Math.round(start + step * k + swing * Math.sin(k / 2)));
}

const actual = wave(31, 4400, 58, 25).map((value, k) => (k > 24 ? null : k === 9 ? null : value));
const agreed = wave(31, 4380, 36, 0);
const forecast = wave(31, 4400, 58, 0).map((value, k) => (k < 24 ? null : value));

const PLANS: Chart = {
  id: 'plan-numbers',
  title: 'Education, health and care plans: actual, agreed and forecast',
  summary:
    'Plans maintained have stood above the agreed line since January 2023 and are forecast to be 900 above it by April 2025.',
  xLabel: 'End of month',
  yLabel: 'Plans maintained',
  categories: MONTHS,
  series: [
    {
      kind: 'band',
      label: 'Likely range, 8 in 10',
      role: 'forecast',
      low: forecast.map((value, k) => (value === null ? null : value - (k - 23) * 12)),
      high: forecast.map((value, k) => (value === null ? null : value + (k - 23) * 15)),
    },
    { kind: 'line', label: 'Agreed', role: 'agreed', values: agreed },
    { kind: 'line', label: 'Forecast', role: 'forecast', values: forecast },
    { kind: 'line', label: 'Actual', role: 'actual', values: actual },
  ],
  startsAtZero: false,
  decimals: 0,
};

const DEFICIT: Chart = {
  id: 'deficit',
  title: 'In-year and cumulative deficit',
  summary:
    'The in-year deficit turns to a surplus in 2028/29, and the cumulative deficit peaks at £94.1m a year before.',
  xLabel: 'Financial year',
  yLabel: 'Deficit, £ million (surplus below zero)',
  categories: YEARS,
  series: [
    {
      kind: 'bar',
      label: 'In-year',
      role: 'in-year',
      values: [21.4, 25.2, 18.9, 9.2, 3.1, -2.4, -6.8, -9.9],
    },
    {
      kind: 'line',
      label: 'Cumulative',
      role: 'cumulative',
      values: [37.7, 62.9, 81.8, 91.0, 94.1, 91.7, 84.9, 75.0],
    },
  ],
  startsAtZero: true,
  decimals: 1,
};

const SCENARIOS: Chart = {
  id: 'scenarios',
  title: 'Cumulative deficit with and without the programme',
  summary:
    'Without the programme the deficit would pass £200m by 2028/29; with it, it stays below the limit until 2026/27.',
  xLabel: 'Financial year',
  yLabel: 'Cumulative deficit, £ million',
  categories: YEARS,
  series: [
    {
      kind: 'line',
      label: 'Unmitigated',
      role: 'unmitigated',
      values: [38, 66, 99, 136, 178, 226, 280, 341],
    },
    { kind: 'line', label: 'Mitigated', role: 'mitigated', values: [38, 63, 82, 91, 94, 92, 85, 75] },
    { kind: 'line', label: 'Agreed limit', role: 'limit', values: [40, 65, 80, 88, 90, 84, 70, 48] },
  ],
  startsAtZero: true,
  decimals: 0,
};

const REQUESTS: Chart = {
  id: 'requests',
  title: 'Requests for assessment and plans issued, each month',
  summary:
    'Requests rose from about 110 to about 160 a month in two years, and plans issued followed five months later.',
  xLabel: 'Month',
  yLabel: 'Number a month',
  categories: MONTHS.slice(0, 25),
  series: [
    { kind: 'line', label: 'Requests', role: 'actual', values: wave(25, 110, 2.1, 14) },
    { kind: 'line', label: 'Requests, 12-month average', role: 'context', values: wave(25, 112, 1.9, 0) },
    { kind: 'line', label: 'Plans issued', role: 'actual', values: wave(25, 82, 1.6, 9) },
  ],
  startsAtZero: true,
  decimals: 0,
};

const PLACES: Chart = {
  id: 'places',
  title: 'New special school places: planned and delivered',
  summary: 'Of 156 places planned by September 2024, 98 were delivered.',
  xLabel: 'Term',
  yLabel: 'Places, to date',
  categories: ['Spring 2023', 'Autumn 2023', 'Spring 2024', 'Autumn 2024', 'Spring 2025'],
  series: [
    { kind: 'bar', label: 'Planned', role: 'agreed', values: [20, 64, 110, 156, 210] },
    { kind: 'bar', label: 'Delivered', role: 'actual', values: [20, 58, 74, 98, null] },
  ],
  startsAtZero: true,
  decimals: 0,
};

const SHARE: Chart = {
  id: 'independent-share',
  title: 'Children in independent and non-maintained special schools',
  summary: 'The share fell from 6.3% to 5.6% in a year, while the number of children rose by 44.',
  xLabel: 'Month',
  yLabel: 'Share of all plans, %',
  categories: MONTHS.slice(12, 25),
  series: [
    {
      kind: 'points',
      label: 'Recorded',
      role: 'actual',
      values: wave(13, 630, -5, 6).map((value) => value / 100),
    },
    { kind: 'line', label: 'Target', role: 'limit', values: Array.from({ length: 13 }, () => 5.5) },
  ],
  startsAtZero: false,
  decimals: 2,
};

/** The six charts, in the order in which the sample report shows them. */
export const SAMPLE_CHARTS: readonly Chart[] = [PLANS, DEFICIT, SCENARIOS, REQUESTS, PLACES, SHARE];
