/** Opens the store that the configuration names and puts the use cases over it. */
import { randomBytes } from 'node:crypto';
import type { App } from '../app/app.ts';
import { createApp } from '../app/create-app.ts';
import type { AppDependencies } from '../app/dependencies.ts';
import { openKeys, passingKeys } from '../app/open-keys.ts';
import type { Provider, ProviderSettings } from '../edge/identity/provider.ts';
import { openStore } from '../edge/store/open-store.ts';
import { stepsAddedInWords } from '../edge/store/steps-added-in-words.ts';
import type { Configuration } from './configuration.ts';

/** Now, in UTC, to the millisecond. */
export function now(): string {
  return new Date().toISOString();
}

/** A new id: time first, so that ids sort by age, then chance. */
export function newId(): string {
  return `${Date.now().toString(36).padStart(9, '0')}-${randomBytes(5).toString('hex')}`;
}

/**
 * Open the configured store: PostgreSQL where an address is set, else the embedded file.
 * @param more  whether newest extracts are kept ready, as a server wants them; who is told of steps that the store had skipped.
 */
export async function openApp(
  configuration: Configuration,
  {
    say,
    ...more
  }: Pick<AppDependencies, 'keepsExtracts' | 'tellRows' | 'whoIsToldOfRuns' | 'beforehand'> & {
    readonly say?: (text: string) => void;
  } = {},
): Promise<App> {
  const { databaseUrl, storePath, keysPath, version, signIn, mail, languageModel } = configuration;
  const place = databaseUrl === null ? { sqlitePath: storePath } : { databaseUrl };
  const store = await openStore({ ...place, now });
  if (store.stepsAdded.length > 0) say?.(`${stepsAddedInWords(store.stepsAdded)}.`);
  return createApp({
    store,
    now,
    newId,
    keys: () => openKeys(keysPath, store),
    provider: signIn?.provider == null ? null : await providerOf(signIn.provider),
    relay: mail === null ? null : async () => (await import('../edge/mail/relay.ts')).openRelay(mail),
    home: signIn?.address?.origin ?? null,
    languageModel:
      languageModel === null
        ? null
        : (await import('../edge/language-model/ask-model.ts')).openLanguageModel(languageModel),
    product: productName(version),
    ...more,
  });
}

/** The library for single sign-on is loaded only where it is set up. */
async function providerOf(settings: ProviderSettings): Promise<Provider> {
  const { openProvider } = await import('../edge/identity/provider.ts');
  return openProvider(settings);
}

/** Open a store in memory that is gone when it is closed; its ids are counted, so that the same work gives the same bytes. */
export async function openPassingApp({ version }: Pick<Configuration, 'version'>): Promise<App> {
  let count = 0;
  const countedId = () => String(++count).padStart(6, '0');
  return createApp({
    store: await openStore({ sqlitePath: ':memory:', now }),
    now,
    newId: countedId,
    keys: passingKeys(),
    product: productName(version),
  });
}

function productName(version: string): string {
  return `Evenkeel ${version}`;
}
