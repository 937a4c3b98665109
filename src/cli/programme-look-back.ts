/** `evenkeel programme look-back`: the look-backs of a stored programme side by side, and the choice of one with its reason. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { findProgramme } from '../app/find-programme.ts';
import { isLookBackSeries, LOOK_BACK_SERIES, type LookBackSeries } from '../app/look-back-series.ts';
import type { OpenLookBack } from '../app/opened-programme.ts';
import { showLookBack } from '../app/show-look-back.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { lookBackText, readBasis } from './look-back-text.ts';
import { wholeNumber } from './panel-options.ts';

type Options = {
  readonly series: string;
  readonly ahead?: string;
  readonly choose?: string;
  readonly reason?: string;
  readonly json?: boolean;
};

const FURTHEST = 120;

/** Add the command under `programme`. */
export function addProgrammeLookBack(programme: Command, context: CommandContext): void {
  programme
    .command('look-back')
    .description('set look-backs side by side with their back-test, or choose one with a reason')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--series <name>', `one of ${LOOK_BACK_SERIES.join(', ')}`, 'published')
    .option('--ahead <steps>', 'years (published) or months (plans_n) ahead at which each is tested')
    .option('--choose <basis>', 'the look-back to use from now on')
    .option('--reason <words>', 'why it is chosen; kept with the choice and in the audit trail')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Options) => {
      const open = await openSeries(context, name, options);
      context.out(
        options.json === true ? JSON.stringify(documentOf(open, context.version), null, 2) : textOf(open),
      );
    });
}

/** Open the series, after the choice is recorded where one is made. */
async function openSeries(context: CommandContext, name: string, options: Options): Promise<OpenLookBack> {
  const series = readSeries(options.series);
  const ahead = options.ahead === undefined ? null : wholeNumber('--ahead', options.ahead, 1, FURTHEST);
  const { actor } = context;
  if (existsSync(join(name, 'programme'))) {
    if (options.choose !== undefined) raiseNotStored();
    const app = await context.openPassingApp();
    return await app.lookBack(actor, await app.loadProgramme(actor, name), series, ahead);
  }
  const app = await context.openApp();
  const scope = await findProgramme(app, actor, name);
  if (options.choose !== undefined) {
    const basis = readBasis('--choose', options.choose);
    await app.chooseLookBack(actor, scope, { series, basis, reason: options.reason ?? '' });
  }
  return await app.lookBack(actor, scope, series, ahead);
}

function documentOf({ series, found, choice }: OpenLookBack, version: string) {
  return {
    schema: 'evenkeel/look-back@1',
    version,
    series,
    choice,
    ...showLookBack(found, choice?.basis ?? null),
  };
}

function textOf({ found, choice }: OpenLookBack): string {
  const chosen =
    choice === null
      ? 'No look-back has been chosen yet: choose one with --choose and --reason.'
      : `Chosen by ${choice.chosenBy} on ${choice.chosenAt.slice(0, 10)}: ${choice.basis}. Reason: ${choice.reason}`;
  return `${lookBackText(showLookBack(found, choice?.basis ?? null))}\n${chosen}`;
}

function readSeries(text: string): LookBackSeries {
  if (isLookBackSeries(text)) return text;
  return raise({
    code: 'call.wrong',
    message: `--series must be one of ${LOOK_BACK_SERIES.join(', ')}`,
    advice: 'Give one of these names.',
  });
}

function raiseNotStored(): never {
  return raise({
    code: 'call.wrong',
    message: 'A look-back can be chosen only for a programme in the store',
    advice: 'Load the folder with "evenkeel programme load DIR", then name the programme by its id.',
  });
}
