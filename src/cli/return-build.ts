/** `evenkeel return build`: the return pack of one update, from a stored programme or a programme folder. */
import type { Command } from 'commander';
import type { ReturnFormat } from '../app/return-format.ts';
import { RETURN_FORMATS } from '../app/return-format.ts';
import { writePack } from '../app/write-pack.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';

type Options = {
  readonly update: string;
  readonly out: string;
  readonly formats: string;
  readonly public?: boolean;
  readonly json?: boolean;
};

/** Add the command to the program. */
export function registerReturnBuild(program: Command, context: CommandContext): void {
  program
    .command('return')
    .description('the return to the department')
    .command('build')
    .description('build the return pack of one update')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .requiredOption('--update <id>', 'which update, for example 2024-25/3')
    .requiredOption('--out <folder>', 'where to write the pack')
    .option('--formats <list>', 'formats, separated by commas', RETURN_FORMATS.join(','))
    .option('--public', 'leave out the names and addresses of officers')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Options) => {
      const formats = parseFormats(options.formats);
      const { app, scope } = await openNamedProgramme(context, name);
      const files = await writePack(app, context.actor, {
        scope,
        updateId: options.update,
        folder: options.out,
        formats,
        copy: options.public === true ? 'public' : 'internal',
      });
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/return-pack@1', update: options.update, files }, null, 2)
          : files.map((file) => `${file.path} (${Math.ceil(file.bytes / 1024)} KB)`).join('\n'),
      );
    });
}

function parseFormats(text: string): readonly ReturnFormat[] {
  return text.split(',').map(
    (name) =>
      RETURN_FORMATS.find((format) => format === name.trim()) ??
      raise({
        code: 'return.unknown-format',
        place: '--formats',
        message: 'One of the formats named is not one that a return can have',
        advice: `Choose from ${RETURN_FORMATS.join(', ')}.`,
      }),
  );
}
