/** The county's general ledger of the plan's first year: what was booked to the cut-off and is forecast after it, line by line. */
import { addMonths, type Month } from '../base/time.ts';
import { PLACEMENT_TYPES, type PlacementType } from './county-shares.ts';
import { type CountyStory, CUT_OFF, inMonth } from './county-story.ts';
import { type DemoFile, fromLines } from './demo-file.ts';
import { isTable, listAt, numbers } from './fit-records.ts';

const FIRST_MONTH: Month = '2024-04';
const MONTHS = Array.from({ length: 12 }, (_, k) => addMonths(FIRST_MONTH, k));

/** One line of the plan's first year. `follows` says whether it grows with plans or is the same each month. */
type YearLine = {
  readonly costCentre: string;
  readonly account: string;
  /** Spend is positive, income negative [pence]. */
  readonly amount: bigint;
  readonly follows: 'plans' | 'time';
};

const NAMES: Readonly<Record<PlacementType, readonly [costCentre: string, account: string]>> = {
  mainstream: ['50110,Mainstream schools', '41010,Top-up and targeted funding'],
  resourceBase: ['50120,Resourced provision and SEN units', '41020,Places and top-up'],
  stateSpecial: ['50130,State special schools', '41030,Places and top-up'],
  inmss: ['50140,Independent and non-maintained special schools', '41040,Fees and top-up'],
  post16: ['50150,Post-16 and further education', '41050,Places and top-up'],
  other: ['50160,Other placements and direct payments', '41060,Tuition and direct payments'],
};

/** Codes of the ledger by placement type or heading, as the county's plan file has them. */
export const LEDGER_MAP: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(PLACEMENT_TYPES.map((type) => [type, [NAMES[type][1].slice(0, 5)]])),
  'other-high-needs': ['41900', '41950'],
  income: ['91000'],
  transfer: ['91100'],
};

/** The lines of the first year of a plan, exact. @source Finance projection method note 1, equations of the first year. */
function yearLines(finance: Readonly<Record<string, unknown>>): readonly YearLine[] {
  const unitCosts = numbers(finance['baseUnitCostPence']);
  const placements = PLACEMENT_TYPES.map((type): YearLine => {
    const [opening = 0, closing = 0] = listAt(finance['caseload'], type);
    const [costCentre, account] = NAMES[type];
    const amount = (BigInt(unitCosts[type] ?? 0) * BigInt(opening + closing) + 1n) / 2n;
    return { costCentre, account, amount, follows: 'plans' };
  });
  const first = (value: unknown) => BigInt(Object.values(numbers(value))[0] ?? 0);
  const [rate] = Array.isArray(finance['transferRate']) ? finance['transferRate'].map(numbers) : [];
  const [n, d] = [BigInt(rate?.['n'] ?? 0), BigInt(rate?.['d'] ?? 1)];
  const transfer = (2n * first(finance['schoolsBlockPence']) * n + d) / (2n * d);
  const lines: readonly YearLine[] = [
    line(
      '50190,Other high needs',
      '41900,Services and support',
      BigInt(Number(finance['otherHighNeedsBasePence'] ?? 0)),
    ),
    line(
      '50195,Savings',
      '41950,Further savings',
      -BigInt(listAt(finance, 'furtherSavingBasePence')[0] ?? 0),
    ),
    line('50900,High needs block', '91000,Dedicated Schools Grant', -first(finance['hnbIncomePence'])),
    line('50900,High needs block', '91100,Transfer from the schools block', -transfer),
  ];
  return [...placements, ...lines].filter(({ amount }) => amount !== 0n);
}

function line(costCentre: string, account: string, amount: bigint): YearLine {
  return { costCentre, account, amount, follows: 'time' };
}

/** Share an amount over the months by weights so that the months sum to it exactly [pence]. */
function overMonths(amount: bigint, weights: readonly number[]): readonly bigint[] {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  let upTo = 0n;
  let given = 0n;
  return weights.map((weight) => {
    upTo += BigInt(weight);
    const here = (amount * upTo) / all - given;
    given += here;
    return here;
  });
}

/**
 * Write `finance/ledger.csv`: each line of the plan's first year by month, booked up to the cut-off and forecast after
 * it, and a total. Each line sums to the plan's, and all of them to its in-year deficit, to the penny.
 * @param planText  the plan's record as JSON; its `finance` is used.
 */
export function ledgerFile(planText: string, story: CountyStory): DemoFile {
  const plan: unknown = JSON.parse(planText);
  const finance = isTable(plan) && isTable(plan['finance']) ? plan['finance'] : {};
  const plans = MONTHS.map((month) => inMonth(story, story.plans, month));
  const chunks = fromLines(function* () {
    yield 'Financial year,Period,Cost centre,Cost centre description,Account,Account description,Actual,Forecast';
    const totals = { booked: 0n, forecast: 0n };
    for (const one of yearLines(finance)) yield* monthRows(one, plans, totals);
    yield `Total,,,,,,${writePounds(totals.booked)},${writePounds(totals.forecast)}`;
  });
  return { path: 'finance/ledger.csv', chunks };
}

/** The twelve rows of a line; adds them to the totals. */
function* monthRows(
  { costCentre, account, amount, follows }: YearLine,
  plans: readonly number[],
  totals: { booked: bigint; forecast: bigint },
): Generator<string> {
  const months = overMonths(amount, follows === 'plans' ? plans : MONTHS.map(() => 1));
  for (const [place, here] of months.entries()) {
    const isBooked = (MONTHS[place] ?? '') <= CUT_OFF;
    totals[isBooked ? 'booked' : 'forecast'] += here;
    const cells = isBooked ? [writePounds(here), ''] : ['', writePounds(here)];
    yield ['2024/25', `P${place + 1}`, costCentre, account, ...cells].join(',');
  }
}

function writePounds(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
