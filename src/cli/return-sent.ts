/** `evenkeel return` after the seal: submit, the department's questions, replies, corrections; and what stands where. */
import type { Command } from 'commander';
import { readTextFile } from '../app/read-text-file.ts';
import { raiseNotFound } from '../app/sealed/return-changes.ts';
import { writeSealedFile } from '../app/sealed/sign-file.ts';
import { readableHash } from '../core/seal/readable-hash.ts';
import { sealOf } from '../core/sealed-return/append-act.ts';
import { STAGE_WORDS } from '../core/sealed-return/return-stage.ts';
import type { SealedReturn } from '../core/sealed-return/sealed-return.ts';
import type { CommandContext } from './context.ts';
import type { NamedProgramme } from './open-named-programme.ts';
import { returnStateJson, returnStateText } from './return-state-text.ts';
import { openStored, requireUpdateOption, returnName } from './return-target.ts';
import { textTable } from './text-table.ts';

type Options = {
  readonly update?: string;
  readonly revision?: number;
  readonly on?: string;
  readonly question?: string;
  readonly text?: string;
  readonly reason?: string;
  readonly out?: string;
  readonly file?: string;
  readonly json?: boolean;
};

type Work = (named: NamedProgramme, options: Options) => Promise<SealedReturn>;

/** Add the commands below "return". */
export function registerReturnSent(group: Command, context: CommandContext): void {
  const { actor } = context;
  const add = (name: string, description: string, work: Work): Command =>
    group
      .command(name)
      .description(description)
      .argument('<programme>', 'id of a stored programme')
      .requiredOption('--update <id>', 'which update, for example 2024-25/3')
      .option('--json', 'write one JSON document')
      .action(async (programme: string, options: Options) => {
        const file = await work(await openStored(context, programme), options);
        if (options.out !== undefined) await writeSealedFile(options.out, file);
        const path = options.out ?? null;
        context.out(options.json === true ? returnStateJson(file, path) : returnStateText(file, path));
      });
  add('submit', 'record that a sealed return was sent to the department', ({ app, scope }, options) =>
    app.returns.submit(actor, scope, returnName(options), options.on ?? null),
  ).option('--on <day>', 'the day it was sent; today unless told');
  add('question', 'record a question of the department', ({ app, scope }, options) =>
    app.returns.recordQuestion(actor, scope, {
      ...returnName(options),
      text: options.text ?? '',
      on: options.on ?? null,
    }),
  )
    .requiredOption('--text <text>', 'the question in full')
    .option('--on <day>', 'the day it came; today unless told');
  add('reply', 'record the reply to a question', ({ app, scope }, options) =>
    app.returns.reply(actor, scope, {
      ...returnName(options),
      question: options.question ?? '',
      text: options.text ?? '',
    }),
  )
    .requiredOption('--question <number>', 'which question, for example Q1')
    .requiredOption('--text <text>', 'the reply in full');
  add(
    'supersede',
    'put the sealed correction in the place of the return it corrects',
    ({ app, scope }, options) => app.returns.supersede(actor, scope, requireUpdateOption(options.update)),
  );
  add(
    'withdraw',
    'give up a frozen return that is not sealed; its signatures no longer count',
    ({ app, scope }, options) =>
      app.returns.withdraw(actor, scope, returnName(options), options.reason ?? ''),
  ).requiredOption('--reason <text>', 'why');
  add('state', 'say how far the return of an update has come', async ({ app, scope }, options) => {
    const name = returnName(options);
    return (await app.returns.find(actor, scope, name)) ?? raiseNotFound(name.updateId);
  })
    .option('--revision <number>', 'which revision; the newest unless told', Number)
    .option('--out <file>', 'write the return to this file as well');
  add(
    'take-in',
    'take in a file of this return that was signed elsewhere',
    async ({ app, scope }, { file = '' }) => app.returns.takeIn(actor, scope, await readTextFile(file), file),
  ).requiredOption('--file <file>', 'the file');
  registerList(group, context);
}

function registerList(group: Command, context: CommandContext): void {
  group
    .command('list')
    .description('list the frozen and sealed returns of a stored programme')
    .argument('<programme>', 'id of a stored programme')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, { json }: { readonly json?: boolean }) => {
      const { app, scope } = await openStored(context, programme);
      const returns = (await app.returns.list(context.actor, scope)).map(({ chain, stage, ...told }) => ({
        ...told,
        stage: stage.stage,
        seal: sealOf(chain),
      }));
      if (json === true) context.out(JSON.stringify({ schema: 'evenkeel/returns@1', returns }, null, 2));
      else if (returns.length === 0) context.out('No return of this programme is frozen.');
      else
        context.out(
          textTable([
            ['Update', 'Revision', 'State', 'Seal'],
            ...returns.map(({ updateId, revision, stage, seal }) => [
              updateId,
              String(revision),
              STAGE_WORDS[stage],
              seal === null ? '' : readableHash(seal),
            ]),
          ]),
        );
    });
}
