/** Reading one file: recognise it, read its rows in batches, account for every row. */
import { basename } from 'node:path';
import { SEN2_TABLES } from '../../core/domain/code-sets.ts';
import type { FileReport } from '../../core/domain/intake.ts';
import { csvHead } from './files/csv-rows.ts';
import { type FileBytes, inspectBytes } from './files/file-bytes.ts';
import type { ListedFile } from './files/list-files.ts';
import type { ReadingProblemCode } from './problem-texts.ts';
import { readSheets } from './read-sheets.ts';
import { readTextTable } from './read-text-table.ts';
import { recogniseHeader } from './recognise.ts';
import { pseudonymMaker } from './sen2/pseudonyms.ts';
import { Sen2Links } from './sen2/sen2-links.ts';
import type { FileReading, KindFound } from './tables/file-reading.ts';
import { ProblemLog } from './tables/problem-log.ts';
import { FileRefusal, LIMITS, type Limits, type ReadOptions, type Sink } from './tables/reading.ts';
import { RowCount } from './tables/row-count.ts';

const ORDER: readonly string[] = SEN2_TABLES;
const UNKNOWN: KindFound = { kind: 'unknown', confidence: 0 };

/** A file looked at once: its bytes understood, or why they cannot be read. */
export type Look = {
  /** As a person would name it. */
  readonly name: string;
  readonly file: FileBytes | null;
  readonly refusal: {
    readonly code: ReadingProblemCode;
    readonly row: number | null;
    readonly message?: string;
  } | null;
};

/** Look at a file from end to end: hash, form, encoding. Never throws for what is wrong with the file. */
export async function lookAt(
  { name, source, refusal }: ListedFile,
  limits: Partial<Limits> = {},
): Promise<Look> {
  if (refusal !== null) return { name, file: null, refusal: { code: refusal, row: null } };
  try {
    return { name, file: await inspectBytes(source, { ...LIMITS, ...limits }), refusal: null };
  } catch (fault) {
    if (!(fault instanceof FileRefusal)) throw fault;
    return {
      name,
      file: null,
      refusal: { code: fault.code, row: fault.row, message: fault.problem.message },
    };
  }
}

/**
 * Read one file and hand its records on in batches, in the file's order. Every row is counted once: accepted, with
 * errors, or passed over with the reason. A file that cannot be read at all gives a report of kind "unknown", or
 * of the kind that was asked for, with the error on no row; nothing of it should then be kept.
 *
 * Memory stays bounded for text; a workbook is held whole.
 * @param look  what `lookAt` gave; the report names the file as it does.
 * @param sink  takes the batches; the reading waits for it, and what it throws is thrown on.
 */
export async function readFileInto(look: Look, options: ReadOptions, sink: Sink): Promise<FileReport> {
  const { name, file, refusal } = look;
  const log = new ProblemLog();
  const count = new RowCount();
  const links = options.links ?? new Sen2Links();
  const kind = options.kind ?? 'unknown';
  if (file === null) {
    const { code, row, message } = refusal ?? { code: 'file.unreadable', row: null };
    log.add(code, row, null, message === undefined ? {} : { message });
    return reportOf(name, { ...UNKNOWN, kind }, '', count, log);
  }
  const pseudonym = pseudonymMaker(options.pseudonymKey);
  const limits = { ...LIMITS, ...options.limits };
  const reading: FileReading = {
    file,
    name: basename(name),
    log,
    count,
    limits,
    options,
    links,
    pseudonym,
    sink,
  };
  try {
    const found = await (file.form === 'text' ? readTextTable(reading) : readSheets(reading));
    return reportOf(name, found, file.sha256, count, log);
  } catch (fault) {
    if (!(fault instanceof FileRefusal)) throw fault;
    log.startSheet(undefined);
    log.add(fault.code, fault.row, null, { message: fault.problem.message });
    return reportOf(name, { ...UNKNOWN, kind }, file.sha256, new RowCount(), log);
  }
}

function reportOf(
  file: string,
  found: KindFound,
  sha256: string,
  count: RowCount,
  log: ProblemLog,
): FileReport {
  return {
    file,
    kind: found.kind,
    confidence: found.confidence,
    sha256,
    rowsRead: count.rowsRead,
    recordsAccepted: count.accepted,
    rowsWithErrors: count.withErrors,
    rowsSkipped: count.skipped,
    problems: log.list(),
  };
}

/** Say whether a report is of a file that could not be read at all. */
export function isUnread(report: FileReport): boolean {
  return (
    report.kind === 'unknown' ||
    report.problems.some(({ code, severity }) => severity === 'error' && code.startsWith('file.'))
  );
}

/**
 * Give the place of a file in the order in which files of one call are best read: what corrects or explains others
 * first, then the tables of a SEN2 return parents first, so that children without a parent are found.
 */
export async function readingOrder({ file }: Look): Promise<number> {
  if (file === null || file.form !== 'text') return -1;
  const head = await csvHead(file);
  const layout = recogniseHeader(head.rows, undefined)?.layout;
  return layout === undefined ? -1 : ORDER.indexOf(layout.name);
}
