/** `evenkeel backtest panel`: how well the forecast would have done, beside the methods in use. */
import type { Command } from 'commander';
import { answerBacktest, type BacktestAnswer } from '../app/backtest-panel.ts';
import { showShare } from '../core/base/show.ts';
import type { CommandContext } from './context.ts';
import {
  addPanelOptions,
  type PanelOptions,
  readPanelOptions,
  tellProblems,
  wholeNumber,
} from './panel-options.ts';
import { textTable } from './text-table.ts';

type Options = PanelOptions & { readonly origins?: string };

/** Add the command to `backtest`. */
export function registerBacktestPanel(backtest: Command, context: CommandContext): void {
  addPanelOptions(backtest.command('panel'))
    .description('score the panel forecast and the methods in use from past origins')
    .option('--origins <count>', 'how many origins, the newest first', '8')
    .action(async (panel: string, options: Options) => {
      const { answer, problems } = await answerBacktest({
        ...readPanelOptions(panel, options),
        origins: wholeNumber('--origins', options.origins ?? '8', 1, 100),
        version: context.version,
        onOrigin: (done, of) => {
          if (options.quiet !== true) context.err(`Back-test: origin ${done} of ${of}`);
        },
      });
      tellProblems(context, panel, problems);
      context.out(options.json === true ? JSON.stringify(answer, null, 2) : backtestTable(answer));
    });
}

type Held = BacktestAnswer['methods'][number]['horizons'][number]['coverage']['0.8'];

function showHeld(held: Held): string {
  const share = showShare(held.share, 0);
  return held.low === null || held.high === null
    ? share
    : `${share} (${showShare(held.low, 0)}–${showShare(held.high, 0)})`;
}

/** The scores for people: a row for each horizon and method. */
function backtestTable(answer: BacktestAnswer): string {
  const header = [
    'Method',
    'Years',
    'Error',
    'MASE',
    'WIS',
    'CRPS',
    'Bias',
    '50% held',
    '80% held',
    '95% held',
    'Series',
  ];
  const rows = Array.from({ length: answer.horizon }, (_, place) => place + 1).flatMap((horizon) =>
    answer.methods.flatMap((method) =>
      method.horizons
        .filter((score) => score.horizon === horizon)
        .map((score) => [
          method.name,
          String(horizon),
          showShare(score.mape, 2),
          score.mase === null ? '' : score.mase.toFixed(2),
          showShare(score.wis, 2),
          showShare(score.crps, 2),
          showShare(score.bias, 2),
          showHeld(score.coverage['0.5']),
          showHeld(score.coverage['0.8']),
          showHeld(score.coverage['0.95']),
          String(score.series),
        ]),
    ),
  );
  const note = [
    `Origins: January ${answer.origins.join(', ')}. Error, WIS, CRPS and bias are shares of the actual count; lower is better.`,
    'In brackets: 95% interval of the share held, clustered by origin.',
    `Seed ${answer.seed}, ${answer.draws} draws, version ${answer.version}.`,
  ];
  return [textTable([header, ...rows]), '', ...note].join('\n');
}
