/** Asks the server for data, and turns a refusal into an error that a page can show in plain words. */
import { queryOptions } from '@tanstack/react-query';
import type { BenchmarkReply } from '../contract/benchmark.ts';
import type { ConditionsReply } from '../contract/conditions.ts';
import type { ImportReply, ImportsReply, UndoReply } from '../contract/imports.ts';
import type { ScenariosReply } from '../contract/lab.ts';
import type { ListingReply } from '../contract/listing.ts';
import type { ListsReply } from '../contract/lists.ts';
import type { MeasureDefinitionsReply } from '../contract/measure-definitions.ts';
import type { OverviewReply } from '../contract/overview.ts';
import type { PlanNumbersReply } from '../contract/plan-numbers.ts';
import type { ProblemReply } from '../contract/problem-reply.ts';
import type { PublishedAuthorityReply, PublishedListReply } from '../contract/published.ts';
import type { RatingsReply } from '../contract/ratings.ts';
import type { RecordHistoryReply } from '../contract/records.ts';
import type { ReturnPreviewReply } from '../contract/return-preview.ts';
import type { BehindReply, ReviewReply } from '../contract/review.ts';
import type { SignOffReply, StepReply, VerificationReply } from '../contract/sign-off.ts';
import type { SurveyDesignsReply } from '../contract/surveys.ts';
import type { TrackerReply } from '../contract/tracker.ts';
import type { VoiceReply } from '../contract/voice.ts';

/** A refusal on its way to the page. */
export class RefusedError extends Error {
  readonly status: number;
  readonly reply: ProblemReply;

  constructor(status: number, reply: ProblemReply) {
    super(reply.message);
    this.name = 'RefusedError';
    this.status = status;
    this.reply = reply;
  }
}

/** The parts of an address that name a programme. */
export type ProgrammeAddress = { readonly authority: string; readonly programme: string };

/** What is shown where the server does not answer at all. */
export const NO_ANSWER: ProblemReply = {
  code: 'server.no-answer',
  message: 'Evenkeel does not answer',
  advice: 'Check that it is still running on this machine, then try again.',
};

/** Ask, and read the JSON that is answered. @throws RefusedError where the server refuses. */
// No header of its own: the answer may already be on its way, asked for by the page's hints.
export async function getJson<T>(path: string, request?: RequestInit): Promise<T> {
  const response = await fetch(path, request).catch(() => null);
  if (response === null) throw new RefusedError(0, NO_ANSWER);
  if (response.ok) return (await response.json()) as T; // the server's own tests hold each reply to its contract
  const reply = (await response.json().catch(() => NO_ANSWER)) as ProblemReply; // refusals have one shape
  throw new RefusedError(response.status, reply);
}

/** Where everything of a programme is asked for. */
export function programmePath({ authority, programme }: ProgrammeAddress): string {
  return `/api/programmes/${encodeURIComponent(authority)}/${encodeURIComponent(programme)}`;
}

/** A question to the server, kept under its address. */
export function ask<T>(path: string) {
  return queryOptions({ queryKey: [path], queryFn: () => getJson<T>(path) });
}

/** Where files of a programme are sent. */
export function importsPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/imports`;
}
/** Where published files are sent that all programmes share. */
export const SHELF_PATH = '/api/published/imports';
/** Every authority that published files name. */
export const publishedList = () => ask<PublishedListReply>('/api/published');
/** One authority from published files. */
export const publishedAuthority = (code: string) =>
  ask<PublishedAuthorityReply>(`/api/published/${encodeURIComponent(code)}`);

/** The programmes in the store. */
export const listing = () => ask<ListingReply>('/api/programmes');
/** The overview of a programme. */
export const overview = (at: ProgrammeAddress) => ask<OverviewReply>(`${programmePath(at)}/overview`);
/** Plan numbers of a programme. */
export const planNumbers = (at: ProgrammeAddress) =>
  ask<PlanNumbersReply>(`${programmePath(at)}/plan-numbers`);
/** The conditions of a programme. */
export const conditions = (at: ProgrammeAddress) => ask<ConditionsReply>(`${programmePath(at)}/conditions`);

/** Where the records of a programme are, and their changes below it. */
export function recordsPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/records`;
}
/** Every version of one record; its path is its key, "milestone/cohort". */
export const recordHistory = (at: ProgrammeAddress, key: string) =>
  ask<RecordHistoryReply>(`${recordsPath(at)}/${key.split('/').map(encodeURIComponent).join('/')}`);

/** Where the ratings of a programme are, and their steps below it. */
export function ratingsPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/ratings`;
}
/** The ratings of a programme. */
export const ratings = (at: ProgrammeAddress) => ask<RatingsReply>(ratingsPath(at));

/** Where the engagement hub of a programme is, and its steps below it. */
export function voicePath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/voice`;
}
/** The engagement hub of a programme. */
export const voice = (at: ProgrammeAddress) => ask<VoiceReply>(voicePath(at));
/** Where the monthly tracker of a programme is, and its file below it. */
export function trackerPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/tracker`;
}
/** The monthly tracker of a programme. */
export const tracker = (at: ProgrammeAddress) => ask<TrackerReply>(trackerPath(at));

/** What the benchmarking page's address says beside the programme. */
export type BenchmarkChoice = { readonly of?: string; readonly beside?: string; readonly measure?: string };
/** Where a view of the benchmarking page is asked for, or its file of a format. */
export function benchmarkPath(at: ProgrammeAddress, choice: BenchmarkChoice, format: string | null): string {
  const search = new URLSearchParams(Object.entries(choice)).toString();
  const file = format === null ? '' : `/files/${format}`;
  return `${programmePath(at)}/benchmark${file}${search === '' ? '' : `?${search}`}`;
}
/** Any authority beside others. */
export const benchmark = (at: ProgrammeAddress, choice: BenchmarkChoice) =>
  ask<BenchmarkReply>(benchmarkPath(at, choice, null));

/** Where the working lists of a programme are, and the step that shows one below it. */
export function listsPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/lists`;
}
/** What the working lists are. */
export const lists = (at: ProgrammeAddress) => ask<ListsReply>(listsPath(at));

/** Where the survey builder of a programme is, and its steps below it. */
export function surveyDesignsPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/survey-designs`;
}
/** The surveys of a programme in the making. */
export const surveyDesigns = (at: ProgrammeAddress) => ask<SurveyDesignsReply>(surveyDesignsPath(at));
/** Where text review of a programme is, and its steps below it. */
export function reviewPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/review`;
}
/** What people told us. */
export const review = (at: ProgrammeAddress) => ask<ReviewReply>(reviewPath(at));
/** The words behind the count of a theme. */
export const reviewBehind = (at: ProgrammeAddress, themeId: string) =>
  ask<BehindReply>(`${reviewPath(at)}/themes/${encodeURIComponent(themeId)}`);

/** What was read in for a programme. */
export const imports = (at: ProgrammeAddress) => ask<ImportsReply>(`${programmePath(at)}/imports`);

/** Where one import is, and its issue sheet below it. */
export function importPath(at: ProgrammeAddress, importId: string): string {
  return `${programmePath(at)}/imports/${encodeURIComponent(importId)}`;
}

/** One import with its problems. */
export const importDetail = (at: ProgrammeAddress, importId: string) =>
  ask<ImportReply>(importPath(at, importId));

/** Undo an import. @throws RefusedError where the server refuses. */
export function undoImport(at: ProgrammeAddress, importId: string): Promise<UndoReply> {
  return getJson<UndoReply>(`${importPath(at, importId)}/undo`, { method: 'POST' });
}

/** The dictionary of measures, the same for every programme. */
export const measureDefinitions = () => ask<MeasureDefinitionsReply>('/api/measures/definitions');

/** Where the saved scenarios of the lab are. */
export function scenariosPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/lab/scenarios`;
}

/** The saved scenarios of the lab. */
export const savedScenarios = (at: ProgrammeAddress) => ask<ScenariosReply>(scenariosPath(at));

/** Where a return's preview is, and its downloads below it. */
export function returnPath(at: ProgrammeAddress, year: string, sequence: string): string {
  return `${programmePath(at)}/returns/${encodeURIComponent(year)}/${encodeURIComponent(sequence)}`;
}

/** The preview of a return. */
export const returnPreview = (at: ProgrammeAddress, year: string, sequence: string) =>
  ask<ReturnPreviewReply>(returnPath(at, year, sequence));

/** Where the sign-off of an update is, its steps and its file below it. */
export function signOffPath(at: ProgrammeAddress, year: string, sequence: string): string {
  return `${returnPath(at, year, sequence)}/sign-off`;
}

/** The sign-off of an update. */
export const signOff = (at: ProgrammeAddress, year: string, sequence: string) =>
  ask<SignOffReply>(signOffPath(at, year, sequence));

/** Check the sealed return of an update from end to end; asked anew each time. */
export function verification(path: string): Promise<VerificationReply> {
  return getJson<VerificationReply>(`${path}/verification`);
}

/** Take one step of a return. @throws RefusedError where the server refuses. */
export function takeStep(path: string, step: string, body: object): Promise<StepReply> {
  return postJson<StepReply>(`${path}/${step}`, body);
}

/** Where the workbook of a plan is, and below it what one that came back would change. */
export function planWorkbookPath(at: ProgrammeAddress): string {
  return `${programmePath(at)}/plan/workbook`;
}

/** Send JSON, and read what is answered. @throws RefusedError where the server refuses. */
export function postJson<T>(path: string, body: object, request: RequestInit = {}): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return getJson<T>(path, { ...request, method: 'POST', headers, body: JSON.stringify(body) });
}
