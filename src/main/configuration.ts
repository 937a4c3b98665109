/** What the environment says, read once at start and checked: the only place that looks at it. */

import { existsSync, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { raise } from '../core/base/problem.ts';

/** The installation's root: where package.json stands. */
export const ROOT = resolve(import.meta.dirname, '../..');

export type Configuration = {
  /** A PostgreSQL address, or null for the embedded store. */
  readonly databaseUrl: string | null;
  /** The embedded store's file. */
  readonly storePath: string;
  /** The file of secret keys, apart from the store. */
  readonly keysPath: string;
  /** The address the server listens on; loopback unless told. */
  readonly host: string;
  readonly port: number;
  /** Who is at this machine, for the audit trail. */
  readonly person: string;
  readonly version: string;
};

/**
 * Read the configuration.
 * @throws ProblemError `configuration.wrong-value` for a port that is none.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const home = environment['EVENKEEL_HOME'] ?? defaultHome();
  return {
    databaseUrl: emptyToNull(environment['DATABASE_URL']),
    storePath: join(home, 'store.sqlite'),
    keysPath: environment['EVENKEEL_KEYS'] ?? join(home, 'keys', 'evenkeel-keys.json'),
    host: environment['EVENKEEL_HOST'] ?? '127.0.0.1',
    port: readPort(environment['EVENKEEL_PORT'] ?? '4173'),
    person: personOf(),
    version: versionOf(),
  };
}

/** A checkout keeps its store beside itself; an installed package in the person's own data folder. */
function defaultHome(): string {
  const isInstalled = ROOT.includes(`${join('/', 'node_modules')}${join('/')}`);
  return isInstalled || !existsSync(join(ROOT, 'script'))
    ? join(homedir(), '.local', 'share', 'evenkeel')
    : join(ROOT, '.evenkeel');
}

function emptyToNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return raise({
    code: 'configuration.wrong-value',
    place: 'EVENKEEL_PORT',
    message: 'The port is not a whole number from 0 to 65535',
    advice: 'Set EVENKEEL_PORT to a free port, or unset it for 4173.',
  });
}

function personOf(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // some containers give the process no name; the trail then says so
  }
}

function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
