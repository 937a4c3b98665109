/** Suggests a column map for a file whose columns are not known, for a person to look over, correct and save. */
import { basename } from 'node:path';
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { FileKind } from '../core/domain/intake.ts';
import { csvHead } from '../edge/intake/files/csv-rows.ts';
import type { FileBytes } from '../edge/intake/files/file-bytes.ts';
import { readWorkbook } from '../edge/intake/files/workbook.ts';
import { type Look, lookAt } from '../edge/intake/read-file.ts';
import { type MappingSuggestion, suggestForRows } from '../edge/intake/suggest-mapping.ts';
import { LIMITS } from '../edge/intake/tables/reading.ts';
import { type Scope, SHARED_SCOPE } from '../edge/store/store.ts';
import { findListedFiles } from './find-listed-file.ts';
import { requirePermission } from './require-permission.ts';

/** Rows of a sheet in which a header is looked for. */
const HEAD_ROWS = 60;

/**
 * Suggest a column map for a file, for one member of an archive, or for the first member of one that a map can be made for.
 * @param path  of the file; a member stands behind its archive's own name: "bundle.zip/november.csv".
 * @param kind  the kind that the file is said to be; any otherwise.
 * @param scope  whose file it is; one for the shelf otherwise.
 * @throws ProblemError `access.refused`, `mapping.no-suggestion`, or what keeps the file from being read.
 */
export async function suggestFileMapping(
  actor: Actor,
  path: string,
  kind: FileKind | undefined,
  { authorityCode }: Scope = SHARED_SCOPE,
): Promise<MappingSuggestion> {
  requirePermission(actor, 'import.add', authorityCode);
  const listed = await findListedFiles(path);
  let refused: Look['refusal'] = null;
  for (const one of listed) {
    const { file, refusal } = await lookAt(one);
    refused = refusal ?? refused;
    const suggestion = file === null ? null : await suggestForFile(file, kind);
    if (suggestion !== null) return suggestion;
  }
  if (refused !== null)
    return raise({
      code: refused.code,
      place: path,
      message: refused.message ?? 'The file cannot be read',
      advice: 'Check the file.',
    });
  return raise({
    code: 'mapping.no-suggestion',
    place: basename(path),
    message: 'Nothing in the first rows of the file looks like a column that is read',
    advice: 'Name its kind with --kind, or write a mapping as docs/formats/mappings.md shows.',
  });
}

async function suggestForFile(
  file: FileBytes,
  kind: FileKind | undefined,
): Promise<MappingSuggestion | null> {
  const tables =
    file.form === 'text'
      ? [(await csvHead(file)).rows]
      : (await readWorkbook(file, LIMITS)).sheets.map(({ rows }) => rows.slice(0, HEAD_ROWS));
  for (const rows of tables) {
    const suggestion = suggestForRows(rows, kind);
    if (suggestion !== null) return suggestion;
  }
  return null;
}
