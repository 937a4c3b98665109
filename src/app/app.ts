/** The use cases as one object: what the server and the command line may ask for, and nothing else. */

import type { Actor } from '../core/access/access.ts';
import type { Instant, Month } from '../core/base/time.ts';
import type { FileKind, FileReport } from '../core/domain/intake.ts';
import type { LabInput } from '../core/lab/lab-input.ts';
import type { WorkListId } from '../core/lists/work-lists.ts';
import type { CostMatch } from '../core/matching/cost-match.ts';
import type { ReportDocument } from '../core/report/blocks.ts';
import type { Copy } from '../core/report/compose-return.ts';
import type { Paper } from '../core/report/papers/papers.ts';
import type { ProgrammeText } from '../edge/intake/programme/programme-folder.ts';
import type { MappingSuggestion } from '../edge/intake/suggest-mapping.ts';
import type { BackupTold } from '../edge/store/backup-file.ts';
import type { ImportRecord, Scope } from '../edge/store/store.ts';
import type { BenchmarkProgramme } from './benchmark-programme.ts';
import type { CheckAnswer } from './check-documents.ts';
import type { CohortUseCases } from './cohort-use-cases.ts';
import type { ProgrammeFigureTold } from './explain-programme-figure.ts';
import type { ExportedFile } from './export-data.ts';
import type { AnswerWish, DraftCheck, DraftFinding } from './findings/draft-findings.ts';
import type { CohortForecastAnswer, CohortForecastRequest } from './forecast-cohort.ts';
import type { StoredPlanForecast } from './forecast-programme-plan.ts';
import type { Identity } from './identity/identity.ts';
import type { ImportRequest } from './imports/import-request.ts';
import type { NamedFile } from './imports/kept-lines.ts';
import type { LabScenarios } from './lab-use-cases.ts';
import type { ListWish, WorkList } from './lists/read-work-list.ts';
import type { LookBackRequest } from './look-back-choice.ts';
import type { LookBackSeries } from './look-back-series.ts';
import type { MeasuresAnswer } from './measure-programme.ts';
import type { KeptClosing, MonthEndTold, MonthWish } from './monitor/close-month.ts';
import type { ForecastCard } from './monitor/forecast-card.ts';
import type { IssuedForecast, IssueRequest } from './monitor/issue-forecast.ts';
import type { MonitorAnswer, MonitorRequest } from './monitor/monitor-programme.ts';
import type { RegisterRequest } from './monitor/register-forecast.ts';
import type { LookBackChoice, OpenLookBack, OpenProgramme, ProgrammeListing } from './opened-programme.ts';
import type { PlacesAnswer, PlacesRequest } from './places/answer-places.ts';
import type { StoredPlanOnRecords } from './plan-on-records.ts';
import type { StoredPlans } from './plans/stored-plans.ts';
import type { MadeList, MadeListNow } from './prepared/beforehand.ts';
import type { PreparedAnswers } from './prepared/prepared-answers.ts';
import type { Erasure } from './privacy/erase-person.ts';
import type { PersonExport } from './privacy/export-person.ts';
import type { PersonWish } from './privacy/find-person.ts';
import type { RetentionPeriods, RetentionTold } from './privacy/retention.ts';
import type { PublicAuthorities } from './public-authority.ts';
import type { Ratings } from './ratings/rating-use-cases.ts';
import type { Records } from './records/record-use-cases.ts';
import type { RemindersTold } from './reminders/send-reminders.ts';
import type { ReturnFormat } from './return-format.ts';
import type { FormName, ReturnForms } from './return-forms.ts';
import type { ReturnedReturns } from './returned-returns.ts';
import type { Review } from './review/review-use-cases.ts';
import type { RiskRegister } from './risks/risk-register.ts';
import type { SealedReturns } from './sealed/sealed-returns.ts';
import type { SurveyForRespondents } from './survey/answer-survey.ts';
import type { SurveyForOfficers } from './survey/run-survey.ts';
import type { KeysTold, KeysWish } from './upkeep/renew-keys.ts';
import type { RestoreTold } from './upkeep/restore-store.ts';
import type { AuditTold } from './upkeep/verify-audit.ts';
import type { Voice } from './voice/voice-use-cases.ts';
import type { Writing } from './writing/writing-use-cases.ts';

/** A return's format, or a paper's with its name. */
export type BuiltFile = ReturnFormat | `${Paper}.${ReturnFormat}`;

/** All use cases. Each checks the actor's permission first and raises `access.refused` where it is lacking. */
export type App = PublicAuthorities & {
  /** Freezing, signing, sealing and sending returns, and what follows. */
  readonly returns: SealedReturns;
  /** What the check finds in a draft, and what is said to it. */
  readonly findings: {
    check(actor: Actor, scope: Scope, updateId: string): Promise<DraftCheck>;
    /** What `check` finds. */
    list(actor: Actor, scope: Scope, updateId: string): Promise<readonly DraftFinding[]>;
    answer(actor: Actor, scope: Scope, wish: AnswerWish): Promise<DraftFinding>;
  };
  /** Locked versions of the stored plan, its assumptions one by one, bridges between versions. */
  readonly plans: StoredPlans;
  /** Records of the programme, their versions and links, and the graph with money and plans. */
  readonly records: Records;
  /** Ratings: proposed, given, challenged. */
  readonly ratings: Ratings;
  /** The engagement hub: panels, votes, statements and what is published of them. */
  readonly voice: Voice;
  /** Surveys: what officers do with them, and what those who answer do. */
  readonly surveys: SurveyForOfficers;
  readonly respond: SurveyForRespondents;
  /** Text review: what people wrote, masked, looked at, themed, coded blind. */
  readonly review: Review;
  /** Answers of pages that take long to make. */
  readonly prepared: PreparedAnswers;
  /** The risk register with exposures and actions. */
  riskRegister(actor: Actor, scope: Scope): Promise<RiskRegister>;
  /** Signing in, and looking after accounts. */
  readonly identity: Identity;
  /** Write the whole store to one file. @param onRows  is told how many rows are written. */
  backUp(actor: Actor, path: string, onRows?: (rows: number) => void): Promise<BackupTold>;
  /** Put a backup into this store, which must be empty. */
  restore(actor: Actor, path: string, onRows?: (rows: number) => void): Promise<RestoreTold>;
  /** Give the installation a new sealing key. */
  renewKeys(actor: Actor, wish: KeysWish): Promise<KeysTold>;
  /** Forget earlier sealing keys. */
  forgetEarlierKeys(actor: Actor, wish: KeysWish): Promise<KeysTold>;
  /** Walk the whole audit trail. */
  verifyAudit(actor: Actor): Promise<AuditTold>;
  /** Ask the store for a thing that is not there: ends well where it can be reached. @throws what the store throws. */
  reachStore(): Promise<void>;
  /** How large the store is [bytes]. */
  storeSize(): Promise<number>;
  listProgrammes(actor: Actor): Promise<readonly ProgrammeListing[]>;
  openProgramme(actor: Actor, scope: Scope): Promise<OpenProgramme>;
  /** Forecast the programme's plan; a plan that cannot be forecast is told, not raised. */
  forecastPlan(actor: Actor, scope: Scope): Promise<StoredPlanForecast>;
  /** The plan's own plan numbers held against those that the records foretell, with the chances on either. */
  planOnRecords(actor: Actor, scope: Scope): Promise<StoredPlanOnRecords>;
  /** How one figure of that forecast came about; null for the last year's in-year deficit. */
  explainPlanFigure(actor: Actor, scope: Scope, figure: string | null): Promise<ProgrammeFigureTold>;
  /** New places by site, need against them, what late ones cost, and where they are best used. */
  places(actor: Actor, scope: Scope, request: PlacesRequest): Promise<PlacesAnswer>;
  loadProgramme(actor: Actor, folder: string): Promise<Scope>;
  /** Load the records of a programme folder whose files were sent one by one. */
  loadProgrammeTexts(actor: Actor, sent: readonly ProgrammeText[]): Promise<Scope>;
  /**
   * Compose the return of one update ("2024-25/3") from stored values; an unresolved figure is a problem with its place.
   * @param form  another form than the one chosen for the update: a draft in it, whatever is sealed.
   */
  composeReturn(
    actor: Actor,
    scope: Scope,
    updateId: string,
    copy?: Copy,
    form?: FormName | null,
  ): Promise<ReportDocument>;
  /** Compose a paper from the figures of one update's return: of the sealed one where it is sealed. */
  composePaper(actor: Actor, scope: Scope, updateId: string, paper: Paper): Promise<ReportDocument>;
  /** A return while it is written. */
  readonly writing: Writing;
  /** A return that comes back as a document: compared, decided, taken over. */
  readonly returned: ReturnedReturns;
  /** The forms of returns: added, listed, chosen. */
  readonly forms: ReturnForms;
  /** Record in the audit trail that a return pack, or a paper beside it, was built. */
  recordBuild(actor: Actor, scope: Scope, updateId: string, built: readonly BuiltFile[]): Promise<void>;
  /** Check return documents, and hold their figures against those that the programme's store has. */
  checkAgainstProgramme(actor: Actor, scope: Scope, paths: readonly string[]): Promise<CheckAnswer>;
  renderReturn(document: ReportDocument, format: ReturnFormat): Promise<Uint8Array>;
  importFiles(actor: Actor, request: ImportRequest): Promise<readonly FileReport[]>;
  listImports(actor: Actor, scope: Scope | null): Promise<readonly ImportRecord[]>;
  undoImport(actor: Actor, importId: string): Promise<ImportRecord>;
  /** Write the issue sheet of one import: a workbook on which an officer says what to do about each problem. */
  issueSheet(actor: Actor, importId: string): Promise<NamedFile>;
  /** Suggest a column map for a file whose columns are not known. */
  suggestMapping(
    actor: Actor,
    path: string,
    kind: FileKind | undefined,
    scope?: Scope,
  ): Promise<MappingSuggestion>;
  /** Join placement costs to the placements of the newest return, and tell what is left over. */
  matchCosts(actor: Actor, scope: Scope): Promise<CostMatch>;
  /** Every indicator that the programme's data supports. @param asAt  leaves out later months; null for none. */
  measureProgramme(actor: Actor, scope: Scope, asAt: Month | null, copy?: Copy): Promise<MeasuresAnswer>;
  /** Each measure with an agreed forecast against it, month by month, and whether the flows are steady. */
  monitorProgramme(actor: Actor, scope: Scope, request: MonitorRequest): Promise<MonitorAnswer>;
  /** Forecast the authority's published plan numbers and keep the forecast for ever. */
  issueForecast(actor: Actor, scope: Scope, request: IssueRequest): Promise<IssuedForecast>;
  /** Any authority beside others, from published figures alone. */
  readonly benchmark: BenchmarkProgramme;
  /** Keep a forecast that was issued elsewhere, from a file. */
  registerForecast(actor: Actor, scope: Scope, request: RegisterRequest): Promise<IssuedForecast>;
  /** How every forecast ever issued came out. */
  forecastCard(actor: Actor, scope: Scope): Promise<ForecastCard>;
  /** Forecast a programme's plans by cohorts from its newest SEN2 extract. */
  forecastCohort(
    actor: Actor,
    scope: Scope,
    request: Omit<CohortForecastRequest, 'source'>,
  ): Promise<CohortForecastAnswer>;
  /** The cohort forecast as its page shows it, and the choice of its look-back. */
  readonly cohort: CohortUseCases;
  /** What the scenario lab of a programme works on: the fitted model and the plan. */
  openLab(actor: Actor, scope: Scope): Promise<LabInput>;
  /** Scenarios of the lab that are saved, and saving and withdrawing them. */
  scenarios: LabScenarios;
  /** Set the look-backs of a series side by side, with the choice in force. @param ahead  [steps]; null for the usual. */
  lookBack(actor: Actor, scope: Scope, series: LookBackSeries, ahead: number | null): Promise<OpenLookBack>;
  /** Record which look-back is used and why, in the store and in the audit trail. */
  /** The check list of a month, the newest where none is named; null where nothing is tracked. @throws ProblemError `month.not-tracked`. */
  monthEnd(actor: Actor, scope: Scope, month: string | null): Promise<MonthEndTold | null>;
  /** Close a month. @throws ProblemError `month.*`. */
  closeMonth(actor: Actor, scope: Scope, wish: MonthWish): Promise<KeptClosing>;
  /** Reopen a month, for a reason. @throws ProblemError `month.*`. */
  reopenMonth(actor: Actor, scope: Scope, wish: MonthWish): Promise<KeptClosing>;
  chooseLookBack(actor: Actor, scope: Scope, request: LookBackRequest): Promise<LookBackChoice>;
  /**
   * Show the authority's own reference of a case; the look and its purpose stand in the audit trail.
   * @param key  the key of any record of the child.
   */
  showCaseReference(actor: Actor, scope: Scope, key: string, purpose: string): Promise<string>;
  /** One working list, to be shown or as a file; the look and its purpose stand in the audit trail. */
  readWorkList(actor: Actor, scope: Scope, wish: ListWish): Promise<WorkList | MadeListNow>;
  /** Make a working list, to have it ready. No right is asked for and no look recorded: that is for `readWorkList`, which shows it. */
  makeWorkList(scope: Scope, id: WorkListId, asFile: boolean): Promise<MadeList>;
  /** Remind people of returns that are due and tokens that end. @param isDry  only tells whom. */
  sendReminders(actor: Actor, isDry: boolean): Promise<RemindersTold>;
  /** Gather all that a programme keeps of one child; the look and its purpose stand in the audit trail. */
  exportPerson(actor: Actor, scope: Scope, wish: PersonWish): Promise<PersonExport>;
  /** Erase all that a programme keeps of one child. @param isDry  only tells what would go. */
  erasePerson(actor: Actor, scope: Scope, wish: PersonWish, isDry: boolean): Promise<Erasure>;
  /** Take away what is kept longer than its period. @param isDry  only counts it. */
  applyRetention(
    actor: Actor,
    scope: Scope,
    periods: RetentionPeriods,
    isDry: boolean,
  ): Promise<readonly RetentionTold[]>;
  /** Write a programme's own rows as CSV that the import reads again, into a new or empty folder. */
  exportData(actor: Actor, scope: Scope, folder: string): Promise<readonly ExportedFile[]>;
  /** The newest moment the store changed, for page caching; null where it holds nothing. */
  changedAt(): Promise<Instant | null>;
  close(): Promise<void>;
};
