/** GET …/surveys and …/surveys/changes.csv: who is missing from each wave, what the closed ones say, and what changed over them. */
import { watchCsv } from '../../app/survey/watch-text.ts';
import { surveysView } from '../../app/views/surveys-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { SurveysReply } from '../../contract/surveys.ts';
import { may } from '../../core/access/access.ts';
import { fileRoute, preparedRoute } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/surveys';

export const surveysRoute = preparedRoute({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: SurveysReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    const waves = [];
    for (const { wave } of await app.surveys.list(actor, scope))
      waves.push(await app.surveys.results(actor, scope, wave.waveId));
    const mayWrite = may(actor, 'voice.write', scope.authorityCode);
    return surveysView(open, waves, await app.surveys.watch(actor, scope), mayWrite);
  },
  forPerson: (reply, actor, { authorityCode }) =>
    may(actor, 'voice.write', authorityCode)
      ? reply
      : { ...reply, waves: reply.waves.map((wave) => ({ ...wave, paper: null })) },
});

export const surveyChangesRoute = fileRoute({
  method: 'GET',
  path: `${PATH}/changes.csv`,
  permission: 'programme.read',
  isHeavy: true,
  params: ProgrammeParams,
  handle: async ({ actor, params }, app) => {
    const watched = await app.surveys.watch(actor, scopeOf(params));
    return {
      bytes: Buffer.from(watchCsv(watched.map(({ watch }) => watch))),
      mediaType: 'text/csv; charset=utf-8',
      fileName: `${params.programme.replace(/[^A-Za-z0-9._-]+/g, '-')}-survey-changes.csv`,
    };
  },
});
