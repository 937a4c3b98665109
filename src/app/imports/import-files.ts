/** Bring files into the store: corrections first, each file in one transaction, then the tables of a return checked together. */
import { type Actor, may } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { FileReport } from '../../core/domain/intake.ts';
import type { IssueLine } from '../../core/domain/issue.ts';
import { listFiles } from '../../edge/intake/files/list-files.ts';
import { FixBook } from '../../edge/intake/fixes/fix-book.ts';
import { problemText } from '../../edge/intake/problem-texts.ts';
import { type Look, lookAt, readingOrder } from '../../edge/intake/read-file.ts';
import { Sen2Links } from '../../edge/intake/sen2/sen2-links.ts';
import type { Mapping } from '../../edge/intake/tables/mapping.ts';
import { type KeyRing, makeKeyRing, sealKeysOf } from '../../edge/keys/key-ring.ts';
import { sealText } from '../../edge/keys/seal-text.ts';
import type { ImportRecord, Scope } from '../../edge/store/store.ts';
import { checkReturn } from './check-return.ts';
import { type Call, familyOf, type ImportDependencies, scopeFor } from './import-call.ts';
import type { ImportRequest } from './import-request.ts';
import { fixesOf, type ReadSheet, readIssueSheet, sheetReport } from './issue-sheets.ts';
import { keepFile } from './keep-file.ts';
import { ReturnTaken } from './return-taken.ts';
import { savedFixes, saveFixes } from './saved-fixes.ts';
import { checkedMapping, readMappingFile, savedMappings, saveMappings } from './saved-mappings.ts';

/** Nothing is stored in a trial, so it needs no key of the installation's and none is made for it. */
function keysFor({ keys }: ImportDependencies, request: ImportRequest): Promise<KeyRing> {
  return request.dryRun === true ? Promise.resolve(makeKeyRing(null)) : keys();
}

/** The files of a call, those that correct others apart from those that hold records. */
type Sorted = { readonly sheets: readonly ReadSheet[]; readonly tables: readonly Look[] };

async function sortFiles(looks: readonly Look[]): Promise<Sorted> {
  const sheets: ReadSheet[] = [];
  const tables: Look[] = [];
  for (const look of looks) {
    const sheet = await readIssueSheet(look);
    if (sheet === null) tables.push(look);
    else sheets.push(sheet);
  }
  return { sheets, tables };
}

async function lookAtAll(paths: readonly string[]): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (const file of await listFiles(paths)) looks.push(await lookAt(file));
  return looks;
}

/** Keep the corrections and column maps that a call brings, so that later calls use them too. */
async function keepHelp(
  dependencies: ImportDependencies,
  actor: Actor,
  request: ImportRequest,
  keys: KeyRing,
  sheets: readonly ReadSheet[],
  mappings: readonly Mapping[],
): Promise<void> {
  if (request.dryRun === true) return;
  const scope = scopeFor('sen2-csv', request.scope);
  await saveMappings(dependencies, actor, scope, mappings);
  for (const { sheet } of sheets)
    await saveFixes(dependencies, actor, scope, sheet.sha256, sheet.fixes, keys.caseReferenceKey);
}

/** Refuse a file that was said to hold fixes and is no issue sheet. */
function requireSheets({ fixes }: ImportRequest, sheets: readonly ReadSheet[]): void {
  for (const path of fixes ?? [])
    if (!sheets.some(({ look }) => look.name === path)) {
      const { message, advice } = problemText('fix.not-an-issue-sheet');
      raise({ code: 'fix.not-an-issue-sheet', place: path, message, advice });
    }
}

async function startCall(
  dependencies: ImportDependencies,
  actor: Actor,
  request: ImportRequest,
  { sheets, tables }: Sorted,
): Promise<Call> {
  const keys = await keysFor(dependencies, request);
  const given = [
    ...(await Promise.all((request.mappings ?? []).map(readMappingFile))),
    ...(request.columnMaps ?? []).map((map) => checkedMapping(JSON.stringify(map))),
  ];
  await keepHelp(dependencies, actor, request, keys, sheets, given);
  const scope = scopeFor('sen2-csv', request.scope);
  const { read } = dependencies.store;
  const maps = await savedMappings(read, scope);
  const saved = await savedFixes(read, scope, sealKeysOf(keys, null));
  const fixes = request.dryRun === true ? [...saved.fixes, ...fixesOf(sheets)] : saved.fixes;
  const links = new Sen2Links();
  const lines: IssueLine[] = [];
  return {
    dependencies,
    actor,
    request,
    correlationId: dependencies.newId(),
    links,
    fixesSince: saved.newestAt,
    mapsSince: new Map(maps.toReversed().map(({ mapping, savedAt }) => [familyOf(mapping.kind), savedAt])),
    options: {
      pseudonymKey: keys.pseudonymKey,
      links,
      mappings: [...given, ...maps.map(({ mapping }) => mapping)],
      fixing: { fixes: new FixBook(fixes), onIssue: (line) => lines.push(line) },
      sealCase: (reference) => sealText(keys.caseReferenceKey, reference),
    },
    done: { bytes: 0, all: tables.reduce((sum, { file }) => sum + (file?.size ?? 0), 0) },
    lines,
    looks: new Map(tables.map((look) => [look.name, look])),
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
 * Import files, folders and archives. Issue sheets among them are read first and their fixes applied, as are those kept
 * with the programme. Each other file is one transaction: its rows, its record and its audit entry are all kept or
 * none. With `strict`, a file with row errors is left out; with `dryRun`, all are read and nothing is kept.
 * @returns one report a file, in the order in which the paths name them.
 * @throws ProblemError `file.not-a-mapping`, `file.mapping-of-unknown`, `mapping.unreadable`, `keys.*`.
 */
export async function importFiles(
  dependencies: ImportDependencies,
  actor: Actor,
  request: ImportRequest,
): Promise<readonly FileReport[]> {
  const looks = await lookAtAll([...request.paths, ...(request.fixes ?? [])]);
  const sorted = await sortFiles(looks);
  const { sheets, tables } = sorted;
  requireSheets(request, sheets);
  const call = await startCall(dependencies, actor, request, sorted);
  const reports = new Map<string, FileReport>();
  for (const sheet of sheets) reports.set(sheet.look.name, sheetReport(sheet));
  try {
    for (const look of await inReadingOrder(tables)) {
      reports.set(look.name, await keepFile(look, call));
      call.done.bytes += look.file?.size ?? 0;
    }
    await checkReturn(call, scopeFor('sen2-csv', request.scope), reports);
  } finally {
    call.taken.putBy.close();
  }
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
