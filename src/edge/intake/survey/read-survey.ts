/** Reads a survey from JSON: a file that an officer wrote, or a version as the store keeps it. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import { AUDIENCES, type SurveyDefinition } from '../../../core/survey/survey-definition.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'An id is small letters, digits and hyphens');
const Texts = z.record(z.string().regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/), z.string().max(4000));
const Choices = z
  .array(z.strictObject({ id: Id, text: Texts }))
  .min(1)
  .max(40);
const asked = { id: Id, title: Texts, hint: Texts.optional(), easy: Texts.optional() };

const Question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.literal('single'),
    choices: Choices,
    routes: z
      .array(z.strictObject({ whenAny: z.array(Id).min(1), to: Id }))
      .max(40)
      .optional(),
  }),
  z.strictObject({ ...asked, kind: z.literal('several'), choices: Choices }),
  z.strictObject({ ...asked, kind: z.literal('agree') }),
  z.strictObject({ ...asked, kind: z.literal('scale'), low: Texts, high: Texts }),
  z.strictObject({
    ...asked,
    kind: z.literal('number'),
    least: z.int().min(0),
    most: z.int().max(999_999_999),
  }),
  z.strictObject({ ...asked, kind: z.literal('text'), most: z.int().max(2000) }),
  z.strictObject({ ...asked, kind: z.literal('information') }),
]);

/** A survey as JSON holds it. */
export const SurveyShape = z.strictObject({
  schema: z.literal('evenkeel/survey@1'),
  id: Id,
  audience: z.enum(AUDIENCES),
  languages: z.array(z.string()).max(20),
  title: Texts,
  welcome: Texts,
  consent: Texts,
  privacy: z
    .array(z.strictObject({ heading: Texts, text: Texts }))
    .min(1)
    .max(20),
  thanks: Texts,
  questions: z.array(Question).min(1).max(60),
});

/** Read a survey. @throws ProblemError `survey.wrong-file`, with the place of the first thing that is wrong. */
export function readSurvey(json: string): SurveyDefinition {
  const read = SurveyShape.safeParse(parsed(json));
  if (read.success) return compact(read.data);
  const [first] = read.error.issues;
  return raise({
    code: 'survey.wrong-file',
    place: first?.path.map(String).join('.') ?? '',
    message: 'This is not a survey as the product reads one',
    advice:
      first?.message ??
      'Begin from a ready-made survey: "evenkeel survey check --ready-made parents --json".',
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // no JSON is no survey: the schema says so
  }
}

/** What was left out is left out, never a member without a value. */
function compact(survey: z.infer<typeof SurveyShape>): SurveyDefinition {
  return {
    ...survey,
    questions: survey.questions.map((question) => {
      const { hint, easy, ...rest } = question;
      const own = { ...(hint === undefined ? {} : { hint }), ...(easy === undefined ? {} : { easy }) };
      if (rest.kind !== 'single') return { ...rest, ...own };
      const { routes, ...single } = rest;
      return { ...single, ...own, ...(routes === undefined ? {} : { routes }) };
    }),
  };
}
