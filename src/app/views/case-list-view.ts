/** A list of cases as the page shows it; open cases also by week of the clock. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { dayInWords, type IsoDate } from '../../core/base/time.ts';
import type { ListedCase } from '../../core/lists/list-inputs.ts';
import { CLOCK_WEEKS, STAGES, type WeekCount } from '../../core/lists/open-cases.ts';
import type { CaseList } from '../lists/read-work-list.ts';
import { LIST_WORDS } from './list-words.ts';
import type { ListView } from './lists-view.ts';
import type { PageChart, PageTable } from './page-values.ts';
import { numberColumn, pageRow, textColumn } from './places-section.ts';

/** So many cases stand on the page; the file has all. */
export const SHOWN = 200;

/** Shape it. */
export function caseListView({ id, asAt, cases, weeks }: CaseList): ListView {
  const overdue = cases.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length;
  const undated = cases.filter(({ due }) => due === null).length;
  return {
    lead: `${showCount(cases.length)} cases on ${dayInWords(asAt)}: ${showCount(overdue)} past their day, ${showCount(undated)} without a day.`,
    notes: [],
    pictures: weeks.length === 0 ? [] : [{ heading: null, figure: weeksFigure(weeks) }],
    tables: [casesTable(LIST_WORDS[id].title, cases)],
  };
}

/** A table of cases with what is known of each in words; the first `SHOWN` of them. */
export function casesTable(caption: string, cases: readonly ListedCase[]): PageTable {
  return {
    caption,
    columns: [textColumn('Case'), textColumn('Due'), numberColumn('Days left'), textColumn('About it')],
    rows: cases.slice(0, SHOWN).map(({ key, due, daysLeft, about }) => {
      const cells = [key, dueInWords(due), daysLeft === null ? 'not told' : String(daysLeft), about];
      return pageRow(cells, daysLeft !== null && daysLeft < 0);
    }),
    note: `${restInWords(cases.length)}Cases are named by a pseudonym; days left below zero are days past.`,
  };
}

/** A day by which something is due. */
export function dueInWords(due: IsoDate | null): string {
  return due === null ? 'not told' : dayInWords(due);
}

/** How many of a list's cases do not stand on the page; "" where all do. */
export function restInWords(cases: number): string {
  return cases > SHOWN ? `${showCount(cases - SHOWN)} more cases follow these; the file has all. ` : '';
}

/** A span of weeks: one by one as long as the clock runs and ten weeks more, then in spans, so that old cases do not stretch the picture. */
type Span = { readonly from: number; readonly to: number; readonly name: string };

const SINGLE_UNTIL = CLOCK_WEEKS + 10;
const LATER: readonly Span[] = [
  { from: SINGLE_UNTIL + 1, to: 40, name: '31 to 40' },
  { from: 41, to: 52, name: '41 to 52' },
  { from: 53, to: Number.POSITIVE_INFINITY, name: 'over 52' },
];

function spansUpTo(last: number): readonly Span[] {
  const single = Array.from({ length: Math.max(CLOCK_WEEKS, Math.min(last, SINGLE_UNTIL)) }, (_, k) => ({
    ...{ from: k + 1, to: k + 1 },
    name: String(k + 1),
  }));
  return [...single, ...LATER.filter(({ from }) => last >= from)];
}

type SpanCount = Span & {
  readonly isTold: boolean;
  readonly byStage: readonly number[];
  readonly excepted: number;
  readonly total: number;
};

function countSpans(weeks: readonly WeekCount[]): readonly SpanCount[] {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return spansUpTo(weeks.at(-1)?.week ?? 0).map((span) => {
    const own = weeks.filter(({ week }) => week >= span.from && week <= span.to);
    const byStage = STAGES.map((_, stage) => sum(own.map((one) => one.byStage[stage] ?? 0)));
    const isTold = own.every((one) => one.isTold);
    return {
      ...span,
      isTold,
      byStage,
      excepted: sum(own.map(({ excepted }) => excepted)),
      total: sum(byStage),
    };
  });
}

function weeksFigure(weeks: readonly WeekCount[]): PageChart {
  const spans = countSpans(weeks);
  const late = spans.filter(({ from }) => from > CLOCK_WEEKS);
  const total = spans.reduce((sum, one) => sum + one.total, 0);
  const past = late.reduce((sum, one) => sum + one.total, 0);
  const excepted = late.reduce((sum, one) => sum + one.excepted, 0);
  const title = 'Open cases by week of the 20-week clock';
  const untold = spans.filter(({ isTold }) => !isTold).length;
  const newest =
    untold === 0
      ? ''
      : ` The newest request of the records is older than the first ${untold === 1 ? 'week' : `${untold} weeks`}, which are not told.`;
  const isLate = ({ from }: Span) => from > CLOCK_WEEKS;
  return {
    chart: {
      id: 'open-cases-by-week',
      title,
      summary: `${showCount(total)} cases are open: ${showCount(total - past)} within the 20 weeks and ${showCount(past)} past them, of which ${showCount(excepted)} with an exception told.${newest}`,
      xLabel: 'Week of the clock',
      yLabel: 'Open cases',
      categories: spans.map(({ name }) => name),
      series: [
        {
          ...{ kind: 'bar', label: 'Within the 20 weeks', role: 'actual' },
          values: spans.map((one) => (isLate(one) || !one.isTold ? null : one.total)),
        },
        {
          ...{ kind: 'bar', label: 'Past them', role: 'agreed' },
          values: spans.map((one) => (isLate(one) ? one.total : null)),
        },
      ],
      startsAtZero: true,
      decimals: 0,
    },
    table: {
      caption: title,
      columns: [
        textColumn('Week'),
        ...STAGES.map((stage) => numberColumn(withCapital(stage))),
        numberColumn('All open'),
        numberColumn('Of these with an exception'),
      ],
      rows: spans.map((one) => {
        const counts = [...one.byStage, one.total, one.excepted];
        return pageRow(
          [one.name, ...counts.map((count) => (one.isTold ? showCount(count) : 'not told'))],
          isLate(one),
        );
      }),
      note: 'Weeks past the 20 are set in bold. Not told are weeks after the newest request of the records, as a return may hold only those up to an earlier day.',
    },
  };
}
