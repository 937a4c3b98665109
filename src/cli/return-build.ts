/** `evenkeel return build`: the return pack of one update, from a stored programme or a programme folder. */
import type { Command } from 'commander';
import type { ReturnFormat } from '../app/return-format.ts';
import { RETURN_FORMATS } from '../app/return-format.ts';
import { writeSealedPack } from '../app/sealed/file-tasks.ts';
import type { PackFile } from '../app/write-files.ts';
import { writePack } from '../app/write-pack.ts';
import { raise } from '../core/base/problem.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme } from './open-named-programme.ts';
import { isSealedFile, requireUpdateOption } from './return-target.ts';

type Options = {
  readonly update?: string;
  readonly out: string;
  readonly formats: string;
  readonly public?: boolean;
  readonly template?: string;
  readonly json?: boolean;
};

/** Add the command below "return". */
export function registerReturnBuild(group: Command, context: CommandContext): void {
  group
    .command('build')
    .description('build the return pack of one update, or of a sealed return')
    .argument('<programme>', 'id of a stored programme, a programme folder, or the file of a sealed return')
    .option('--update <id>', 'which update, for example 2024-25/3')
    .requiredOption('--out <folder>', 'where to write the pack')
    .option('--formats <list>', 'formats, separated by commas', RETURN_FORMATS.join(','))
    .option('--template <form>', 'another form than the one chosen: its id, or its id@version')
    .option('--public', 'leave out the names and addresses of officers')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: Options) => {
      const formats = parseFormats(options.formats);
      const files = isSealedFile(name)
        ? await packOfFile(name, options, formats)
        : await packOfProgramme(context, name, options, formats);
      const update = options.update ?? null;
      context.out(
        options.json === true
          ? JSON.stringify({ schema: 'evenkeel/return-pack@1', update, files }, null, 2)
          : files.map((file) => `${file.path} (${Math.ceil(file.bytes / 1024)} KB)`).join('\n'),
      );
    });
}

async function packOfProgramme(
  context: CommandContext,
  name: string,
  options: Options,
  formats: readonly ReturnFormat[],
): Promise<readonly PackFile[]> {
  const { app, scope } = await openNamedProgramme(context, name);
  return await writePack(app, context.actor, {
    scope,
    updateId: requireUpdateOption(options.update),
    folder: options.out,
    formats,
    copy: options.public === true ? 'public' : 'internal',
    form: options.template ?? null,
  });
}

async function packOfFile(
  name: string,
  options: Options,
  formats: readonly ReturnFormat[],
): Promise<readonly PackFile[]> {
  if (options.public === true)
    raise({
      code: 'return.public-needs-store',
      place: name,
      message: 'A public copy is made beside everything published before, which a file alone does not know',
      advice: 'Build it from the stored programme, or from the programme folder.',
    });
  return await writeSealedPack(name, options.out, formats);
}

/** Read a list of formats. @throws ProblemError `return.unknown-format`. */
export function parseFormats(text: string): readonly ReturnFormat[] {
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
