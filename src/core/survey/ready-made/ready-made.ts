/** The surveys that come with the product, one an audience. */
import type { SurveyDefinition } from '../survey-definition.ts';
import { PARENTS_SURVEY } from './parents-survey.ts';
import { PRACTITIONERS_SURVEY } from './practitioners-survey.ts';
import { YOUNG_PEOPLE_SURVEY } from './young-people-survey.ts';

export const READY_MADE: readonly SurveyDefinition[] = [
  PARENTS_SURVEY,
  YOUNG_PEOPLE_SURVEY,
  PRACTITIONERS_SURVEY,
];
