/** GET …/lists, what the working lists are, and POST …/lists/read and …/lists/file, one list for a purpose that is kept. */
import { listsView, listView } from '../../app/views/lists-view.ts';
import { workListCsv, workListFileName } from '../../app/views/work-list-csv.ts';
import { ListFileReply, ListsReply, ReadListBody, ReadListReply } from '../../contract/lists.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { actRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/lists';

const listsRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: ListsReply,
  handle: async ({ actor, params }, app) => listsView(await app.openProgramme(actor, scopeOf(params)), actor),
});

/** A look is a step, since it leaves an entry in the audit trail; one that is still being found was not looked at. */
const readListRoute = actRoute({
  method: 'POST',
  path: `${PATH}/read`,
  permission: 'list.read',
  params: ProgrammeParams,
  body: ReadListBody,
  mayPrepare: true,
  reply: ReadListReply,
  handle: async ({ actor, params, body: { list, purpose } }, app) => {
    const read = await app.readWorkList(actor, scopeOf(params), { id: list, purpose, asFile: false });
    if (read.kind === 'making') return { preparing: read.making };
    if (read.kind !== 'made') return listView(read);
    return 'view' in read.made ? read.made.view : raiseOther();
  },
});

/** The file leaves the product, which has an entry of its own in the trail; a step too, so no address gives it twice. */
const listFileRoute = actRoute({
  method: 'POST',
  path: `${PATH}/file`,
  permission: 'list.read',
  params: ProgrammeParams,
  body: ReadListBody,
  mayPrepare: true,
  reply: ListFileReply,
  handle: async ({ actor, params, body: { list, purpose } }, app) => {
    const read = await app.readWorkList(actor, scopeOf(params), { id: list, purpose, asFile: true });
    if (read.kind === 'making') return { preparing: read.making };
    const fileName = workListFileName(params.programme, list);
    if (read.kind !== 'made') return { fileName, text: workListCsv(read) };
    return 'text' in read.made ? { fileName, text: read.made.text } : raiseOther();
  },
});

/** A list was made otherwise than it was asked for: that is our fault. */
function raiseOther(): never {
  throw new Error('A working list was made as something else than was asked for');
}

/** Everything of working lists. */
export const LIST_ROUTES: readonly Route[] = [listsRoute, readListRoute, listFileRoute];
