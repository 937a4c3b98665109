/** What stands beside the deficit and never in it: the override's end, a grant, the cost of carrying it, each with its date and source. */
import { withCapital } from '../../core/base/first-letter.ts';
import { pence } from '../../core/base/pence.ts';
import { showDeficit, showMillions } from '../../core/base/show.ts';
import { type FinancialYear, yearInWords } from '../../core/base/time.ts';
import type { Sourced } from '../../core/block/block-terms.ts';
import type { BlockForecast } from '../../core/plan/forecast-block.ts';
import type { PlanForecast } from '../../core/plan/plan-forecast.ts';
import { showValue } from '../../core/plan/show-assumption.ts';
import type { PageTable } from './page-values.ts';

/** Shape the table: on what the accounts hold where the plan tells its block, else on its central case; null where nothing is stated. */
export function termsTable({ terms, block }: Pick<PlanForecast, 'terms' | 'block'>): PageTable | null {
  if (block !== null) return blockTerms(block);
  return terms === null ? null : planTerms(terms);
}

const CAPTION = 'Beside the deficit, and never in it';
const money = (amount: bigint) => showMillions(pence(amount));
const deficit = (amount: bigint) => showDeficit(pence(amount));
const said = ({ standing, stated }: Sourced<unknown>) =>
  `${withCapital(standing.replaceAll('-', ' '))}, ${stated}`;

function blockTerms({ terms, termsResult, projection }: BlockForecast): PageTable | null {
  const { whenOverrideEnds, grant, carryingCost } = termsResult;
  const { overrideEnds, grant: granted, carryingRate } = terms;
  const rows: string[][] = [];
  if (overrideEnds !== null && whenOverrideEnds !== null)
    rows.push(
      [
        `Deficit in the accounts when the accounting override ends, ${lastDay(whenOverrideEnds.year)}`,
        deficit(whenOverrideEnds.deficitPence),
        said(overrideEnds),
      ],
      ['The same if every planned payment comes', allPaid(projection, whenOverrideEnds.year), ''],
    );
  if (granted !== null && grant !== null)
    rows.push(
      [
        `Stability grant: ${showValue(granted.value.share, 'share')} of the high needs deficit of ${deficit(grant.deficitPence)} at ${lastDay(grant.year)}`,
        money(grant.grantPence),
        said(granted),
      ],
      ['Left of that deficit for the authority', deficit(grant.leftPence), ''],
    );
  if (carryingRate === null) rows.push(['Cost of carrying the deficit', 'not known', 'No rate is stated']);
  else
    for (const { year, costPence } of carryingCost)
      rows.push([
        `Cost of carrying the deficit at ${showValue(carryingRate.value, 'share')}, ${yearInWords(year)}`,
        money(costPence),
        said(carryingRate),
      ]);
  const sources = [overrideEnds, granted, carryingRate].flatMap((one) => one?.source ?? []);
  return tableOf(
    rows,
    `On what the accounts hold: net of programme payments received so far, with own contribution; the override’s end of the whole grant. How the grant treats authorities with programme payments is not public. Sources: ${sources.join('; ')}.`,
  );
}

function lastDay(year: FinancialYear): string {
  return `31 March ${year + 1}`;
}

function allPaid({ years }: BlockForecast['projection'], year: FinancialYear): string {
  const found = years.find((one) => one.year === year)?.deficits['net-of-all-planned']['with-own'];
  return found === undefined ? 'not known' : deficit(found.deficitPence);
}

function planTerms({
  whenOverrideEnds,
  grant,
  carryingCost,
}: NonNullable<PlanForecast['terms']>): PageTable | null {
  const rows: string[][] = [];
  if (whenOverrideEnds !== null)
    rows.push([
      `Deficit when the accounting override ends, ${lastDay(whenOverrideEnds.year)}`,
      deficit(whenOverrideEnds.deficitPence),
      'The plan',
    ]);
  if (grant !== null)
    rows.push(
      [`Grant on the deficit at ${lastDay(grant.year)}`, money(grant.grantPence), 'The plan'],
      ['Left for the authority after the grant', deficit(grant.leftPence), ''],
    );
  for (const { year, costPence } of carryingCost)
    rows.push([`Cost of carrying the deficit, ${yearInWords(year)}`, money(costPence), 'The plan']);
  if (rows.length === 0) return null;
  return tableOf(
    rows,
    'On the plan’s central case, net of all planned payments and of own contribution. Dates and rates are the plan’s own; “terms” under its sources says where they come from.',
  );
}

function tableOf(rows: readonly string[][], note: string): PageTable {
  return {
    caption: CAPTION,
    columns: [
      { header: 'What', number: false },
      { header: 'Amount', number: true },
      { header: 'Said', number: false },
    ],
    rows: rows.map((cells) => ({ cells, emphasis: false })),
    note,
  };
}
