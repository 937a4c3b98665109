/** The tables of the forecast from records: parts, queues, rates with their evidence, and look-backs side by side. */
import { withCapital, withSmall } from '../../core/base/first-letter.ts';
import { showChange, showCount, showDecimal, showShare } from '../../core/base/show.ts';
import { toMonthNumber } from '../../core/base/day-number.ts';
import { monthInWords } from '../../core/base/time.ts';
import { needName, settingName } from '../../core/domain/names-of-codes.ts';
import { PUBLISHED_AGE_BANDS } from '../../core/model/cohort/cohort-series.ts';
import { LOOK_BACKS } from '../../core/model/fit/look-backs.ts';
import type { FittedRate } from '../../core/model/summary/fitted-rates.ts';
import type { CohortExplained } from '../explain-cohort.ts';
import type { CohortForecastAnswer } from '../forecast-cohort.ts';
import { inOrder, type PartsBy, partName } from './cohort-pictures.ts';
import { stepAfter } from './cohort-step-after.ts';
import { leaveOutColumns } from './leave-out-columns.ts';
import type { PageTable } from './page-values.ts';

const columnsOf = (headers: readonly string[]) => headers.map((header, k) => ({ header, number: k > 0 }));

/** Plans of each part of a cut now, in one year and in three; small first places are shown as they are. Nothing where a cut has one part. */
export function partsTable(forecast: CohortForecastAnswer, by: PartsBy, name: string): PageTable[] {
  const start = inOrder(
    by,
    forecast.startCuts.filter((cut) => cut.by === by),
  );
  if (start.length < 2) return [];
  const [near, far] = [stepAfter(forecast, 1), stepAfter(forecast, 3)];
  const cells = (step: typeof near, key: string): string[] => {
    const plans = step?.cuts.find((cut) => cut.by === by && cut.key === key)?.plans;
    if (plans === undefined) return ['not known', 'not known'];
    return [
      showCount(plans.mean),
      `${showCount(plans.quantiles['0.1'] ?? 0)} to ${showCount(plans.quantiles['0.9'] ?? 0)}`,
    ];
  };
  return [
    {
      // Months keep their capital.
      caption: `Plans by ${withSmall(name)}: at the start, and as forecast`,
      columns: columnsOf([
        name,
        `Beginning of ${monthInWords(forecast.start)}`,
        ...[near, far].flatMap((step) => {
          const end = step === null ? '' : monthInWords(step.to);
          return [`End of ${end}`, `8 in 10, ${end}`];
        }),
      ]),
      rows: start.map(({ key, plans }) => ({
        cells: [partName(by, key), showCount(plans), ...cells(near, key), ...cells(far, key)],
        emphasis: false,
      })),
      note: 'Small counts stand here as they are: this page is not for publication.',
    },
  ];
}

/** Annual reviews that fall due in each quarter of the next two years, and in each year after them. */
export function reviewTable({ steps, grain }: CohortForecastAnswer): PageTable[] {
  const perYear = grain === 'month' ? 12 : 1;
  const rows = periodsOf(steps.length, perYear).flatMap(({ from, to }) => {
    const within = steps.slice(from, to);
    const [first, last] = [within[0], within.at(-1)];
    const means = within.flatMap(({ reviews }) => reviews?.mean ?? []);
    if (first === undefined || last === undefined || means.length < within.length) return [];
    const ends = within.reduce((sum, { cuts: [all] }) => sum + (all?.leavers.mean ?? 0), 0);
    const name =
      first === last && first.from === first.to
        ? monthInWords(last.to)
        : `${monthInWords(first.from)} to ${monthInWords(last.to)}`;
    const sum = means.reduce((all, one) => all + one, 0);
    return [
      {
        cells: [name, showCount(sum), showCount(sum / monthsOf(first, last)), showCount(ends)],
        emphasis: false,
      },
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      caption: 'Annual reviews to come, and the plans that end',
      columns: columnsOf(['Period', 'Reviews that fall due', 'A month', 'Plans that end']),
      rows,
      note: 'Means of the simulations. A review is due twelve months after the last, or after the plan was made; each plan keeps its month. Plans end at a review or on leaving education or the area.',
    },
  ];
}

/** Quarters of the first two years, then years, as places of steps: the end is not counted. */
function periodsOf(
  steps: number,
  perYear: number,
): readonly { readonly from: number; readonly to: number }[] {
  const quarter = Math.max(1, perYear / 4);
  const near = Math.min(steps, 2 * perYear);
  const places = (start: number, end: number, by: number) =>
    Array.from({ length: Math.floor((end - start) / by) }, (_, k) => ({
      from: start + k * by,
      to: start + (k + 1) * by,
    }));
  return [...places(0, near, quarter), ...places(near, steps, perYear)];
}

function monthsOf(
  { from }: CohortForecastAnswer['steps'][number],
  { to }: CohortForecastAnswer['steps'][number],
): number {
  return toMonthNumber(to) - toMonthNumber(from) + 1;
}

/** Queues at the end of each quarter of the forecast, and the share of plans within 20 weeks. */
export function queueTable(forecast: CohortForecastAnswer): PageTable[] {
  const perYear = forecast.grain === 'month' ? 12 : 1;
  const shown = forecast.steps.filter((_, k) => (k + 1) % Math.max(1, perYear / 4) === 0);
  const rows = shown.flatMap(({ to, queues }) => {
    if (queues === null) return [];
    const { late } = queues;
    return [
      {
        cells: [
          monthInWords(to),
          showCount(queues.requests.mean),
          showCount(queues.undecided.mean),
          showCount(queues.assessing.mean),
          showCount(late.mean),
          `${showCount(late.quantiles['0.1'] ?? 0)} to ${showCount(late.quantiles['0.9'] ?? 0)}`,
          showCount(queues.issued.mean),
          queues.issuedInTime === null ? 'none issued' : showShare(queues.issuedInTime, 0),
        ],
        emphasis: false,
      },
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      caption: 'From request to plan: who waits, and the 20-week clock',
      columns: columnsOf([
        'End of',
        'Requests of the month',
        'Undecided',
        'Under assessment',
        'Past 20 weeks',
        '8 in 10, past 20 weeks',
        'Plans issued of the month',
        'Within 20 weeks',
      ]),
      rows,
      note:
        forecast.pipeline?.capacityPerMonth == null
          ? ''
          : 'Where the capacity binds, what is expected is the mean of the simulations.',
    },
  ];
}

const FLOWS: readonly (readonly [FittedRate['flow'], string, string])[] = [
  ['leaving', 'Plans that end, per 100 plans and year', 'Plan years watched'],
  ['moving', 'Changes of place, per 100 plans and year', 'Plan years watched'],
  ['requests', 'Requests, a year', 'Years of people watched'],
  ['joining', 'New plans, a year', 'Years of people watched'],
];

const BY_AGE = 'by single ages';
const PEOPLE_WATCHED = 'people of each year';

/** Columns of rates per head of population: they are of single ages, and no group of ages has one. */
const OF_PEOPLE = [
  ['Rate', BY_AGE],
  ['Years of people watched', PEOPLE_WATCHED],
].map(([header = '', cell = '']) => ({
  header,
  cell,
  sentence:
    'Each single age has a rate of its own, for the people of that age in each year; here stand the events that those rates rest on.',
}));

/** Rates by age and by setting, with the events and the time that each rests on. */
export function ratesTables({ rates }: CohortForecastAnswer): PageTable[] {
  return FLOWS.flatMap(([flow, caption, watched]) => {
    const own = rates.filter((rate) => rate.flow === flow);
    if (own.length === 0) return [];
    const bands = PUBLISHED_AGE_BANDS.map(({ name, from, to }): [string, readonly FittedRate[]] => [
      `Age ${name}`,
      own.filter(({ age }) => age >= from && age <= to),
    ]);
    const settings = [...new Set(own.flatMap(({ setting }) => (setting === null ? [] : [setting])))].map(
      (setting): [string, readonly FittedRate[]] => [
        settingName(setting),
        own.filter((rate) => rate.setting === setting),
      ],
    );
    const needs = [...new Set(own.flatMap(({ need }) => (need === null ? [] : [need])))].map(
      (need): [string, readonly FittedRate[]] => [needName(need), own.filter((rate) => rate.need === need)],
    );
    const rows = [...bands, ...settings, ...needs]
      .filter(([, group]) => group.length > 0)
      .map(([name, group]) => rateRow(name, group));
    const isPerPlan = rows.some(({ cells }) => cells[1] !== BY_AGE);
    const note = isPerPlan
      ? 'The rate of a group is that of its cells, each weighted by the time watched; events and time are as counted.'
      : '';
    const columns = columnsOf(['Group', 'Rate', 'Events seen', watched]);
    return [leaveOutColumns({ caption, columns, rows, note }, OF_PEOPLE)];
  });
}

/** Per plan rates are weighted by the plan years of their cells; rates of people are told as events only, where people are not known. */
function rateRow(name: string, group: readonly FittedRate[]) {
  const years = group.reduce((sum, { exposureYears }) => sum + (exposureYears ?? 0), 0);
  const events = group.reduce((sum, rate) => sum + rate.events, 0);
  const expected = group.reduce((sum, { perYear, exposureYears }) => sum + perYear * (exposureYears ?? 0), 0);
  const isPerPlan = years > 0 && group.every(({ exposureYears }) => exposureYears !== null);
  return {
    cells: [
      name,
      isPerPlan ? showDecimal((100 * expected) / years, 1) : BY_AGE,
      showCount(events),
      isPerPlan ? showCount(years) : PEOPLE_WATCHED,
    ],
    emphasis: false,
  };
}

/** For each flow with a back-test the bases that tell something of their own, with their scores; the one used is marked, and so is the best. */
export function lookBackTables({ lookBacks }: CohortForecastAnswer): PageTable[] {
  return lookBacks.filter(({ scores }) => scores.some(({ score }) => score !== null)).map(lookBackTable);
}

function lookBackTable({ flow, chosen, scores }: CohortForecastAnswer['lookBacks'][number]): PageTable {
  const best = Math.min(...scores.flatMap(({ score }) => (score === null ? [] : [score])));
  const told = LOOK_BACKS.filter(({ name }) => scores.some(({ basis }) => basis === name));
  const alike = LOOK_BACKS.filter((one) => !told.includes(one)).map(({ name }) => name);
  const rows = told.map(({ name }) => {
    const found = scores.find(({ basis }) => basis === name);
    const score = found?.score ?? null;
    const standing = [...(name === chosen ? ['used'] : []), ...(score === best ? ['best'] : [])].join(', ');
    return {
      cells: [
        withCapital(name),
        score === null ? NOT_SCORED : showDecimal(score, 3),
        found?.bias == null ? NOT_SCORED : missInWords(found.bias),
        showCount(found?.origins ?? 0),
        standing,
      ],
      emphasis: name === chosen,
    };
  });
  const untold = `Not shown: ${alike.join('; ')}. The records do not tell ${alike.length === 1 ? 'it' : 'them'} from one above.`;
  return {
    caption: `${withCapital(flow)}: how each look-back would have forecast the year after it`,
    columns: [
      ...columnsOf(['Look-back', 'Score', 'Missed by, on average', 'Years scored']),
      { header: 'Standing', number: false },
    ],
    rows,
    note: `The score is the weighted interval score over what came; lower is better.${alike.length === 0 ? '' : ` ${untold}`}`,
  };
}

const NOT_SCORED = 'not scored';

/** The bias is what came less the forecast: above nought more came than was forecast. */
function missInWords(bias: number): string {
  const size = showShare(Math.abs(bias));
  if (size === showShare(0)) return size;
  return `${size} too ${bias > 0 ? 'few' : 'many'}`;
}

const PART_NAMES: Readonly<Record<string, string>> = {
  requests: 'Requests',
  decisions: 'Decisions: the share of requests that become plans, and how soon',
  backlog: 'Backlog: plans for requests from before',
  'transfers-in': 'Moves in from elsewhere',
  ceases: 'Ceases: the share of plans of each age that end',
  mix: 'Mix: at which ages plans stand',
  size: 'Ceases that follow from the number of plans',
  data: 'Changes of the records',
};

/** The parts of a difference as whole numbers that add up to the whole. */
export function whyTable({ origin, until, parts, whole }: CohortExplained): PageTable {
  return {
    caption: `Plans at the end of ${monthInWords(until)} less the forecast from the beginning of ${monthInWords(origin)}`,
    columns: columnsOf(['Part', 'Plans']),
    rows: [
      ...parts.map(({ id, shown }) => ({
        cells: [PART_NAMES[id] ?? id, showChange(shown)],
        emphasis: false,
      })),
      { cells: ['The whole difference', showChange(whole.shown)], emphasis: true },
    ],
    note: 'Reckoned from the exact means of the model in exact fractions, so the parts add up to the whole; method note 14.',
  };
}
