/** The survey builder's page: designs with what was published of each, and the ready-made surveys to begin from. */
import { type Actor, may } from '../../core/access/access.ts';
import { type FrameLanguage, isUnread } from '../../core/survey/frame-language.ts';
import { READY_MADE } from '../../core/survey/ready-made/ready-made.ts';
import { AUDIENCE_WORDS, type SurveyDefinition, textIn } from '../../core/survey/survey-definition.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import type { SurveyDesign } from '../survey/design-survey.ts';
import { headerOf } from './page-facts.ts';

/** Shape the page. */
export function surveyDesignsView(
  open: OpenProgramme,
  actor: Actor,
  designs: readonly SurveyDesign[],
  languages: readonly FrameLanguage[],
) {
  const { authorityCode } = open.programme;
  return {
    header: headerOf(open),
    mayWrite: may(actor, 'voice.write', authorityCode),
    mayPublish: may(actor, 'voice.publish', authorityCode),
    unread: languages.filter(isUnread).map(({ code, name }) => ({ code, name })),
    designs: designs.map(({ definition, version, published }) => ({
      ...shown(definition),
      version,
      published: published.map(
        (one) => `Version ${one.version}: ${one.waves.length === 0 ? 'no wave' : one.waves.join(', ')}`,
      ),
    })),
    readyMade: READY_MADE.map((survey) => ({
      ...shown(survey),
      title: AUDIENCE_WORDS[survey.audience],
      version: 0,
      published: [],
    })),
  };
}

function shown(survey: SurveyDefinition) {
  return { id: survey.id, title: textIn(survey.title, 'en'), body: JSON.stringify(survey) };
}
