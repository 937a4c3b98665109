/** `evenkeel programme`: load a programme folder into the store, list what it holds, and work with its records, ratings and risks. */
import type { Command } from 'commander';
import { reviewDemo } from '../app/review/review-demo.ts';
import type { CommandContext } from './context.ts';
import { addProgrammeLookBack } from './programme-look-back.ts';
import { addProgrammeRatings } from './programme-ratings.ts';
import { addProgrammeRecords } from './programme-records.ts';
import { addProgrammeRisk } from './programme-risk.ts';
import { textTable } from './text-table.ts';

type Options = { readonly json?: boolean };
type LoadOptions = Options & { readonly unreviewed?: boolean };

/** The seed of the made-up readers of what families of a fictional county wrote. */
const SEED = 1;

/** Add the commands to the program. */
export function registerProgramme(program: Command, context: CommandContext): void {
  const programme = program.command('programme').description('the programmes in the store');
  programme
    .command('load')
    .description('load a programme folder, such as the one "evenkeel demo" writes')
    .argument('<folder>', 'the folder')
    .option('--unreviewed', 'leave what families of a fictional county wrote for you to review')
    .option('--json', 'write one JSON document')
    .action(async (folder: string, options: LoadOptions) => {
      const app = await context.openApp();
      const scope = await app.loadProgramme(context.actor, folder);
      const { authorityCode, programmeId } = scope;
      const { programme } = await app.openProgramme(context.actor, scope);
      // A fictional county comes with its comments reviewed, as it does where the product is started for a look.
      if (programme.fictional && options.unreviewed !== true)
        await reviewDemo({ app, scope, seed: SEED }, context.actor);
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/programme-loaded@1', authorityCode, programmeId }, null, 2)
          : `Loaded ${authorityCode}/${programmeId}.`,
      );
    });
  addProgrammeLookBack(programme, context);
  addProgrammeRecords(programme, context);
  addProgrammeRatings(programme, context);
  addProgrammeRisk(programme, context);
  programme
    .command('list')
    .description('list the programmes in the store')
    .option('--json', 'write one JSON document')
    .action(async (options: Options) => {
      const app = await context.openApp();
      const programmes = await app.listProgrammes(context.actor);
      if (options.json === true)
        context.out(JSON.stringify({ schema: 'evenkeel/programmes@1', programmes }, null, 2));
      else if (programmes.length === 0)
        context.out('The store holds no programme yet. Load one with "evenkeel programme load DIR".');
      else
        context.out(
          textTable([
            ['Programme', 'Authority', 'Newest update'],
            ...programmes.map((item) => [
              `${item.authorityCode}/${item.programmeId}`,
              item.authorityName,
              item.newestUpdate ?? 'none',
            ]),
          ]),
        );
    });
}
