/** The picture and the tables of what people told us: themes by answers and feelings, agreement beside each, and by source. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import type { ReviewResults } from '../../core/review/review-results.ts';
import { FEELINGS, type ReviewSource } from '../../core/review/review-words.ts';
import { LEAST_ANSWERS } from '../../core/waves/watch-waves.ts';
import { agreementBriefly, agreementWords } from '../review/agreement-words.ts';
import { type OpenChart, openChart, type PageChart, type PageTable } from './page-values.ts';

type Names = ReadonlyMap<string, string>;

/** Themes in the picture; the table has all. */
const DRAWN = 8;

/** Draw the share of answers that hold each theme, with its range. */
export function reviewChart(results: ReviewResults, nameOf: Names): PageChart {
  const drawn = results.themes.slice(0, DRAWN);
  const percent = (share: number) => Math.round(1000 * share) / 10;
  const series: OpenChart['series'] = [
    {
      kind: 'bar',
      label: 'Share of answers',
      role: 'actual',
      values: drawn.map(({ all }) => (all.of === 0 ? null : percent(all.count / all.of))),
    },
  ];
  const [first] = drawn;
  return {
    chart: openChart({
      id: 'review-themes',
      title: 'Share of answers that hold each theme',
      summary:
        first === undefined
          ? 'No theme is counted.'
          : `“${nameOf.get(first.themeId) ?? ''}” is told of more often than any other theme: in ${showCount(first.all.count)} of ${showCount(first.all.of)} answers (${agreementBriefly(first.agreement)}). An answer may hold several themes.`,
      xLabel: 'Theme',
      yLabel: '% of answers',
      categories: drawn.map(({ themeId }) => nameOf.get(themeId) ?? ''),
      series,
      startsAtZero: true,
      decimals: 0,
    }),
    table: {
      caption: 'Share of answers that hold each theme',
      columns: [
        { header: 'Theme', number: false },
        { header: 'Answers', number: true },
        { header: 'Share', number: true },
        { header: 'Range', number: true },
        { header: 'Agreement', number: false },
      ],
      rows: drawn.map(({ themeId, all, agreement }) => ({
        cells: [nameOf.get(themeId) ?? '', ...shareCells(all), agreementBriefly(agreement)],
        emphasis: false,
      })),
      note: 'The range holds the true share 19 times in 20 if those who answered are like those who did not, and if marks are right: see agreement.',
    },
  };
}

function shareCells({ count, of, low, high }: ReviewResults['themes'][number]['all']): string[] {
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return of === 0
    ? ['0 of 0', '–', '–']
    : [`${showCount(count)} of ${showCount(of)}`, percent(count / of), `${percent(low)} to ${percent(high)}`];
}

/** All themes: counts, feelings, who marked, agreement. */
export function reviewTable(results: ReviewResults, nameOf: Names): PageTable {
  return {
    caption: 'Themes, how they are felt, and how far that can be trusted',
    columns: [
      { header: 'Theme', number: false },
      { header: 'Answers', number: true },
      ...FEELINGS.map((feeling) => ({
        header: withCapital(feeling),
        number: true,
      })),
      { header: 'Marked by people', number: true },
      { header: 'Agreement', number: false },
    ],
    rows: results.themes.map(({ themeId, all, feelings, byPerson, agreement }) => ({
      cells: [
        nameOf.get(themeId) ?? '',
        `${showCount(all.count)} of ${showCount(all.of)}`,
        ...FEELINGS.map((feeling) => showCount(feelings[feeling])),
        showCount(byPerson),
        agreementWords(agreement).join(' '),
      ],
      emphasis: false,
    })),
    note: `${showCount(results.unthemed)} of ${showCount(results.answers)} answers hold none of these themes. Kappa is agreement beyond chance; F1 is 1 where two find a theme in the same answers; what stands in brackets holds the true value 19 times in 20.`,
  };
}

/** Themes by source: shares only from a least number of answers on. */
export function sourceTable(
  results: ReviewResults,
  sources: readonly ReviewSource[],
  nameOf: Names,
): PageTable {
  return {
    caption: 'Themes by where answers came from',
    columns: [
      { header: 'Theme', number: false },
      ...sources.map(({ title }) => ({ header: title, number: true })),
      { header: 'Agreement', number: false },
    ],
    rows: results.themes.map(({ themeId, bySource, agreement }) => ({
      cells: [
        nameOf.get(themeId) ?? '',
        ...sources.map(({ id }) => {
          const { count, of } = bySource.find(({ sourceId }) => sourceId === id) ?? { count: 0, of: 0 };
          const said = `${showCount(count)} of ${showCount(of)}`;
          return of < LEAST_ANSWERS ? said : `${said} (${Math.round((100 * count) / of)}%)`;
        }),
        agreementBriefly(agreement),
      ],
      emphasis: false,
    })),
    note: `No share is told of fewer than ${LEAST_ANSWERS} answers. These are numbers for those who work on the review; the public copy keeps small ones back.`,
  };
}
