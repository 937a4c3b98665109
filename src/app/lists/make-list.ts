/** Makes a working list ready to be shown, or as the text of its file: of a large authority it is found in very many rows. */
import type { WorkListId } from '../../core/lists/work-lists.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { MadeList } from '../prepared/beforehand.ts';
import { listView } from '../views/lists-view.ts';
import { workListCsv } from '../views/work-list-csv.ts';
import { findList, sizeOf } from './read-work-list.ts';

/** Make it. Who may see it is not asked here. @throws ProblemError `list.nothing-to-read`. */
export async function makeList(
  read: Repositories,
  scope: Scope,
  id: WorkListId,
  asFile: boolean,
): Promise<MadeList> {
  const list = await findList(read, scope, id);
  return {
    kind: 'made',
    size: sizeOf(list),
    made: asFile ? { text: workListCsv(list) } : { view: listView(list) },
  };
}
