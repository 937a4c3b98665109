/** The tables of the forecast from records: parts, queues, rates with their evidence, and look-backs side by side. */
import { withCapital, withSmall } from '../../core/base/first-letter.ts';
import { showCount, showDecimal, showShare } from '../../core/base/show.ts';
import { monthInWords } from '../../core/base/time.ts';
import { needName, settingName } from '../../core/domain/names-of-codes.ts';
import { PUBLISHED_AGE_BANDS } from '../../core/model/cohort/cohort-series.ts';
import { NOTHING_TOLD } from '../../core/model/fit/choose-look-back.ts';
import { LOOK_BACKS } from '../../core/model/fit/look-backs.ts';
import type { FittedRate } from '../../core/model/summary/fitted-rates.ts';
import type { CohortExplained } from '../explain-cohort.ts';
import type { CohortForecastAnswer } from '../forecast-cohort.ts';
import { stepAfter } from './cohort-step-after.ts';
import type { PageTable } from './page-values.ts';

type By = CohortForecastAnswer['startCuts'][number]['by'];

const columnsOf = (headers: readonly string[]) => headers.map((header, k) => ({ header, number: k > 0 }));

/** Plans now, in one year and in three, by each cut; small first places are shown as they are. */
export function partsTables(forecast: CohortForecastAnswer): PageTable[] {
  const cuts: readonly (readonly [By, string])[] = [
    ['need', 'Need'],
    ['age-band', 'Age on 31 August'],
    ['setting', 'Setting'],
    ['band', 'Band of funding'],
  ];
  return cuts.flatMap(([by, name]) => {
    const start = forecast.startCuts.filter((cut) => cut.by === by);
    return start.length < 2 ? [] : [partsTable(forecast, name, start)];
  });
}

function partsTable(
  forecast: CohortForecastAnswer,
  name: string,
  start: CohortForecastAnswer['startCuts'],
): PageTable {
  const [near, far] = [stepAfter(forecast, 1), stepAfter(forecast, 3)];
  const cells = (step: typeof near, by: By, key: string): string[] => {
    const plans = step?.cuts.find((cut) => cut.by === by && cut.key === key)?.plans;
    if (plans === undefined) return ['not known', 'not known'];
    return [
      showCount(plans.mean),
      `${showCount(plans.quantiles['0.1'] ?? 0)} to ${showCount(plans.quantiles['0.9'] ?? 0)}`,
    ];
  };
  return {
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
    rows: start.map(({ by, key, plans }) => ({
      cells: [nameOf(by, key), showCount(plans), ...cells(near, by, key), ...cells(far, by, key)],
      emphasis: false,
    })),
    note: 'Small counts stand here as they are: this page is not for publication.',
  };
}

/** A member of a cut as people call it. */
function nameOf(by: By, key: string): string {
  if (by === 'need') return needName(key);
  return by === 'setting' ? settingName(key) : key;
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
    return [
      {
        caption,
        columns: columnsOf(['Group', 'Rate', 'Events seen', watched]),
        rows,
        note: 'The rate of a group is that of its cells, each weighted by the time watched; events and time are as counted.',
      },
    ];
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
      isPerPlan ? showDecimal((100 * expected) / years, 1) : 'by single ages',
      showCount(events),
      isPerPlan ? showCount(years) : 'people of each year',
    ],
    emphasis: false,
  };
}

/** Every basis with the score of its back-test, one column a flow; the one used is marked, and so is the best. */
export function lookBackTable({ lookBacks }: CohortForecastAnswer): PageTable {
  const bestOf = lookBacks.map(({ scores }) =>
    Math.min(...scores.flatMap(({ score }) => (score === null ? [] : [score]))),
  );
  const rows = LOOK_BACKS.map(({ name }) => ({
    cells: [
      withCapital(name),
      ...lookBacks.map(({ chosen, scores, reason }, at) => {
        const found = scores.find(({ basis }) => basis === name);
        const marks = [
          ...(chosen === name ? ['used'] : []),
          ...(found?.score != null && found.score === bestOf[at] ? ['best'] : []),
        ];
        return `${scoreInWords(found, reason)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
      }),
    ],
    emphasis: lookBacks.some(({ chosen }) => chosen === name),
  }));
  return {
    caption: 'Look-backs side by side: how each would have forecast the year after it',
    columns: columnsOf(['Look-back', ...lookBacks.map(({ flow }) => withCapital(flow))]),
    rows,
    note: 'Weighted interval score over what came, with the mean miss and the years ahead that were scored; lower is better. A look-back reaching further than the records is the same as all of them.',
  };
}

function scoreInWords(
  found: CohortForecastAnswer['lookBacks'][number]['scores'][number] | undefined,
  reason: string,
): string {
  if (found === undefined) return 'as one above it: the records are too short to tell';
  if (found.score === null)
    return `not scored: ${reason === NOTHING_TOLD ? 'the records tell none' : 'less than two years of records'}`;
  const missed = found.bias === null ? '' : `, missed by ${showShare(found.bias)}`;
  return `${showDecimal(found.score, 3)}${missed}, ${found.origins} ${found.origins === 1 ? 'year' : 'years'}`;
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
  const signed = (plans: number) =>
    plans === 0 ? '0' : `${plans > 0 ? '+' : '−'}${showCount(Math.abs(plans))}`;
  return {
    caption: `Plans at the end of ${monthInWords(until)} less the forecast from the beginning of ${monthInWords(origin)}`,
    columns: columnsOf(['Part', 'Plans']),
    rows: [
      ...parts.map(({ id, shown }) => ({ cells: [PART_NAMES[id] ?? id, signed(shown)], emphasis: false })),
      { cells: ['The whole difference', signed(whole.shown)], emphasis: true },
    ],
    note: 'Reckoned from the exact means of the model in exact fractions, so the parts add up to the whole; method note 14.',
  };
}
