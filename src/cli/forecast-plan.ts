/** `evenkeel forecast plan`: will it balance, how likely, what is unexplained; for people or as one JSON document. */
import type { Command } from 'commander';
import { explainFigure } from '../app/explain-figure.ts';
import { answerPlanForecast } from '../app/forecast-plan.ts';
import { writeExactJson } from '../core/base/exact-json-text.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { wholeNumber } from './panel-options.ts';
import { planText } from './plan-text.ts';

type Options = {
  readonly scenario?: string;
  readonly seed: string;
  readonly draws: string;
  readonly workers?: string;
  readonly explain?: string;
  readonly json?: boolean;
};

const MOST_DRAWS = 1_000_000;

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
      'accepted; this work takes one thread, and the answer is the same for any number',
    )
    .option('--explain <figure>', 'tell how one figure of the answer came about, by its name in the JSON')
    .option('--quiet', 'no progress')
    .option('--json', 'write one JSON document')
    .action(async (folder: string, options: Options) => {
      if (options.workers !== undefined) wholeNumber('--workers', options.workers, 1, 1024);
      const { plan, forecast, answer } = await answerPlanForecast({
        folder,
        scenario: options.scenario ?? null,
        seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
        draws: wholeNumber('--draws', options.draws, 2, MOST_DRAWS),
        version: context.version,
      });
      if (options.explain !== undefined)
        context.out(writeExactJson(explainFigure(plan, answer, options.explain)));
      else context.out(options.json === true ? writeExactJson(answer) : planText(forecast, answer));
    });
}
