/** `evenkeel return freeze`, `sign` and `seal`: on a file that goes from hand to hand, or on a stored programme. */
import type { Command } from 'commander';
import { readTextFile } from '../app/read-text-file.ts';
import type { FreezeOutcome } from '../app/sealed/sealed-returns.ts';
import { readSealedFile, sealFile, signFile, writeSealedFile } from '../app/sealed/sign-file.ts';
import { raise } from '../core/base/problem.ts';
import { sealOf } from '../core/sealed-return/append-act.ts';
import type { ReturnContent, SealedReturn } from '../core/sealed-return/sealed-return.ts';
import type { CommandContext } from './context.ts';
import { describeProblem } from './describe-problem.ts';
import { type NamedProgramme, openNamedProgramme } from './open-named-programme.ts';
import { returnStateJson, returnStateText } from './return-state-text.ts';
import {
  isSealedFile,
  openStored,
  parseRole,
  readPassphrase,
  requireUpdateOption,
  returnName,
} from './return-target.ts';

type FreezeOptions = {
  readonly update: string;
  readonly out?: string;
  readonly after?: string;
  readonly corrects?: string;
  readonly reason?: string;
  readonly json?: boolean;
};

type SignOptions = {
  readonly update?: string;
  readonly role: string;
  readonly key?: string;
  readonly passphraseFile?: string;
  readonly name?: string;
  readonly statement?: string;
  readonly json?: boolean;
};

type SealOptions = { readonly update?: string; readonly out?: string; readonly json?: boolean };

/** Add the commands below "return". */
export function registerReturnSeal(group: Command, context: CommandContext): void {
  group
    .command('freeze')
    .description('freeze a return for signature, with everything it was made from')
    .argument('<programme>', 'id of a stored programme, or a programme folder')
    .requiredOption('--update <id>', 'which update, for example 2024-25/3')
    .option('--out <file>', 'write the frozen return to this file')
    .option('--after <file>', 'the sealed return of the update before; a stored programme knows it itself')
    .option(
      '--corrects <file>',
      'the sealed return that this one corrects; a stored programme knows it itself',
    )
    .option('--reason <text>', 'why it is corrected')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: FreezeOptions) => {
      const named = await openNamedProgramme(context, name);
      const frozen = named.isStored
        ? await named.app.returns.freeze(context.actor, named.scope, {
            updateId: options.update,
            correction: options.reason ?? null,
          })
        : await freezeFolder(context, named, options);
      await tellFrozen(context, frozen, options);
    });
  group
    .command('sign')
    .description('sign a frozen return as one of the two officers')
    .argument('<return>', 'file of a frozen return, or a stored programme (with --update)')
    .requiredOption('--role <role>', 's151 or dcs')
    .option('--update <id>', 'which update of a stored programme')
    .option('--key <file>', 'the officer’s private key, PEM; without it the key kept in the store')
    .option('--passphrase-file <file>', 'a file whose first line opens the key')
    .option('--name <name>', 'the officer’s name; without it the one in the register of contacts')
    .option('--statement <text>', 'what the officer attests, in place of the standard words')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: SignOptions) => {
      const isFile = isSealedFile(name);
      const signed = isFile
        ? await signAsFile(context, name, options)
        : await signStored(context, name, options);
      tell(context, signed, isFile ? name : null, options.json === true);
    });
  group
    .command('seal')
    .description('seal a return that both officers have signed')
    .argument('<return>', 'file of a signed return, or a stored programme (with --update)')
    .option('--update <id>', 'which update of a stored programme')
    .option('--out <file>', 'write the sealed return of a stored programme to this file')
    .option('--json', 'write one JSON document')
    .action(async (name: string, options: SealOptions) => {
      if (isSealedFile(name)) {
        const sealed = await sealFile(name, context.now(), context.actor.id);
        return tell(context, sealed, name, options.json === true);
      }
      const { app, scope } = await openStored(context, name);
      const sealed = await app.returns.seal(context.actor, scope, returnName(options));
      if (options.out !== undefined) await writeSealedFile(options.out, sealed);
      tell(context, sealed, options.out ?? null, options.json === true);
    });
}

async function freezeFolder(
  context: CommandContext,
  { app, scope }: NamedProgramme,
  options: FreezeOptions,
): Promise<FreezeOutcome> {
  if (options.out === undefined)
    raise({
      code: 'call.wrong',
      place: '--out',
      message: 'A folder keeps nothing, so the frozen return needs a file',
      advice: 'Give one with --out.',
    });
  const wish = { updateId: options.update, correction: options.reason ?? null };
  return await app.returns.freezeFile(context.actor, scope, wish, {
    follows: await followed(options.after),
    ...(await corrected(options)),
  });
}

async function followed(path: string | undefined): Promise<ReturnContent['follows']> {
  if (path === undefined) return null;
  const { file, seal } = await readWithSeal(path);
  return { updateId: file.content.updateId, seal };
}

async function corrected({
  corrects,
  reason,
}: FreezeOptions): Promise<Pick<ReturnContent, 'corrects' | 'revision'>> {
  if (corrects === undefined) return { corrects: null, revision: 1 };
  const { file, seal } = await readWithSeal(corrects);
  if (reason === undefined || reason.trim() === '')
    return raise({
      code: 'seal.correction-unsaid',
      place: corrects,
      message: 'This update has a sealed return already',
      advice: 'To correct it, say why with --reason.',
    });
  return { corrects: { seal, reason }, revision: file.content.revision + 1 };
}

async function readWithSeal(path: string): Promise<{ readonly file: SealedReturn; readonly seal: string }> {
  const { file } = await readSealedFile(path);
  const seal =
    sealOf(file.chain) ??
    raise({
      code: 'seal.not-sealed',
      place: path,
      message: 'The return named is not sealed',
      advice: 'Let both officers sign it and seal it first.',
    });
  return { file, seal };
}

async function tellFrozen(
  context: CommandContext,
  frozen: FreezeOutcome,
  { update, out, json }: FreezeOptions,
): Promise<void> {
  if ('file' in frozen) {
    if (out !== undefined) await writeSealedFile(out, frozen.file);
    return tell(context, frozen.file, out ?? null, json === true);
  }
  context.setExit(1);
  const { blockers } = frozen;
  context.out(
    json === true
      ? JSON.stringify({ schema: 'evenkeel/freeze-refused@1', update, blockers }, null, 2)
      : `The return of update ${update} cannot be frozen yet (${blockers.length} in the way):\n\n${blockers.map(describeProblem).join('\n\n')}`,
  );
}

async function signAsFile(
  context: CommandContext,
  path: string,
  options: SignOptions,
): Promise<SealedReturn> {
  const key =
    options.key ??
    raise({
      code: 'call.wrong',
      place: '--key',
      message: "required option '--key <file>' not specified",
      advice: 'A file is signed with a key file; make one with "evenkeel keys make --out FOLDER".',
    });
  return await signFile(path, {
    role: parseRole(options.role),
    privateKey: await readTextFile(key),
    keyPlace: key,
    passphrase: await readPassphrase(options.passphraseFile),
    name: options.name ?? null,
    statement: options.statement ?? null,
    at: context.now(),
    by: context.actor.id,
  });
}

async function signStored(
  context: CommandContext,
  name: string,
  options: SignOptions,
): Promise<SealedReturn> {
  const { app, scope } = await openStored(context, name);
  const { key } = options;
  return await app.returns.sign(context.actor, scope, {
    updateId: requireUpdateOption(options.update),
    role: parseRole(options.role),
    key: key === undefined ? 'stored' : { pem: await readTextFile(key), place: key },
    passphrase: await readPassphrase(options.passphraseFile),
    name: options.name ?? null,
    statement: options.statement ?? null,
    contentHash: null,
  });
}

/** Tell how far a return has come. */
function tell(context: CommandContext, file: SealedReturn, path: string | null, isJson: boolean): void {
  context.out(isJson ? returnStateJson(file, path) : returnStateText(file, path));
}
