/** …/plan/workbook: the plan as a workbook, what one that came back would change, and what of it is taken over. */
import { planWorkbookView } from '../../app/views/plan-workbook-view.ts';
import {
  AcceptWorkbookBody,
  AcceptWorkbookReply,
  WorkbookChangesReply,
} from '../../contract/plan-workbook.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { UPLOAD_MEDIA_TYPE } from '../../contract/upload.ts';
import { raise } from '../../core/base/problem.ts';
import { actRoute, fileRoute, type Route, sentRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';
import { receiveUpload } from '../uploads/receive-upload.ts';

const PATH = '/api/programmes/:authority/:programme/plan/workbook';
/** What one workbook may hold [bytes]. */
const LARGEST = 16 * 1024 * 1024;

/** GET …/plan/workbook.xlsx: its sheet of needs is split as the records of all children say. */
const downloadRoute = fileRoute({
  method: 'GET',
  path: `${PATH}.xlsx`,
  permission: 'programme.read',
  params: ProgrammeParams,
  isHeavy: true,
  handle: async ({ actor, params }, app) => ({
    bytes: await app.plans.workbook(actor, scopeOf(params)),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${params.programme.replace(/[^A-Za-z0-9._-]+/g, '-')}-plan.xlsx`,
  }),
});

/** POST …/plan/workbook/changes: nothing is kept, and the file lies on disk only while it is read. */
const changesRoute = sentRoute({
  method: 'POST',
  path: `${PATH}/changes`,
  permission: 'plan.set',
  params: ProgrammeParams,
  reply: WorkbookChangesReply,
  handle: async ({ actor, params, sent }, app) => {
    if (sent.body === null || sent.mediaType !== UPLOAD_MEDIA_TYPE) return raiseUnreadable();
    const { files, remove } = await receiveUpload(sent.body, { home: sent.uploadsFolder, limit: LARGEST });
    try {
      const [file, ...others] = files;
      if (file === undefined || others.length > 0) return raiseUnreadable();
      return planWorkbookView(await app.plans.workbookChanges(actor, scopeOf(params), file.path), file.name);
    } finally {
      await remove();
    }
  },
});

/** POST …/plan/workbook/accept */
const acceptRoute = actRoute({
  method: 'POST',
  path: `${PATH}/accept`,
  permission: 'plan.set',
  params: ProgrammeParams,
  body: AcceptWorkbookBody,
  reply: AcceptWorkbookReply,
  handle: async ({ actor, params, body }, app) => {
    const { sha256, ...rest } = body;
    const set = await app.plans.setAll(actor, scopeOf(params), { ...rest, workbook: { sha256 } });
    return { planVersion: set[0]?.planVersion ?? 0, cells: set.map(({ cell }) => cell) };
  },
});

function raiseUnreadable(): never {
  return raise({
    code: 'request.upload-unreadable',
    message: 'One workbook is read back at a time, sent by the page itself',
    advice: 'Load the page again and choose the workbook once more.',
  });
}

/** The three routes. */
export const PLAN_WORKBOOK_ROUTES: readonly Route[] = [downloadRoute, changesRoute, acceptRoute];
