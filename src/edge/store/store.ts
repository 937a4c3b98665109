/** What the store offers: repositories by subject, and transactions in which a change and its audit entry stand or fall together. */
import type { AuditAct, AuditEntry } from '../../core/audit/audit-entry.ts';
import type { Instant } from '../../core/base/time.ts';
import type { FileKind, FileReport, Placed, RowProblem } from '../../core/domain/intake.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import type { PlacementCost } from '../../core/domain/placement-cost.ts';
import type { AllocationLine, PublishedRow } from '../../core/domain/published.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2NamedPlan,
  Sen2Need,
  Sen2Person,
  Sen2Placement,
  Sen2PlanDetail,
  Sen2Request,
} from '../../core/domain/sen2.ts';

/**
 * Whose records: an authority's programme, or the shelf of published tables that all programmes share
 * (`SHARED_SCOPE`). `authorityCode` is the first column of every key.
 */
export type Scope = { readonly authorityCode: string; readonly programmeId: string };
export const SHARED_SCOPE: Scope = { authorityCode: 'shared', programmeId: '' };

/** One accepted import of one file. */
export type ImportRecord = Scope & {
  /** Time-ordered, unique within the store. */
  readonly importId: string;
  readonly kind: FileKind;
  readonly report: FileReport;
  readonly importedAt: Instant;
  readonly importedBy: string;
  /** Null while in force. */
  readonly undoneAt: Instant | null;
};

/** Where a stored row came from. */
export type Origin = {
  readonly importId: string;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  /** Sheet of a workbook, where there is one. */
  readonly sheet?: string;
};
export type Stored<T> = { readonly record: T; readonly origin: Origin };

export type ImportRepository = {
  /** Add the import and its problems. Its rows may be written before or after, in the same transaction. */
  add(record: ImportRecord): Promise<void>;
  /** The import in force of a file with this hash and kind in this scope, or null. */
  findInForce(scope: Scope, sha256: string, kind: FileKind): Promise<ImportRecord | null>;
  /** Undone ones too, in the order in which they were accepted. */
  list(scope: Scope | null): Promise<readonly ImportRecord[]>;
  find(importId: string): Promise<ImportRecord | null>;
  /**
   * Mark as undone; rows of an undone import are never read again.
   * @throws Error where no such import is in force: look with `find` first.
   */
  markUndone(importId: string, at: Instant): Promise<void>;
  problems(importId: string): Promise<readonly RowProblem[]>;
};

/**
 * Rows of imported files. Writing takes batches (an import streams them). Reading gives, of each thing, the rows of
 * the newest import in force that tells of it (newest = accepted last); older imports first, then in the order of
 * the file. A published row is known by dataset, period, level, area, topic and breakdown; an allocation by year,
 * authority, table and heading; a monthly figure by measure, series and month. Costs and SEN2 tables are extracts of
 * all there is: only the newest import that has such rows is read. Where one file tells of a thing twice, both rows
 * are given, except monthly.
 */
export type ImportedRows = {
  addPublished(scope: Scope, importId: string, batch: readonly Placed<PublishedRow>[]): Promise<void>;
  addAllocations(scope: Scope, importId: string, batch: readonly Placed<AllocationLine>[]): Promise<void>;
  addMonthly(scope: Scope, importId: string, batch: readonly Placed<MonthlyFigure>[]): Promise<void>;
  addCosts(scope: Scope, importId: string, batch: readonly Placed<PlacementCost>[]): Promise<void>;
  addPersons(scope: Scope, importId: string, batch: readonly Placed<Sen2Person>[]): Promise<void>;
  addRequests(scope: Scope, importId: string, batch: readonly Placed<Sen2Request>[]): Promise<void>;
  addAssessments(scope: Scope, importId: string, batch: readonly Placed<Sen2Assessment>[]): Promise<void>;
  addNamedPlans(scope: Scope, importId: string, batch: readonly Placed<Sen2NamedPlan>[]): Promise<void>;
  addPlanDetails(scope: Scope, importId: string, batch: readonly Placed<Sen2PlanDetail>[]): Promise<void>;
  addActivePlans(scope: Scope, importId: string, batch: readonly Placed<Sen2ActivePlan>[]): Promise<void>;
  addPlacements(scope: Scope, importId: string, batch: readonly Placed<Sen2Placement>[]): Promise<void>;
  addNeeds(scope: Scope, importId: string, batch: readonly Placed<Sen2Need>[]): Promise<void>;
  published(scope: Scope, dataset: string): Promise<readonly Stored<PublishedRow>[]>;
  allocations(scope: Scope): Promise<readonly Stored<AllocationLine>[]>;
  /** Ordered by measure, series, month; one row each, from the newest import in force. */
  monthly(scope: Scope): Promise<readonly Stored<MonthlyFigure>[]>;
  costs(scope: Scope): Promise<readonly Stored<PlacementCost>[]>;
  namedPlans(scope: Scope): Promise<readonly Stored<Sen2NamedPlan>[]>;
  requests(scope: Scope): Promise<readonly Stored<Sen2Request>[]>;
  /** How many rows in force each table holds, for reconciliation and tests: table name to count. */
  counts(scope: Scope): Promise<Readonly<Record<string, number>>>;
};

/**
 * A programme's own records as versioned documents: agreement, template, scale, update, plan …
 * A change adds a version; nothing is overwritten. Bodies are checked by a schema by whoever reads them.
 */
export type DocumentRecord = Scope & {
  /** "programme", "agreement", "return-template", "rating-scale", "update", "risks", "places", "plan". */
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
  readonly sha256: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
};

export type DocumentRepository = {
  /** Add the next version; gives the stored record. A body equal to the newest version adds nothing. */
  put(
    scope: Scope,
    document: { readonly kind: string; readonly id: string; readonly body: unknown },
    by: string,
  ): Promise<DocumentRecord>;
  newest(scope: Scope, kind: string, id: string): Promise<DocumentRecord | null>;
  /** The newest version of each id of a kind, ordered by id. */
  all(scope: Scope, kind: string): Promise<readonly DocumentRecord[]>;
  history(scope: Scope, kind: string, id: string): Promise<readonly DocumentRecord[]>;
  /** Every scope that has a document of this kind, ordered. */
  scopes(kind: string): Promise<readonly Scope[]>;
};

export type AuditRepository = {
  /** Append one entry to the chain, in the transaction at hand. */
  append(act: AuditAct): Promise<AuditEntry>;
  /** The newest entries, newest first, of one authority or (null) of all. */
  list(authorityCode: string | null, limit: number): Promise<readonly AuditEntry[]>;
  /** Walk the whole chain; gives the sequence of the first broken entry, or null where it is whole. */
  firstBroken(): Promise<number | null>;
};

export type Repositories = {
  readonly imports: ImportRepository;
  readonly rows: ImportedRows;
  readonly documents: DocumentRepository;
  readonly audit: AuditRepository;
};

export type Store = {
  readonly kind: 'sqlite' | 'postgres';
  /** For people: the file, or the server's host and database (never a password). */
  readonly place: string;
  /** Read outside a transaction. */
  readonly read: Repositories;
  /**
   * Run changes and their audit entries; all are kept or none. One writer at a time; others wait.
   * The repositories handed in serve only until `work` ends; `read` shows the state before until then.
   * @throws ProblemError `store.busy` where another process holds the store for more than half a minute;
   *   Error for a transaction inside a transaction, which would wait for itself.
   */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** The store's own secret key for pseudonyms, made at random with the store itself, 32 bytes as hex. Always the same. */
  pseudonymKey(): Promise<string>;
  close(): Promise<void>;
};
