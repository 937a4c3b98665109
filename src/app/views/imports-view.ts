/** The data page: whether a programme's data is in, fresh and clean, and every import with who, when and what came of it. */
import { showCount } from '../../core/base/show.ts';
import { dayInWords, type Instant, type IsoDate, type Month, monthInWords } from '../../core/base/time.ts';
import type { RowProblem, Severity } from '../../core/domain/intake.ts';
import type { ImportRecord } from '../../edge/store/store.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { type FileKindWords, fileKindWords, readableKinds } from './file-kind-words.ts';
import { personInWords } from './person-words.ts';
import { replacementOf } from './replaced-imports.ts';

export type ImportLineView = {
  importId: string;
  file: string;
  kind: FileKindWords;
  sha256: string;
  rows: { rowsRead: number; recordsAccepted: number; rowsWithErrors: number; rowsSkipped: number };
  errors: number;
  keptErrors: number;
  warnings: number;
  notes: number;
  asAt: string | null;
  importedAt: string;
  importedBy: string;
  isInForce: boolean;
  replaced: string | null;
  undoneAt: string | null;
  undoing: string;
};

/** How far the monthly figures reach, and to which month the newest update asks for them; null where there are none. */
export type Reach = { readonly monthly: Month | null; readonly asked: Month | null };

/** Find how far a programme's actual monthly figures reach, whichever measure reaches furthest. */
export function reachOf({ monthly, programme }: Pick<OpenProgramme, 'monthly' | 'programme'>): Reach {
  let newest: Month | null = null;
  for (const { record } of monthly)
    if (record.series === 'actual' && (newest === null || record.month > newest)) newest = record.month;
  return { monthly: newest, asked: programme.updates.at(-1)?.dataCutOff ?? null };
}

/** Shape the list of imports: the newest first, those that a newer one replaced last. `records` are of one programme, in the order in which they were accepted. */
export function importsView(records: readonly ImportRecord[], reach: Reach) {
  const inForce = records.filter(
    (record) => record.undoneAt === null && replacementOf(record, records) === null,
  );
  const replaced = records.filter((record) => replacementOf(record, records) !== null).length;
  return {
    answer: answerOf(inForce, reach),
    facts: [
      ...factsOf(inForce, reach),
      ...(replaced === 0 ? [] : [{ label: 'Replaced by newer ones', value: showCount(replaced) }]),
    ],
    imports: inOrder(records.map((record) => importLine(record, records)).reverse()),
    kinds: readableKinds(),
  };
}

/** What a newer file has replaced stands last: seven returns of one year after another would hide what counts. */
function inOrder(lines: readonly ImportLineView[]): ImportLineView[] {
  return lines.toSorted((a, b) => Number(a.replaced !== null) - Number(b.replaced !== null));
}

/** Shape one import. `among` are all imports of its programme, in the order in which they were accepted. */
export function importLine(record: ImportRecord, among: readonly ImportRecord[]): ImportLineView {
  const { importId, kind, report, asAt, importedAt, importedBy, undoneAt } = record;
  const { file, sha256, rowsRead, recordsAccepted, rowsWithErrors, rowsSkipped } = report;
  return {
    importId,
    file,
    kind: fileKindWords(kind),
    sha256,
    rows: { rowsRead, recordsAccepted, rowsWithErrors, rowsSkipped },
    errors: countOf(report.problems, 'error'),
    keptErrors: countKept(report.problems),
    warnings: countOf(report.problems, 'warning'),
    notes: countOf(report.problems, 'info'),
    asAt: asAt === null ? null : dayInWords(asAt),
    importedAt: momentInWords(importedAt),
    importedBy: personInWords(importedBy),
    isInForce: undoneAt === null,
    replaced: replacedInWords(record, among),
    undoneAt: undoneAt === null ? null : momentInWords(undoneAt),
    undoing: undoneAt === null ? undoingInWords(record, among) : '',
  };
}

/** Count problems of a severity, each as often as it arises. */
export function countOf(problems: readonly RowProblem[], severity: Severity): number {
  return problems.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0);
}

/** Count errors of the return on rows that were let in. */
function countKept(problems: readonly RowProblem[]): number {
  return countOf(
    problems.filter(({ isKept }) => isKept === true),
    'error',
  );
}

function replacedInWords(record: ImportRecord, among: readonly ImportRecord[]): string | null {
  const replacement = replacementOf(record, among);
  if (replacement === null) return null;
  const { by, isWhole } = replacement;
  const { file } = by.report;
  return isWhole
    ? `Replaced by a newer one, ${file}`
    : `Replaced by a newer one of the same name, ${file}; what only the older one tells still counts`;
}

/** Write a moment for people: "11 December 2024, 09:15 UTC". */
export function momentInWords(at: Instant): string {
  return `${dayInWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`;
}

function undoingInWords(record: ImportRecord, among: readonly ImportRecord[]): string {
  const accepted = record.report.recordsAccepted;
  const rows = accepted === 1 ? 'Its 1 row' : `Its ${showCount(accepted)} rows`;
  const earlier = among
    .slice(0, among.indexOf(record))
    .findLast((one) => one.kind === record.kind && one.undoneAt === null);
  const next =
    earlier === undefined
      ? 'No earlier file of its kind is in force, so figures that come from it alone will be missing.'
      : `Where the earlier file ${earlier.report.file} tells of the same things, its rows count again.`;
  return `${rows} will no longer count on any page or in the return. ${next} The undoing stands in the audit trail; to bring the file back, read it in again.`;
}

function totalsOf(inForce: readonly ImportRecord[]) {
  const sum = (take: (record: ImportRecord) => number) =>
    inForce.reduce((total, record) => total + take(record), 0);
  return {
    errors: sum(({ report }) => countOf(report.problems, 'error')),
    kept: sum(({ report }) => countKept(report.problems)),
    warnings: sum(({ report }) => countOf(report.problems, 'warning')),
    keptOut: sum(({ report }) => report.rowsWithErrors),
  };
}

function newestDay(inForce: readonly ImportRecord[]): IsoDate | null {
  const days = inForce.flatMap(({ asAt }) => asAt ?? []);
  return days.sort().at(-1) ?? null;
}

function plural(count: number, one: string, many: string): string {
  return `${showCount(count)} ${count === 1 ? one : many}`;
}

function answerOf(inForce: readonly ImportRecord[], reach: Reach) {
  if (inForce.length === 0)
    return {
      word: 'Not in yet',
      sentence: 'No file is in force for this programme. Choose files below to read them in.',
      isClean: false,
    };
  const { errors, warnings } = totalsOf(inForce);
  const day = newestDay(inForce);
  const isBehind = reach.asked !== null && (reach.monthly === null || reach.monthly < reach.asked);
  const are = inForce.length === 1 ? 'is' : 'are';
  const fresh =
    day === null ? 'none of them says which day it is of' : `the newest data is of ${dayInWords(day)}`;
  const clean =
    errors + warnings === 0
      ? 'no error or warning is open'
      : `${plural(errors, 'error', 'errors')} and ${plural(warnings, 'warning', 'warnings')} are open`;
  return {
    word: wordOf({ isBehind, errors, warnings }),
    sentence: `${plural(inForce.length, 'file', 'files')} ${are} in force; ${fresh}; ${reachInWords(reach, isBehind)}; ${clean}.`,
    isClean: errors + warnings === 0,
  };
}

function wordOf(found: {
  readonly isBehind: boolean;
  readonly errors: number;
  readonly warnings: number;
}): string {
  const clean = found.errors > 0 ? 'with errors' : found.warnings > 0 ? 'with warnings' : 'clean';
  if (found.isBehind) return `In, not up to date, ${clean}`;
  return clean === 'clean' ? 'In and clean' : `In, ${clean}`;
}

function reachInWords({ monthly, asked }: Reach, isBehind: boolean): string {
  const reached =
    monthly === null ? 'there are no monthly figures' : `monthly figures reach ${monthInWords(monthly)}`;
  if (asked === null) return reached;
  return isBehind
    ? `${reached}, but the newest update asks for them to ${monthInWords(asked)}`
    : `${reached}, as far as the newest update asks`;
}

function factsOf(inForce: readonly ImportRecord[], { monthly }: Reach) {
  const { errors, kept, warnings, keptOut } = totalsOf(inForce);
  const day = newestDay(inForce);
  const last = inForce.at(-1);
  return [
    { label: 'Files in force', value: showCount(inForce.length) },
    { label: 'Newest day of data', value: day === null ? 'Not told by any file' : dayInWords(day) },
    { label: 'Monthly figures reach', value: monthly === null ? 'There are none' : monthInWords(monthly) },
    { label: 'Last read in', value: last === undefined ? 'Never' : momentInWords(last.importedAt) },
    { label: 'Errors open', value: showCount(errors) },
    ...(kept === 0 ? [] : [{ label: 'Of these, on rows let in', value: showCount(kept) }]),
    { label: 'Rows kept out', value: showCount(keptOut) },
    { label: 'Warnings open', value: showCount(warnings) },
  ];
}
