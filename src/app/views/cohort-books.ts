/** The books of the past as a page shows them: a row a year that adds up, and in words only where something is not accounted for. */
import { showChange, showCount } from '../../core/base/show.ts';
import { isMonth, monthInWords } from '../../core/base/time.ts';
import type { CohortForecastAnswer } from '../forecast-cohort.ts';
import { leaveOutColumns } from './leave-out-columns.ts';
import type { PageTable } from './page-values.ts';

type History = CohortForecastAnswer['history'];

/** One year of the books [plans]: `before` + `seam` + `joined` - `left` + `gap` = `closing`. */
export type BookYear = {
  readonly year: string;
  /** At the end of the period before, as counted then; for the first period what it opens with. */
  readonly before: number;
  /** What the return that tells a period opens with, less what the one before it closed with. */
  readonly seam: number;
  readonly joined: number;
  readonly left: number;
  /** What opening and flows do not account for. */
  readonly gap: number;
  readonly closing: number;
};

/** Add the complete periods of the records up to calendar years, oldest first. */
export function bookYears({ books, periods }: Pick<History, 'books' | 'periods'>): readonly BookYear[] {
  const complete = new Set(periods.filter(({ isComplete }) => isComplete).map(({ name }) => name));
  const lines = books.filter(({ by, period }) => by === 'total' && complete.has(period));
  const byYear = Map.groupBy(lines, ({ period }) => period.slice(0, 4));
  let before = lines[0]?.opening ?? 0;
  return [...byYear].map(([year, own]) => {
    const opened = before;
    let seam = 0;
    for (const { opening, closing } of own) {
      seam += opening - before;
      before = closing;
    }
    const sum = (of: (line: (typeof own)[number]) => number) => own.reduce((all, line) => all + of(line), 0);
    return {
      year,
      before: opened,
      seam,
      joined: sum(({ joined }) => joined),
      left: sum(({ left }) => left),
      gap: sum(({ gap }) => gap),
      closing: before,
    };
  });
}

/** The books as a table; a column that is nought in every year gives way to its sentence. */
export function booksTable(history: Pick<History, 'books' | 'periods'>): PageTable[] {
  const years = bookYears(history);
  if (years.length === 0) return [];
  const headers = ['Before', 'Recounted', 'New plans', 'Plans that end', 'Not accounted for', 'At the end'];
  const table = {
    caption: 'The books of the past, year by year',
    columns: ['Year', ...headers].map((header, k) => ({ header, number: k > 0 })),
    rows: years.map(({ year, before, seam, joined, left, gap, closing }) => ({
      cells: [
        year,
        showCount(before),
        showChange(seam),
        showChange(joined),
        showChange(-left),
        showChange(gap),
        showCount(closing),
      ],
      emphasis: false,
    })),
    note: 'Each row adds up from left to right. Months that the records tell in part are left out.',
  };
  return [
    leaveOutColumns(table, [
      {
        header: 'Recounted',
        cell: '0',
        sentence: 'Each period opens with as many plans as the one before it closes with.',
      },
      {
        header: 'Not accounted for',
        cell: '0',
        sentence: 'Every plan of every month of the records is accounted for.',
      },
    ]),
  ];
}

/** What of the past is not accounted for, in words: how often, how many at the most and when; nothing where all is. */
export function exceptionsInWords({ books, seams }: Pick<History, 'books' | 'seams'>): string[] {
  const gaps = books.filter(({ by, gap }) => by === 'total' && gap !== 0);
  const open = seams.filter(({ gap }) => gap !== 0);
  const most = gaps.toSorted((a, b) => Math.abs(b.gap) - Math.abs(a.gap))[0];
  const widest = open.toSorted((a, b) => Math.abs(b.gap) - Math.abs(a.gap))[0];
  return [
    ...(most === undefined
      ? []
      : [
          `In ${showCount(gaps.length)} ${gaps.length === 1 ? 'period' : 'periods'} the records do not account for every plan: at the most ${plansInWords(most.gap)}, in ${periodInWords(most.period)}.`,
        ]),
    ...(widest === undefined
      ? []
      : [
          `${showCount(open.length)} ${open.length === 1 ? 'period opens' : 'periods open'} with another number of plans than the one before closes with: the widest difference is ${plansInWords(widest.gap)}, where ${periodInWords(widest.opens)} begins. It is one of data and counts as no flow.`,
        ]),
  ];
}

/** "12 plans more", "1 plan fewer". */
function plansInWords(gap: number): string {
  const size = Math.abs(gap);
  return `${showCount(size)} ${size === 1 ? 'plan' : 'plans'} ${gap > 0 ? 'more' : 'fewer'}`;
}

function periodInWords(period: string): string {
  return isMonth(period) ? monthInWords(period) : period;
}
