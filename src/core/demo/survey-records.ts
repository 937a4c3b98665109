/** Records beside the county's survey: what its statements tell of, and what is known of the families that are asked. */
import type { Scale } from './scale.ts';
import { COUNTY_SURVEY, surveyMargins } from './survey-waves.ts';
import { link, type StoryRecord } from './voice-story.ts';

const OWNER = 'Engagement lead';
const STATEMENTS = [
  { question: 'listened', risk: 'R2', trustAtLeast: 50 },
  { question: 'one-person', risk: 'R2', trustAtLeast: 55 },
];

/** Write the records. */
export function surveyRecords(scale: Scale): readonly StoryRecord[] {
  const survey = COUNTY_SURVEY.id;
  const statements = STATEMENTS.map(
    ({ question, risk, trustAtLeast }): StoryRecord => ({
      kind: 'survey-statement',
      id: `${survey}-${question}`,
      title: COUNTY_SURVEY.questions.find(({ id }) => id === question)?.title['en'] ?? question,
      owner: OWNER,
      fields: { survey, question, trustAtLeast },
      links: [link('tells-of', 'risk', risk)],
    }),
  );
  const margins = surveyMargins(scale).map(
    ({ by, answer, people }): StoryRecord => ({
      kind: 'survey-margin',
      id: `${survey}-${by}-${answer}`,
      title: `Families asked: ${by}, ${answer}`,
      owner: OWNER,
      fields: {
        survey,
        by,
        answer,
        people,
        on: '2024-01-18',
        source: 'Count of plans and SEN support, January',
      },
      links: [],
    }),
  );
  return [...statements, ...margins];
}
