/** What the store offers: repositories by subject, and transactions in which a change and its audit entry stand or fall together. */

import type { AuditAct, AuditAction, AuditEntry } from '../../core/audit/audit-entry.ts';
import type { Instant, IsoDate } from '../../core/base/time.ts';
import type { FileKind, FileReport, Placed, RowProblem } from '../../core/domain/intake.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import type { PublishedRow } from '../../core/domain/published.ts';
import type { RecordOf, RowBatch, TableName } from '../../core/domain/records.ts';
import type { EvidenceGrade } from '../../core/plan/evidence-grade.ts';
import type { NodeName, ProgrammeRecord, RecordBody } from '../../core/programme/records/programme-record.ts';
import type { Vote } from '../../core/voice/vote.ts';
import type { AccountRepository, SignInRepository } from './account-store.ts';
import type { PersonRepository, RetentionRepository } from './person-store.ts';
import type { PreparedRepository } from './prepared-store.ts';
import type { ReviewRepository } from './review-store.ts';
import type { SealRepository } from './seal-store.ts';
import type { TableShape } from './store-shape.ts';
import type { SurveyRepository } from './survey-store.ts';
import type { TokenRepository } from './token-store.ts';
import type { WholeBatch, WholeRow } from './whole-store.ts';

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
  /** The day that the file's rows are of, where the file tells it: the reference date of a SEN2 return. */
  readonly asAt: IsoDate | null;
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
/** The file that an extract was read from. */
export type ExtractSource = {
  readonly importId: string;
  readonly file: string;
  readonly sha256: string;
  readonly asAt: IsoDate | null;
};
export type Stored<T> = { readonly record: T; readonly origin: Origin };

export type ImportRepository = {
  /**
   * Add what was found once all tables of a return were read, in place of what was found before.
   * @param insteadOf  codes whose earlier problems of this import are forgotten.
   * @throws Error where there is no such import.
   */
  addFindings(importId: string, problems: readonly RowProblem[], insteadOf: readonly string[]): Promise<void>;
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
 * authority, table and heading; a monthly figure by measure, series and month; an establishment by its URN; neighbours
 * by their authority. Costs, ledger and SEN2 tables are extracts of all there is: only the import that is of the latest
 * day, and of those the newest, is read. Where one file tells of a thing twice, both rows
 * are given, except monthly.
 */
export type ImportedRows = {
  /** Write a batch; batches of one import and table come in the order of the file. */
  add(scope: Scope, importId: string, batch: RowBatch): Promise<void>;
  /** All rows in force of one table. */
  all<Name extends TableName>(scope: Scope, table: Name): Promise<readonly Stored<RecordOf[Name]>[]>;
  /**
   * The rows in force of a table that is an extract of all there is, a batch at a time, in the order of the file:
   * memory stays at one batch. Gives the file that they come from, or null where there are none.
   * @param before  a day: the extract is then the newest of those that are of an earlier day.
   * @throws Error for a table whose rows are known by a key.
   */
  stream<Name extends TableName>(
    scope: Scope,
    table: Name,
    take: (rows: readonly Placed<RecordOf[Name]>[]) => void,
    before?: IsoDate | null,
  ): Promise<ExtractSource | null>;
  /** The rows in force of one table in which a field holds a text; a search through all of its rows. */
  where<Name extends TableName>(
    scope: Scope,
    table: Name,
    field: keyof RecordOf[Name],
    is: string,
  ): Promise<readonly Stored<RecordOf[Name]>[]>;
  published(scope: Scope, dataset: string): Promise<readonly Stored<PublishedRow>[]>;
  /** Ordered by measure, series, month; one row each, from the newest import in force. */
  monthly(scope: Scope): Promise<readonly Stored<MonthlyFigure>[]>;
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

/** A plan as it was locked; nothing of it ever changes. */
export type PlanVersion = {
  /** The name that it was given, one of its kind in its programme. */
  readonly id: string;
  /** 1, 2, 3 … in the order of locking. */
  readonly sequence: number;
  /** The version of the live plan that was locked. */
  readonly planVersion: number;
  readonly body: unknown;
  readonly sha256: string;
  readonly reason: string;
  readonly lockedAt: Instant;
  readonly lockedBy: string;
};

/** One act of setting an assumption; values as they stand in the plan file. */
export type AssumptionSet = {
  readonly sequence: number;
  /** The version of the live plan that came of it. */
  readonly planVersion: number;
  readonly cell: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly reason: string;
  readonly source: string;
  readonly grade: EvidenceGrade;
  readonly setAt: Instant;
  readonly setBy: string;
};

export type PlanRepository = {
  /** Add a version. An id that stands already is the database's to refuse. */
  lock(
    scope: Scope,
    version: Pick<PlanVersion, 'id' | 'planVersion' | 'body' | 'reason'>,
    by: string,
  ): Promise<PlanVersion>;
  /** In the order of locking. */
  versions(scope: Scope): Promise<readonly PlanVersion[]>;
  version(scope: Scope, id: string): Promise<PlanVersion | null>;
  addSetting(
    scope: Scope,
    setting: Omit<AssumptionSet, 'sequence' | 'setAt' | 'setBy'>,
    by: string,
  ): Promise<AssumptionSet>;
  /** In the order in which they were made. */
  settings(scope: Scope): Promise<readonly AssumptionSet[]>;
};

/** A programme's records: workstreams, promises, risks, ratings and the other kinds. */
export type RecordRepository = {
  /** Add the next version. */
  add(
    scope: Scope,
    record: NodeName & { readonly reason: string; readonly body: RecordBody },
    by: string,
  ): Promise<ProgrammeRecord>;
  /** The newest version of each, withdrawn ones too, by kind and id. */
  all(scope: Scope): Promise<readonly ProgrammeRecord[]>;
  /** Every version of one, oldest first. */
  history(scope: Scope, name: NodeName): Promise<readonly ProgrammeRecord[]>;
};

/** Where a voting code is for. */
export type VotingCode = { readonly scope: Scope; readonly meetingId: string; readonly sector: string };

/** Votes before and after agenda items, and the codes that let people vote without an account. */
export type VoiceRepository = {
  /** Keep the hashes of new codes for a meeting and a sector. */
  addCodes(
    scope: Scope,
    codes: { readonly meetingId: string; readonly sector: string; readonly hashes: readonly string[] },
  ): Promise<void>;
  /** Find a code of any programme by its hash, or null. */
  findCode(hash: string): Promise<VotingCode | null>;
  /** How many codes a meeting has: sector to count. */
  countCodes(scope: Scope, meetingId: string): Promise<Readonly<Record<string, number>>>;
  /** Note that a code has voted. A second time is the database's to refuse. */
  markUsed(authorityCode: string, hash: string, vote: Pick<Vote, 'item' | 'phase'>): Promise<void>;
  usesOf(authorityCode: string, hash: string): Promise<readonly Pick<Vote, 'item' | 'phase'>[]>;
  addVotes(scope: Scope, votes: readonly Vote[]): Promise<void>;
  /** All votes of a programme, in an order that chance gave. */
  votes(scope: Scope): Promise<readonly Vote[]>;
};

/** Which entry of the trail is asked for. */
export type NewestEntry = {
  readonly authorities: readonly string[];
  readonly actions: { readonly only: readonly AuditAction[] } | { readonly except: readonly AuditAction[] };
};

export type AuditRepository = {
  /** Append one entry to the chain, in the transaction at hand. */
  append(act: AuditAct): Promise<AuditEntry>;
  /** The newest entries, newest first, of one authority or (null) of all. */
  list(authorityCode: string | null, limit: number): Promise<readonly AuditEntry[]>;
  /** The newest entry of any of these authorities that is of these actions only, or of none of these; null where there is none. */
  newest(of: NewestEntry): Promise<AuditEntry | null>;
  /** Walk the whole chain; gives the sequence of the first broken entry, or null where it is whole. */
  firstBroken(): Promise<number | null>;
};

export type Repositories = {
  readonly imports: ImportRepository;
  readonly rows: ImportedRows;
  readonly documents: DocumentRepository;
  readonly plans: PlanRepository;
  readonly records: RecordRepository;
  readonly voice: VoiceRepository;
  readonly surveys: SurveyRepository;
  readonly reviews: ReviewRepository;
  readonly audit: AuditRepository;
  readonly accounts: AccountRepository;
  readonly signIns: SignInRepository;
  readonly seals: SealRepository;
  readonly tokens: TokenRepository;
  readonly prepared: PreparedRepository;
  readonly persons: PersonRepository;
  readonly retention: RetentionRepository;
};

export type KeyBinding = {
  /** Null until the first rows are made with keys. */
  readonly fingerprint: string | null;
  /** The key for pseudonyms that a store of version 1 held itself; to be moved to the key file. */
  readonly oldPseudonymKey: string | null;
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
  /** Which keys the rows were made with; the keys themselves are kept apart. */
  keyBinding(): Promise<KeyBinding>;
  /**
   * Say once for all which keys the rows are made with. Gives the fingerprint that stands: another one where another
   * process was first. A key that an older store held is forgotten.
   */
  bindKeys(fingerprint: string): Promise<string>;
  /** How large it is on its disk [bytes]. */
  size(): Promise<number>;
  /** The store's version: which migrations it has had. */
  readonly version: number;
  /** Migrations that it had skipped though it had later ones, added when it was opened: "12 (marks-by-theme)". */
  readonly stepsAdded: readonly string[];
  /** Read everything there is, as it stands at one moment; other processes go on. */
  dump(take: (batch: WholeBatch) => Promise<void>): Promise<void>;
  /**
   * Take everything of another store into this one, which must be empty: all or nothing.
   * @param work  is handed the way to write rows of one table.
   * @throws ProblemError `store.not-empty`.
   */
  fill(
    work: (
      write: (table: Pick<TableShape, 'name' | 'columns'>, rows: readonly WholeRow[]) => Promise<void>,
    ) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
};
