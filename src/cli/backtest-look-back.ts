/** `evenkeel backtest look-back`: how far back to look, for one authority of a published panel. */
import type { Command } from 'commander';
import { answerLookBack } from '../app/look-back-panel.ts';
import type { CommandContext } from './context.ts';
import { lookBackText, readBasis } from './look-back-text.ts';
import { tellProblems, wholeNumber } from './panel-options.ts';

type Options = {
  readonly authority: string;
  readonly horizon: string;
  readonly until?: string;
  readonly chosen?: string;
  readonly json?: boolean;
};

const FURTHEST = 10;

/** Add the command under `backtest`. */
export function addBacktestLookBack(
  backtest: Command,
  context: Pick<CommandContext, 'version' | 'out' | 'err'>,
): void {
  backtest
    .command('look-back')
    .description('set look-backs of 1, 2, 3 and 5 years and without the pandemic side by side')
    .argument('<panel>', 'CSV of published plan numbers by authority and year')
    .requiredOption('--authority <name>', 'a code, or a name as published')
    .option('--horizon <years>', 'how far ahead each is tested', '1')
    .option('--until <year>', 'look at nothing later than January of this year')
    .option('--chosen <basis>', 'the look-back in use, to be warned where it is not the best')
    .option('--json', 'write one JSON document')
    .action(async (panel: string, options: Options) => {
      const { answer, problems } = await answerLookBack({
        panel,
        authority: options.authority,
        ahead: wholeNumber('--horizon', options.horizon, 1, FURTHEST),
        ...(options.until === undefined ? {} : { until: wholeNumber('--until', options.until, 1900, 2200) }),
        chosen: options.chosen === undefined ? null : readBasis('--chosen', options.chosen),
        version: context.version,
      });
      tellProblems(context, panel, problems);
      context.out(
        options.json === true
          ? JSON.stringify(answer, null, 2)
          : `${answer.authority.name} (${answer.authority.code})\n${lookBackText(answer)}`,
      );
    });
}
