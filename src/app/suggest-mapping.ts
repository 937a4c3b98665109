/** Suggests a column map for a file whose columns are not known, for a person to look over, correct and save. */
import { basename } from 'node:path';
import type { Actor } from '../core/access/access.ts';
import { raise } from '../core/base/problem.ts';
import type { FileKind } from '../core/domain/intake.ts';
import { csvHead } from '../edge/intake/files/csv-rows.ts';
import { readWorkbook } from '../edge/intake/files/workbook.ts';
import { lookAt } from '../edge/intake/read-file.ts';
import { type MappingSuggestion, suggestForRows } from '../edge/intake/suggest-mapping.ts';
import { LIMITS } from '../edge/intake/tables/reading.ts';
import { type Scope, SHARED_SCOPE } from '../edge/store/store.ts';
import { requirePermission } from './require-permission.ts';

/** Rows of a sheet in which a header is looked for. */
const HEAD_ROWS = 60;

/**
 * Suggest a column map for a file.
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
  const { file, refusal } = await lookAt({ name: path, source: { path, member: null }, refusal: null });
  if (file === null)
    return raise({
      code: refusal?.code ?? 'file.unreadable',
      place: path,
      message: refusal?.message ?? 'The file cannot be read',
      advice: 'Check the file.',
    });
  const tables =
    file.form === 'text'
      ? [(await csvHead(file)).rows]
      : (await readWorkbook(file, LIMITS)).sheets.map(({ rows }) => rows.slice(0, HEAD_ROWS));
  for (const rows of tables) {
    const suggestion = suggestForRows(rows, kind);
    if (suggestion !== null) return suggestion;
  }
  return raise({
    code: 'mapping.no-suggestion',
    place: basename(path),
    message: 'Nothing in the first rows of the file looks like a column that is read',
    advice: 'Name its kind with --kind, or write a mapping as docs/formats/mappings.md shows.',
  });
}
