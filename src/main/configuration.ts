/** What the environment says, read once at start and checked: the only place that looks at it. */

import { existsSync, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { raise } from '../core/base/problem.ts';
import type { RelaySettings } from '../edge/mail/relay.ts';
import type { MetricsAccess } from '../server/watch/answer-metrics.ts';

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
  /** Null where whoever sits at the machine is let in; else how people sign in. */
  readonly signIn: SignInSettings | null;
  /** "all": a line of JSON for each request and job; "faults": faults alone. */
  readonly log: 'faults' | 'all';
  /** Whether answers that take long are made before anybody asks. */
  readonly makesAhead: boolean;
  /** Who may read `/metrics`; null where nobody may. */
  readonly metrics: MetricsAccess | null;
  /** The operator's mail relay; null where none is set up. */
  readonly mail: RelaySettings | null;
  /** The organisation's own language model; null where none is set up, as it is by default. */
  readonly languageModel: {
    readonly address: string;
    readonly name: string;
    readonly key: string | null;
  } | null;
  /** Who is at this machine, for the audit trail. */
  readonly person: string;
  readonly version: string;
};

/** How people sign in. */
export type SignInSettings = {
  /** Where people reach the server: "https://evenkeel.example.gov.uk"; null for this machine itself. */
  readonly address: URL | null;
  /** The authority's own provider of single sign-on; null where there is none. */
  readonly provider: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
  } | null;
};

/**
 * Read the configuration.
 * @throws ProblemError `configuration.wrong-value` for a value that cannot be, `configuration.no-sign-in` for a server
 *   that others could reach and that lets everybody in.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const home = environment['EVENKEEL_HOME'] ?? defaultHome();
  const host = environment['EVENKEEL_HOST'] ?? '127.0.0.1';
  return {
    databaseUrl: emptyToNull(environment['DATABASE_URL']),
    storePath: join(home, 'store.sqlite'),
    keysPath: environment['EVENKEEL_KEYS'] ?? join(home, 'keys', 'evenkeel-keys.json'),
    host,
    port: readPort(environment['EVENKEEL_PORT'] ?? '4173'),
    signIn: readSignIn(environment, host),
    log: readLog(environment),
    makesAhead: readAhead(environment),
    metrics: readMetrics(environment),
    mail: readMail(environment),
    languageModel: readLanguageModel(environment),
    person: personOf(),
    version: versionOf(),
  };
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

function readSignIn(environment: NodeJS.ProcessEnv, host: string): SignInSettings | null {
  const mode = emptyToNull(environment['EVENKEEL_SIGN_IN']) ?? 'off';
  if (mode !== 'off' && mode !== 'accounts') return raiseWrong('EVENKEEL_SIGN_IN', '"off" or "accounts"');
  if (mode === 'off' && !LOOPBACK.includes(host))
    return raise({
      code: 'configuration.no-sign-in',
      place: 'EVENKEEL_HOST',
      message: 'Others could reach the server, and it would let everybody in',
      advice:
        'Set EVENKEEL_SIGN_IN to "accounts" and EVENKEEL_ADDRESS to where people reach it, or unset EVENKEEL_HOST.',
    });
  return mode === 'off'
    ? null
    : { address: readAddress(environment, host), provider: readProvider(environment) };
}

/** Where people sign in, requests are logged; on one's own machine the terminal stays quiet. */
function readLog(environment: NodeJS.ProcessEnv): Configuration['log'] {
  const usual = emptyToNull(environment['EVENKEEL_SIGN_IN']) === 'accounts' ? 'all' : 'faults';
  const log = emptyToNull(environment['EVENKEEL_LOG']) ?? usual;
  return log === 'all' || log === 'faults' ? log : raiseWrong('EVENKEEL_LOG', '"all" or "faults"');
}

/** Of several servers over one database one is enough to make answers ahead; each makes what it is asked for. */
function readAhead(environment: NodeJS.ProcessEnv): boolean {
  const ahead = emptyToNull(environment['EVENKEEL_AHEAD']) ?? 'on';
  return ahead === 'on' || ahead === 'off' ? ahead === 'on' : raiseWrong('EVENKEEL_AHEAD', '"on" or "off"');
}

/** A shorter token could be guessed [characters]. */
const SHORTEST_TOKEN = 32;

function readMetrics(environment: NodeJS.ProcessEnv): MetricsAccess | null {
  const mode = emptyToNull(environment['EVENKEEL_METRICS']) ?? 'off';
  if (mode === 'off') return null;
  if (mode === 'loopback') return { by: 'loopback' };
  if (mode !== 'token') return raiseWrong('EVENKEEL_METRICS', '"off", "loopback" or "token"');
  const token = emptyToNull(environment['EVENKEEL_METRICS_TOKEN']) ?? '';
  if (token.length >= SHORTEST_TOKEN) return { by: 'token', token };
  return raiseWrong('EVENKEEL_METRICS_TOKEN', `a token of at least ${SHORTEST_TOKEN} characters`);
}

function readMail(environment: NodeJS.ProcessEnv): RelaySettings | null {
  const text = emptyToNull(environment['EVENKEEL_MAIL_RELAY']);
  if (text === null) return null;
  const address = URL.parse(text);
  if (address === null || !['smtp:', 'smtps:'].includes(address.protocol))
    return raiseWrong('EVENKEEL_MAIL_RELAY', 'the address of a mail relay, "smtp://…" or "smtps://…"');
  const from = emptyToNull(environment['EVENKEEL_MAIL_FROM']);
  if (from === null || !/^[^\s@<>"]+@[a-z0-9.-]+$/i.test(from))
    return raiseWrong('EVENKEEL_MAIL_FROM', 'the e-mail address that reminders come from');
  return { address, from };
}

function readAddress(environment: NodeJS.ProcessEnv, host: string): URL | null {
  const text = emptyToNull(environment['EVENKEEL_ADDRESS']);
  if (text === null)
    return LOOPBACK.includes(host)
      ? null
      : raiseWrong('EVENKEEL_ADDRESS', 'the address at which people reach the server, "https://…"');
  const address = URL.parse(text);
  const isSafe =
    address?.protocol === 'https:' || (address?.protocol === 'http:' && LOOPBACK.includes(address.hostname));
  if (address === null || !isSafe || address.pathname !== '/')
    return raiseWrong('EVENKEEL_ADDRESS', 'an address that begins with https:// and has no path');
  return address;
}

function readProvider(environment: NodeJS.ProcessEnv): SignInSettings['provider'] {
  const issuer = emptyToNull(environment['EVENKEEL_OIDC_ISSUER']);
  if (issuer === null) return null;
  const clientId = emptyToNull(environment['EVENKEEL_OIDC_CLIENT_ID']);
  const clientSecret = emptyToNull(environment['EVENKEEL_OIDC_CLIENT_SECRET']);
  if (URL.parse(issuer) === null) return raiseWrong('EVENKEEL_OIDC_ISSUER', 'the address of the provider');
  if (clientId === null)
    return raiseWrong('EVENKEEL_OIDC_CLIENT_ID', 'the name the provider knows Evenkeel by');
  if (clientSecret === null) return raiseWrong('EVENKEEL_OIDC_CLIENT_SECRET', 'the secret that goes with it');
  return { issuer, clientId, clientSecret };
}

function readLanguageModel(environment: NodeJS.ProcessEnv): Configuration['languageModel'] {
  const address = emptyToNull(environment['EVENKEEL_MODEL_ADDRESS']);
  if (address === null) return null;
  const name = emptyToNull(environment['EVENKEEL_MODEL_NAME']);
  const url = URL.parse(address);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname));
  if (!isSafe)
    return raiseWrong(
      'EVENKEEL_MODEL_ADDRESS',
      'an address that begins with https://, or one of this machine',
    );
  if (name === null) return raiseWrong('EVENKEEL_MODEL_NAME', 'the name that the model has at its address');
  return { address, name, key: emptyToNull(environment['EVENKEEL_MODEL_KEY']) };
}

function raiseWrong(place: string, wanted: string): never {
  return raise({
    code: 'configuration.wrong-value',
    place,
    message: `This must be ${wanted}`,
    advice: `Set ${place}, then start again; docs/guide/running.md and docs/guide/signing-in.md list all settings.`,
  });
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
