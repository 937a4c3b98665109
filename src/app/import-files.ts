/** Imports files: each is read, checked and stored in one transaction with its audit entry, or not at all. */
import { type Actor, may } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { FileReport, RowProblem } from '../core/domain/intake.ts';
import { inspectBytes } from '../edge/intake/file-bytes.ts';
import { type ListedPath, listFiles } from '../edge/intake/list-files.ts';
import { problemText } from '../edge/intake/problem-texts.ts';
import { isUnread, readFileInto, readingOrder } from '../edge/intake/read-file.ts';
import { FileRefusal, LIMITS, type RowBatch } from '../edge/intake/reading.ts';
import { Sen2Links } from '../edge/intake/sen2-links.ts';
import type { ImportRecord, Repositories, Scope } from '../edge/store/store.ts';
import type { ImportRequest } from './app.ts';
import type { AppDependencies } from './create-app.ts';

/** Thrown inside a transaction to leave the store as it was; the report is the answer. */
class NotKept extends Error {
  readonly report: FileReport;

  constructor(report: FileReport) {
    super('not kept');
    this.report = report;
  }
}

/**
 * Import files. A file that is in force already (same content, kind and scope) adds nothing and says so; a file that
 * cannot be read, or has row errors under `strict`, is reported and not kept.
 * @returns one report a file, in reading order: parents of a SEN2 return before their children.
 */
export async function importFiles(
  dependencies: AppDependencies,
  actor: Actor,
  request: ImportRequest,
): Promise<readonly FileReport[]> {
  const listed = await inReadingOrder(await listFiles(request.paths));
  const work: OneFile = {
    dependencies,
    actor,
    request,
    links: new Sen2Links(),
    pseudonymKey: await dependencies.store.pseudonymKey(),
  };
  const reports: FileReport[] = [];
  for (const { path, refusal } of listed)
    reports.push(refusal === null ? await importOne(work, path) : refusedReport(path, refusal));
  return reports;
}

async function inReadingOrder(listed: readonly ListedPath[]): Promise<readonly ListedPath[]> {
  const placed: { readonly item: ListedPath; readonly order: number }[] = [];
  for (const item of listed)
    placed.push({ item, order: item.refusal === null ? await readingOrder(item.path) : -1 });
  return placed.sort((a, b) => a.order - b.order).map(({ item }) => item);
}

type OneFile = {
  readonly dependencies: AppDependencies;
  readonly actor: Actor;
  readonly request: ImportRequest;
  readonly links: Sen2Links;
  readonly pseudonymKey: string;
};

async function importOne(work: OneFile, path: string): Promise<FileReport> {
  const { dependencies, request } = work;
  const known = await findKnown(dependencies, request.scope, path);
  if (known !== null) return alreadyThere(known, path);
  try {
    return await dependencies.store.transaction(async (repositories) => {
      const importId = dependencies.newId();
      const report = await readFileInto(
        path,
        {
          pseudonymKey: work.pseudonymKey,
          links: work.links,
          ...(request.kind === undefined ? {} : { kind: request.kind }),
          onProgress: (rows) => request.onProgress?.(path, rows),
        },
        (batch) => storeBatch(repositories, request.scope, importId, batch),
      );
      const hasErrors = request.strict === true && report.rowsWithErrors > 0;
      if (isUnread(report) || hasErrors || request.dryRun === true) throw new NotKept(report);
      await keepImport(repositories, work, importId, report);
      return report;
    });
  } catch (error) {
    if (error instanceof NotKept) return error.report;
    throw error;
  }
}

/** The import in force with the same content, or null; a file that cannot be read is told of when it is read. */
async function findKnown(
  { store }: AppDependencies,
  scope: Scope,
  path: string,
): Promise<ImportRecord | null> {
  try {
    const { sha256 } = await inspectBytes(path, LIMITS);
    const inForce = await store.read.imports.list(scope);
    return inForce.find((item) => item.undoneAt === null && item.report.sha256 === sha256) ?? null;
  } catch (error) {
    if (error instanceof FileRefusal) return null;
    throw error;
  }
}

/** The report of the earlier import, with a note that nothing was added. */
function alreadyThere(known: ImportRecord, path: string): FileReport {
  const note: RowProblem = {
    code: 'import.already-there',
    severity: 'info',
    row: null,
    column: null,
    count: 1,
    message: `The same file was imported before, as ${known.importId}; nothing was added`,
    advice: 'Undo that import first if it is to be read again.',
  };
  return { ...known.report, file: path, problems: [note, ...known.report.problems] };
}

async function keepImport(
  { imports, audit }: Repositories,
  { dependencies, actor, request }: OneFile,
  importId: string,
  report: FileReport,
): Promise<void> {
  await imports.add({
    ...request.scope,
    importId,
    kind: report.kind,
    report,
    importedAt: dependencies.now(),
    importedBy: actor.id,
    undoneAt: null,
  });
  await audit.append({
    authorityCode: request.scope.authorityCode,
    actor: actor.id,
    action: 'import.accepted',
    subjectKind: 'import',
    subjectId: importId,
    detail: {
      kind: report.kind,
      sha256: report.sha256,
      rowsRead: report.rowsRead,
      recordsAccepted: report.recordsAccepted,
      rowsWithErrors: report.rowsWithErrors,
    },
    correlationId: importId,
  });
}

/** Hand a batch to the repository of its table. */
function storeBatch({ rows }: Repositories, scope: Scope, importId: string, batch: RowBatch): Promise<void> {
  switch (batch.table) {
    case 'published':
      return rows.addPublished(scope, importId, batch.rows);
    case 'allocations':
      return rows.addAllocations(scope, importId, batch.rows);
    case 'monthly':
      return rows.addMonthly(scope, importId, batch.rows);
    case 'costs':
      return rows.addCosts(scope, importId, batch.rows);
    case 'persons':
      return rows.addPersons(scope, importId, batch.rows);
    case 'requests':
      return rows.addRequests(scope, importId, batch.rows);
    case 'assessments':
      return rows.addAssessments(scope, importId, batch.rows);
    case 'namedPlans':
      return rows.addNamedPlans(scope, importId, batch.rows);
    case 'planDetails':
      return rows.addPlanDetails(scope, importId, batch.rows);
    case 'activePlans':
      return rows.addActivePlans(scope, importId, batch.rows);
    case 'placements':
      return rows.addPlacements(scope, importId, batch.rows);
    case 'needs':
      return rows.addNeeds(scope, importId, batch.rows);
  }
}

function refusedReport(path: string, code: NonNullable<ListedPath['refusal']>): FileReport {
  const { message, advice } = problemText(code);
  return {
    file: path,
    kind: 'unknown',
    confidence: 0,
    sha256: '',
    rowsRead: 0,
    recordsAccepted: 0,
    rowsWithErrors: 0,
    rowsSkipped: 0,
    problems: [{ code, severity: 'error', row: null, column: null, count: 1, message, advice }],
  };
}

/** List imports, oldest first: those of one scope, or all that the actor may see. */
export async function listImports(
  { store }: AppDependencies,
  actor: Actor,
  scope: Scope | null,
): Promise<readonly ImportRecord[]> {
  const records = await store.read.imports.list(scope);
  return records.filter((item) => may(actor, 'import.read', item.authorityCode));
}

/**
 * Undo an import: its rows are never read again; the import itself and its trail stay.
 * @throws ProblemError `import.not-found`, `import.already-undone`, `access.refused`.
 */
export async function undoImport(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  importId: string,
): Promise<ImportRecord> {
  return await store.transaction(async ({ imports, audit }) => {
    const found = await imports.find(importId);
    if (found === null || !may(actor, 'import.read', found.authorityCode))
      return raise({
        code: 'import.not-found',
        place: importId,
        message: 'There is no import of that name',
        advice: 'List the imports with "evenkeel import list".',
      });
    if (!may(actor, 'import.undo', found.authorityCode))
      return raise({
        code: 'access.refused',
        message: 'You do not have permission to undo an import',
        advice: 'Ask the person who looks after roles for your authority.',
      });
    if (found.undoneAt !== null)
      return raise({
        code: 'import.already-undone',
        place: importId,
        message: 'The import was undone before',
        advice: 'Import the file again if its rows are wanted.',
      });
    const undoneAt = now();
    await imports.markUndone(importId, undoneAt);
    await audit.append({
      authorityCode: found.authorityCode,
      actor: actor.id,
      action: 'import.undone',
      subjectKind: 'import',
      subjectId: importId,
      detail: { kind: found.kind, sha256: found.report.sha256 },
      correlationId: newId(),
    });
    return { ...found, undoneAt };
  });
}
