/** What moves the answer most, for the page: one bar for each assumption, and the table of all. */
import { pence } from '../../core/base/pence.ts';
import { showMillions } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import type { Outcome, Sensitivity } from '../../core/plan/sensitivity.ts';
import { showValue } from '../../core/plan/show-assumption.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import type { PageTable } from './page-values.ts';

/** So many bars are drawn; the table has every assumption. */
const DRAWN = 10;

/** Shape the tornado. */
export function planTornado({ sensitivities, stresses }: PlanForecast) {
  const plan = stresses.find(({ id }) => id === 'plan')?.outcome.residualPence ?? 0n;
  const end = (value: string, outcome: Outcome) => ({
    value,
    change: Number(outcome.residualPence - plan) / 100_000_000,
    shown: showMillions(pence(outcome.residualPence)),
  });
  const [first] = sensitivities;
  return {
    title: 'What moves the answer most',
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
    table: tornadoTable(sensitivities),
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

function tornadoTable(sensitivities: readonly Sensitivity[]): PageTable {
  const money = (outcome: Outcome) => showMillions(pence(outcome.residualPence));
  const year = ({ firstBalance }: Outcome) => (firstBalance === null ? 'none' : yearInWords(firstBalance));
  return {
    caption: 'Every assumption moved alone: deficit left at the end, and first year of lasting balance',
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
