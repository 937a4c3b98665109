/** What a call of the import is asked to do. */
import type { FileKind } from '../../core/domain/intake.ts';
import type { IssueLine } from '../../core/domain/issue.ts';
import type { Scope } from '../../edge/store/store.ts';

export type ImportRequest = {
  readonly paths: readonly string[];
  readonly scope: Scope;
  readonly kind?: FileKind;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  /** Keep published tables alone; an authority's own file is refused and not put by. */
  readonly publishedOnly?: boolean;
  /** Files of column maps to use, and to keep with the programme. */
  readonly mappings?: readonly string[];
  /** Column maps as documents, to use and to keep with the programme. */
  readonly columnMaps?: readonly unknown[];
  /** Corrected issue sheets to apply, and to keep with the programme. */
  readonly fixes?: readonly string[];
  /** Takes the lines of the issue sheet as problems are found. */
  readonly onIssue?: (line: IssueLine) => void;
  /** Told about rows of a file as they are read, and the share of all bytes of the call that is done [0..1]. */
  readonly onProgress?: (file: string, rows: number, share: number) => void;
};
