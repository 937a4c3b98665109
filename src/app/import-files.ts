/** Bring files into the store: each in one transaction with its audit entry, so that a file is in whole or not at all. */
import { basename } from 'node:path';
import { type Actor, may } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { Instant } from '../core/base/time.ts';
import type { FileKind, FileReport, RowProblem } from '../core/domain/intake.ts';
import type { RowBatch } from '../core/domain/records.ts';
import { type ListedPath, listFiles } from '../edge/intake/files/list-files.ts';
import { fileHash, isUnread, readFileInto, readingOrder, unreadReport } from '../edge/intake/read-file.ts';

import { Sen2Links } from '../edge/intake/sen2/sen2-links.ts';
import {
  type ImportRecord,
  type Repositories,
  type Scope,
  SHARED_SCOPE,
  type Store,
} from '../edge/store/store.ts';
import type { ImportRequest } from './app.ts';
import { requirePermission } from './require-permission.ts';

/** What imports need from outside. */
export type ImportDependencies = {
  readonly store: Store;
  readonly now: () => Instant;
  /** A new id, unique and sorting by time. */
  readonly newId: () => string;
};

/** Where an authority's own files go that were imported without naming a programme: never on the shelf that all can read. */
export const UNASSIGNED_SCOPE: Scope = { authorityCode: 'unassigned', programmeId: '' };

/** The shelf of published tables, for callers that name no programme. */
export const SHELF: Scope = SHARED_SCOPE;

/** Kinds of file that anyone may see because they are published. */
const PUBLISHED_KINDS: ReadonlySet<FileKind> = new Set(['dfe-ehcp', 'dfe-la-panel', 'dsg-allocations']);
/** Nothing is stored in a trial, so its pseudonyms need no secret and the store's is not made for it. */
const TRIAL_KEY = '00'.repeat(32);

/** Leaves a transaction with the report of a file of which nothing is kept. */
class NothingKept extends Error {
  readonly report: FileReport;

  constructor(report: FileReport) {
    super('Nothing of this file is kept');
    this.report = report;
  }
}

/** What the files of one call share. */
type Call = {
  readonly dependencies: ImportDependencies;
  readonly actor: Actor;
  readonly request: ImportRequest;
  readonly correlationId: string;
  readonly pseudonymKey: string;
  readonly links: Sen2Links;
};

function withProblem(report: FileReport, problem: RowProblem): FileReport {
  return { ...report, problems: [...report.problems, problem] };
}

function wholeFile(
  code: string,
  severity: RowProblem['severity'],
  message: string,
  advice: string,
): RowProblem {
  return { code, severity, row: null, column: null, count: 1, message, advice };
}

const ALREADY_THERE = wholeFile(
  'import.already-there',
  'info',
  'This file is in force already; nothing was added',
  'Undo the earlier import first if it should be read again.',
);
const KEPT_OUT = wholeFile(
  'import.kept-out',
  'error',
  'Rows had errors, so nothing of this file was kept',
  'Correct the rows, or import without --strict to keep the rows that are right.',
);
const NO_PROGRAMME = wholeFile(
  'import.no-programme',
  'warning',
  'The file belongs to an authority but no programme was named; it was kept on its own, where no programme reads it',
  'Undo the import and name a programme with --into.',
);

/** An authority's own rows never go to the shelf of published tables. */
function scopeFor(kind: FileKind, asked: Scope): Scope {
  const isShelf = asked.authorityCode === SHARED_SCOPE.authorityCode;
  return isShelf && !PUBLISHED_KINDS.has(kind) ? UNASSIGNED_SCOPE : asked;
}

function scopeOfBatch(batch: RowBatch, asked: Scope): Scope {
  const isPublished = batch.table === 'published' || batch.table === 'allocations';
  return isPublished ? asked : scopeFor('sen2-csv', asked);
}

function readOptions(call: Call, path: string) {
  const { kind, onProgress } = call.request;
  return {
    pseudonymKey: call.pseudonymKey,
    links: call.links,
    ...(kind === undefined ? {} : { kind }),
    ...(onProgress === undefined ? {} : { onProgress: (rows: number) => onProgress(path, rows) }),
  };
}

/** Say why a file that was read must not be kept; null where it may. */
async function reasonNotToKeep(
  report: FileReport,
  call: Call,
  { imports }: Repositories,
): Promise<FileReport | null> {
  if (isUnread(report)) return report;
  const scope = scopeFor(report.kind, call.request.scope);
  if ((await imports.findInForce(scope, report.sha256, report.kind)) !== null)
    return withProblem(report, ALREADY_THERE);
  if (call.request.strict === true && report.rowsWithErrors > 0) return withProblem(report, KEPT_OUT);
  return null;
}

async function keepFile(path: string, call: Call, repositories: Repositories): Promise<FileReport> {
  const { dependencies, actor, request } = call;
  const importId = dependencies.newId();
  const read = await readFileInto(path, readOptions(call, path), (batch) =>
    repositories.rows.add(scopeOfBatch(batch, request.scope), importId, batch),
  );
  const refused = await reasonNotToKeep(read, call, repositories);
  if (refused !== null) throw new NothingKept(refused);
  const scope = scopeFor(read.kind, request.scope);
  const report = scope === request.scope ? read : withProblem(read, NO_PROGRAMME);
  await repositories.imports.add({
    ...scope,
    importId,
    kind: report.kind,
    // The folder a file lay in can hold a person's name, and is of no use to a reader of the return.
    report: { ...report, file: basename(path) },
    asAt: null,
    importedAt: dependencies.now(),
    importedBy: actor.id,
    undoneAt: null,
  });
  await repositories.audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action: 'import.accepted',
    subjectKind: 'import',
    subjectId: importId,
    detail: {
      programme: scope.programmeId,
      file: basename(path),
      kind: report.kind,
      sha256: report.sha256,
      rowsRead: report.rowsRead,
      recordsAccepted: report.recordsAccepted,
      rowsWithErrors: report.rowsWithErrors,
      rowsSkipped: report.rowsSkipped,
    },
    correlationId: call.correlationId,
  });
  return report;
}

/** Find the report of a file that is in force already, by its bytes alone, before it is read. */
async function reportInForce(path: string, call: Call): Promise<FileReport | null> {
  const { dependencies, request } = call;
  const sha256 = await fileHash(path);
  if (sha256 === null) return null;
  for (const scope of new Set([request.scope, scopeFor('sen2-csv', request.scope)]))
    for (const earlier of await dependencies.store.read.imports.list(scope)) {
      const isSame = earlier.undoneAt === null && earlier.report.sha256 === sha256;
      if (isSame && (request.kind === undefined || request.kind === earlier.kind))
        return withProblem({ ...earlier.report, file: path }, ALREADY_THERE);
    }
  return null;
}

async function importFile({ path, refusal }: ListedPath, call: Call): Promise<FileReport> {
  if (refusal !== null) return unreadReport(path, refusal);
  if (call.request.dryRun === true)
    return await readFileInto(path, readOptions(call, path), () => Promise.resolve());
  const inForce = await reportInForce(path, call);
  if (inForce !== null) return inForce;
  try {
    return await call.dependencies.store.transaction((repositories) => keepFile(path, call, repositories));
  } catch (fault) {
    if (fault instanceof NothingKept) return fault.report;
    throw fault;
  }
}

/** Order files so that parents of a SEN2 return come before their children; otherwise as given. */
async function inReadingOrder(files: readonly ListedPath[]): Promise<readonly ListedPath[]> {
  const ranked = await Promise.all(
    files.map(async (file) => ({ file, rank: file.refusal === null ? await readingOrder(file.path) : -1 })),
  );
  return ranked.sort((a, b) => a.rank - b.rank).map(({ file }) => file);
}

/**
 * Import files and folders. Each file is one transaction: its rows, its record and its audit entry are all kept
 * or none. A file whose bytes are in force already, for this scope and kind, adds nothing. With `strict`, a file
 * with row errors is left out; with `dryRun`, all are read and nothing is kept.
 * @returns one report a file, in the order in which the paths name them.
 */
export async function importFiles(
  dependencies: ImportDependencies,
  actor: Actor,
  request: ImportRequest,
): Promise<readonly FileReport[]> {
  const files = await listFiles(request.paths);
  const call: Call = {
    dependencies,
    actor,
    request,
    correlationId: dependencies.newId(),
    pseudonymKey: request.dryRun === true ? TRIAL_KEY : await dependencies.store.pseudonymKey(),
    links: new Sen2Links(),
  };
  const reports = new Map<ListedPath, FileReport>();
  for (const file of await inReadingOrder(files)) reports.set(file, await importFile(file, call));
  return files.flatMap((file) => reports.get(file) ?? []);
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

/**
 * Undo an import: its rows are never read again, and the act stands in the audit trail.
 * @throws ProblemError `import.not-found`, `import.already-undone`, `access.refused`.
 */
export async function undoImport(
  { store, now, newId }: ImportDependencies,
  actor: Actor,
  importId: string,
): Promise<ImportRecord> {
  return await store.transaction(async ({ imports, audit }) => {
    const record = (await imports.find(importId)) ?? raise(notFound(importId));
    requirePermission(actor, 'import.undo', record.authorityCode, 'to undo this import');
    if (record.undoneAt !== null)
      return raise({
        code: 'import.already-undone',
        place: importId,
        message: 'This import was undone before',
        advice: 'Nothing to do. Import the file again if it should count.',
      });
    const undoneAt = now();
    await imports.markUndone(importId, undoneAt);
    await audit.append({
      authorityCode: record.authorityCode,
      actor: actor.id,
      action: 'import.undone',
      subjectKind: 'import',
      subjectId: importId,
      detail: { programme: record.programmeId, file: record.report.file, kind: record.kind },
      correlationId: newId(),
    });
    return { ...record, undoneAt };
  });
}

function notFound(importId: string) {
  return {
    code: 'import.not-found',
    place: importId,
    message: 'There is no import of that id',
    advice: 'See "evenkeel import list".',
  };
}
