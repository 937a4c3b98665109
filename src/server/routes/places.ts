/** GET /api/programmes/:authority/:programme/places: new places, what late ones cost, need against capacity, allocation. */
import { PLACES_CHANCE } from '../../app/places/places-chance.ts';
import { placesView } from '../../app/views/places-view.ts';
import { PlacesReply } from '../../contract/places.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { preparedRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** A programme without a record of places is answered with the problem that says what to bring. */
export const placesRoute = preparedRoute({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/places',
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: PlacesReply,
  handle: async ({ actor, params }, app) =>
    placesView(await app.places(actor, scopeOf(params), { asAt: null, ...PLACES_CHANCE })),
});
