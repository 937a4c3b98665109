/** Bring files into the store: each in one transaction, then the tables of a return checked together. */
import { type Actor, may } from '../../core/access/access.ts';
import type { FileReport } from '../../core/domain/intake.ts';
import { listFiles } from '../../edge/intake/files/list-files.ts';
import { type Look, lookAt, readingOrder } from '../../edge/intake/read-file.ts';
import { Sen2Links } from '../../edge/intake/sen2/sen2-links.ts';
import { type KeyRing, makeKeyRing } from '../../edge/keys/key-ring.ts';
import { sealText } from '../../edge/keys/seal-text.ts';
import type { ImportRecord, Scope } from '../../edge/store/store.ts';
import type { ImportRequest } from '../app.ts';
import { checkReturn } from './check-return.ts';
import { type Call, type ImportDependencies, scopeFor } from './import-call.ts';
import { keepFile } from './keep-file.ts';
import { ReturnTaken } from './return-taken.ts';

/** Nothing is stored in a trial, so it needs no key of the installation's and none is made for it. */
function keysFor({ keys }: ImportDependencies, request: ImportRequest): Promise<KeyRing> {
  return request.dryRun === true ? Promise.resolve(makeKeyRing(null)) : keys();
}

async function startCall(
  dependencies: ImportDependencies,
  actor: Actor,
  request: ImportRequest,
): Promise<Call> {
  const { pseudonymKey, caseReferenceKey } = await keysFor(dependencies, request);
  const links = new Sen2Links();
  return {
    dependencies,
    actor,
    request,
    correlationId: dependencies.newId(),
    links,
    options: {
      pseudonymKey,
      links,
      sealCase: (reference) => sealText(caseReferenceKey, reference),
    },
    taken: new ReturnTaken(),
  };
}

/** Order files so that parents of a SEN2 return come before their children; otherwise as given. */
async function inReadingOrder(looks: readonly Look[]): Promise<readonly Look[]> {
  const ranked: { readonly look: Look; readonly rank: number }[] = [];
  for (const look of looks) ranked.push({ look, rank: await readingOrder(look) });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ look }) => look);
}

/**
 * Import files, folders and archives. Each file is one transaction: its rows, its record and its audit entry are all
 * kept or none. With `strict`, a file with row errors is left out; with `dryRun`, all are read and nothing is kept.
 * @returns one report a file, in the order in which the paths name them.
 */
export async function importFiles(
  dependencies: ImportDependencies,
  actor: Actor,
  request: ImportRequest,
): Promise<readonly FileReport[]> {
  const call = await startCall(dependencies, actor, request);
  const looks: Look[] = [];
  for (const file of await listFiles(request.paths)) looks.push(await lookAt(file));
  const reports = new Map<string, FileReport>();
  for (const look of await inReadingOrder(looks)) reports.set(look.name, await keepFile(look, call));
  await checkReturn(call, scopeFor('sen2-csv', request.scope), reports);
  return looks.flatMap((look) => reports.get(look.name) ?? []);
}

/** List imports, oldest first, of one scope or of all that the actor may see. */
export async function listImports(
  { store }: ImportDependencies,
  actor: Actor,
  scope: Scope | null,
): Promise<readonly ImportRecord[]> {
  const all = await store.read.imports.list(scope);
  return all.filter((record) => may(actor, 'import.read', record.authorityCode));
}
