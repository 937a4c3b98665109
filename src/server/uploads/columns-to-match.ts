/** Finds what the columns of a received file seem to be, where not all of them are known, while the file is still there. */
import type { App } from '../../app/app.ts';
import type { ColumnMatch } from '../../contract/column-match.ts';
import type { Actor } from '../../core/access/access.ts';
import { ProblemError } from '../../core/base/problem.ts';

type Report = Awaited<ReturnType<App['importFiles']>>[number];
type Scope = Parameters<App['openProgramme']>[1];

/** Problems that a column map can mend. */
const OF_COLUMNS: ReadonlySet<string> = new Set([
  'column.unknown',
  'file.columns-missing',
  'file.unknown-kind',
  'sen2.split-without-request',
]);
/** Forms whose columns are not a header of their own. */
const WITHOUT_HEADER: ReadonlySet<Report['kind']> = new Set(['sen2-xml', 'sen2-issues']);

/** Give what a person can match; null where all columns are known or nothing of the file looks like a column. */
export async function columnsToMatch(
  { app, actor, scope }: { readonly app: App; readonly actor: Actor; readonly scope: Scope },
  { file, kind, problems }: Report,
): Promise<ColumnMatch | null> {
  if (WITHOUT_HEADER.has(kind) || !problems.some(({ code }) => OF_COLUMNS.has(code))) return null;
  const asked = kind === 'unknown' ? undefined : kind;
  try {
    const { mapping, guessed, missing, unused, choices } = await app.suggestMapping(
      actor,
      file,
      asked,
      scope,
    );
    const isGuess = new Set(guessed);
    return {
      kind: mapping.kind,
      table: mapping.table,
      columns: [
        ...Object.entries(mapping.columns).map(([theirs, ours]) => ({
          theirs,
          ours,
          isGuess: isGuess.has(theirs),
        })),
        ...unused.map((theirs) => ({ theirs, ours: null, isGuess: false })),
      ],
      choices: [...choices],
      missing: [...missing],
    };
  } catch (error) {
    if (error instanceof ProblemError) return null; // what keeps it from being read stands in its report
    throw error;
  }
}
