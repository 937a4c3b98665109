/** `evenkeel forecast cohort`: plans to come by age, need and setting from record-level history, with ranges. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { CohortForecastAnswer, CohortGrainName } from '../app/forecast-cohort.ts';
import { raise } from '../core/base/problem.ts';
import { showChange, showCount, showShare } from '../core/base/show.ts';
import { addMonths, monthInWords } from '../core/base/time.ts';
import { type CohortSourceOptions, readCohortSource } from './cohort-source-options.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { wholeNumber } from './panel-options.ts';
import { runProgress } from './progress.ts';
import { textTable } from './text-table.ts';

type Options = CohortSourceOptions & {
  readonly horizon: string;
  readonly grain?: string;
  readonly lookBack?: string;
  readonly capacity?: string;
  readonly scenario?: string;
  readonly seed: string;
  readonly draws: string;
  readonly workers?: string;
  readonly json?: boolean;
};

const FURTHEST = 30;
const MOST_DRAWS = 100_000;
const MOST_WORKERS = 1024;

/** Add the command to `forecast`. */
export function registerForecastCohort(program: Command, context: CommandContext): void {
  commandGroup(program, 'forecast', 'forecasts with ranges')
    .command('cohort')
    .description('forecast plans by age, need and setting from SEN2 tables or a transitions table')
    .argument('<folder>', 'folder of SEN2 tables or of a transitions table, or the id of a stored programme')
    .option('--horizon <years>', 'how many years ahead', '5')
    .option('--grain <grain>', 'month or year; the grain of the history where not given')
    .option('--population <file>', 'people by single year of age, for joiners per head')
    .option('--establishments <file>', 'the register, which tells the type of each school and college')
    .option('--area <code>', "the authority's code, where the population has several")
    .option('--earlier <folder...>', 'folders of earlier SEN2 returns: the past is as long as they reach')
    .option('--costs <file>', 'list of placement costs, which tells the band of funding of each child')
    .option('--look-back <basis>', 'take all rates from this part of the past, such as "2 years"')
    .option('--capacity <number>', 'assessments that can be ended in a month')
    .option('--scenario <file>', 'JSON of interventions to lay over the forecast')
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many simulations', '1000')
    .option('--workers <number>', 'how many threads; the answer is the same for any number')
    .option('--quiet', 'no progress')
    .option('--json', 'write one JSON document')
    .action(async (folder: string, options: Options) => {
      const answer = await run(folder, options, context);
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : cohortText(answer));
    });
}

async function run(folder: string, options: Options, context: CommandContext): Promise<CohortForecastAnswer> {
  const asked = {
    horizon: wholeNumber('--horizon', options.horizon, 1, FURTHEST),
    grain: grainOf(options.grain),
    seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    draws: wholeNumber('--draws', options.draws, 1, MOST_DRAWS),
    lookBack: options.lookBack ?? null,
    capacity:
      options.capacity === undefined ? null : wholeNumber('--capacity', options.capacity, 0, 1_000_000),
    workers:
      options.workers === undefined ? null : wholeNumber('--workers', options.workers, 0, MOST_WORKERS),
    scenario: await scenarioOf(options.scenario),
    version: context.version,
    ...(options.quiet === true ? {} : { onProgress: runProgress(context) }),
  };
  if (!existsSync(folder)) {
    const { findProgramme } = await import('../app/find-programme.ts');
    const app = await context.openApp();
    const scope = await findProgramme(app, context.actor, folder);
    return await app.forecastCohort(context.actor, scope, asked);
  }
  const { forecastCohort } = await import('../app/forecast-cohort.ts');
  const source = await readCohortSource(context, folder, options);
  return await forecastCohort({ ...asked, source });
}

async function scenarioOf(file: string | undefined) {
  if (file === undefined) return null;
  const { readCohortScenario } = await import('../app/cohort-scenario-file.ts');
  return await readCohortScenario(file);
}

function grainOf(text: string | undefined): CohortGrainName | null {
  if (text === undefined) return null;
  if (text === 'month' || text === 'year') return text;
  return raise({
    code: 'call.wrong',
    message: '--grain must be month or year',
    advice: 'Leave it out for the grain of the history.',
  });
}

/** The answer for people: a sentence, tables, and what to know of the data. */
export function cohortText(answer: CohortForecastAnswer): string {
  return [
    headline(answer),
    totals(answer),
    parts(answer, 'setting', 'Setting'),
    parts(answer, 'band', 'Band'),
    parts(answer, 'need', 'Need'),
    parts(answer, 'age-band', 'Age'),
    scenarioTable(answer),
    ...(answer.joinerCalendars === null ? [] : [answer.joinerCalendars.explanation]),
    bases(answer),
    pipelineWords(answer),
    queues(answer),
    reviews(answer),
    gaps(answer),
    ...(answer.notes.length === 0
      ? []
      : [`To know:\n${answer.notes.map((note) => `  - ${note}.`).join('\n')}`]),
    `${answer.ranges.words}.`,
    `${answer.identity.words}. Seed ${answer.seed}, ${answer.draws} draws, version ${answer.version}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

type Cut = CohortForecastAnswer['steps'][number]['cuts'][number];

function cutOf(answer: CohortForecastAnswer, step: number, by: Cut['by'], key: string): Cut | undefined {
  return answer.steps[step]?.cuts.find((cut) => cut.by === by && cut.key === key);
}

/** "From 2,153 plans in January 2017, 2,841 are expected in January 2022: …" */
function headline(answer: CohortForecastAnswer): string {
  const last = answer.steps.at(-1);
  const total = cutOf(answer, answer.steps.length - 1, 'total', 'all');
  if (total === undefined || last === undefined) return '';
  const { mean, quantiles } = total.plans;
  const [from, to] = [monthInWords(answer.start), monthInWords(addMonths(last.to, 1))];
  const [low, high] = [showCount(quantiles['0.1'] ?? 0), showCount(quantiles['0.9'] ?? 0)];
  return `From ${showCount(answer.startPlans)} plans at the beginning of ${from}, ${showCount(mean)} are expected at the beginning of ${to}: 8 chances in 10 that it is between ${low} and ${high}.`;
}

function totals(answer: CohortForecastAnswer): string {
  const rows = answer.steps.map(({ period }, step) => {
    const total = cutOf(answer, step, 'total', 'all');
    const level = (name: string) => showCount(total?.plans.quantiles[name] ?? 0);
    return [
      period,
      showCount(total?.plans.mean ?? 0),
      level('0.025'),
      level('0.1'),
      level('0.9'),
      level('0.975'),
      showCount(total?.joiners.mean ?? 0),
      showCount(total?.leavers.mean ?? 0),
    ];
  });
  return textTable([['Period', 'Plans', '2.5%', '10%', '90%', '97.5%', 'Joiners', 'Leavers'], ...rows]);
}

function parts(answer: CohortForecastAnswer, by: Cut['by'], title: string): string {
  const last = answer.steps.length - 1;
  const cuts = answer.steps[last]?.cuts.filter((cut) => cut.by === by) ?? [];
  const rows = cuts.map(({ key, plans, moversIn, moversOut }) => [
    key,
    showCount(plans.mean),
    showCount(plans.quantiles['0.1'] ?? 0),
    showCount(plans.quantiles['0.9'] ?? 0),
    showCount(moversIn.mean),
    showCount(moversOut.mean),
  ]);
  if (rows.length === 0) return '';
  const table = textTable([[title, 'Plans', '10%', '90%', 'Moved in', 'Moved out'], ...rows]);
  return `${answer.steps[last]?.period}, by ${title.toLowerCase()}\n${table}`;
}

/** What a scenario changes in the total. */
function scenarioTable({ scenario }: CohortForecastAnswer): string {
  if (scenario === null) return '';
  const rows = scenario.changes.map(({ period, plans }) => [
    period,
    plans.mean.toFixed(1),
    plans.quantiles['0.1']?.toFixed(0) ?? '',
    plans.quantiles['0.9']?.toFixed(0) ?? '',
  ]);
  const table = textTable([['Period', 'Plans', '10%', '90%'], ...rows]);
  return `What "${scenario.name}" changes, against the same draws without it (${scenario.interventions.join('; ')})\n${table}`;
}

/** Each basis side by side with its score. */
function bases(answer: CohortForecastAnswer): string {
  const names = [...new Set(answer.lookBacks.flatMap(({ scores }) => scores.map(({ basis }) => basis)))];
  const rows = names.map((name) => [
    name,
    ...answer.lookBacks.map(({ chosen, scores }) => {
      const score = scores.find(({ basis }) => basis === name)?.score ?? null;
      return `${score === null ? 'not scored' : score.toFixed(3)}${chosen === name ? ' *' : ''}`;
    }),
  ]);
  const alike = answer.lookBacksAlike.map(({ basis, as }) => [
    basis,
    ...answer.lookBacks.map(() => `as ${as}`),
  ]);
  const table = textTable([['Look-back', ...answer.lookBacks.map(({ flow }) => flow)], ...rows, ...alike]);
  const reasons = answer.lookBacks.map(
    ({ flow, chosen, reason, warning }) =>
      `  ${flow}: ${chosen}; ${reason}${warning === null ? '' : `. Warning: ${warning}`}.`,
  );
  return `Where the rates come from (score one year ahead, lower is better; * used)\n${table}\n${reasons.join('\n')}`;
}

function pipelineWords({ pipeline }: CohortForecastAnswer): string {
  if (pipeline === null) return '';
  const { requests, decisions, assessmentsEnded, open, openOverTwentyWeeks, capacityPerMonth } = pipeline;
  const pace =
    capacityPerMonth === null
      ? 'assessments end at the pace of their delays'
      : `${showCount(capacityPerMonth)} assessments can be ended in a month`;
  return `From request to plan: ${showCount(requests)} requests, ${showCount(decisions)} decisions and ${showCount(assessmentsEnded)} ended assessments seen; ${showCount(open)} cases are open, of which ${showCount(openOverTwentyWeeks)} near or past 20 weeks; ${pace}.`;
}

/** Who waits at the end of each step, what passed in it, and the 20-week clock. */
function queues({ steps }: CohortForecastAnswer): string {
  const rows = steps.flatMap(({ period, queues: found }) => {
    if (found === null) return [];
    const { late } = found;
    return [
      [
        period,
        showCount(found.requests.mean),
        showCount(found.issued.mean),
        found.issuedInTime === null ? 'none issued' : showShare(found.issuedInTime, 0),
        showCount(found.undecided.mean),
        showCount(found.assessing.mean),
        showCount(late.mean),
        showCount(late.quantiles['0.1'] ?? 0),
        showCount(late.quantiles['0.9'] ?? 0),
      ],
    ];
  });
  if (rows.length === 0) return '';
  const header = [
    'Period',
    'Requests',
    'Plans issued',
    'In 20 weeks',
    'Undecided',
    'Assessed',
    'Late',
    '10%',
    '90%',
  ];
  return `The queues to come: requests and plans issued of each period; who waits at its end for the decision, under assessment, and longer than 20 weeks\n${textTable([header, ...rows])}`;
}

/** Annual reviews that fall due, and the plans that end. */
function reviews(answer: CohortForecastAnswer): string {
  const start = answer.reviewsAtStart ?? null;
  const rows = answer.steps.flatMap(({ period, reviews: due, cuts: [all] }) =>
    due == null
      ? []
      : [
          [
            period,
            showCount(due.mean),
            showCount(due.quantiles['0.1'] ?? 0),
            showCount(due.quantiles['0.9'] ?? 0),
            showCount(all?.leavers.mean ?? 0),
          ],
        ],
  );
  if (rows.length === 0 || start === null) return '';
  return `Annual reviews to come: twelve months after the last or after the plan was made; ${showCount(start.overdue)} overdue at the start stand in the first period\n${textTable([['Period', 'Reviews due', '10%', '90%', 'Plans that end'], ...rows])}`;
}

/** What the books of the past do not account for. */
function gaps({ history }: CohortForecastAnswer): string {
  const lines = history.books.filter(({ by, gap }) => by === 'total' && gap !== 0);
  const seams = history.seams.filter(({ gap }) => gap !== 0);
  if (lines.length + seams.length === 0) return '';
  return [
    'Gaps in the data, told and not forced to close:',
    ...lines.map(
      ({ period, gap }) => `  ${period}: the closing stock is ${showChange(gap)} against opening and flows.`,
    ),
    ...seams.map(
      ({ closes, opens, closing, opening, gap }) =>
        `  ${closes} closes with ${showCount(closing)} plans, ${opens} opens with ${showCount(opening)}: ${showChange(gap)}.`,
    ),
  ].join('\n');
}
