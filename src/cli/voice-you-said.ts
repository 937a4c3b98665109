/** `evenkeel voice you-said export|publish|withdraw`: what was said and done, as files and for anyone to read. */
import type { Command } from 'commander';
import { writeYouSaid } from '../app/voice/write-you-said.ts';
import type { CommandContext } from './context.ts';
import { openNamedProgramme, openToChange } from './open-named-programme.ts';
import { parseFormats } from './return-build.ts';

/** Add the commands under `voice`. */
export function addYouSaid(voice: Command, context: CommandContext): void {
  const youSaid = voice.command('you-said').description('what was said and done, nobody named');
  youSaid
    .command('export')
    .description('write what is published, or the draft, as files')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .requiredOption('--out <folder>', 'where to write them')
    .option('--formats <list>', 'formats, separated by commas', 'html,pdf')
    .option('--draft', 'what would be published now')
    .option('--json', 'write one JSON document')
    .action(
      async (
        name: string,
        options: {
          readonly out: string;
          readonly formats: string;
          readonly draft?: boolean;
          readonly json?: boolean;
        },
      ) => {
        const formats = parseFormats(options.formats);
        const { app, scope } = await openNamedProgramme(context, name);
        const files = await writeYouSaid(app, context.actor, {
          scope,
          folder: options.out,
          formats,
          isDraft: options.draft === true,
        });
        context.out(
          options.json === true
            ? JSON.stringify({ schema: 'evenkeel/voice-you-said@1', files }, null, 2)
            : files.map((file) => `${file.path} (${Math.ceil(file.bytes / 1024)} KB)`).join('\n'),
        );
      },
    );
  youSaid
    .command('publish')
    .description('publish what stands now, as a version of its own')
    .argument('<programme>', 'id of a stored programme')
    .action(async (name: string) => {
      const { app, scope } = await openToChange(context, name);
      const version = await app.voice.publish(context.actor, scope);
      const { authorityCode, programmeId } = scope;
      context.out(`Version ${version} is published at /public/${authorityCode}/${programmeId}/you-said.`);
    });
  youSaid
    .command('withdraw')
    .description('take back what is published; its versions stay')
    .argument('<programme>', 'id of a stored programme')
    .requiredOption('--reason <words>', 'why; kept with the version')
    .action(async (name: string, { reason }: { readonly reason: string }) => {
      const { app, scope } = await openToChange(context, name);
      await app.voice.withdraw(context.actor, scope, reason);
      context.out('Nothing is published any more.');
    });
}
