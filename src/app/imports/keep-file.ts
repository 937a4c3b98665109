/** Brings one file into the store: its rows, its record and its audit entry are all kept or none. */
import { basename } from 'node:path';
import type { FileReport } from '../../core/domain/intake.ts';
import type { IssueLine } from '../../core/domain/issue.ts';
import { isUnread, type Look, readFileInto } from '../../edge/intake/read-file.ts';
import type { ReadOptions } from '../../edge/intake/tables/reading.ts';
import type { ImportRecord, Repositories } from '../../edge/store/store.ts';
import { type Call, familyOf, SHELF, scopeFor, scopeOfBatch, wholeFile, withProblem } from './import-call.ts';
import { keepLines } from './kept-lines.ts';

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

const NOT_PUBLISHED = wholeFile(
  'import.not-published',
  'error',
  'The file is no published table but an authority’s own; nothing of it was kept',
  'Bring it in on the Data page of its programme.',
);

/** Leaves a transaction with the report of a file of which nothing is kept. */
class NothingKept extends Error {
  readonly report: FileReport;

  constructor(report: FileReport) {
    super('Nothing of this file is kept');
    this.report = report;
  }
}

function readOptions({ request, options, done }: Call, name: string): ReadOptions {
  const { kind, onProgress } = request;
  const shareAt = (bytes = 0) => (done.all === 0 ? 0 : (done.bytes + bytes) / done.all);
  return {
    ...options,
    ...(kind === undefined ? {} : { kind }),
    ...(onProgress === undefined
      ? {}
      : { onProgress: (rows: number, bytes?: number) => onProgress(name, rows, shareAt(bytes)) }),
  };
}

/** Say why a file that was read must not be kept; null where it may. */
async function reasonNotToKeep(
  report: FileReport,
  call: Call,
  { imports }: Repositories,
): Promise<FileReport | null> {
  const { request } = call;
  if (isUnread(report)) return report;
  const scope = scopeFor(report.kind, request.scope);
  if (request.publishedOnly === true && scope.authorityCode !== SHELF.authorityCode)
    return withProblem(report, NOT_PUBLISHED);
  const earlier = await imports.findInForce(scope, report.sha256, report.kind);
  if (earlier !== null && !isReadAgain(earlier, call)) return withProblem(report, ALREADY_THERE);
  if (request.strict === true && report.rowsWithErrors > 0) return withProblem(report, KEPT_OUT);
  return null;
}

async function keepRows(look: Look, call: Call, repositories: Repositories): Promise<FileReport> {
  const { dependencies, actor, request, taken } = call;
  const importId = dependencies.newId();
  const read = await readFileInto(look, readOptions(call, look.name), async (batch) => {
    taken.take(batch, { file: look.name, importId });
    await repositories.rows.add(scopeOfBatch(batch, request.scope), importId, batch);
  });
  const refused = await reasonNotToKeep(read, call, repositories);
  if (refused !== null) throw new NothingKept(refused);
  const scope = scopeFor(read.kind, request.scope);
  const report = scope === request.scope ? read : withProblem(read, NO_PROGRAMME);
  // The folder a file lay in can hold a person's name, and is of no use to a reader of the return.
  const file = basename(look.name);
  await repositories.imports.add({
    ...scope,
    importId,
    kind: report.kind,
    report: { ...report, file },
    asAt: report.kind.startsWith('sen2') ? call.links.referenceDate : null,
    importedAt: dependencies.now(),
    importedBy: actor.id,
    undoneAt: null,
  });
  await keepLines(repositories, scope, importId, takeLines(call), actor.id);
  await repositories.audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action: 'import.accepted',
    subjectKind: 'import',
    subjectId: importId,
    detail: {
      programme: scope.programmeId,
      file,
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

/** Take the lines of the file that was just read, telling them to whoever asked. */
function takeLines({ lines, request }: Call): readonly IssueLine[] {
  const taken = lines.splice(0);
  for (const line of taken) request.onIssue?.(line);
  return taken;
}

/** Say whether a file that is in force is to be read again, because fixes or a column map for it were saved since. */
function isReadAgain({ kind, importedAt }: ImportRecord, { fixesSince, mapsSince }: Call): boolean {
  const mapSince = mapsSince.get(familyOf(kind));
  if (mapSince !== undefined && importedAt < mapSince) return true;
  return fixesSince !== null && kind.startsWith('sen2') && importedAt <= fixesSince;
}

/** Find the report of a file that is in force already, by its bytes alone, before it is read. */
async function reportInForce({ name, file }: Look, call: Call): Promise<FileReport | null> {
  const { dependencies, request } = call;
  if (file === null) return null;
  for (const scope of new Set([request.scope, scopeFor('sen2-csv', request.scope)]))
    for (const earlier of await dependencies.store.read.imports.list(scope)) {
      const isSame = earlier.undoneAt === null && earlier.report.sha256 === file.sha256;
      if (
        isSame &&
        !isReadAgain(earlier, call) &&
        (request.kind === undefined || request.kind === earlier.kind)
      )
        return withProblem({ ...earlier.report, file: name }, ALREADY_THERE);
    }
  return null;
}

/**
 * Import one file, in a transaction of its own; in a trial, read it and keep nothing. A file whose bytes are in force
 * already, for this scope and kind, adds nothing.
 */
export async function keepFile(look: Look, call: Call): Promise<FileReport> {
  call.lines.length = 0;
  if (call.request.dryRun === true) {
    const report = await readFileInto(look, readOptions(call, look.name), (batch) => {
      call.taken.take(batch, { file: look.name, importId: null });
      return Promise.resolve();
    });
    takeLines(call);
    return report;
  }
  const inForce = await reportInForce(look, call);
  if (inForce !== null) {
    call.taken.missOne(inForce);
    return inForce;
  }
  try {
    return await call.dependencies.store.transaction((repositories) => keepRows(look, call, repositories));
  } catch (fault) {
    if (!(fault instanceof NothingKept)) throw fault;
    call.taken.missOne(fault.report);
    return fault.report;
  }
}
