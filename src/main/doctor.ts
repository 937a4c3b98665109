/** Looks over the installation that the configuration names. */
import { join } from 'node:path';
import { checkInstallation, type InstallationCheck } from '../app/upkeep/check-installation.ts';
import { type Configuration, ROOT } from './configuration.ts';

/** Give what is well and what is not. */
export async function doctor(configuration: Configuration): Promise<readonly InstallationCheck[]> {
  const { databaseUrl, storePath, keysPath, host, port, signIn, mail, languageModel } = configuration;
  const words =
    signIn === null
      ? `off: whoever sits at this machine is let in; the server listens on ${host}, port ${port}`
      : `accounts; people reach the server at ${signIn.address?.origin ?? `${host}, port ${port}`}`;
  return await checkInstallation({
    databaseUrl,
    storePath,
    keysPath,
    pagesFolder: join(ROOT, 'dist', 'pages'),
    now: () => new Date().toISOString(),
    signIn: words,
    providerAddress: signIn?.provider?.issuer ?? null,
    mailAddress: mail === null ? null : whereOf(mail.address),
    modelAddress: languageModel === null ? null : whereOf(new URL(languageModel.address)),
  });
}

/** An address without a name, a password or a path, which may be secret. */
function whereOf({ protocol, host }: URL): string {
  return `${protocol}//${host}`;
}
