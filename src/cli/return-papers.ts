/** `evenkeel return papers`: the board paper and the data dashboard of one update, from the figures of its return. */
import type { Command } from 'commander';
import { writePapers } from '../app/write-pack.ts';
import { raise } from '../core/base/problem.ts';
import { PAPERS, type Paper } from '../core/report/papers/papers.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { parseFormats } from './return-build.ts';
import { requireUpdateOption } from './return-target.ts';

type Options = {
  readonly update?: string;
  readonly out: string;
  readonly papers: string;
  readonly formats: string;
  readonly json?: boolean;
};

/** Add the command below "return". */
export function registerReturnPapers(group: Command, context: CommandContext): void {
  group
    .command('papers')
    .description('write the board paper and the data dashboard of one update, from the figures of its return')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .option('--update <id>', 'which update, for example 2024-25/3')
    .requiredOption('--out <folder>', 'where to write them')
    .option('--papers <list>', 'which, separated by commas', PAPERS.join(','))
    .option('--formats <list>', 'formats, separated by commas', 'docx,pdf,html')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Options) => {
      const { app, scope } = await openNamedProgramme(context, name);
      const updateId = requireUpdateOption(options.update);
      const files = await writePapers(app, context.actor, {
        scope,
        updateId,
        folder: options.out,
        formats: parseFormats(options.formats),
        papers: parsePapers(options.papers),
      });
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/return-papers@1', update: updateId, files }, null, 2)
          : files.map((file) => `${file.path} (${Math.ceil(file.bytes / 1024)} KB)`).join('\n'),
      );
    });
}

function parsePapers(text: string): readonly Paper[] {
  return text.split(',').map(
    (name) =>
      PAPERS.find((paper) => paper === name.trim()) ??
      raise({
        code: 'return.unknown-paper',
        place: '--papers',
        message: 'One of the papers named is none that there is',
        advice: `Choose from ${PAPERS.join(', ')}.`,
      }),
  );
}
