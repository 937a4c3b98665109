/** Reads a language of the respondents' pages from JSON: a file that comes with the product, or one that a council wrote. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import type { FrameLanguage } from '../../../core/survey/frame-language.ts';

const Language: z.ZodType<FrameLanguage> = z.strictObject({
  schema: z.literal('evenkeel/survey-language@1'),
  code: z
    .string()
    .regex(
      /^(?!en$)[a-z]{2,3}(?:-[A-Z]{2})?$/,
      'The code is that of a language, such as "pl"; "en" is built in',
    ),
  name: z.string().trim().min(1).max(60),
  direction: z.enum(['ltr', 'rtl']),
  readBy: z.string().trim().min(1).max(200),
  review: z.enum(['read', 'unread']).optional(),
  texts: z.record(z.string().max(60), z.string().max(4000)),
});

/** Read a language. @throws ProblemError `survey.wrong-language`, with the place of the first thing that is wrong. */
export function readSurveyLanguage(json: string): FrameLanguage {
  const read = Language.safeParse(parsed(json));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  return raise({
    code: 'survey.wrong-language',
    place: first?.path.map(String).join('.') ?? '',
    message: 'This is not a language as the product reads one',
    advice: `${first?.message ?? ''}. Begin from "evenkeel survey language english".`,
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // no JSON is no language: the schema says so
  }
}
