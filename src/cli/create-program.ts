/** The command line as a whole: every command registers itself here. */
import { Command, type CommanderError } from 'commander';
import { ProblemError } from '../core/base/problem.ts';
import { registerAccounts } from './accounts.ts';
import { registerAuthority } from './authority.ts';
import { registerBacktestCohort } from './backtest-cohort.ts';
import { registerBacktestPanel } from './backtest-panel.ts';
import { registerCase } from './case.ts';
import { registerCheck } from './check.ts';
import type { CommandContext } from './context.ts';
import { registerCosts } from './costs.ts';
import { registerDemo } from './demo.ts';
import { registerExport } from './export.ts';
import { registerFinanceProject } from './finance-project.ts';
import { registerForecastCohort } from './forecast-cohort.ts';
import { registerForecastPanel } from './forecast-panel.ts';
import { registerForecastPlan } from './forecast-plan.ts';
import { registerForecastRecords } from './forecast-records.ts';
import { registerForecastWhy } from './forecast-why.ts';
import { registerImport } from './import.ts';
import { registerKeys } from './keys.ts';
import { registerMeasures } from './measures.ts';
import { registerMonitor } from './monitor.ts';
import { registerPlan } from './plan.ts';
import { registerProgramme } from './programme.ts';
import { registerReturn } from './return.ts';
import { registerServe, type Serve } from './serve.ts';
import { type Doctor, registerUpkeep } from './upkeep.ts';

/** Build the program; a wrong call ends as a problem, so that it leaves with exit code 2. */
export function createProgram(
  context: CommandContext & { readonly serve: Serve; readonly doctor: Doctor },
): Command {
  const program = new Command('evenkeel')
    .description(
      "Forecasts, finance, conditions and a checkable return for a local authority's high needs programme",
    )
    .version(context.version)
    .showHelpAfterError(false);
  registerFinanceProject(program, context);
  registerForecastPanel(program, context);
  registerForecastCohort(program, context);
  registerForecastRecords(program, context);
  registerForecastWhy(program, context);
  registerForecastPlan(program, context);
  registerPlan(program, context);
  registerBacktestPanel(program, context);
  registerBacktestCohort(program, context);
  registerImport(program, context);
  registerMeasures(program, context);
  registerMonitor(program, context);
  registerCosts(program, context);
  registerAuthority(program, context);
  registerExport(program, context);
  registerCase(program, context);
  registerProgramme(program, context);
  registerReturn(program, context);
  registerAccounts(program, context);
  registerKeys(program, context);
  registerCheck(program, context);
  registerDemo(program, context);
  registerServe(program, context);
  registerUpkeep(program, context);
  refuseCalmly(program);
  return program;
}

/** Name a command as it is called: "evenkeel import issues". */
function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** Turn the parser's own exits into problems; help and version end well. */
function refuseCalmly(command: Command): void {
  command.configureOutput({ writeErr: () => undefined });
  command.exitOverride((error: CommanderError) => {
    if (error.exitCode === 0) throw new HelpShown();
    throw new ProblemError({
      code: 'call.wrong',
      message: error.message.replace(/^error: /, ''),
      advice: `See "${nameOf(command)} --help".`,
    });
  });
  for (const child of command.commands) refuseCalmly(child);
}

/** Thrown when help or the version was shown: the command is done. */
export class HelpShown extends Error {}
