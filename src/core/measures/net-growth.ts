/** The balance of plans that came and went, beside the change in caseload (D04, D11). */
import { NO_DAY } from '../extract/extract.ts';
import { calendarYearWithin } from './coverage.ts';
import { type ExtractContext, isOfMovedIn, OUTCOME, tallyOf } from './extract-context.ts';
import type { MonthTally } from './month-tally.ts';
import { monthPeriod, yearToMonth } from './periods.ts';

/** What came, what went, and the caseload at the end of the month before the first and of each month. */
type Balance = {
  readonly issued: MonthTally;
  readonly ceased: MonthTally;
  readonly monthEnds: readonly number[];
};

/**
 * Add net growth: by month without plans that moved in, which have no day; and for the extract's own calendar year with
 * them. Beside each stands how much of the change in caseload it leaves unexplained.
 */
export function addNetGrowth(
  context: ExtractContext,
  ceased: MonthTally,
  monthEnds: readonly number[],
): void {
  const { extract, finder } = context;
  const issued = tallyOf(context);
  for (let row = 0; row < extract.assessments.count; row++)
    if (extract.assessments.outcome[row] === OUTCOME.yes && !isOfMovedIn(context, row))
      issued.add(finder.of(extract.assessments.outcomeOn[row] ?? NO_DAY));
  addMonths(context, { issued, ceased, monthEnds });
  addYear(context, { issued, ceased, monthEnds });
}

function addMonths({ list, months }: ExtractContext, { issued, ceased, monthEnds }: Balance): void {
  for (let place = 0; place < months.count; place++) {
    const change = (monthEnds[place + 1] ?? 0) - (monthEnds[place] ?? 0);
    const growth = issued.at(place) - ceased.at(place);
    const isUnsure = issued.isMissing(place) || ceased.isMissing(place);
    list.add('net_growth', monthPeriod(months.first + place), {
      numerator: growth,
      notes: [
        'without plans that moved in, which the return gives no day for',
        `caseload changed by ${change}: ${change - growth} not explained`,
      ],
      ...(isUnsure ? { unavailable: 'new or ceased plans of this month are missing, or late' } : {}),
    });
  }
}

function addYear(
  { coverage, extract, list, months }: ExtractContext,
  { issued, ceased, monthEnds }: Balance,
): void {
  const year = calendarYearWithin(coverage);
  if (year === null || extract.activePlans.count === 0) return;
  const sum = ({ counts }: MonthTally) =>
    counts.slice(year.from, year.to + 1).reduce((all, count) => all + count, 0);
  const movedIn = extract.activePlans.transferredFrom.reduce((all, from) => all + (from === 0 ? 0 : 1), 0);
  const period = yearToMonth(months.first + year.to);
  const growth = sum(issued) + movedIn - sum(ceased);
  const change = (monthEnds[year.to + 1] ?? 0) - (monthEnds[year.from] ?? 0);
  list.add('transfer_in_n', period, { numerator: movedIn });
  list.add('net_growth', period, {
    numerator: growth,
    notes: [
      `new ${sum(issued)}, moved in ${movedIn}, ceased ${sum(ceased)}`,
      `caseload changed by ${change}: ${change - growth} not explained`,
    ],
  });
}
