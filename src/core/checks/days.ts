/** Checks of how days are spread: many on one day were loaded together, a month without any was lost. */
import { dayNumberOf } from '../base/day-number.ts';
import type { Extract } from '../extract/extract.ts';
import { NO_DAY } from '../extract/extract.ts';
import type { Check, CheckNeed } from './check.ts';
import { firstDayOf, monthOf } from './columns.ts';
import type { Facts } from './facts.ts';
import type { Found } from './findings.ts';
import { countOf, largestOf, type Tally } from './tally.ts';

/** Share of the days of a column on one day above which they were loaded together [0..1], and days from which it means something. */
const MOST_ON_ONE_DAY = 0.2;
const FEWEST_DAYS = 50;
/** Cases a year from which a month without any is odd: one would expect ten. */
const FEWEST_A_YEAR = 120;
const MONTHS = 12;
/** Days outside these years are told elsewhere, and not counted here. */
const FIRST = dayNumberOf(1990, 1, 1);
const LAST = dayNumberOf(2200, 1, 1);

/** Count the days that are known, and those on each, "day 16000" and so on. */
function countDays(days: Int32Array): Tally {
  const byDay = new Int32Array(LAST - FIRST);
  let known = 0;
  for (const day of days) {
    if (day < FIRST || day >= LAST) continue;
    byDay[day - FIRST] = (byDay[day - FIRST] ?? 0) + 1;
    known++;
  }
  const tally: Record<string, number> = { known };
  for (const [at, count] of byDay.entries()) if (count > 0) tally[`day ${at + FIRST}`] = count;
  return tally;
}

/** What makes a check of one column. */
type DayColumn = {
  readonly code: Check['code'];
  readonly subject: Exclude<Check['subject'], 'sen2Headers'>;
  readonly field: string;
  /** "requests were received", to be put into sentences. */
  readonly words: string;
  readonly days: (extract: Extract) => Int32Array;
};

function onOneDay({ code, subject, field, words, days }: DayColumn): Check {
  return {
    code,
    level: 'warning',
    subject,
    title: `More than 20 % of ${words} on one day`,
    meaning: 'So many on one day mostly mean that a date was filled in when cases were loaded into a system.',
    advice: 'Replace the date of loading by the day on which it happened.',
    fields: [field],
    needs: [subject],
    count: ({ extract }) => countDays(days(extract)),
    tell: (tally, _, found) => {
      const [known, most] = [countOf(tally, 'known'), largestOf(tally, 'day ')];
      if (known >= FEWEST_DAYS && most > known * MOST_ON_ONE_DAY)
        found.whole(most, { onOneDay: most, known });
    },
  };
}

/** First and last month of the year whose flows the extract holds. */
function monthsOfYear({ extract: { year, asAt } }: Facts): number {
  return year === null ? monthOf(asAt) - MONTHS : (year - 1) * MONTHS;
}

/** Count the days in each month of the year, "month 0" and so on, months without any included. */
function countMonths(facts: Facts, days: Int32Array): Tally {
  const first = monthsOfYear(facts);
  const from = firstDayOf(first);
  const to = firstDayOf(first + MONTHS);
  const byMonth = new Int32Array(MONTHS);
  for (const day of days) {
    if (day === NO_DAY || day < from || day >= to) continue;
    const month = monthOf(day) - first;
    byMonth[month] = (byMonth[month] ?? 0) + 1;
  }
  return Object.fromEntries([...byMonth].map((count, month) => [`month ${month}`, count]));
}

function tellEmptyMonths(tally: Tally, found: Found): void {
  const byMonth = Object.values(tally);
  const all = byMonth.reduce((sum, count) => sum + count, 0);
  const empty = byMonth.filter((count) => count === 0).length;
  if (all >= FEWEST_A_YEAR && empty > 0) found.whole(empty, { emptyMonths: empty, inYear: all });
}

function monthEmpty({ code, subject, field, words, days }: DayColumn): Check {
  const needs: readonly CheckNeed[] = [subject, 'referenceDate'];
  return {
    code,
    level: 'warning',
    subject,
    title: `A month of the year in which no ${words}`,
    meaning:
      'In a year with ten or more a month on average, an empty month mostly means that cases were lost or entered late.',
    advice: 'Check the export for that month.',
    fields: [field],
    needs,
    count: (facts) => countMonths(facts, days(facts.extract)),
    tell: (tally, _, found) => tellEmptyMonths(tally, found),
  };
}

/** Checks of the spread of days. */
export const DAY_CHECKS: readonly Check[] = [
  onOneDay({
    code: 'sen2.received-on-one-day',
    subject: 'requests',
    field: 'requests.receiveddate',
    words: 'requests were received',
    days: ({ requests }) => requests.receivedOn,
  }),
  onOneDay({
    code: 'sen2.assessed-on-one-day',
    subject: 'assessments',
    field: 'assessment.assessmentoutcomedate',
    words: 'assessments were decided',
    days: ({ assessments }) => assessments.outcomeOn,
  }),
  onOneDay({
    code: 'sen2.started-on-one-day',
    subject: 'namedPlans',
    field: 'namedplan.startdate',
    words: 'plans started',
    days: ({ namedPlans }) => namedPlans.startsOn,
  }),
  onOneDay({
    code: 'sen2.reviewed-on-one-day',
    subject: 'activePlans',
    field: 'activeplans.reviewmeeting',
    words: 'reviews were held',
    days: ({ activePlans }) => activePlans.reviewMeetingOn,
  }),
  monthEmpty({
    code: 'sen2.month-without-requests',
    subject: 'requests',
    field: 'requests.receiveddate',
    words: 'request was received',
    days: ({ requests }) => requests.receivedOn,
  }),
  monthEmpty({
    code: 'sen2.month-without-decisions',
    subject: 'assessments',
    field: 'assessment.assessmentoutcomedate',
    words: 'assessment was decided',
    days: ({ assessments }) => assessments.outcomeOn,
  }),
];
