/** `evenkeel forecast plan`: will it balance, how likely, what is unexplained; for people or as one JSON document. */
import type { Command } from 'commander';
import { explainFigure } from '../app/explain-figure.ts';
import { answerPlanForecast } from '../app/forecast-plan.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { raise } from '../core/base/problem.ts';
import { showCount } from '../core/base/show.ts';
import type { Month } from '../core/base/time.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { wholeNumber } from './panel-options.ts';
import { planText } from './plan-text.ts';

type Options = {
  readonly scenario?: string;
  readonly seed: string;
  readonly draws: string;
  readonly workers?: string;
  readonly programme?: string;
  readonly pair?: string;
  readonly explain?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
};

const MOST_DRAWS = 100_000;
/** From so many draws on it takes long enough for a word. */
const MANY_DRAWS = 5000;

/** Add the command to the program. */
export function registerForecastPlan(program: Command, context: CommandContext): void {
  commandGroup(program, 'forecast', 'forecasts with ranges')
    .command('plan')
    .description(
      'forecast a management plan: positions with ranges, conditions, mitigations, what moves it most',
    )
    .argument('<folder>', 'a folder with plan.json, or that file')
    .option('--scenario <name>', 'another scenario of the plan in place of the main one')
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many draws', '1000')
    .option(
      '--workers <number>',
      'threads that simulate a caseload of cohorts; the answer is the same for any number',
    )
    .option(
      '--programme <id>',
      'a stored programme: ranges of a caseload of cohorts are widened as its past forecasts ask',
    )
    .option(
      '--pair <rows,columns>',
      'two assumptions to move together, by their names in the JSON; growth and plan numbers where not given',
    )
    .option('--explain <figure>', 'tell how one figure of the answer came about, by its name in the JSON')
    .option('--quiet', 'no progress')
    .option('--json', 'write one JSON document')
    .action((folder: string, options: Options) => forecast(context, folder, options));
}

async function forecast(context: CommandContext, folder: string, options: Options): Promise<void> {
  const draws = wholeNumber('--draws', options.draws, 2, MOST_DRAWS);
  const workers = options.workers === undefined ? null : wholeNumber('--workers', options.workers, 1, 1024);
  const isShown = options.quiet !== true && context.isTerminal;
  if (draws > MANY_DRAWS && options.quiet !== true) context.err(`forecasting ${showCount(draws)} draws…`);
  const {
    plan,
    forecast: made,
    answer,
  } = await answerPlanForecast({
    folder,
    scenario: options.scenario ?? null,
    seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    draws,
    version: context.version,
    workers,
    ...(options.pair === undefined ? {} : { pair: pairIn(options.pair) }),
    ...(options.programme === undefined ? {} : { rangesFor: await rangesOf(context, options.programme) }),
    ...(isShown ? { onProgress: simulated(context) } : {}),
  });
  if (isShown) context.status('');
  if (options.explain !== undefined)
    context.out(writeExactJson(explainFigure(plan, answer, options.explain)));
  else context.out(options.json === true ? writeExactJson(answer) : planText(made, answer));
}

/** "hnbGrowth,unitCostInflation". @throws ProblemError `call.wrong`. */
function pairIn(text: string) {
  const [rows = '', columns = '', more] = text.split(',').map((name) => name.trim());
  if (rows === '' || columns === '' || more !== undefined)
    raise({
      code: 'call.wrong',
      place: '--pair',
      message: 'Two names with a comma between them are needed',
      advice:
        'Write --pair hnbGrowth,unitCostInflation; the JSON answer lists all names under “sensitivities”.',
    });
  return { rows, columns };
}

/** What past outcomes of a stored programme ask of ranges. @throws ProblemError `programme.not-found`, `programme.ambiguous`. */
async function rangesOf(context: CommandContext, name: string) {
  const { findProgramme } = await import('../app/find-programme.ts');
  const app = await context.openApp();
  const scope = await findProgramme(app, context.actor, name);
  return (origin: Month) => app.cohort.ranges(context.actor, scope, origin);
}

/** Simulating a caseload takes some seconds. */
function simulated(context: CommandContext) {
  return (done: number, all: number) =>
    context.status(`${showCount(done)} of ${showCount(all)} draws simulated`);
}
