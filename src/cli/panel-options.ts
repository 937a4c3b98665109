/** What the panel commands share: their options, read strictly, and the words they say about the rows they met. */
import type { Command } from 'commander';
import type { PanelFiles } from '../app/read-panel-files.ts';
import { raise } from '../core/base/problem.ts';
import type { RowProblem } from '../core/domain/intake.ts';
import type { CommandContext } from './context.ts';

/** Options of both panel commands, as text from the command line. */
export type PanelOptions = {
  readonly horizon: string;
  readonly until?: string;
  readonly flows?: string;
  readonly ages?: string;
  readonly population?: string;
  readonly seed: string;
  readonly draws: string;
  readonly workers?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
};

/** Most draws that a command takes. */
export const MOST_DRAWS = 1_000_000;
/** Furthest horizon that a command takes [years]. */
export const FURTHEST = 50;

/** Add the options that both panel commands take. */
export function addPanelOptions(command: Command): Command {
  return command
    .argument('<panel>', 'CSV of published plan numbers by authority and year')
    .requiredOption('--horizon <years>', 'how many years ahead')
    .option('--until <year>', 'look at nothing later than January of this year')
    .option('--flows <file>', 'CSV of new plans and requests by authority and year')
    .option('--ages <file>', 'CSV of plans by age band, authority and year')
    .option('--population <file>', 'CSV of people by single year of age')
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many draws', '1000')
    .option(
      '--workers <number>',
      'accepted; this work takes one thread, and the answer is the same for any number',
    )
    .option('--quiet', 'no progress')
    .option('--json', 'write one JSON document');
}

/** Read what both commands need. @throws ProblemError `call.wrong` where an option is not what it must be. */
export function readPanelOptions(panel: string, options: PanelOptions) {
  if (options.workers !== undefined) wholeNumber('--workers', options.workers, 1, 1024);
  const files: PanelFiles = {
    panel,
    ...(options.flows === undefined ? {} : { flows: options.flows }),
    ...(options.ages === undefined ? {} : { ages: options.ages }),
    ...(options.population === undefined ? {} : { population: options.population }),
  };
  return {
    files,
    horizon: wholeNumber('--horizon', options.horizon, 1, FURTHEST),
    seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    draws: wholeNumber('--draws', options.draws, 2, MOST_DRAWS),
    ...(options.until === undefined ? {} : { until: wholeNumber('--until', options.until, 1900, 2200) }),
  };
}

/** Read a whole number within limits. @throws ProblemError `call.wrong`. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  return raise({
    code: 'call.wrong',
    message: `${option} must be a whole number from ${least} to ${most}`,
    advice: 'Give a number within these limits.',
  });
}

/** Say on standard error what was wrong with rows, the first few in full. */
export function tellProblems(
  context: Pick<CommandContext, 'err'>,
  file: string,
  problems: readonly RowProblem[],
): void {
  const most = 5;
  for (const problem of problems.slice(0, most))
    context.err(`${file}, line ${problem.row}, ${problem.column}: ${problem.message}. ${problem.advice}`);
  if (problems.length > most) context.err(`${file}: ${problems.length - most} more rows with a problem.`);
}
