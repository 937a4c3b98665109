/** GET …/records and its history, POST …/records/STEP: the records of a programme and their changes. */
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { recordHistoryView, recordsView } from '../../app/views/records-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import {
  ChangeRecordBody,
  KeepRecordBody,
  LinkRecordBody,
  RecordChangedReply,
  RecordHistoryReply,
  RecordParams,
  RecordsReply,
} from '../../contract/records.ts';
import type { Actor } from '../../core/access/access.ts';
import { actRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/records';

const recordsRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: RecordsReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    const records = await app.records.list(actor, scope, null);
    return recordsView(open, actor, { records, valued: await app.records.graph(actor, scope) });
  },
});

const historyRoute = route({
  method: 'GET',
  path: `${PATH}/:kind/:id`,
  permission: 'programme.read',
  params: RecordParams,
  reply: RecordHistoryReply,
  handle: async ({ actor, params }, app) => {
    const { kind, id } = params;
    return recordHistoryView(await app.records.history(actor, scopeOf(params), { kind, id }));
  },
});

function change<B extends z.ZodType>(
  name: string,
  body: B,
  work: (
    records: App['records'],
    actor: Actor,
    scope: ReturnType<typeof scopeOf>,
    body: z.output<B>,
  ) => ReturnType<App['records']['save']>,
): Route {
  return actRoute({
    method: 'POST',
    path: `${PATH}/${name}`,
    permission: 'record.write',
    params: ProgrammeParams,
    body,
    reply: RecordChangedReply,
    handle: async ({ actor, params, body: sent }, app) => {
      const record = await work(app.records, actor, scopeOf(params), sent);
      return { key: `${record.kind}/${record.id}`, version: record.version, blockers: [] };
    },
  });
}

/** Everything of records. */
export const RECORD_ROUTES: readonly Route[] = [
  recordsRoute,
  historyRoute,
  change('keep-record', KeepRecordBody, (records, actor, scope, body) => records.save(actor, scope, body)),
  change('link-record', LinkRecordBody, (records, actor, scope, { link, ...body }) =>
    records.link(actor, scope, body, link),
  ),
  change('unlink-record', LinkRecordBody, (records, actor, scope, { link, ...body }) =>
    records.unlink(actor, scope, body, link),
  ),
  change('withdraw-record', ChangeRecordBody, (records, actor, scope, body) =>
    records.withdraw(actor, scope, body),
  ),
  change('undo-record', ChangeRecordBody, (records, actor, scope, body) => records.undo(actor, scope, body)),
];
