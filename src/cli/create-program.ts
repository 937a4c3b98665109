/** The command line as a whole: every command registers itself here. */
import { Command, type CommanderError } from 'commander';
import { ProblemError } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import type { Jobs } from './jobs.ts';
import type { Serve } from './serve.ts';
import type { Doctor } from './upkeep.ts';

/** What every command may need to register itself. */
export type ProgramContext = CommandContext & {
  readonly serve: Serve;
  readonly doctor: Doctor;
  /** Where the file of secret keys is. */
  readonly keysPath: string;
  readonly jobs: Jobs;
};

/** A file of commands: the words that call them, and what puts them into the program. */
type CommandFile = {
  readonly words: readonly string[];
  readonly load: () => Promise<(program: Command, context: ProgramContext) => void>;
};

/** In the order in which help lists them. A file is read only where one of its words is called: most of a start is reading. */
const FILES: readonly CommandFile[] = [
  { words: ['finance'], load: async () => (await import('./finance-project.ts')).registerFinanceProject },
  {
    words: ['forecast panel'],
    load: async () => (await import('./forecast-panel.ts')).registerForecastPanel,
  },
  {
    words: ['forecast cohort'],
    load: async () => (await import('./forecast-cohort.ts')).registerForecastCohort,
  },
  {
    words: ['forecast issue', 'forecast register', 'forecast card', 'forecast explain'],
    load: async () => (await import('./forecast-records.ts')).registerForecastRecords,
  },
  { words: ['forecast goal'], load: async () => (await import('./forecast-goal.ts')).registerForecastGoal },
  { words: ['forecast why'], load: async () => (await import('./forecast-why.ts')).registerForecastWhy },
  { words: ['forecast plan'], load: async () => (await import('./forecast-plan.ts')).registerForecastPlan },
  { words: ['plan'], load: async () => (await import('./plan.ts')).registerPlan },
  {
    words: ['backtest panel', 'backtest look-back'],
    load: async () => (await import('./backtest-panel.ts')).registerBacktestPanel,
  },
  {
    words: ['backtest cohort'],
    load: async () => (await import('./backtest-cohort.ts')).registerBacktestCohort,
  },
  { words: ['import'], load: async () => (await import('./import.ts')).registerImport },
  { words: ['measures'], load: async () => (await import('./measures.ts')).registerMeasures },
  { words: ['month'], load: async () => (await import('./month.ts')).registerMonth },
  { words: ['monitor'], load: async () => (await import('./monitor.ts')).registerMonitor },
  { words: ['costs'], load: async () => (await import('./costs.ts')).registerCosts },
  { words: ['places'], load: async () => (await import('./places.ts')).registerPlaces },
  { words: ['authority'], load: async () => (await import('./authority.ts')).registerAuthority },
  { words: ['export'], load: async () => (await import('./export.ts')).registerExport },
  { words: ['case'], load: async () => (await import('./case.ts')).registerCase },
  { words: ['programme'], load: async () => (await import('./programme.ts')).registerProgramme },
  { words: ['voice'], load: async () => (await import('./voice.ts')).registerVoice },
  { words: ['survey'], load: async () => (await import('./survey.ts')).registerSurvey },
  { words: ['review'], load: async () => (await import('./review.ts')).registerReview },
  { words: ['return'], load: async () => (await import('./return.ts')).registerReturn },
  { words: ['accounts'], load: async () => (await import('./accounts.ts')).registerAccounts },
  {
    words: ['retention', 'erase', 'subject-access'],
    load: async () => (await import('./privacy.ts')).registerPrivacy,
  },
  { words: ['remind'], load: async () => (await import('./remind.ts')).registerRemind },
  { words: ['token'], load: async () => (await import('./token.ts')).registerToken },
  { words: ['keys'], load: async () => (await import('./keys.ts')).registerKeys },
  { words: ['check'], load: async () => (await import('./check.ts')).registerCheck },
  { words: ['demo'], load: async () => (await import('./demo.ts')).registerDemo },
  { words: ['serve'], load: async () => (await import('./serve.ts')).registerServe },
  { words: ['jobs', 'worker'], load: async () => (await import('./jobs.ts')).registerJobs },
  {
    words: ['backup', 'restore', 'audit', 'doctor'],
    load: async () => (await import('./upkeep.ts')).registerUpkeep,
  },
];

/**
 * Build the program for one call; a wrong call ends as a problem, so that it leaves with exit code 2.
 * @param call  the words of the call: where they name a command its file alone is read, else all are, for help and for advice.
 */
export async function createProgram(context: ProgramContext, call: readonly string[]): Promise<Command> {
  const program = new Command('evenkeel')
    .description(
      "Forecasts, finance, conditions and a checkable return for a local authority's high needs programme",
    )
    .version(context.version)
    .showHelpAfterError(false);
  const registers = await Promise.all(filesFor(call).map(({ load }) => load()));
  for (const register of registers) register(program, context);
  refuseCalmly(program);
  letBeQuiet(program);
  return program;
}

/** Choose the files whose commands a call may mean. */
function filesFor(call: readonly string[]): readonly CommandFile[] {
  const two = call.slice(0, 2).join(' ');
  const named = FILES.filter(({ words }) => words.some((word) => word === call[0] || word === two));
  return named.length > 0 ? named : FILES;
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

/** Every command may be told to show no progress, those that have none to show too: a script need not know which. */
function letBeQuiet(command: Command): void {
  const isKnown = command.options.some(({ long }) => long === '--quiet');
  if (command.commands.length === 0 && !isKnown) command.option('--quiet', 'no progress');
  for (const child of command.commands) letBeQuiet(child);
}

/** Thrown when help or the version was shown: the command is done. */
export class HelpShown extends Error {}
