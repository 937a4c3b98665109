/** GET /api/programmes/:authority/:programme/lab: the fitted model and the plan, for the scenario lab to work on in the page. */
import { packLab } from '../../app/views/lab-view.ts';
import { LabReply } from '../../contract/lab.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { preparedRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** Cells of the model can hold a single child, so it goes only to those who may see what was read in. */
export const labRoute = preparedRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/lab',
  permission: 'import.read',
  params: ProgrammeParams,
  restsOn: 'plan-and-rows',
  reply: LabReply,
  handle: async ({ actor, params }, app) => packLab(await app.openLab(actor, scopeOf(params))),
});
