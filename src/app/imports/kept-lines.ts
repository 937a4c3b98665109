/** The lines of an import's issue sheet, kept with the import, and the sheet that is written from them. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { IssueLine } from '../../core/domain/issue.ts';
import { writeIssueSheet } from '../../edge/documents/write-issue-sheet.ts';
import { looseLine } from '../../edge/intake/fixes/watched-reader.ts';
import type { ImportRecord, Repositories, Scope } from '../../edge/store/store.ts';
import { requirePermission } from '../require-permission.ts';
import type { ImportDependencies } from './import-call.ts';

const KIND = 'issue-lines';
/** So many lines of one import are kept one by one; a file with more is better mended at its source. */
const MOST_LINES = 5000;

/** A file to hand to a person. */
export type NamedFile = { readonly name: string; readonly bytes: Uint8Array };

async function linesOf(documents: Repositories['documents'], scope: Scope, importId: string) {
  const kept = await documents.newest(scope, KIND, importId);
  return kept === null ? [] : (kept.body as { lines: readonly IssueLine[] }).lines; // written by this file alone
}

/**
 * Keep lines with an import, beside those that it has, in the transaction at hand.
 * @param insteadOf  codes whose earlier lines are forgotten.
 */
export async function keepLines(
  { documents }: Pick<Repositories, 'documents'>,
  scope: Scope,
  importId: string,
  lines: readonly IssueLine[],
  by: string,
  insteadOf: ReadonlySet<string> = new Set(),
): Promise<void> {
  const earlier = await linesOf(documents, scope, importId);
  const standing = earlier.filter(({ code }) => !insteadOf.has(code));
  if (lines.length === 0 && standing.length === earlier.length) return;
  const all = [...standing, ...lines].slice(0, MOST_LINES);
  await documents.put(
    scope,
    { kind: KIND, id: importId, body: { schema: 'evenkeel/issue-lines@1', lines: all } },
    by,
  );
}

/** Lines of all problems of an import: those kept with what binds them, and the rest, which can only be mended in the file. */
export async function issueLines(read: Repositories, record: ImportRecord): Promise<readonly IssueLine[]> {
  const bound = await linesOf(read.documents, record, record.importId);
  const told = new Set(bound.map(({ code, row, sheet }) => `${code}|${row}|${sheet ?? ''}`));
  const others = record.report.problems.filter(
    ({ code, row, sheet, severity }) => severity !== 'info' && !told.has(`${code}|${row}|${sheet ?? ''}`),
  );
  return [...bound, ...others.map((problem) => looseLine(record.report.file, problem))];
}

/**
 * Write the issue sheet of one import.
 * @throws ProblemError `import.not-found`, `access.refused`.
 */
export async function issueSheet(
  { store, now }: ImportDependencies,
  actor: Actor,
  importId: string,
): Promise<NamedFile> {
  const record = (await store.read.imports.find(importId)) ?? raiseNotFound(importId);
  requirePermission(actor, 'import.read', record.authorityCode, 'to see the issues of this import');
  const { file, sha256 } = record.report;
  const lines = await issueLines(store.read, record);
  const bytes = await writeIssueSheet(lines, { importId, files: [{ file, sha256 }], writtenAt: now() });
  const base = file.replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9_-]+/g, '-');
  return { name: `issues-${base}.xlsx`, bytes };
}

function raiseNotFound(importId: string): never {
  return raise({
    code: 'import.not-found',
    place: importId,
    message: 'There is no import of that id',
    advice: 'See "evenkeel import list".',
  });
}
