/** Published tables of a programme: its own where it has read any in, else those of the shared shelf. */
import { type Scope, SHARED_SCOPE, type Stored } from '../edge/store/store.ts';

/** Read a table in the programme's own scope, and in the shared one where that has no row. */
export async function ownOrShared<T>(
  scope: Scope,
  rowsOf: (where: Scope) => Promise<readonly Stored<T>[]>,
): Promise<readonly Stored<T>[]> {
  const own = await rowsOf(scope);
  return own.length > 0 ? own : await rowsOf(SHARED_SCOPE);
}
