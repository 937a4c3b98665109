/** GET /api/programmes/:authority/:programme/costs: placement costs against the placements of the newest return. */
import { costsView } from '../../app/views/costs-view.ts';
import { CostsReply } from '../../contract/costs.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { preparedRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** A programme without costs or without placements is answered with the problem that says which to bring. */
export const costsRoute = preparedRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/costs',
  permission: 'import.read',
  params: ProgrammeParams,
  restsOn: 'rows',
  reply: CostsReply,
  handle: async ({ actor, params }, app) => costsView(await app.matchCosts(actor, scopeOf(params))),
});
