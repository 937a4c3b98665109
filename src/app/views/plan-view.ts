/** The plan's forecast as the finance page shows it: the answer in sentences, then tables and charts behind it. */
import { withCapital } from '../../core/base/first-letter.ts';
import { pence } from '../../core/base/pence.ts';
import { showCount, showDeficit, showMillions, showThousands } from '../../core/base/show.ts';
import { monthInWords, yearInWords } from '../../core/base/time.ts';
import { expectNoteInWords } from '../../core/model/cohort/expect-note-words.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import { planHeadline } from '../../core/plan/plan-headline.ts';
import type { StoredPlanForecast } from '../forecast-programme-plan.ts';
import type { CaseloadSource } from '../simulate-caseload.ts';
import { blockChancesView } from './block-chances.ts';
import { blockTable } from './block-table.ts';
import { firstBalanceTable } from './first-balance-table.ts';
import { twoWayView } from './two-way-table.ts';
import { knowingTable } from './knowing-table.ts';
import type { PageTable } from './page-values.ts';
import { planCharts } from './plan-charts.ts';
import { conditionsTable } from './plan-conditions.ts';
import { neededTable } from './plan-needs.ts';
import { blockTornado, planTornado } from './plan-tornado.ts';
import { termsTable } from './terms-table.ts';
import { wholeCostTable } from './whole-cost-table.ts';

const NOTHING = {
  charts: [],
  conditions: null,
  firstBalance: null,
  gap: null,
  mitigations: null,
  fewerPlans: null,
  tornado: null,
  stresses: null,
  twoWay: null,
  knowing: null,
  needed: null,
  terms: null,
  block: null,
  blockChances: null,
  blockTornado: null,
  wholeCost: null,
  warnings: [],
  note: '',
};

/** Shape the outlook of a plan; one that is still being made says nothing yet. */
export function planView(stored: StoredPlanForecast) {
  if (stored.kind === 'making') return { ...NOTHING, sentences: [], refused: null };
  if (stored.kind === 'refused') {
    const { message, place, advice } = stored.problem;
    const where = place === undefined ? '' : ` (${place})`;
    return { ...NOTHING, sentences: [], refused: `${message}${where}. ${advice ?? ''}`.trim() };
  }
  const { forecast, caseloadFrom } = stored;
  return {
    sentences: [...planHeadline(forecast).sentences],
    refused: null,
    charts: planCharts(forecast),
    conditions: conditionsTable(forecast, 'How likely each condition and limit is to be met'),
    firstBalance: firstBalanceTable(forecast),
    gap: gapTable(forecast),
    mitigations: mitigationsTable(forecast),
    fewerPlans: fewerPlansTable(forecast),
    tornado: planTornado(forecast),
    stresses: stressesTable(forecast),
    twoWay: twoWayView(forecast),
    knowing: knowingTable(forecast),
    needed: neededTable(forecast),
    terms: termsTable(forecast),
    block: blockTable(forecast.block),
    blockChances: blockChancesView(forecast),
    blockTornado: blockTornado(forecast.block),
    wholeCost: wholeCostTable(forecast.wholeCost),
    warnings: warningsOf(forecast),
    note:
      'Chances and ranges come from 1,000 runs of the plan with the same start of chance each time: a figure moves only when the plan does. The saving that nothing explains is counted as the plan counts it, and beside it the chance without it.' +
      caseloadNote(caseloadFrom),
  };
}

/** Where simulated plan numbers come from, with what a reader must know of them; nothing where the plan states its own. */
function caseloadNote(from: CaseloadSource | null): string {
  if (from === null) return '';
  const notes = from.notes.map((note) => ` ${note}.`).join('');
  return ` Plan numbers are simulated from the programme’s own records up to the beginning of ${monthInWords(from.start)}.${notes}`;
}

/** One sentence for each thing counted on; the same thing in several years is said once. */
function warningsOf({ risks }: PlanForecast): string[] {
  const places = new Map<string, string[]>();
  for (const { message, place, advice } of risks) {
    const text = `${message}. ${advice ?? ''}`.trim();
    places.set(text, [...(places.get(text) ?? []), place?.split(', ').at(-1) ?? '']);
  }
  return [...places].map(([text, years]) => `${years.filter((year) => year !== '').join(', ')}: ${text}`);
}

function gapTable({ gap, mitigations }: PlanForecast): PageTable {
  const line = (label: string, amounts: readonly bigint[], emphasis = false) => ({
    cells: [label, ...amounts.map((amount) => showThousands(pence(amount)))],
    emphasis,
  });
  const negative = (amounts: readonly bigint[]) => amounts.map((amount) => -amount);
  const unnamed = gap.map((year) => year.unnamedCaseloadPence);
  return {
    caption: 'From the unmitigated in-year deficit to the planned one, £ thousand',
    columns: [
      { header: 'Line', number: false },
      ...gap.map(({ year }) => ({ header: yearInWords(year), number: true })),
    ],
    rows: [
      line(
        'In-year deficit without mitigations',
        gap.map((year) => year.unmitigatedPence),
      ),
      ...mitigations.map(({ name, share }) => line(withCapital(name), negative(share))),
      ...(unnamed.every((amount) => amount === 0n)
        ? []
        : [line('Fewer plans that no mitigation explains', negative(unnamed), true)]),
      line('Saving that nothing explains', negative(gap.map((year) => year.unexplainedSavingPence)), true),
      line(
        'In-year deficit planned',
        gap.map((year) => year.plannedPence),
        true,
      ),
      line(
        'In-year deficit on what is named alone',
        gap.map((year) => year.namedOnlyPence),
        true,
      ),
    ],
    note: 'Each column adds up to the penny. A surplus or a saving stands in brackets.',
  };
}

function mitigationsTable({ mitigations, levels, attribution }: PlanForecast): PageTable | null {
  if (mitigations.length === 0) return null;
  const money = (amount: bigint | number) => showMillions(pence(amount));
  const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
  const [low, high] = [levels.indexOf(0.1), levels.indexOf(0.9)];
  return {
    caption: 'What each mitigation is worth over the plan',
    columns: [
      { header: 'Mitigation', number: false },
      { header: 'As planned', number: true },
      { header: 'Expected', number: true },
      { header: 'Eight times in ten between', number: true },
      { header: 'Overlap with others', number: true },
      { header: 'Reckoned', number: false },
    ],
    rows: mitigations.map((one) => ({
      cells: [
        withCapital(one.name),
        money(total(one.share)),
        money(one.value.mean),
        `${money(one.value.quantiles[low] ?? 0)} and ${money(one.value.quantiles[high] ?? 0)}`,
        money(total(one.overlap)),
        withCapital(one.reckoned.brief),
      ],
      emphasis: false,
    })),
    note: [
      attribution === 'shapley'
        ? 'Planned values are shares of the joint value that add up to it. Expected values allow for a mitigation that fails, falls short or comes late.'
        : 'Planned values are layers in the order listed; they add up to the joint value.',
      ...waysOf(mitigations),
    ].join(' '),
  };
}

/** What each way of reckoning means, once, and what is to be minded. */
function waysOf(mitigations: PlanForecast['mitigations']): string[] {
  const isOnFlow = mitigations.some(({ reckoned }) => reckoned.basis === 'flow');
  const others = mitigations
    .filter(({ reckoned }) => reckoned.basis !== 'flow')
    .map(({ reckoned }) => reckoned.inWords);
  return [
    ...(isOnFlow
      ? [
          'On a flow: it changes that flow in the forecast from records, run without and with it by the same chance; the money follows the people. Where those whom fewer requests, decisions or new plans spare would have been placed is as the records say, not as the plan’s mix.',
        ]
      : []),
    ...new Set(others),
    ...mitigations.flatMap(({ reckoned }) => reckoned.mind ?? []),
  ];
}

/** Plans fewer through the mitigations on flows; nothing where none is reckoned on one. */
function fewerPlansTable({ onFlows, levels }: PlanForecast): PageTable | null {
  if (onFlows === null) return null;
  const { value, fewer, notes } = onFlows;
  const money = (level: number) => showMillions(pence(value.quantiles[levels.indexOf(level)] ?? 0));
  const row = (label: string, plans: (one: (typeof fewer)[number]) => number) => ({
    cells: [label, ...fewer.map((one) => showCount(Math.round(plans(one))))],
    emphasis: false,
  });
  return {
    caption: 'Plans fewer through the mitigations on flows, all together',
    columns: [
      { header: 'At 31 March', number: false },
      ...fewer.map(({ year }) => ({ header: String(year), number: true })),
    ],
    rows: [row('As planned', ({ planned }) => planned), row('As they turn out', ({ mean }) => mean)],
    note: [
      `Together they bring ${showMillions(pence(value.mean))} over the years of the plan, eight times in ten between ${money(0.1)} and ${money(0.9)}: the same draws run without and with them.`,
      ...notes.map(expectNoteInWords),
    ].join(' '),
  };
}

function stressesTable({ stresses }: PlanForecast): PageTable {
  return {
    caption: 'What if one thing turned out otherwise',
    columns: [
      { header: 'What if', number: false },
      { header: 'In-year deficit, last year', number: true },
      { header: 'Deficit left at the end', number: true },
      { header: 'Balance from', number: true },
    ],
    rows: stresses.map(({ id, label, outcome }) => ({
      cells: [
        label,
        showDeficit(pence(outcome.lastInYearPence)),
        showDeficit(pence(outcome.residualPence)),
        outcome.firstBalance === null ? 'none' : yearInWords(outcome.firstBalance),
      ],
      emphasis: id === 'plan',
    })),
    note: 'Each is projected to the penny with everything else as planned; the deficit left is after payments and own contribution.',
  };
}
