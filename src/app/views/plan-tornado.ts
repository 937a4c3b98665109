/** What moves the answer most, for the page: one bar for each assumption, and the table of all. */
import { pence } from '../../core/base/pence.ts';
import { showMillions } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { BlockForecast } from '../../core/plan/forecast-block.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import type { Outcome, Sensitivity } from '../../core/plan/sensitivity.ts';
import { showValue } from '../../core/plan/show-assumption.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import type { PageTable } from './page-values.ts';

/** So many bars are drawn; the table has every assumption. */
const DRAWN = 10;

type Given = {
  readonly title: string;
  /** Deficit left at the end where nothing is moved [pence]. */
  readonly residualPence: bigint;
  readonly sensitivities: readonly Sensitivity[];
  readonly caption: string;
};

/** Shape the tornado of a plan. */
export function planTornado({ sensitivities, stresses }: PlanForecast) {
  return tornadoOf({
    title: 'What moves the answer most',
    residualPence: stresses.find(({ id }) => id === 'plan')?.outcome.residualPence ?? 0n,
    sensitivities,
    caption: 'Every assumption moved alone: deficit left at the end, and first year of lasting balance',
  });
}

/** Shape the tornado of the block’s lines; null where the plan does not tell its block apart. */
export function blockTornado(block: BlockForecast | null) {
  if (block === null) return null;
  const last = block.projection.years.at(-1);
  return tornadoOf({
    title: 'What moves the block’s lines most',
    residualPence: last?.deficits['net-of-all-planned']['with-own'].deficitPence ?? 0n,
    sensitivities: block.sensitivities,
    caption:
      'Every line’s assumptions moved alone: deficit left at the end, and first year of lasting balance',
  });
}

function tornadoOf({ title, residualPence: plan, sensitivities, caption }: Given) {
  const end = (value: string, outcome: Outcome) => ({
    value,
    change: Number(outcome.residualPence - plan) / 100_000_000,
    shown: showMillions(pence(outcome.residualPence)),
  });
  const [first] = sensitivities;
  return {
    title,
    summary:
      first === undefined
        ? 'The plan has no assumption to move.'
        : `As it stands ${showMillions(pence(plan))} of deficit are left at the end. ${labelOf(first)} alone moves that to between ${bounds(first)}.`,
    bars: sensitivities
      .filter(({ swingPence }) => swingPence > 0n)
      .slice(0, DRAWN)
      .map((one) => ({
        label: labelOf(one),
        low: end(showValue(one.low, one.unit), one.atLow),
        high: end(showValue(one.high, one.unit), one.atHigh),
      })),
    table: tornadoTable(sensitivities, caption),
  };
}

function bounds({ atLow, atHigh }: Sensitivity): string {
  const [a, b] = [atLow.residualPence, atHigh.residualPence];
  const [least, most] = a < b ? [a, b] : [b, a];
  return `${showMillions(pence(least))} and ${showMillions(pence(most))}`;
}

/** Name an assumption for people: types of placement in words. */
export function labelOf({ id, label }: { readonly id: string; readonly label: string }): string {
  const type = /^baseUnitCost\.(.+)$/.exec(id)?.[1];
  return type === undefined ? label : `Unit cost: ${placementTypeInWords(type)}`;
}

function tornadoTable(sensitivities: readonly Sensitivity[], caption: string): PageTable {
  const money = (outcome: Outcome) => showMillions(pence(outcome.residualPence));
  const year = ({ firstBalance }: Outcome) => (firstBalance === null ? 'none' : yearInWords(firstBalance));
  return {
    caption,
    columns: [
      { header: 'Assumption', number: false },
      { header: 'Least', number: true },
      { header: 'Most', number: true },
      { header: 'Deficit at least', number: true },
      { header: 'Deficit at most', number: true },
      { header: 'Balance at least', number: true },
      { header: 'Balance at most', number: true },
      { header: 'Range from', number: false },
    ],
    rows: sensitivities.map((one) => ({
      cells: [
        labelOf(one),
        showValue(one.low, one.unit),
        showValue(one.high, one.unit),
        money(one.atLow),
        money(one.atHigh),
        year(one.atLow),
        year(one.atHigh),
        one.isDefaultRange ? 'the product' : 'the plan',
      ],
      emphasis: false,
    })),
    note: '“At least” and “at most” are the ends of the assumption’s range. The deficit left is after payments and own contribution. Where the plan states no range, the product’s own is tried: one point of growth, five per cent of a price, all or nothing of what is not yet granted.',
  };
}
