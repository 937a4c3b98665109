/** GET /api/measures/definitions: the dictionary of measures, the same for every programme. */
import { measuresView } from '../../app/views/measures-view.ts';
import { MeasureDefinitionsReply } from '../../contract/measure-definitions.ts';
import { NoParams } from '../../contract/programme-params.ts';
import { route } from '../route.ts';

/** Read from the code that reckons the measures, so that page and figures cannot differ. */
export const measureDefinitionsRoute = route({
  method: 'GET',
  path: '/api/measures/definitions',
  permission: 'programme.read',
  params: NoParams,
  reply: MeasureDefinitionsReply,
  handle: () => Promise.resolve(measuresView()),
});
