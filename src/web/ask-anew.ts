/** After a change everything shown is asked for again, and what is not shown is forgotten, so that no page shows what was. */
import type { QueryClient } from '@tanstack/react-query';

/** Ask anew; waits until what is shown has come. */
export async function askAnew(queries: QueryClient): Promise<void> {
  queries.removeQueries({ type: 'inactive' });
  await queries.invalidateQueries();
}
