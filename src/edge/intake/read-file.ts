/** Reading one file: recognise it, read its rows in batches, account for every row. */
import { basename } from 'node:path';
import { SEN2_TABLES } from '../../core/domain/code-sets.ts';
import type { FileReport } from '../../core/domain/intake.ts';
import { csvHead } from './files/csv-rows.ts';
import { inspectBytes } from './files/file-bytes.ts';
import type { ReadingProblemCode } from './problem-texts.ts';
import { readSheets } from './read-sheets.ts';
import { readTextTable } from './read-text-table.ts';
import { recogniseHeader } from './recognise.ts';
import { pseudonymMaker } from './sen2/pseudonyms.ts';
import { Sen2Links } from './sen2/sen2-links.ts';
import type { FileReading, KindFound } from './tables/file-reading.ts';
import { ProblemLog } from './tables/problem-log.ts';
import { FileRefusal, LIMITS, type ReadOptions, type Sink } from './tables/reading.ts';
import { RowCount } from './tables/row-count.ts';

const ORDER: readonly string[] = SEN2_TABLES;
const UNKNOWN: KindFound = { kind: 'unknown', confidence: 0 };

/**
 * Read one file and hand its records on in batches, in the file's order. Every row is counted once: accepted, with
 * errors, or passed over with the reason. A file that cannot be read at all gives a report of kind "unknown", or
 * of the kind that was asked for, with the error on no row; nothing of it should then be kept.
 *
 * Memory stays bounded for text; a workbook is held whole.
 * @param path  the file; the report names it as given.
 * @param sink  takes the batches; the reading waits for it, and what it throws is thrown on.
 */
export async function readFileInto(path: string, options: ReadOptions, sink: Sink): Promise<FileReport> {
  const log = new ProblemLog();
  const count = new RowCount();
  const limits = { ...LIMITS, ...options.limits };
  let sha256 = '';
  try {
    const file = await inspectBytes(path, limits);
    sha256 = file.sha256;
    const links = options.links ?? new Sen2Links();
    const pseudonym = pseudonymMaker(options.pseudonymKey);
    const name = basename(path);
    const reading: FileReading = { file, name, log, count, limits, options, links, pseudonym, sink };
    const found = await (file.form === 'text' ? readTextTable(reading) : readSheets(reading));
    return reportOf(path, found, sha256, count, log);
  } catch (fault) {
    if (!(fault instanceof FileRefusal)) throw fault;
    log.startSheet(undefined);
    log.add(fault.code, fault.row, null, { message: fault.problem.message });
    return reportOf(path, { ...UNKNOWN, kind: options.kind ?? 'unknown' }, sha256, new RowCount(), log);
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

/** Give the report of a path that cannot be read as a file at all. */
export function unreadReport(path: string, code: ReadingProblemCode): FileReport {
  const log = new ProblemLog();
  log.add(code, null);
  return reportOf(path, UNKNOWN, '', new RowCount(), log);
}

/** Give the SHA-256 of a file's bytes as hex, or null where it is no file that can be read. */
export async function fileHash(path: string): Promise<string | null> {
  try {
    return (await inspectBytes(path, LIMITS)).sha256;
  } catch (fault) {
    if (fault instanceof FileRefusal) return null;
    throw fault;
  }
}

/** Say whether a report is of a file that could not be read at all. */
export function isUnread(report: FileReport): boolean {
  return (
    report.kind === 'unknown' ||
    report.problems.some(({ code, severity }) => severity === 'error' && code.startsWith('file.'))
  );
}

/**
 * Give the place of a file in the order in which files of one call are best read: the tables of a SEN2 return
 * parents first, so that children without a parent are found; everything else before them, as given.
 */
export async function readingOrder(path: string): Promise<number> {
  try {
    const file = await inspectBytes(path, LIMITS);
    if (file.form !== 'text') return -1;
    const head = await csvHead(file);
    const layout = recogniseHeader(head.rows, undefined)?.layout;
    return layout === undefined ? -1 : ORDER.indexOf(layout.name);
  } catch (fault) {
    if (fault instanceof FileRefusal) return -1;
    throw fault;
  }
}
