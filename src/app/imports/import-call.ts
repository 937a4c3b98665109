/** What the files of one call of the import share, and whose records each of them becomes. */
import type { Actor } from '../../core/access/access.ts';
import type { Instant } from '../../core/base/time.ts';
import type { FileKind, FileReport, RowProblem } from '../../core/domain/intake.ts';
import type { IssueLine } from '../../core/domain/issue.ts';
import type { RowBatch, TableName } from '../../core/domain/records.ts';
import type { Look } from '../../edge/intake/read-file.ts';
import type { Sen2Links } from '../../edge/intake/sen2/sen2-links.ts';
import type { ReadOptions } from '../../edge/intake/tables/reading.ts';
import type { KeyRing } from '../../edge/keys/key-ring.ts';
import { type Scope, SHARED_SCOPE, type Store } from '../../edge/store/store.ts';
import type { ImportRequest } from './import-request.ts';
import type { ReturnTaken } from './return-taken.ts';

/** What imports need from outside. */
export type ImportDependencies = {
  readonly store: Store;
  readonly now: () => Instant;
  /** A new id, unique and sorting by time. */
  readonly newId: () => string;
  /** The secret keys, opened when they are first needed. */
  readonly keys: () => Promise<KeyRing>;
};

/** What the files of one call share. */
export type Call = {
  readonly dependencies: ImportDependencies;
  readonly actor: Actor;
  readonly request: ImportRequest;
  readonly correlationId: string;
  readonly links: Sen2Links;
  /** Options of reading that are the same for every file. */
  readonly options: Omit<ReadOptions, 'onProgress' | 'kind'>;
  /** When the newest fixes that apply were saved: what was imported before is read again with them. Null without any. */
  readonly fixesSince: Instant | null;
  /** When the newest column map of a family of kinds was saved: what was imported before is read again with it. */
  readonly mapsSince: ReadonlyMap<string, Instant>;
  /** Bytes of the files read so far, and of all [bytes]. */
  readonly done: { bytes: number; readonly all: number };
  /** The lines of the issue sheet of the file that is being read. */
  readonly lines: IssueLine[];
  /** The files of the call by name, to look at again. */
  readonly looks: ReadonlyMap<string, Look>;
  /** The SEN2 tables taken so far, to be checked together at the end. */
  readonly taken: ReturnTaken;
};

/** The forms of a SEN2 return are one family, whose column maps fit each other; any other kind is one by itself. */
export function familyOf(kind: FileReport['kind']): string {
  return kind.startsWith('sen2') ? 'sen2' : kind;
}

/** Where an authority's own files go that were imported without naming a programme: never on the shelf that all can read. */
export const UNASSIGNED_SCOPE: Scope = { authorityCode: 'unassigned', programmeId: '' };

/** The shelf of published tables, for callers that name no programme. */
export const SHELF: Scope = SHARED_SCOPE;

/** Kinds of file that anyone may see because they are published. */
const PUBLISHED_KINDS: ReadonlySet<FileKind> = new Set([
  'dfe-ehcp',
  'dfe-la-panel',
  'ons-population',
  'gias-establishments',
  'dsg-allocations',
  'dsg-deficit',
  's251-outturn',
  'tribunal-appeals',
  'lait',
  'statistical-neighbours',
  'authority-list',
]);
const PUBLISHED_TABLES: ReadonlySet<TableName> = new Set([
  'published',
  'allocations',
  'establishments',
  'neighbours',
]);

/** Give the scope that a file's rows belong to: an authority's own rows never go to the shelf of published tables. */
export function scopeFor(kind: FileKind, asked: Scope): Scope {
  return isShelf(asked) && !PUBLISHED_KINDS.has(kind) ? UNASSIGNED_SCOPE : asked;
}

/** Give the scope of a batch, which is known before the file's kind is told. */
export function scopeOfBatch(batch: RowBatch, asked: Scope): Scope {
  return isShelf(asked) && !isPublished(batch) ? UNASSIGNED_SCOPE : asked;
}

/** A management plan stands among published tables by its shape, but is the authority's own. */
function isPublished(batch: RowBatch): boolean {
  const isOwnPlan =
    batch.table === 'published' && batch.rows.some(({ record }) => record.dataset === 'dsg-management-plan');
  return PUBLISHED_TABLES.has(batch.table) && !isOwnPlan;
}

function isShelf({ authorityCode }: Scope): boolean {
  return authorityCode === SHARED_SCOPE.authorityCode;
}

/** Add a problem of the whole file to a report. */
export function withProblem(report: FileReport, problem: RowProblem): FileReport {
  return { ...report, problems: [...report.problems, problem] };
}

/** Make a problem of the whole file. */
export function wholeFile(
  code: string,
  severity: RowProblem['severity'],
  message: string,
  advice: string,
): RowProblem {
  return { code, severity, row: null, column: null, count: 1, message, advice };
}
