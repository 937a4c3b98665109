/** GET /api/programmes/:authority/:programme/measures: every measure with its figures, or with what it lacks. */
import { measureFiguresView } from '../../app/views/measure-figures-view.ts';
import { MeasuresReply } from '../../contract/measures.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { preparedRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Reckoned from every row of the newest return. */
export const measuresRoute = preparedRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/measures',
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: MeasuresReply,
  handle: async ({ actor, params }, app) =>
    measureFiguresView(await app.measureProgramme(actor, scopeOf(params), null)),
});
