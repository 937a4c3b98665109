/** Surveys with closed waves as a programme folder holds them: who was invited and what was said, and no code or name. */
import { z } from 'zod';
import { isIsoDate } from '../../../core/base/time.ts';
import { SurveyShape } from '../survey/read-survey.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id is small letters, digits and hyphens');
const Day = z.string().refine(isIsoDate, 'a day such as "2024-12-11" is needed here');
const Answer = z.union([z.string(), z.int(), z.array(z.string())]);

const Wave = z
  .object({
    waveId: Id,
    surveyId: Id,
    opensOn: Day,
    closesOn: Day,
    closedOn: Day,
    invited: z.record(Id, z.int().min(1)),
    replies: z.array(
      z.object({ group: Id, entry: z.enum(['code', 'paper']), answers: z.record(Id, Answer) }),
    ),
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, 'the last day of a wave is before its first')
  .refine(
    ({ invited, replies }) =>
      Object.entries(invited).every(
        ([group, of]) => replies.filter((one) => one.group === group && one.entry === 'code').length <= of,
      ) && replies.every(({ group }) => Object.hasOwn(invited, group)),
    'a group has more replies by code than people who were invited',
  );

/** The record. */
export const SurveysRecord = z
  .object({ surveys: z.array(SurveyShape), waves: z.array(Wave) })
  .refine(
    ({ surveys, waves }) => waves.every(({ surveyId }) => surveys.some(({ id }) => id === surveyId)),
    'a wave asks a survey that the file does not hold',
  );
