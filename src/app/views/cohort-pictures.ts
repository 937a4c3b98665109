/** Small pictures of the forecast from records, one a need, range of ages or setting: recorded, expected and the range, quarter by quarter. */
import { withSmall } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { addMonths, type Month, monthInWords, monthShort } from '../../core/base/time.ts';
import { needName, settingName } from '../../core/domain/names-of-codes.ts';
import type { CohortForecastAnswer } from '../forecast-cohort.ts';
import { stepAfter } from './cohort-step-after.ts';
import { openChart, type PageChart } from './page-values.ts';

/** Ways to cut the plans. */
export type PartsBy = CohortForecastAnswer['startCuts'][number]['by'];
type PicturedBy = 'need' | 'age-band' | 'setting';

/** Fewer plans than this, now and at the end, make no picture: a step of one plan would look like a trend [plans]. */
const FEWEST = 10;

/** One part: its name as people say it, plans at the start and what is expected at the end. */
type Part = {
  readonly key: string;
  readonly name: string;
  readonly now: number;
  readonly end: Spread;
};
type Spread = { readonly mean: number; readonly low: number; readonly high: number };

/** A member of a cut as people call it. */
export function partName(by: PartsBy, key: string): string {
  if (by === 'need') return needName(key);
  if (by === 'age-band') return `Age ${key}`;
  return by === 'setting' ? settingName(key) : key;
}

function spreadAt(step: CohortForecastAnswer['steps'][number], by: PartsBy, key: string): Spread | null {
  const plans = step.cuts.find((cut) => cut.by === by && cut.key === key)?.plans;
  if (plans === undefined) return null;
  return { mean: plans.mean, low: plans.quantiles['0.1'] ?? 0, high: plans.quantiles['0.9'] ?? 0 };
}

/** Ages keep their order; other parts stand by size, the largest first. */
export function inOrder<T extends { readonly plans: number }>(
  by: PartsBy,
  parts: readonly T[],
): readonly T[] {
  return by === 'age-band' ? parts : parts.toSorted((a, b) => b.plans - a.plans);
}

/** Parts of a cut with enough plans for a picture. */
function partsOf(forecast: CohortForecastAnswer, by: PartsBy): readonly Part[] {
  const last = stepAfter(forecast, 3);
  if (last === null) return [];
  const cut = forecast.startCuts.filter((one) => one.by === by);
  return inOrder(by, cut)
    .flatMap(({ key, plans }) => {
      const end = spreadAt(last, by, key);
      return end === null ? [] : [{ key, name: partName(by, key), now: plans, end }];
    })
    .filter(({ now, end }) => Math.max(now, end.mean) >= FEWEST);
}

/** Say which part is to grow most, and which are to have fewer plans even at the upper end of their range. */
export function partsInWords(forecast: CohortForecastAnswer, by: PartsBy): string {
  const last = stepAfter(forecast, 3);
  const parts = partsOf(forecast, by);
  const [first] = parts.toSorted((a, b) => b.end.mean - b.now - (a.end.mean - a.now));
  if (last === null || first === undefined) return '';
  const end = monthInWords(last.to);
  const growth = first.end.mean - first.now;
  const most =
    growth < 0.5
      ? `No part is expected to have more plans at the end of ${end} than at the start.`
      : `${first.name} is expected to grow most: from ${plansInWords(first.now)} to ${showCount(first.end.mean)} at the end of ${end} (8 in 10: ${showCount(first.end.low)} to ${showCount(first.end.high)}).`;
  const falling = parts.filter((part) => part.end.high < part.now).map(({ name }) => withSmallAge(by, name));
  return falling.length === 0
    ? most
    : `${most} Fewer plans than now, even at the upper end of the range: ${falling.join('; ')}.`;
}

function withSmallAge(by: PartsBy, name: string): string {
  return by === 'age-band' ? withSmall(name) : name;
}

/** Make the pictures of a cut, each with the table of its figures. */
export function partsPictures(forecast: CohortForecastAnswer, by: PicturedBy): PageChart[] {
  return partsOf(forecast, by).map((part) => picture(forecast, by, part));
}

function picture(forecast: CohortForecastAnswer, by: PicturedBy, { key, name, now, end }: Part): PageChart {
  const start = addMonths(forecast.start, -1);
  const past = pastOf(forecast, by, key).filter(({ at }) => at < start && isShown(at));
  const recorded = [...past, { at: start, plans: now }];
  const ahead = forecast.steps
    .filter(({ to }, k) => isShown(to) || k === forecast.steps.length - 1)
    .flatMap((step) => {
      const plans = spreadAt(step, by, key);
      return plans === null ? [] : [{ at: step.to, plans }];
    });
  const months = [...recorded, ...ahead].map(({ at }) => monthShort(at));
  const last = ahead.at(-1)?.at ?? start;
  // the range opens from the last count, so that line and band join
  const forward = (take: (plans: Spread) => number) => [
    ...past.map(() => null),
    now,
    ...ahead.map(({ plans }) => take(plans)),
  ];
  return {
    chart: openChart({
      id: `cohort-${by}-${key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
      title: name,
      summary: `${plansInWords(now)} at the start; ${showCount(end.mean)} expected at the end of ${monthInWords(last)}, 8 in 10 between ${showCount(end.low)} and ${showCount(end.high)}.`,
      xLabel: 'End of',
      yLabel: 'Plans',
      categories: months,
      series: [
        {
          kind: 'band',
          label: '8 in 10',
          role: 'forecast',
          low: forward(({ low }) => low),
          high: forward(({ high }) => high),
        },
        { kind: 'line', label: 'Forecast, mean', role: 'forecast', values: forward(({ mean }) => mean) },
        {
          kind: 'line',
          label: 'Recorded',
          role: 'actual',
          values: [...recorded.map(({ plans }) => plans), ...ahead.map(() => null)],
        },
      ],
      startsAtZero: true,
      decimals: 0,
    }),
    table: {
      caption: `${name}: plans recorded, and the forecast with its range`,
      columns: ['End of', 'Recorded', 'Forecast, mean', '8 in 10'].map((header, k) => ({
        header,
        number: k > 0,
      })),
      rows: [
        ...recorded.map(({ at, plans }) => [monthShort(at), showCount(plans), '', '']),
        ...ahead.map(({ at, plans: { mean, low, high } }) => [
          monthShort(at),
          'not yet',
          showCount(mean),
          `${showCount(low)} to ${showCount(high)}`,
        ]),
      ].map((cells) => ({ cells, emphasis: false })),
      note: '',
    },
  };
}

function plansInWords(plans: number): string {
  return `${showCount(plans)} ${plans === 1 ? 'plan' : 'plans'}`;
}

/** The ends of quarters stand for the months between them. */
function isShown(month: Month): boolean {
  return Number(month.slice(5, 7)) % 3 === 0;
}

/** Plans of one part at the end of every complete period of the records. */
function pastOf(
  { history }: CohortForecastAnswer,
  by: PicturedBy,
  key: string,
): readonly { readonly at: Month; readonly plans: number }[] {
  const complete = new Set(history.periods.filter(({ isComplete }) => isComplete).map(({ name }) => name));
  const at = (period: string) => (history.grain === 'month' ? period : `${period}-12`);
  if (by === 'age-band')
    return history.ageStocks
      .filter((stock) => stock.key === key)
      .map(({ period, plans }) => ({ at: at(period), plans }));
  return history.books
    .filter((line) => line.by === by && line.key === key && complete.has(line.period))
    .map(({ period, closing }) => ({ at: at(period), plans: closing }));
}
