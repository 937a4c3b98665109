/** Looks over an installation and says of each part whether it is well, and how to mend it where it is not. */
import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ProblemError } from '../../core/base/problem.ts';
import { readKeyFile } from '../../edge/keys/key-file.ts';
import { earlierFingerprints, fingerprintOf } from '../../edge/keys/key-ring.ts';
import { openStore } from '../../edge/store/open-store.ts';
import { stepsAddedInWords } from '../../edge/store/steps-added-in-words.ts';
import type { Store } from '../../edge/store/store.ts';

/** One part of an installation. */
export type InstallationCheck = {
  readonly part: string;
  readonly state: 'good' | 'warning' | 'bad';
  /** What was found, for people; never a password. */
  readonly found: string;
  /** How to mend it; null where nothing is to be mended. */
  readonly advice: string | null;
};

/** What is looked over. */
export type Installation = {
  readonly databaseUrl: string | null;
  readonly storePath: string;
  readonly keysPath: string;
  readonly pagesFolder: string;
  readonly now: () => string;
  /** How people sign in, in words, and the provider's address where there is one. */
  readonly signIn: string;
  readonly providerAddress: string | null;
  /** Where mail and questions to a language model are sent, without any name or password; null where that is off. */
  readonly mailAddress: string | null;
  readonly modelAddress: string | null;
};

/** The oldest runtime that has all that is used. */
const OLDEST_NODE = 24;
/** Less room than this on the store's disk is told [bytes]. */
const ROOM = 2 ** 30;
/** A backup older than this is told [days]. */
const OLD_BACKUP = 7;
/** How far back the trail is searched for a backup [entries]. */
const SEARCHED = 5000;

const good = (part: string, found: string): InstallationCheck => ({
  part,
  state: 'good',
  found,
  advice: null,
});
const warning = (part: string, found: string, advice: string): InstallationCheck => ({
  part,
  state: 'warning',
  found,
  advice,
});
const bad = (part: string, found: string, advice: string): InstallationCheck => ({
  part,
  state: 'bad',
  found,
  advice,
});

/** Look over everything. A part that cannot be looked at is bad, never left out. */
export async function checkInstallation(installation: Installation): Promise<readonly InstallationCheck[]> {
  const store = await openedOrWhy(installation);
  const ofStore = store instanceof ProblemError ? [cannotOpen(store)] : await checkStore(store, installation);
  const parts = [
    checkRuntime(),
    ...ofStore,
    await checkRoom(installation),
    checkPages(installation),
    await checkDocuments(),
    ...checkConnections(installation),
  ];
  if (!(store instanceof ProblemError)) await store.close();
  return parts;
}

async function openedOrWhy({ databaseUrl, storePath, now }: Installation): Promise<Store | ProblemError> {
  try {
    return await openStore(databaseUrl === null ? { sqlitePath: storePath, now } : { databaseUrl, now });
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

function cannotOpen({ problem }: ProblemError): InstallationCheck {
  return bad('store', `${problem.message} (${problem.place ?? ''})`, problem.advice ?? '');
}

function checkRuntime(): InstallationCheck {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= OLDEST_NODE
    ? good('runtime', `Node ${process.versions.node}`)
    : bad(
        'runtime',
        `Node ${process.versions.node}`,
        `Start with ./bin/evenkeel, which brings its own, or install Node ${OLDEST_NODE} or newer.`,
      );
}

async function checkStore(store: Store, installation: Installation): Promise<readonly InstallationCheck[]> {
  const programmes = await store.read.documents.scopes('programme');
  const count = `${programmes.length} ${programmes.length === 1 ? 'programme' : 'programmes'}`;
  return [
    checkSteps(store, `${store.kind} at ${store.place}, version ${store.version}, ${count}`),
    await checkTrail(store),
    await checkKeys(store, installation),
    await checkBackup(store, installation),
  ];
}

function checkSteps({ stepsAdded }: Store, found: string): InstallationCheck {
  return stepsAdded.length === 0
    ? good('store', found)
    : warning(
        'store',
        `${found}. ${stepsAddedInWords(stepsAdded)}`,
        'Nothing more for the store; make a backup of it as it is now.',
      );
}

async function checkTrail({ read }: Store): Promise<InstallationCheck> {
  const broken = await read.audit.firstBroken();
  const [newest] = await read.audit.list(null, 1);
  return broken === null
    ? good('audit trail', `whole, ${newest?.sequence ?? 0} entries`)
    : bad(
        'audit trail',
        `broken at entry ${broken}`,
        'Somebody changed the store by another way than Evenkeel. Keep a copy of it as it is, and restore the newest backup whose trail is whole.',
      );
}

async function checkKeys(store: Store, { keysPath }: Installation): Promise<InstallationCheck> {
  const { fingerprint } = await store.keyBinding();
  const keys = await readKeyFile(keysPath).catch(() => 'unreadable' as const);
  if (keys === 'unreadable') return bad('keys', `${keysPath} is not whole`, 'Put back the copy kept of it.');
  if (keys === null)
    return fingerprint === null
      ? good('keys', 'none yet: made with the first import')
      : bad('keys', `${keysPath} is missing`, 'Put back the copy kept of it, or name it in EVENKEEL_KEYS.');
  if (fingerprint !== null && earlierFingerprints(keys).includes(fingerprint))
    return warning('keys', 'a new key was begun and not finished', 'Run "evenkeel keys renew" again.');
  if (fingerprint !== null && fingerprint !== fingerprintOf(keys))
    return bad('keys', `${keysPath} belongs to another store`, 'Name the right file in EVENKEEL_KEYS.');
  const { mode } = await stat(keysPath);
  return (mode & 0o077) === 0
    ? good('keys', keysPath)
    : warning('keys', `${keysPath} can be read by others on this machine`, 'Close it: chmod 600.');
}

async function checkBackup({ read }: Store, { now }: Installation): Promise<InstallationCheck> {
  const entries = await read.audit.list(null, SEARCHED);
  const last = entries.find(({ action }) => action === 'store.backed-up');
  const advice = 'Run "evenkeel backup FILE" every night, and keep the file and the keys on another machine.';
  if (last === undefined) return warning('backup', 'none was ever made, as far as the trail tells', advice);
  const days = Math.floor((Date.parse(now()) - Date.parse(last.occurredAt)) / 86_400_000);
  const found = `${last.occurredAt.slice(0, 10)}, ${days} ${days === 1 ? 'day' : 'days'} ago`;
  return days > OLD_BACKUP ? warning('backup', found, advice) : good('backup', found);
}

async function checkRoom({ storePath, databaseUrl }: Installation): Promise<InstallationCheck> {
  if (databaseUrl !== null) return good('room', 'the database server looks after its own disk');
  const folder = existsSync(dirname(storePath)) ? dirname(storePath) : '.';
  const { bavail, bsize } = await statfs(folder);
  const found = `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB free for the store`;
  return bavail * bsize >= ROOM
    ? good('room', found)
    : warning('room', found, 'Make room on the disk that holds the store.');
}

function checkPages({ pagesFolder }: Installation): InstallationCheck {
  return existsSync(join(pagesFolder, 'index.html'))
    ? good('pages', 'built')
    : bad('pages', 'not built', 'Run ./script/start, or npm run build.');
}

/** The parts with machine code of their own: where one is missing for this machine, documents cannot be made. */
async function checkDocuments(): Promise<InstallationCheck> {
  try {
    await import('../../edge/documents/write-pdf.ts');
    await import('../../edge/documents/chart-image.ts');
    return good('documents', 'the makers of PDF and pictures load');
  } catch {
    return bad(
      'documents',
      'the makers of PDF and pictures do not load on this machine',
      'Run npm ci on this machine: packages copied from another one may be for another system.',
    );
  }
}

/** Every way out of this machine, each off unless an operator has set it up. */
function checkConnections(installation: Installation): readonly InstallationCheck[] {
  const { databaseUrl, signIn, providerAddress, mailAddress, modelAddress } = installation;
  return [
    good('sign-in', signIn),
    good('connection to a database server', databaseUrl === null ? 'off' : 'set up by DATABASE_URL'),
    good('connection to single sign-on', providerAddress ?? 'off'),
    good('connection to a mail relay', mailAddress ?? 'off'),
    good('connection to a language model', modelAddress ?? 'off'),
  ];
}
