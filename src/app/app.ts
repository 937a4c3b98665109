/** The use cases as one object: what the server and the command line may ask for, and nothing else. */
import type { Actor } from '../core/access/access.ts';
import type { Instant, Month } from '../core/base/time.ts';
import type { FileKind, FileReport } from '../core/domain/intake.ts';
import type { IssueLine } from '../core/domain/issue.ts';
import type { MonthlyFigure } from '../core/domain/monthly-figure.ts';
import type { PlanInputs } from '../core/finance/plan-inputs.ts';
import type { Projection } from '../core/finance/projection.ts';
import type { CostMatch } from '../core/matching/cost-match.ts';
import type { Programme } from '../core/programme/programme.ts';
import type { ReportDocument } from '../core/report/blocks.ts';
import type { Copy } from '../core/report/compose-return.ts';
import type { FigureBook } from '../core/report/figure-book.ts';
import type { ProgrammeFacts } from '../core/report/programme-facts.ts';
import type { MappingSuggestion } from '../edge/intake/suggest-mapping.ts';
import type { ImportRecord, Scope, Stored } from '../edge/store/store.ts';
import type { ExportedFile } from './export-data.ts';
import type { NamedFile } from './imports/kept-lines.ts';
import type { MeasuresAnswer } from './measure-programme.ts';
import type { PublicAuthorities } from './public-authority.ts';

export type ProgrammeListing = Scope & {
  readonly authorityName: string;
  readonly name: string;
  readonly fictional: boolean;
  /** The newest update, "2024-25/3", or null where there is none. */
  readonly newestUpdate: string | null;
};

/** One scenario of the plan with its exact projection. */
export type ScenarioProjection = {
  readonly id: string;
  readonly inputs: PlanInputs;
  readonly projection: Projection;
};

/** One year of the panel forecast of the authority's plans, from published figures only [plans]. */
export type PanelForecastYear = {
  readonly year: number;
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
};

/** Everything a page or a return draws from, read from the store in one go. */
export type OpenProgramme = {
  /** What live tables, charts and the return are made from; `programme`, `monthly` and `scenarios` are its parts. */
  readonly facts: ProgrammeFacts;
  readonly programme: Programme;
  readonly monthly: readonly Stored<MonthlyFigure>[];
  /** In the plan's order; the first is the main scenario. */
  readonly scenarios: readonly ScenarioProjection[];
  readonly figures: FigureBook;
  /** January counts published for this authority, oldest first, and the forecast that follows them; null where none is stored. */
  readonly panel: {
    readonly history: readonly { readonly year: number; readonly plans: number }[];
    readonly forecast: readonly PanelForecastYear[];
  } | null;
  readonly imports: readonly ImportRecord[];
};

export type ReturnFormat = 'docx' | 'pdf' | 'xlsx' | 'html' | 'json';
export const RETURN_FORMATS: readonly ReturnFormat[] = ['docx', 'pdf', 'xlsx', 'html', 'json'];

export type ImportRequest = {
  readonly paths: readonly string[];
  readonly scope: Scope;
  readonly kind?: FileKind;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  /** Files of column maps to use, and to keep with the programme. */
  readonly mappings?: readonly string[];
  /** Corrected issue sheets to apply, and to keep with the programme. */
  readonly fixes?: readonly string[];
  /** Takes the lines of the issue sheet as problems are found. */
  readonly onIssue?: (line: IssueLine) => void;
  /** Told about rows of a file as they are read, and the share of all bytes of the call that is done [0..1]. */
  readonly onProgress?: (file: string, rows: number, share: number) => void;
};

/** All use cases. Each checks the actor's permission first and raises `access.refused` where it is lacking. */
export type App = PublicAuthorities & {
  listProgrammes(actor: Actor): Promise<readonly ProgrammeListing[]>;
  openProgramme(actor: Actor, scope: Scope): Promise<OpenProgramme>;
  loadProgramme(actor: Actor, folder: string): Promise<Scope>;
  /** Compose the return of one update ("2024-25/3") from stored values; an unresolved figure is a problem with its place. */
  composeReturn(actor: Actor, scope: Scope, updateId: string, copy?: Copy): Promise<ReportDocument>;
  /** Record in the audit trail that a return pack was built. */
  recordBuild(actor: Actor, scope: Scope, updateId: string, formats: readonly ReturnFormat[]): Promise<void>;
  renderReturn(document: ReportDocument, format: ReturnFormat): Promise<Uint8Array>;
  importFiles(actor: Actor, request: ImportRequest): Promise<readonly FileReport[]>;
  listImports(actor: Actor, scope: Scope | null): Promise<readonly ImportRecord[]>;
  undoImport(actor: Actor, importId: string): Promise<ImportRecord>;
  /** Write the issue sheet of one import: a workbook on which an officer says what to do about each problem. */
  issueSheet(actor: Actor, importId: string): Promise<NamedFile>;
  /** Suggest a column map for a file whose columns are not known. */
  suggestMapping(actor: Actor, path: string, kind: FileKind | undefined): Promise<MappingSuggestion>;
  /** Join placement costs to the placements of the newest return, and tell what is left over. */
  matchCosts(actor: Actor, scope: Scope): Promise<CostMatch>;
  /** Every indicator that the programme's data supports. @param asAt  leaves out later months; null for none. */
  measureProgramme(actor: Actor, scope: Scope, asAt: Month | null): Promise<MeasuresAnswer>;
  /**
   * Show the authority's own reference of a case; the look and its purpose stand in the audit trail.
   * @param key  the key of any record of the child.
   */
  showCaseReference(actor: Actor, scope: Scope, key: string, purpose: string): Promise<string>;
  /** Write a programme's own rows as CSV that the import reads again, into a new or empty folder. */
  exportData(actor: Actor, scope: Scope, folder: string): Promise<readonly ExportedFile[]>;
  /** The newest moment the store changed, for page caching; null where it holds nothing. */
  changedAt(): Promise<Instant | null>;
  close(): Promise<void>;
};
