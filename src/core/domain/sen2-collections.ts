/** The yearly SEN2 collections: which fields and codes each has, as data. */
import { NEED_TYPES } from './code-sets.ts';
import type { Sen2TableName } from './sen2.ts';

/** One year's collection. */
export type Sen2Collection = {
  /** 2025 is the stock of January 2025 and the flows of 2024. */
  readonly year: number;
  /** Version of the specification; null where it is not published. */
  readonly specification: string | null;
  /** False where fields and codes are carried on from the year before, because its own were not seen. */
  readonly isConfirmed: boolean;
  /** Codes of a person's sex, or of gender before it. */
  readonly sexes: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
};

/** Current gender: 1 male, 2 female, 0 not known, 9 not specified. @source SEN2 specification 1.1. */
const GENDERS: ReadonlySet<string> = new Set(['0', '1', '2', '9']);
/** @source SEN2 specification 1.2. */
const SEXES: ReadonlySet<string> = new Set(['M', 'F']);
/** Down syndrome is a type of need of its own from the collection of 2025. @source SEN2 guide 2025, item 5.16. */
const NEEDS_BEFORE_2025: ReadonlySet<string> = new Set([...NEED_TYPES].filter((need) => need !== 'DS'));

/**
 * The collections that are known, oldest first. That of 2026 is not confirmed: its field changes were not seen.
 * @source SEN2 person-level technical specifications 1.1 to 1.3; guide to the return 2025, version 1.4.
 */
export const SEN2_COLLECTIONS: readonly Sen2Collection[] = [
  { year: 2023, specification: '1.1', isConfirmed: true, sexes: GENDERS, needs: NEEDS_BEFORE_2025 },
  { year: 2024, specification: '1.2', isConfirmed: true, sexes: SEXES, needs: NEEDS_BEFORE_2025 },
  { year: 2025, specification: '1.3', isConfirmed: true, sexes: SEXES, needs: NEED_TYPES },
  { year: 2026, specification: null, isConfirmed: false, sexes: SEXES, needs: NEED_TYPES },
];

/** A field that not every collection has, with the first and the last year that has it. */
export type Sen2FieldYears = {
  readonly table: Sen2TableName;
  readonly column: string;
  /** Null: since before the collections that are known. */
  readonly first: number | null;
  /** Null: to this day. */
  readonly last: number | null;
};

function since(first: number, table: Sen2TableName, column: string): Sen2FieldYears {
  return { table, column, first, last: null };
}

function until(last: number, table: Sen2TableName, column: string): Sen2FieldYears {
  return { table, column, first: null, last };
}

/** Fields that came or went; every other field is in all collections. @source The same specifications. */
export const SEN2_FIELD_YEARS: readonly Sen2FieldYears[] = [
  since(2025, 'sen2', 'dsco'),
  until(2023, 'person', 'gendercurrent'),
  since(2024, 'person', 'sex'),
  since(2025, 'requests', 'requestsource'),
  until(2023, 'activeplans', 'res'),
  until(2023, 'activeplans', 'wbp'),
  since(2024, 'activeplans', 'reviewmeeting'),
  since(2024, 'activeplans', 'reviewoutcome'),
  since(2025, 'activeplans', 'reviewdraft'),
  since(2025, 'activeplans', 'phasetransferduedate'),
  since(2025, 'activeplans', 'phasetransferfinaldate'),
  until(2023, 'placementdetail', 'attendancepattern'),
  since(2024, 'placementdetail', 'res'),
  since(2024, 'placementdetail', 'wbp'),
];

/** Give the collection of a year, or null where it is not known. */
export function sen2Collection(year: number): Sen2Collection | null {
  return SEN2_COLLECTIONS.find((collection) => collection.year === year) ?? null;
}

/** Give the columns of a table, in `columnKey` form, that the collection of a year does not have; none for a year that is not known. */
export function columnsNotIn(year: number, table: Sen2TableName): readonly string[] {
  if (sen2Collection(year) === null) return [];
  return SEN2_FIELD_YEARS.filter(
    ({ table: of, first, last }) =>
      of === table && ((first !== null && year < first) || (last !== null && year > last)),
  ).map(({ column }) => column);
}
