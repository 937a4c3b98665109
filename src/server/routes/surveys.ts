/** GET …/surveys: who is missing from each wave, and what the closed ones say. */
import { surveysView } from '../../app/views/surveys-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { SurveysReply } from '../../contract/surveys.ts';
import { route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const surveysRoute = route({
  method: 'GET',
  path: '/api/programmes/:authority/:programme/surveys',
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: SurveysReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    const waves = [];
    for (const { wave } of await app.surveys.list(actor, scope))
      waves.push(await app.surveys.results(actor, scope, wave.waveId));
    return surveysView(open, waves);
  },
});
