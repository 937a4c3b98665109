/** The plan up to a month beside what was booked and counted up to it: two accounts of the same months that a bridge can join. */
import { addMonths, type FinancialYear, type Month } from '../base/time.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import type { PlanInputs } from '../finance/plan-inputs.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { roundHalfUp } from '../num/rational.ts';
import type { YearAccount } from './year-account.ts';

/** Where the codes of a ledger belong: a placement type, or one of the headings that are no placement. */
export type LedgerMap = Readonly<Record<string, readonly string[]>>;
/** Headings of a map beside the placement types. */
export const LEDGER_HEADINGS = ['income', 'transfer', 'other-high-needs'] as const;

/** Placements that are counted apart, and all the rest: what monthly counts tell. */
export const COUNTED_APART = 'inmss';
const THE_REST = 'all other placements';

/** Plans counted at each month's end, from April on, without a gap. */
export type MonthCounts = { readonly all: readonly number[]; readonly apart: readonly number[] };

/** Counts of months stand beside a straight line from the opening 31 March to the closing one, in 24ths of a month. */
const PARTS = 24n;

/**
 * Give the plan for the first months of a year: lines by the plans on the straight line from one 31 March to the next, the
 * rest by twelfths. All twelve months are the year as projected, to the penny.
 * @throws RangeError where the plan has no such year.
 * @source Method note 9, section 11.
 */
export function planToMonth(inputs: PlanInputs, year: FinancialYear, months: number): YearAccount {
  const n = inputs.years.indexOf(year);
  const projected = projectFinance(inputs).years[n];
  if (projected === undefined) throw new RangeError('The plan has no such year');
  const part = (amount: bigint) => roundHalfUp(amount * BigInt(months), 12n);
  const lines = inputs.types.map((type) => {
    const [opening = 0n, closing = 0n] = (inputs.caseload[type] ?? []).slice(n, n + 2);
    const counted = onTheLine(opening, closing, months);
    const unit = projected.unitCostPence[type] ?? 0n;
    return { type, twicePlans: counted, costPence: roundHalfUp(unit * counted, 12n * PARTS) };
  });
  const sum = (isApart: boolean) =>
    lines
      .filter(({ type }) => (type === COUNTED_APART) === isApart)
      .reduce(
        (all, one) => ({
          twicePlans: all.twicePlans + one.twicePlans,
          costPence: all.costPence + one.costPence,
        }),
        { twicePlans: 0n, costPence: 0n },
      );
  return {
    year,
    lines: { [COUNTED_APART]: sum(true), [THE_REST]: sum(false) },
    restPence: part(projected.otherHighNeedsPence) - part(projected.furtherSavingPence),
    incomePence: part(projected.hnbIncomePence),
    transferPence: part(projected.schoolsBlockTransferPence),
  };
}

function onTheLine(opening: bigint, closing: bigint, months: number): bigint {
  let sum = 0n;
  for (let k = 0n; k < BigInt(months); k++) sum += PARTS * opening + (closing - opening) * (2n * k + 1n);
  return sum;
}

/** What was booked, and the codes that the map gives no place. */
export type Booked = {
  readonly account: YearAccount;
  readonly unmapped: readonly string[];
  /** Headings of the map under which nothing is booked: not told, which is not nil. */
  readonly silent: readonly string[];
};

/**
 * Add up what the ledger booked in the first months of a year; lines of a whole year or another basis are left out.
 * @param counts  plans at the end of each of these months.
 */
export function bookedToMonth(
  lines: readonly LedgerLine[],
  map: LedgerMap,
  year: FinancialYear,
  counts: MonthCounts,
): Booked {
  const months = monthsOf(year).slice(0, counts.all.length);
  const sums = new Map<string, bigint>();
  const unmapped = new Set<string>();
  for (const line of lines) {
    if (line.basis !== 'actual' || line.month === null || !months.includes(line.month)) continue;
    const code = codeOf(line.account);
    const heading = Object.keys(map).find((one) => map[one]?.includes(code));
    if (heading === undefined) unmapped.add(code);
    else sums.set(heading, (sums.get(heading) ?? 0n) + BigInt(line.amountPence));
  }
  const take = (heading: string) => sums.get(heading) ?? 0n;
  const apart = counts.apart.reduce((sum, plans) => sum + plans, 0);
  const all = counts.all.reduce((sum, plans) => sum + plans, 0);
  const isPlacement = (heading: string) => !LEDGER_HEADINGS.some((one) => one === heading);
  const placements = [...sums].filter(([heading]) => isPlacement(heading));
  const spent = placements.reduce((sum, [, amount]) => sum + amount, 0n);
  return {
    account: {
      year,
      lines: {
        [COUNTED_APART]: { twicePlans: PARTS * BigInt(apart), costPence: take(COUNTED_APART) },
        [THE_REST]: { twicePlans: PARTS * BigInt(all - apart), costPence: spent - take(COUNTED_APART) },
      },
      restPence: take('other-high-needs'),
      incomePence: -take('income'),
      transferPence: -take('transfer'),
    },
    unmapped: [...unmapped].sort(),
    silent: Object.keys(map).filter((heading) => !sums.has(heading)),
  };
}

/** The code that a ledger writes before a name: "41040 Fees" is "41040". */
export function codeOf(account: string): string {
  return account.trim().split(/\s/)[0] ?? '';
}

/** April to March. */
export function monthsOf(year: FinancialYear): readonly Month[] {
  return Array.from({ length: 12 }, (_, k) => addMonths(`${year}-04`, k));
}
