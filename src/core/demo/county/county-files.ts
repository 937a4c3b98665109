/** The county's monthly figures, placement costs and published panel as CSV lines. */
import { createStream } from '../../num/random.ts';
import { demoCases, type PlacementType } from './demo-case.ts';
import { ACTUAL_UNTIL, type MonthlyStory } from './monthly-story.ts';

/** Lines of `finance/monthly-actuals.csv`: one row per measure and month; empty where there is nothing. */
export function* monthlyLines(story: MonthlyStory): Generator<string> {
  yield 'month,measure,actual,agreed,latest';
  const measures: readonly (readonly [string, readonly number[], readonly (number | null)[] | null])[] = [
    ['plans_n', story.plans, story.agreedPlans],
    ['req_n', story.requests, null],
    ['plans_new_n', story.newPlans, null],
    ['cease_n', story.ceases, null],
    ['inmss_n', story.inmss, story.agreedInmss],
    ['asmt_open_over20w_n', story.backlog, null],
  ];
  for (const [measure, actual, agreed] of measures)
    for (const [k, month] of story.months.entries()) {
      const known = month <= ACTUAL_UNTIL ? String(actual[k]) : '';
      const forecast = agreed?.[k] ?? null;
      if (known !== '' || forecast !== null) yield `${month},${measure},${known},${forecast ?? ''},`;
    }
}

/** Mean yearly cost by type [pence], as the plan's first year has it. */
const UNIT_COST: Readonly<Record<PlacementType, number>> = {
  mainstream: 800_000,
  resourceBase: 1_650_000,
  stateSpecial: 2_550_000,
  inmss: 6_300_000,
  post16: 950_000,
  other: 2_100_000,
};

/** Lines of `finance/placement-costs.csv`: one row a placement; pairs lie equally far above and below the mean. */
export function* costLines(story: MonthlyStory, seed: number): Generator<string> {
  yield 'Reference,Placement type,Start date,End date,Annual cost';
  const stream = createStream(seed, 'costs');
  const waiting = new Map<PlacementType, number>();
  for (const item of demoCases(story, seed)) {
    if (item.placement === null) continue;
    const mean = UNIT_COST[item.placement];
    const before = waiting.get(item.placement);
    const off = before === undefined ? Math.round(mean * 0.4 * (stream.next() - 0.5)) : -before;
    if (before === undefined) waiting.set(item.placement, off);
    else waiting.delete(item.placement);
    yield `M${item.number},${item.placement},${item.startsOn},,"£${pounds(mean + off)}"`;
  }
}

function pounds(amount: number): string {
  const whole = String(Math.floor(amount / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(amount % 100).padStart(2, '0')}`;
}

const NAMES_FIRST = ['North', 'South', 'East', 'West', 'Upper', 'Lower', 'Great', 'Little', 'New', 'Old'];
const NAMES_SECOND = ['brackley', 'fenwater', 'holmdale', 'thornmoor'];

/** January plans of one authority as a share of its size, 2010 to 2024: slow at first, quick at the end. */
const NATIONAL_SHAPE = [
  0.39, 0.388, 0.388, 0.39, 0.398, 0.408, 0.43, 0.475, 0.53, 0.585, 0.642, 0.71, 0.79, 0.885, 1,
];
const PANEL_FIRST = 2010;

/** Lines of `published/ehcp_total_by_la_year.csv`: made-up authorities in the layout of the published panel. */
export function* panelLines(
  story: MonthlyStory,
  seed: number,
  own: { readonly code: string; readonly number: string; readonly name: string },
): Generator<string> {
  yield 'time_period,geographic_level,region_code,region_name,new_la_code,old_la_code,la_name,Total_st,Total_ehc,ehcplans,source';
  const january = story.months.indexOf('2024-01');
  const ownNow = story.plans[january - 1] ?? 0;
  const england = NATIONAL_SHAPE.map(() => 0);
  const row = (year: number, level: string, code: string, number: string, name: string, plans: number) =>
    `${year},${level},,,${code},${number},${name},z,z,${plans},made up`;
  const authorities = NAMES_FIRST.flatMap((first) => NAMES_SECOND.map((second) => `${first} ${second}`));
  for (const [k, name] of [own.name, ...authorities].entries()) {
    const stream = createStream(seed, 'panel', k);
    const size = k === 0 ? ownNow : Math.round(800 + 5200 * stream.next() ** 2);
    let drift = 0;
    const plans = NATIONAL_SHAPE.map((shape, year) => {
      drift += (stream.next() - 0.5) * 0.03;
      return year === NATIONAL_SHAPE.length - 1 ? size : Math.round(size * shape * (1 + drift * (1 - shape)));
    });
    for (const [year, count] of plans.entries()) {
      england[year] = (england[year] ?? 0) + count;
      const code = k === 0 ? own.code : `E1000${String(9910 + k)}`;
      yield row(
        PANEL_FIRST + year,
        'Local authority',
        code,
        k === 0 ? own.number : String(800 + k),
        name,
        count,
      );
    }
  }
  for (const [year, count] of england.entries())
    yield row(PANEL_FIRST + year, 'National', 'E92000001', '', 'England', count);
}

/** Lines of `survey/family-survey.csv`: a small wave of made-up answers, scores from 1 to 5. */
export function* surveyLines(seed: number): Generator<string> {
  yield 'date,audience,trust,communication,support,comment';
  const stream = createStream(seed, 'survey');
  const audiences = ['parent carer', 'young person', 'practitioner'];
  const comments = [
    '',
    'The plan came later than we hoped.',
    'The navigator explained every step.',
    'School and council told us different things.',
  ];
  const score = () => 1 + Math.floor(stream.next() * 5);
  for (let k = 0; k < 180; k++)
    yield `2024-1${k % 2}-${String(1 + (k % 28)).padStart(2, '0')},${audiences[k % 3]},${score()},${score()},${score()},${comments[Math.floor(stream.next() * comments.length)] ?? ''}`;
}
