/** GET …/tracker and …/tracker/months.csv, POST …/tracker/close-month and reopen-month: actual, agreed and newest forecast of each measure, month by month. */
import type { App } from '../../app/app.ts';
import { trackerCsv, trackerView } from '../../app/views/tracker-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { StepReply } from '../../contract/sign-off.ts';
import { MonthBody, TrackerReply } from '../../contract/tracker.ts';
import { actRoute, fileRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/tracker';

const trackerRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: TrackerReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const notes = await app.records.list(actor, scope, 'month-note');
    const told = await app.monthEnd(actor, scope, null);
    return trackerView(await app.openProgramme(actor, scope), actor, notes, told);
  },
});

const trackerFileRoute = fileRoute({
  method: 'GET',
  path: `${PATH}/months.csv`,
  permission: 'programme.read',
  params: ProgrammeParams,
  handle: async ({ actor, params }, app) => ({
    bytes: new TextEncoder().encode(trackerCsv(await app.openProgramme(actor, scopeOf(params)))),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `${params.programme.replace(/[^A-Za-z0-9._-]+/g, '-')}-tracker.csv`,
  }),
});

function monthRoute(name: string, act: (app: App) => App['closeMonth']): Route {
  return actRoute({
    method: 'POST',
    path: `${PATH}/${name}`,
    permission: 'month.close',
    params: ProgrammeParams,
    body: MonthBody,
    reply: StepReply,
    handle: async ({ actor, params, body }, app) => {
      await act(app)(actor, scopeOf(params), body);
      return { blockers: [] };
    },
  });
}

/** Everything of the tracker. */
export const TRACKER_ROUTES: readonly Route[] = [
  trackerRoute,
  trackerFileRoute,
  monthRoute('close-month', ({ closeMonth }) => closeMonth),
  monthRoute('reopen-month', ({ reopenMonth }) => reopenMonth),
];
