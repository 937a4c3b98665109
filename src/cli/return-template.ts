/** `evenkeel return template`: add a form of a return from a file, check one, list them, choose one for all updates or for one. */
import type { Command } from 'commander';
import { readTextFile } from '../app/read-text-file.ts';
import { readForm, shippedForm } from '../app/return-forms.ts';
import { raise } from '../core/base/problem.ts';
import { allFields } from '../core/programme/asked-fields.ts';
import type { ReturnTemplate } from '../core/programme/definitions.ts';
import type { CommandContext } from './context.ts';
import { openStored } from './return-target.ts';
import { textTable } from './text-table.ts';

type Options = {
  readonly file?: string;
  readonly shipped?: string;
  readonly template?: string;
  readonly update?: string;
  readonly json?: boolean;
};

/** Add the commands below "return". */
export function registerReturnTemplate(group: Command, context: CommandContext): void {
  const template = group.command('template').description('the forms that returns are made in');
  template
    .command('add')
    .description('add a form to a stored programme; a version that is kept is never changed')
    .argument('<programme>', 'id of a stored programme')
    .option('--file <file>', 'the JSON file of the form')
    .option('--shipped <id>', 'safety-valve-monitoring, dsg-management-plan or local-send-reform-plan')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, options: Options) => {
      const { app, scope } = await openStored(context, programme);
      say(context, 'Added', await app.forms.add(context.actor, scope, await fileOf(options)), options);
    });
  template
    .command('check')
    .description('check the file of a form without a store')
    .argument('<file>', 'the JSON file of the form')
    .option('--json', 'write one JSON document')
    .action(async (file: string, options: Options) =>
      say(context, 'Sound:', readForm(await readTextFile(file), file), options),
    );
  template
    .command('use')
    .description('choose the form of an update, or of every update that has none of its own')
    .argument('<programme>', 'id of a stored programme')
    .requiredOption('--template <form>', 'the id of the form, or its id@version')
    .option('--update <id>', 'only for this update, for example 2024-25/3')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, options: Options) => {
      const { app, scope } = await openStored(context, programme);
      const { template: form = '', update = null } = options;
      say(
        context,
        'Chosen:',
        await app.forms.choose(context.actor, scope, { form, updateId: update }),
        options,
      );
    });
  registerList(template, context);
}

function registerList(template: Command, context: CommandContext): void {
  template
    .command('list')
    .description('list the forms of a stored programme, every version')
    .argument('<programme>', 'id of a stored programme')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, { json }: Options) => {
      const { app, scope } = await openStored(context, programme);
      const forms = await app.forms.list(context.actor, scope);
      if (json === true)
        return context.out(JSON.stringify({ schema: 'evenkeel/return-templates@1', forms }, null, 2));
      const rows = forms.map(({ id, version, title, questions, updates, isUsual }) => [
        `${id}@${version}`,
        title,
        String(questions),
        [...(isUsual ? ['every update'] : []), ...updates].join(', '),
      ]);
      context.out(textTable([['Form', 'Title', 'Questions', 'Chosen for'], ...rows]));
    });
}

async function fileOf({ file, shipped }: Options): Promise<{ readonly text: string; readonly file: string }> {
  if (file !== undefined && shipped === undefined) return { text: await readTextFile(file), file };
  if (file === undefined && shipped !== undefined) return await shippedForm(shipped);
  return raise({
    code: 'call.wrong',
    place: '--file',
    message: 'Either a file or a form that the product ships is needed',
    advice: 'Give --file or --shipped.',
  });
}

function say(context: CommandContext, did: string, form: ReturnTemplate, { json }: Options): void {
  const { id, version, title } = form;
  const questions = allFields(form).length;
  context.out(
    json === true
      ? JSON.stringify({ schema: 'evenkeel/return-template-added@1', id, version, title, questions }, null, 2)
      : `${did} ${id}@${version}, ${title}: ${questions} questions.`,
  );
}
