/** GET …/survey-designs and POST …/survey-designs/STEP: surveys in the making, their paper, waves opened from them, replies entered from paper. */
import { shownIn } from '../../app/survey/step-survey.ts';
import { surveyPaper } from '../../app/survey/survey-paper.ts';
import { surveyDesignsView } from '../../app/views/survey-designs-view.ts';
import { ProgrammeParams } from '../../contract/programme-params.ts';
import { StepReply } from '../../contract/sign-off.ts';
import {
  EnterPaperBody,
  KeepDesignBody,
  KeptDesignReply,
  OpenWaveBody,
  PaperParams,
  SurveyDesignsReply,
} from '../../contract/surveys.ts';
import { actRoute, fileRoute, type Route, route } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const PATH = '/api/programmes/:authority/:programme/survey-designs';
const DONE = { blockers: [] };

const designsRoute = route({
  method: 'GET',
  path: PATH,
  permission: 'programme.read',
  params: ProgrammeParams,
  reply: SurveyDesignsReply,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    const designs = await app.surveys.designs(actor, scope);
    return surveyDesignsView(open, actor, designs, await app.surveys.languages(actor, scope));
  },
});

const paperRoute = fileRoute({
  method: 'GET',
  path: `${PATH}/:survey/paper.pdf`,
  permission: 'programme.read',
  params: PaperParams,
  handle: async ({ actor, params }, app) => {
    const scope = scopeOf(params);
    const open = await app.openProgramme(actor, scope);
    const { definition, version, changedAt } = await app.surveys.design(actor, scope, params.survey);
    const languages = await app.surveys.languages(actor, scope);
    const shown = shownIn({ language: params.language, isEasy: params.easy === 'yes' }, languages);
    const document = surveyPaper(definition, shown, {
      authority: open.programme.authorityName,
      // The paper is of the design, not of today: the same design gives the same bytes.
      frozenAt: changedAt,
      version: version === 0 ? 'as published' : `design ${version}`,
    });
    const bytes = await app.renderReturn(document, 'pdf');
    return { bytes, mediaType: 'application/pdf', fileName: `survey-${params.survey}.pdf` };
  },
});

const keepRoute = actRoute({
  method: 'POST',
  path: `${PATH}/keep-design`,
  permission: 'voice.write',
  params: ProgrammeParams,
  body: KeepDesignBody,
  longestBody: 400_000,
  reply: KeptDesignReply,
  handle: async ({ actor, params, body }, app) => ({
    ...DONE,
    ...(await app.surveys.keepDesign(actor, scopeOf(params), body)),
  }),
});

const openWaveRoute = actRoute({
  method: 'POST',
  path: `${PATH}/open-wave`,
  permission: 'voice.publish',
  params: ProgrammeParams,
  body: OpenWaveBody,
  reply: StepReply,
  handle: async ({ actor, params, body }, app) => {
    const scope = scopeOf(params);
    const { surveyId, ...wave } = body;
    const { definition } = await app.surveys.design(actor, scope, surveyId);
    await app.surveys.publish(actor, scope, { survey: definition, ...wave });
    return DONE;
  },
});

const enterPaperRoute = actRoute({
  method: 'POST',
  path: `${PATH}/enter-paper`,
  permission: 'voice.write',
  params: ProgrammeParams,
  body: EnterPaperBody,
  reply: StepReply,
  handle: async ({ actor, params, body }, app) => {
    await app.surveys.enterPaper(actor, scopeOf(params), body);
    return DONE;
  },
});

/** Everything of the builder. */
export const SURVEY_DESIGN_ROUTES: readonly Route[] = [
  designsRoute,
  paperRoute,
  keepRoute,
  openWaveRoute,
  enterPaperRoute,
];
