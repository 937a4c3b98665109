/** Looks over the installation that the configuration names. */
import { join } from 'node:path';
import { checkInstallation, type InstallationCheck } from '../app/upkeep/check-installation.ts';
import { type Configuration, ROOT } from './configuration.ts';

/** Give what is well and what is not. */
export async function doctor(configuration: Configuration): Promise<readonly InstallationCheck[]> {
  const { databaseUrl, storePath, keysPath, host, port, signIn } = configuration;
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
  });
}
