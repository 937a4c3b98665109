/** The money: one scenario beside another, ceilings, forecast versions, transfers and the saving that has no source yet. */
import { withCapital } from '../../core/base/first-letter.ts';
import { pence } from '../../core/base/pence.ts';
import { showMillions, showThousands } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import type { StoredPlanForecast } from '../forecast-programme-plan.ts';
import type { OpenProgramme, ScenarioProjection } from '../opened-programme.ts';
import type { PlanTrailFacts } from '../plans/plan-trail.ts';
import { financeChart } from './finance-chart.ts';
import {
  balanceKeyFigure,
  basisInWords,
  ceilingKeyFigure,
  ceilingOf,
  inYearKeyFigure,
  residualKeyFigure,
  unexplainedKeyFigure,
} from './key-figures.ts';
import { makingNote } from './making-note.ts';
import { figureOf, headerOf, liveTable, sourcesOf } from './page-facts.ts';
import type { PageTable } from './page-values.ts';
import { planTrailView } from './plan-trail-view.ts';
import { planView } from './plan-view.ts';

/**
 * Shape the finance page.
 * @param scenarioId  the scenario to show; the plan's main one where it is not given or not known.
 * @param plan  the forecast of the main scenario, or why there is none, or none yet.
 * @param trail  versions, settings and outturn of the stored plan.
 */
export function financeView(
  open: OpenProgramme,
  scenarioId: string | undefined,
  plan: StoredPlanForecast,
  trail: PlanTrailFacts,
) {
  const main = open.scenarios[0];
  const chosen = open.scenarios.find(({ id }) => id === scenarioId) ?? main;
  const compared = comparedWith(open.scenarios, chosen);
  const ids = chosen === undefined ? [] : [`finance.${chosen.id}.residual`];
  return {
    header: headerOf(open),
    outlook: planView(plan),
    forecast: makingNote(plan),
    scenarios: open.scenarios.map(({ id }) => ({ id, name: scenarioName(id) })),
    keyFigures: [
      inYearKeyFigure(open),
      ceilingKeyFigure(open),
      balanceKeyFigure(open, chosen?.id ?? 'none'),
      residualKeyFigure(open, chosen?.id ?? 'none'),
      unexplainedKeyFigure(open, chosen?.id ?? 'none'),
    ],
    chosen: chosen === undefined ? null : scenarioTable(open, chosen),
    compared: compared === undefined ? null : scenarioTable(open, compared),
    charts: chosen === undefined ? [] : [financeChart(open, chosen, compared)],
    inYearForecasts: liveTable(open, 'in-year-forecasts')[0] ?? null,
    ceilings: ceilingsTable(open),
    transfers: transfersTable(open),
    trail: planTrailView(trail),
    unexplainedSaving: chosen === undefined ? null : unexplainedSaving(chosen),
    sources: sourcesOf(open, ids),
  };
}

/** "unmitigated" is "Unmitigated"; "without-four-interventions" is "Without four interventions". */
export function scenarioName(id: string): string {
  const words = id.replaceAll('-', ' ');
  return withCapital(words);
}

/** With the unmitigated course where the plan has one, else with the main scenario. */
function comparedWith(
  scenarios: readonly ScenarioProjection[],
  chosen: ScenarioProjection | undefined,
): ScenarioProjection | undefined {
  const unmitigated = scenarios.find(({ id }) => id.startsWith('unmitigated'));
  const other = chosen === unmitigated ? scenarios[0] : unmitigated;
  return other === chosen ? undefined : other;
}

type Line = {
  id: string;
  label: string;
  kind: 'group' | 'line' | 'total' | 'warning';
  pence: number[];
  shown: string[];
};

function scenarioTable(open: OpenProgramme, { id, inputs, projection }: ScenarioProjection) {
  const line = (name: string, label: string, kind: Line['kind'], amounts: readonly bigint[]): Line => ({
    id: name,
    label,
    kind,
    pence: amounts.map((amount) => pence(amount)),
    shown: amounts.map((amount) => showThousands(pence(amount))),
  });
  const group = (name: string, label: string): Line => ({
    id: name,
    label,
    kind: 'group',
    pence: [],
    shown: [],
  });
  const { years } = projection;
  const negative = (amounts: readonly bigint[]) => amounts.map((amount) => -amount);
  return {
    id,
    name: scenarioName(id),
    years: years.map(({ year }) => yearInWords(year)),
    firstBalance: figureOf(open, `finance.${id}.first-balance`)?.shown ?? 'not within the plan',
    lines: [
      group('spend-group', 'Spend'),
      ...inputs.types.map((type) =>
        line(
          `line.${type}`,
          placementTypeInWords(type),
          'line',
          years.map(({ lineCostPence }) => lineCostPence[type] ?? 0n),
        ),
      ),
      line(
        'other',
        'Other high needs spend',
        'line',
        years.map((year) => year.otherHighNeedsPence),
      ),
      line(
        'saving',
        'Unexplained saving (no named source)',
        'warning',
        negative(years.map((year) => year.furtherSavingPence)),
      ),
      line(
        'spend',
        'Total spend',
        'total',
        years.map((year) => year.spendPence),
      ),
      group('income-group', 'Income'),
      line(
        'income',
        'High Needs Block income',
        'line',
        years.map((year) => year.hnbIncomePence),
      ),
      line(
        'transfer',
        'Schools Block transfer',
        'line',
        years.map((year) => year.schoolsBlockTransferPence),
      ),
      group('position-group', 'Position'),
      line(
        'in-year',
        'In-year deficit, before payments and own contribution',
        'total',
        years.map((year) => year.inYearDeficitPence),
      ),
      line(
        'cumulative-before',
        'Cumulative deficit before payments and own contribution',
        'total',
        years.map((year) => year.cumulativeBeforeContributionsPence),
      ),
      line('payment', 'Programme payments', 'line', inputs.safetyValvePaymentPence),
      line('contribution', 'Authority’s own contribution', 'line', inputs.laContributionPence),
      line(
        'cumulative-after',
        'Cumulative deficit after payments and own contribution',
        'total',
        years.map((year) => year.cumulativeAfterContributionsPence),
      ),
    ],
  };
}

function unexplainedSaving({ id, projection }: ScenarioProjection): string | null {
  const total = projection.years.reduce((sum, year) => sum + year.furtherSavingPence, 0n);
  if (total === 0n) return null;
  return `The ${scenarioName(id).toLowerCase()} scenario counts on ${showMillions(pence(total))} of saving over its years that no named action explains. It is shown as a line of its own, and the position would be that much worse without it.`;
}

/** Each year's ceiling beside the deficit tested on the condition's own basis, with headroom or breach in words. */
function ceilingsTable(open: OpenProgramme): PageTable | null {
  const ceiling = ceilingOf(open);
  if (ceiling === null) return null;
  const { condition, test } = ceiling;
  const name = `condition.${condition.number}`;
  return {
    caption: `Cumulative deficit against the ceiling of condition ${condition.number}`,
    columns: [
      { header: 'End of', number: false },
      { header: 'Ceiling', number: true },
      { header: 'Deficit tested', number: true },
      { header: 'Difference', number: true },
      { header: 'Standing', number: false },
    ],
    rows: test.ceilings.map(({ year }) => {
      const words = yearInWords(year);
      const breach = figureOf(open, `${name}.breach.${words}`);
      const value = typeof breach?.value === 'number' ? breach.value : null;
      return {
        cells: [
          words,
          figureOf(open, `${name}.ceiling.${words}`)?.shown ?? 'not available',
          figureOf(open, `${name}.tested.${words}`)?.shown ?? 'not available',
          value === null ? 'not available' : showMillions(pence(Math.abs(value))),
          value === null ? 'not available' : value > 0 ? 'Above the ceiling' : 'Within the ceiling',
        ],
        emphasis: false,
      };
    }),
    note: `Basis of the test: ${basisInWords(test)}. Scenario: ${scenarioName(open.scenarios[0]?.id ?? 'none')}.`,
  };
}

const TRANSFER_WORDS = {
  assumed: 'Assumed: not yet approved',
  consulted: 'Consulted on',
  'forum-approved': 'Approved by the schools forum',
  'forum-refused': 'Refused by the schools forum',
  'department-requested': 'Asked of the Department',
  'department-approved': 'Approved by the Department',
  'department-refused': 'Refused by the Department',
} as const;

function transfersTable(open: OpenProgramme): PageTable | null {
  const { transfers } = open.programme;
  if (transfers.length === 0) return null;
  return {
    caption: 'Schools Block transfer: how far approval has come',
    columns: [
      { header: 'Year', number: false },
      { header: 'Rate assumed', number: true },
      { header: 'Approval', number: false },
      { header: 'Note', number: false },
    ],
    rows: transfers.map(({ year, status, note }) => ({
      cells: [
        yearInWords(year),
        figureOf(open, `assumption.transfer.${yearInWords(year)}`)?.shown ?? 'not available',
        TRANSFER_WORDS[status],
        note,
      ],
      emphasis: false,
    })),
    note: 'A transfer that is only assumed is a risk, not income.',
  };
}
