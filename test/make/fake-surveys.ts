/** The stand-in's survey: one wave of parents and carers that is closed, and one code that opens it. */
import type { App } from '../../src/app/app.ts';
import { raise } from '../../src/core/base/problem.ts';
import { ENGLISH } from '../../src/core/survey/frame-language.ts';
import { PARENTS_SURVEY } from '../../src/core/survey/ready-made/parents-survey.ts';
import { surveyResults } from '../../src/core/survey/survey-results.ts';
import { watchSurvey } from '../../src/core/survey/watch-survey.ts';

/** The code that opens the survey. */
export const FAKE_SURVEY_CODE = 'AAAA-BBBB-CCCC';

const WAVE = {
  waveId: 'autumn-2024',
  surveyId: 'parents',
  version: 1,
  opensOn: '2024-11-01',
  closesOn: '2024-11-30',
  closedOn: null,
};
const LOOK = {
  wave: WAVE,
  state: 'closed' as const,
  survey: PARENTS_SURVEY,
  groups: [
    { group: 'north', invited: 20, used: 12 },
    { group: 'south', invited: 10, used: 0 },
  ],
};
const DESIGN = {
  changedAt: '2024-11-01T00:00:00.000Z',
  definition: PARENTS_SURVEY,
  version: 1,
  published: [{ version: 1, waves: ['autumn-2024'] }],
};
const REPLIES = Array.from({ length: 12 }, (_, place) => ({
  group: 'north',
  answers: { listened: place < 7 ? '4' : '2', good: 'The bus' },
}));

/** Make the use cases. */
export function fakeSurveys(requireOpen: App['openProgramme']): Pick<App, 'surveys' | 'respond'> {
  const open = (code: string) =>
    code === FAKE_SURVEY_CODE
      ? Promise.resolve(PARENTS_SURVEY)
      : Promise.resolve().then(() =>
          raise({ code: 'survey.unknown-code', message: 'There is no such code', advice: 'Type it again.' }),
        );
  return {
    surveys: {
      languages: async (actor, scope) => {
        await requireOpen(actor, scope);
        return [ENGLISH];
      },
      addLanguage: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { code: 'pl', version: 1 };
      },
      list: async (actor, scope) => {
        await requireOpen(actor, scope);
        return [LOOK];
      },
      publish: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { version: 1 };
      },
      invite: async (actor, scope) => {
        await requireOpen(actor, scope);
        return [{ group: 'north', code: FAKE_SURVEY_CODE }];
      },
      enterPaper: async (actor, scope) => {
        await requireOpen(actor, scope);
      },
      close: async (actor, scope) => {
        await requireOpen(actor, scope);
      },
      results: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { ...LOOK, replies: REPLIES.length, results: surveyResults(PARENTS_SURVEY, REPLIES) };
      },
      designs: async (actor, scope) => {
        await requireOpen(actor, scope);
        return [DESIGN];
      },
      design: async (actor, scope) => {
        await requireOpen(actor, scope);
        return DESIGN;
      },
      keepDesign: async (actor, scope) => {
        await requireOpen(actor, scope);
        return { version: 2 };
      },
      watch: async (actor, scope) => {
        await requireOpen(actor, scope);
        const results = surveyResults(PARENTS_SURVEY, REPLIES);
        const margins = [{ by: 'group', people: { north: 20, south: 10 }, source: 'codes' }];
        const waves = [{ waveId: WAVE.waveId, endedOn: WAVE.closesOn, survey: PARENTS_SURVEY, results }];
        return [{ survey: PARENTS_SURVEY, watch: watchSurvey(waves), weighed: null, margins }];
      },
      texts: async (actor, scope) => {
        await requireOpen(actor, scope);
        return [{ question: 'What has worked well?', texts: REPLIES.map(({ answers }) => answers.good) }];
      },
    },
    respond: {
      languages: async () => [ENGLISH],
      open,
      send: open,
      keep: async () => 'DDDD-EEEE-FFFF',
      resume: async (draft) =>
        draft === 'DDDD-EEEE-FFFF'
          ? { code: FAKE_SURVEY_CODE, answers: { listened: '4' }, at: 'listened' }
          : raise({
              code: 'survey.unknown-code',
              message: 'There is no such code',
              advice: 'Type it again.',
            }),
    },
  };
}
