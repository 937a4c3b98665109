/** GET …/tracker and …/tracker/months.csv: actual, agreed and newest forecast of each measure, month by month. */
import { trackerCsv, trackerView } from '../../app/views/tracker-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { TrackerReply } from '../../contract/tracker.ts';
import { fileRoute, type Route, route } from '../route.ts';
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
    return trackerView(await app.openProgramme(actor, scope), actor, notes);
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

/** Everything of the tracker. */
export const TRACKER_ROUTES: readonly Route[] = [trackerRoute, trackerFileRoute];
