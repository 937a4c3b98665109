/** `evenkeel keys`: renew the installation's, make an officer's signing key as files or in the store, and make an own one known to the store. */
import type { Command } from 'commander';
import { makeKeyFiles } from '../app/make-keys.ts';
import { readTextFile } from '../app/read-text-file.ts';
import { raise } from '../core/base/problem.ts';
import { readableHash } from '../core/seal/readable-hash.ts';
import { ROLE_WORDS } from '../core/sealed-return/return-stage.ts';
import type { CommandContext } from './context.ts';
import { registerRenewKeys } from './renew-keys.ts';
import { openStored, parseRole, readPassphrase } from './return-target.ts';

type MakeOptions = {
  readonly out?: string;
  readonly into?: string;
  readonly role?: string;
  readonly name?: string;
  readonly passphraseFile?: string;
  readonly json?: boolean;
};

type AddOptions = {
  readonly role: string;
  readonly name: string;
  readonly publicKey: string;
  readonly json?: boolean;
};

/** Add the commands to the program. */
export function registerKeys(
  program: Command,
  context: CommandContext & { readonly keysPath: string },
): void {
  const keys = program
    .command('keys')
    .description('the keys of the installation, and those that officers sign with');
  registerRenewKeys(keys, context);
  keys
    .command('make')
    .description('make a pair: as files in a folder, or kept in the store for an officer')
    .option('--out <folder>', 'write two files there; nothing is overwritten')
    .option('--into <programme>', 'keep it in the store for an officer of this programme')
    .option('--role <role>', 's151 or dcs; with --into')
    .option('--name <name>', 'the officer’s name; with --out the name of the files')
    .option('--passphrase-file <file>', 'lock the private key with the first line of this file')
    .option('--json', 'write one JSON document')
    .action(async (options: MakeOptions) => {
      if (options.into !== undefined) await makeKept(context, options.into, options);
      else await makeFiles(context, options);
    });
  keys
    .command('add')
    .description('make an officer’s own key known: signatures of that role with another key are refused then')
    .argument('<programme>', 'id of a stored programme')
    .requiredOption('--role <role>', 's151 or dcs')
    .requiredOption('--name <name>', 'the officer’s name')
    .requiredOption('--public-key <file>', 'the public key, PEM')
    .option('--json', 'write one JSON document')
    .action(async (programme: string, options: AddOptions) => {
      const { app, scope } = await openStored(context, programme);
      const key = await app.returns.keepKey(context.actor, scope, {
        role: parseRole(options.role),
        name: options.name,
        key: { publicKey: await readTextFile(options.publicKey) },
      });
      sayKept(context, key, options.json === true);
    });
}

async function makeFiles(context: CommandContext, options: MakeOptions): Promise<void> {
  const folder =
    options.out ??
    raise({
      code: 'call.wrong',
      place: '--out',
      message: 'Neither --out nor --into was given',
      advice: 'Give a folder with --out, or a stored programme with --into.',
    });
  const passphrase = await readPassphrase(options.passphraseFile);
  const made = await makeKeyFiles(folder, options.name ?? 'officer', passphrase);
  context.out(
    options.json === true
      ? JSON.stringify({ schema: 'evenkeel/keys-made@1', ...made, isLocked: passphrase !== null }, null, 2)
      : `Private key: ${made.privatePath}${passphrase === null ? ' (not locked: keep it where only you can read it)' : ''}\nPublic key:  ${made.publicPath}\nFingerprint: ${readableHash(made.fingerprint)}  (SHA-256 ${made.fingerprint})`,
  );
}

async function makeKept(context: CommandContext, programme: string, options: MakeOptions): Promise<void> {
  const passphrase =
    (await readPassphrase(options.passphraseFile)) ??
    raise({
      code: 'keys.passphrase-needed',
      place: '--passphrase-file',
      message: 'A key that is kept in the store is locked with a passphrase, and none was given',
      advice: 'Give the passphrase in a file with --passphrase-file.',
    });
  const { app, scope } = await openStored(context, programme);
  const key = await app.returns.keepKey(context.actor, scope, {
    role: parseRole(options.role ?? ''),
    name: options.name ?? '',
    key: { passphrase },
  });
  sayKept(context, key, options.json === true);
}

type KeptKey = Awaited<ReturnType<Awaited<ReturnType<CommandContext['openApp']>>['returns']['keepKey']>>;

function sayKept(context: CommandContext, key: KeptKey, isJson: boolean): void {
  context.out(
    isJson
      ? JSON.stringify({ schema: 'evenkeel/officer-key@1', ...key }, null, 2)
      : `${ROLE_WORDS[key.role]}: ${key.name}, key ${readableHash(key.fingerprint)}  (SHA-256 ${key.fingerprint})`,
  );
}
