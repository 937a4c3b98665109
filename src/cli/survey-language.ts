/** `evenkeel survey language list|english|check|add`: languages of the pages that respondents see, as data. */
import type { Command } from 'commander';
import { readTextFile } from '../app/read-text-file.ts';
import { openLanguage } from '../app/survey/survey-languages.ts';
import { checkFrameLanguage, ENGLISH, isUnread } from '../core/survey/frame-language.ts';
import { commandGroup } from './command-group.ts';
import type { CommandContext } from './context.ts';
import { openToChange } from './open-named-programme.ts';
import { textTable } from './text-table.ts';

const FILE = 'a JSON file, begun from "evenkeel survey language english"';

/** Add the commands to those of surveys. */
export function registerSurveyLanguage(survey: Command, context: CommandContext): void {
  const language = commandGroup(survey, 'language', 'the languages of the pages that respondents see');
  language
    .command('english')
    .description('write the English words as JSON, to be translated')
    .action(() => {
      const begun = {
        ...ENGLISH,
        code: 'xx',
        name: 'its own name',
        readBy: 'who read it through',
        review: 'unread',
      };
      context.out(JSON.stringify(begun, null, 2));
    });
  language
    .command('check')
    .description('what a language lacks; 1 where there is anything')
    .argument('<file>', FILE)
    .action(async (path: string) => {
      const faults = checkFrameLanguage(await openLanguage(path));
      if (faults.length > 0) context.setExit(1);
      context.out(faults.length === 0 ? 'Nothing must be mended.' : faults.join('\n'));
    });
  language
    .command('add')
    .description('add a language to the pages, or put another in the place of one')
    .argument('<programme>', 'id of a stored programme')
    .argument('<file>', FILE)
    .action(async (name: string, path: string) => {
      const { app, scope } = await openToChange(context, name);
      const { code } = await app.surveys.addLanguage(context.actor, scope, await readTextFile(path));
      context.out(`Respondents can choose ${code} on the first page.`);
    });
  language
    .command('list')
    .description('the languages there are, which way they run, and who read them through')
    .argument('<programme>', 'id of a stored programme')
    .action(async (name: string) => {
      const { app, scope } = await openToChange(context, name);
      const rows = (await app.surveys.languages(context.actor, scope)).map((one) => [
        one.code,
        one.name,
        one.direction,
        isUnread(one) ? 'unread' : 'read',
        one.readBy,
      ]);
      context.out(textTable([['Code', 'Name', 'Direction', 'Review', 'Read by'], ...rows]));
    });
}
