/** The plan on its own numbers and on those of the records, side by side, as its page shows it. */
import { withCapital } from '../../core/base/first-letter.ts';
import { pence } from '../../core/base/pence.ts';
import { showCount, showDeficit, showShare } from '../../core/base/show.ts';
import { monthInWords, yearInWords } from '../../core/base/time.ts';
import type { Spread } from '../../core/plan/chances.ts';
import type { PlanOnRecords } from '../../core/plan/plan-on-records.ts';
import { PLAN_LEVELS } from '../forecast-plan.ts';
import type { StoredPlanOnRecords } from '../plan-on-records.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';
import { conditionName } from './plan-conditions.ts';

const NOTHING = { isOutside: false, conditions: null, charts: [], deficits: null, note: '' };

/** Shape it; a plan that cannot be held against records says why, with what to do. */
export function planOnRecordsView(stored: StoredPlanOnRecords) {
  if (stored.kind === 'same')
    return {
      ...NOTHING,
      kind: stored.kind,
      sentences: [
        'The plan’s numbers are simulated from the programme’s own records: there is nothing to hold them against.',
      ],
    };
  if (stored.kind === 'refused') {
    const { message, advice } = stored.problem;
    return {
      ...NOTHING,
      kind: stored.kind,
      sentences: [`The plan cannot be held against records: ${message}. ${advice ?? ''}`.trim()],
    };
  }
  const { told, from } = stored;
  return {
    kind: stored.kind,
    sentences: [...told.sentences],
    isOutside: told.isOutside,
    conditions: conditionsTable(told),
    charts: [plansChart(told)],
    deficits: deficitsTable(told),
    note: [
      `Both are the same plan and the same 1,000 runs of chance; only the plan numbers differ. Those of the records are simulated from the beginning of ${monthInWords(from.start)}, with the mitigations still to come as planned: one that names a flow acts on it, one given as plans fewer is taken off. The money counts them as they may turn out, late or short; so does the scenario lab, which therefore shows more plans, and which takes every mitigation off as counted.`,
      ...from.notes.map((note) => `${note}.`),
    ].join(' '),
  };
}

function conditionsTable({ conditions }: PlanOnRecords): PageTable | null {
  if (conditions.length === 0) return null;
  return {
    caption: 'How likely each condition is on either set of plan numbers',
    columns: [
      { header: 'Condition', number: false },
      { header: 'On the plan’s own', number: true },
      { header: 'On the records’', number: true },
      { header: 'In words, on the records’', number: false },
    ],
    rows: conditions.map(({ condition, onRecords, inWords }) => ({
      cells: [
        `${conditionName(condition.id)}; ${condition.limits.map(({ year }) => yearInWords(year)).join(', ')}`,
        showShare(condition.probability, 0),
        showShare(onRecords, 0),
        withCapital(inWords),
      ],
      emphasis: false,
    })),
    note: '',
  };
}

function plansChart({ plans, sentences }: PlanOnRecords): PageChart {
  const categories = plans.map(({ year }) => `March ${year}`);
  return {
    chart: openChart({
      id: 'plans-on-records',
      title: 'Plans at 31 March: what the plan counts on, and what the records foretell',
      summary: sentences[0] ?? '',
      xLabel: '31 March',
      yLabel: 'Plans',
      categories,
      series: [
        {
          kind: 'band',
          label: '8 in 10',
          role: 'forecast',
          low: plans.map(({ low80 }) => low80),
          high: plans.map(({ high80 }) => high80),
        },
        { kind: 'line', label: 'Records', role: 'forecast', values: plans.map(({ mean }) => mean) },
        { kind: 'line', label: 'Plan', role: 'mitigated', values: plans.map(({ planned }) => planned) },
      ],
      startsAtZero: false,
      decimals: 0,
    }),
    table: {
      caption: 'The figures of the chart',
      columns: [
        { header: '31 March', number: false },
        ...['Plan', 'Records, mean', '8 in 10 from', 'to', 'Plan less records'].map((header) => ({
          header,
          number: true,
        })),
      ],
      rows: plans.map(({ planned, mean, low80, high80 }, at) => ({
        cells: [
          categories[at] ?? '',
          ...[planned, mean, low80, high80, planned - mean].map((count) => showCount(Math.round(count))),
        ],
        emphasis: planned < low80 || planned > high80,
      })),
      note: 'Marked: the plan counts on a number outside the range of the records. Before the records end both are the plan’s.',
    },
  };
}

function deficitsTable({ deficits }: PlanOnRecords): PageTable {
  const [low, high] = [PLAN_LEVELS.indexOf(0.1), PLAN_LEVELS.indexOf(0.9)];
  const range = ({ quantiles }: Spread) =>
    `${millions(quantiles[low] ?? 0)} to ${millions(quantiles[high] ?? 0)}`;
  return {
    caption: 'In-year deficit on either set of plan numbers',
    columns: [
      { header: 'Year', number: false },
      { header: 'Own, expected', number: true },
      { header: '8 in 10', number: true },
      { header: 'Records, expected', number: true },
      { header: '8 in 10', number: true },
    ],
    rows: deficits.map(({ year, own, onRecords }) => ({
      cells: [yearInWords(year), millions(own.mean), range(own), millions(onRecords.mean), range(onRecords)],
      emphasis: false,
    })),
    note: 'Before payments and the authority’s own contribution. A surplus stands in brackets.',
  };
}

function millions(amount: number): string {
  return showDeficit(pence(amount));
}
