/** Which imports a newer one has replaced, told from their kind, day and time alone. */
import type { FileKind } from '../../core/domain/intake.ts';
import type { ImportRecord } from '../../edge/store/store.ts';

/** Whole returns in one file: each tells of every table. */
const WHOLE_RETURNS: ReadonlySet<FileKind> = new Set<FileKind>(['sen2-xml', 'sen2-xlsx']);
/** Extracts of all there is: only the newest of a kind is read. */
const EXTRACTS: ReadonlySet<FileKind> = new Set<FileKind>(['placement-costs', 'ledger']);
/** The tables of a return as file names tell them; the longer names first, since one can hold another. */
const TABLES = [
  'placementdetail',
  'sensetting',
  'activeplans',
  'plandetail',
  'namedplan',
  'assessment',
  'requests',
  'senneed',
  'person',
  'wbp',
] as const;

/** What took the place of an import. */
export type Replacement = {
  readonly by: ImportRecord;
  /** False where the rows of the older one that the newer one does not tell of still count. */
  readonly isWhole: boolean;
};

/**
 * Find what replaced an import: the newest that is in force, tells of the same thing, and is of a later day or, of the
 * same day, came later. An import that tells no day is older than one that does, and one of which no row was taken replaces nothing. `among` are in the order in which they
 * were accepted.
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

/** By day where the store goes by day, else by order alone. */
function isNewer(other: ImportRecord, record: ImportRecord, isLater: boolean): boolean {
  const [theirs, own] = [other.asAt ?? '', record.asAt ?? ''];
  if (!isExtract(record.kind) || theirs === own) return isLater;
  return theirs > own;
}

function isOfSameThing(record: ImportRecord, other: ImportRecord): boolean {
  if (record.kind === 'sen2-csv')
    return WHOLE_RETURNS.has(other.kind) || (other.kind === 'sen2-csv' && tableOf(record) === tableOf(other));
  if (WHOLE_RETURNS.has(record.kind)) return WHOLE_RETURNS.has(other.kind);
  if (record.kind !== other.kind) return false;
  return EXTRACTS.has(record.kind) || nameOf(record) === nameOf(other);
}

function nameOf({ report }: ImportRecord): string {
  return (report.file.split(/[\\/]/).at(-1) ?? report.file).toLowerCase();
}

/** The table that the name of a file tells; a name that tells none stands for itself without its numbers. */
function tableOf(record: ImportRecord): string {
  const name = nameOf(record)
    .replace(/\.[a-z]+$/, '')
    .replace(/[^a-z]/g, '');
  return TABLES.find((table) => name.includes(table)) ?? name;
}
