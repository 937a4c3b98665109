/** `evenkeel backtest cohort`: how well the cohort forecast would have done on a folder's own history. */
import type { Command } from 'commander';
import type { CohortBacktestAnswer } from '../app/backtest-cohort.ts';
import { showCount, showShare } from '../core/base/show.ts';
import { type CohortSourceOptions, readCohortSource } from './cohort-source-options.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { wholeNumber } from './panel-options.ts';
import { textTable } from './text-table.ts';

type Options = CohortSourceOptions & {
  readonly years: string;
  readonly lookBack?: string;
  readonly beside?: string;
  readonly seed: string;
  readonly draws: string;
  readonly json?: boolean;
};

const FURTHEST = 30;
const MOST_DRAWS = 100_000;

/** Add the command to `backtest`. */
export function registerBacktestCohort(program: Command, context: CommandContext): void {
  commandGroup(program, 'backtest', 'forecasts of the past against what came')
    .command('cohort')
    .description('fit to the first part of a history, forecast the rest, and score it')
    .argument('<folder>', 'folder of SEN2 tables or of a transitions table')
    .option('--years <years>', 'how far ahead at most', '3')
    .option('--population <file>', 'people by single year of age')
    .option('--establishments <file>', 'the register of establishments')
    .option('--area <code>', "the authority's code, where the population has several")
    .option('--earlier <folder...>', 'folders of earlier SEN2 returns: the past is as long as they reach')
    .option('--costs <file>', 'list of placement costs, which tells the band of funding of each child')
    .option('--look-back <basis>', 'take all rates from this part of the past')
    .option('--beside <file>', "another model's forecasts of the same cells")
    .option('--seed <number>', 'start of chance', '1')
    .option('--draws <number>', 'how many simulations', '1000')
    .option('--quiet', 'no progress')
    .option('--json', 'write one JSON document')
    .action(async (folder: string, options: Options) => {
      const { backtestCohortFolder } = await import('../app/backtest-cohort.ts');
      const source = await readCohortSource(context, folder, options);
      const answer = await backtestCohortFolder({
        source,
        years: wholeNumber('--years', options.years, 1, FURTHEST),
        seed: wholeNumber('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
        draws: wholeNumber('--draws', options.draws, 2, MOST_DRAWS),
        lookBack: options.lookBack ?? null,
        beside: options.beside ?? null,
        version: context.version,
      });
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : backtestText(answer));
    });
}

function backtestText(answer: CohortBacktestAnswer): string {
  const total = answer.summary.find(({ by }) => by === 'total');
  const held = total === undefined ? 0 : Math.round(total.held80 * total.count);
  return [
    `Of ${total?.count ?? 0} totals forecast, ${held} fell within the 8-in-10 range; the mean was off by ${showCount(total?.meanAbsoluteError ?? 0)} plans, no change by ${showCount(total?.unchangedError ?? 0)}.`,
    summaryTable(answer.summary),
    ...answer.byHorizon.map(({ periodsAhead, summary }) => `${periodsAhead} ahead\n${summaryTable(summary)}`),
    besideTable(answer),
    `Seed ${answer.seed}, ${answer.draws} draws, version ${answer.version}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function summaryTable(summary: CohortBacktestAnswer['summary']): string {
  return textTable([
    ['Cut', 'Forecasts', '50% held', '80% held', '95% held', 'Error', 'No change', 'Bias', 'Score'],
    ...summary.map((row) => [
      row.by,
      showCount(row.count),
      showShare(row.held50, 0),
      showShare(row.held80, 0),
      showShare(row.held95, 0),
      row.meanAbsoluteError.toFixed(1),
      row.unchangedError.toFixed(1),
      row.bias.toFixed(1),
      row.score.toFixed(4),
    ]),
  ]);
}

function besideTable({ beside }: CohortBacktestAnswer): string {
  if (beside.length === 0) return '';
  const table = textTable([
    ['Cut', 'Forecasts', '50% held', 'other', '95% held', 'other', 'Error', 'other'],
    ...beside.map(({ by, count, own, other }) => [
      by,
      showCount(count),
      showShare(own.held50, 0),
      showShare(other.held50, 0),
      showShare(own.held95, 0),
      showShare(other.held95, 0),
      own.meanAbsoluteError.toFixed(1),
      other.meanAbsoluteError.toFixed(1),
    ]),
  ]);
  return `Beside the other forecast, over the cells that both have\n${table}`;
}
