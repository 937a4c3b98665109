/** Which imports a newer one has replaced, told from their kind, day and time alone. */
import type { IsoDate } from '../../core/base/time.ts';
import { SEN2_TABLES } from '../../core/domain/code-sets.ts';
import type { FileKind } from '../../core/domain/intake.ts';
import type { ImportRecord } from '../../edge/store/store.ts';

/** Whole returns in one file: each tells of every table. */
const WHOLE_RETURNS: ReadonlySet<FileKind> = new Set<FileKind>(['sen2-xml', 'sen2-xlsx']);
/** Extracts of all there is: only the newest of a kind is read. */
const EXTRACTS: ReadonlySet<FileKind> = new Set<FileKind>(['placement-costs', 'ledger', 'plan-outcomes']);
/** The tables of a return as file names tell them; "sen2" is the header's where a name ends with it. */
const TABLES: readonly string[] = SEN2_TABLES.filter((table) => table !== 'sen2');

/** What took the place of an import. */
export type Replacement = {
  readonly by: ImportRecord;
  /** False where the rows of the older one that the newer one does not tell of still count. */
  readonly isWhole: boolean;
};

/**
 * Find what replaced an import: the newest that is in force, tells of the same thing, and is of a later day or, of the
 * same day, came later. An import that tells no day is of the day it was read in, and one of which no row was taken
 * replaces nothing. `among` are in the order in which they were accepted.
 * @returns null for an import that still counts, and for one that was undone.
 * @source The store's rule for extracts: of each table only the import of the latest day, and of those the newest, is read.
 */
export function replacementOf(record: ImportRecord, among: readonly ImportRecord[]): Replacement | null {
  if (record.undoneAt !== null) return null;
  const at = among.indexOf(record);
  const by = among.findLast(
    (other, place) =>
      other !== record &&
      other.undoneAt === null &&
      other.report.recordsAccepted > 0 &&
      isOfSameThing(record, other) &&
      isNewer(other, record, place > at),
  );
  return by === undefined ? null : { by, isWhole: isExtract(record.kind) };
}

function isExtract(kind: FileKind): boolean {
  return kind === 'sen2-csv' || WHOLE_RETURNS.has(kind) || EXTRACTS.has(kind);
}

function dayOf({ asAt, importedAt }: ImportRecord): IsoDate {
  return asAt ?? importedAt.slice(0, 10);
}

/** By day where the store goes by day, else by order alone. */
function isNewer(other: ImportRecord, record: ImportRecord, isLater: boolean): boolean {
  const [theirs, own] = [dayOf(other), dayOf(record)];
  if (!isExtract(record.kind) || theirs === own) return isLater;
  return theirs > own;
}

function isOfSameThing(record: ImportRecord, other: ImportRecord): boolean {
  if (isWhole(record)) return isWhole(other);
  if (record.kind === 'sen2-csv')
    return isWhole(other) || (other.kind === 'sen2-csv' && tableOf(record) === tableOf(other));
  if (record.kind !== other.kind) return false;
  return EXTRACTS.has(record.kind) || nameOf(record) === nameOf(other);
}

function nameOf({ report }: ImportRecord): string {
  return (report.file.split(/[\\/]/).at(-1) ?? report.file).toLowerCase();
}

/** A return in one file, or one list for everything, whose name tells no table. */
function isWhole(record: ImportRecord): boolean {
  return WHOLE_RETURNS.has(record.kind) || (record.kind === 'sen2-csv' && tableOf(record) === null);
}

/** The table that the name of a file tells; null where it tells none. */
function tableOf(record: ImportRecord): string | null {
  const name = nameOf(record)
    .replace(/\.[a-z]+$/, '')
    .replace(/[^a-z0-9]/g, '');
  return TABLES.find((table) => name.includes(table)) ?? (name.endsWith('sen2') ? 'sen2' : null);
}
