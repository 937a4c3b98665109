/** The stored plan beside what the ledger booked and the months counted: a bridge to the penny, and mitigations as they come. */
import { raise } from '../../core/base/problem.ts';
import { type FinancialYear, type Month, yearInWords } from '../../core/base/time.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import { achievedValue } from '../../core/plan/achieved-value.ts';
import { bridgeYear } from '../../core/plan/bridge.ts';
import { draftBridge } from '../../core/plan/bridge-plans.ts';
import type { ManagementPlan } from '../../core/plan/management-plan.ts';
import {
  bookedToMonth,
  type LedgerMap,
  type MonthCounts,
  monthsOf,
  planToMonth,
} from '../../core/plan/outturn.ts';
import { readCell } from '../../core/plan/plan-cell.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { filledIn } from '../bridge-folders.ts';
import { planBody, planOf } from './live-plan.ts';

/** Which version stands beside the outturn, and of which year; null for the newest year with counts. */
export type OutturnRequest = { readonly version: string; readonly year: FinancialYear | null };

export type OutturnAnswer = Awaited<ReturnType<typeof planOutturn>>;

/**
 * Bridge a version of the plan to the outturn of the months that are booked and counted.
 * @throws ProblemError `plan.no-ledger-map`, `plan.no-outturn`, `plan.ledger-unmapped`, `plan.unknown-version`.
 */
export async function planOutturn(read: Repositories, scope: Scope, request: OutturnRequest) {
  const body = await planBody(read, scope, request.version);
  const plan = planOf(body, request.version);
  const map = ledgerMapIn(body);
  const ledger = (await read.rows.all(scope, 'ledger')).map(({ record }) => record);
  const figures = (await read.rows.monthly(scope)).map(({ record }) => record);
  const booked = new Set(
    ledger.flatMap(({ basis, month }) => (basis === 'actual' && month !== null ? [month] : [])),
  );
  const year = request.year ?? newestYear(plan, booked);
  const counts = countsOf(figures, booked, year);
  const months = counts.all.length;
  if (months === 0 || !plan.finance.years.includes(year))
    raise({
      code: 'plan.no-outturn',
      place: yearInWords(year),
      message: 'No month of that year of the plan is both booked in a ledger and counted, from April on',
      advice: 'Import the ledger and the monthly actuals (plans_n and inmss_n) of the year.',
    });
  const outturn = bookedToMonth(ledger, map, year, counts);
  if (outturn.unmapped.length > 0)
    raise({
      code: 'plan.ledger-unmapped',
      place: outturn.unmapped.join(', '),
      message: 'The ledger has codes that the plan’s "ledger" gives no place, so the bridge would not add up',
      advice: 'Add each to a placement type, or to income, transfer or other-high-needs.',
    });
  const bridge = bridgeYear(planToMonth(plan.finance, year, months), outturn.account, null);
  const draft = draftBridge(bridge);
  return {
    schema: 'evenkeel/plan-outturn@1',
    version: request.version,
    year: yearInWords(year),
    months: monthsOf(year).slice(0, months),
    planPence: bridge.fromPence,
    partsPence: bridge.parts,
    outturnPence: bridge.toPence,
    draft,
    paragraph: filledIn(draft).replaceAll('in-year deficit', 'in-year deficit to date'),
    notBooked: outturn.silent,
    mitigations: plan.mitigations.map((one) => ({
      id: one.id,
      name: one.name,
      achieved: achievedValue(plan, one),
    })),
  };
}

/** The map stands in the plan file under "ledger": codes by placement type or heading. */
function ledgerMapIn(body: unknown): LedgerMap {
  const map = readCell(body, 'ledger');
  if (typeof map !== 'object' || map === null)
    return raise({
      code: 'plan.no-ledger-map',
      place: 'plan, ledger',
      message: 'The plan does not say which codes of the ledger belong to which of its lines',
      advice:
        'Add "ledger" to plan.json: codes by placement type, and by income, transfer and other-high-needs.',
    });
  return Object.fromEntries(
    Object.entries(map).map(([heading, codes]: [string, unknown]) => [
      heading,
      Array.isArray(codes) ? codes.map(String) : [],
    ]),
  );
}

function newestYear({ finance }: ManagementPlan, booked: ReadonlySet<Month>): FinancialYear {
  const held = finance.years.filter((year) => monthsOf(year).some((month) => booked.has(month)));
  return held.at(-1) ?? finance.years[0] ?? 0;
}

/** Counts month by month from April to the last month that is booked and counted; a gap ends them. */
function countsOf(
  figures: readonly MonthlyFigure[],
  booked: ReadonlySet<Month>,
  year: FinancialYear,
): MonthCounts {
  const count = (measure: string, month: Month) =>
    figures.find((one) => one.measure === measure && one.series === 'actual' && one.month === month)?.value;
  const all: number[] = [];
  const apart: number[] = [];
  for (const month of monthsOf(year)) {
    const [plans, independent] = [count('plans_n', month), count('inmss_n', month)];
    if (plans === undefined || independent === undefined || !booked.has(month)) break;
    all.push(plans);
    apart.push(independent);
  }
  return { all, apart };
}
