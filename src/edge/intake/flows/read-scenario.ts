/** A scenario on flows as a JSON file: interventions in order, each with its flow, size, start, ramp, delay and chance of working. */
import { z } from 'zod';
import { raise } from '../../../core/base/problem.ts';
import { isMonth } from '../../../core/base/time.ts';

const MonthText = z.string().refine(isMonth, 'a month such as "2026-04" is needed here');
const Names = z.array(z.string());

const Intervention = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  flow: z.enum([
    'requests',
    'joiners',
    'assess',
    'issue',
    'capacity',
    'ceases',
    'moves',
    'placement',
    'price',
  ]),
  change: z.enum(['relative', 'absolute']).default('relative'),
  /** The likely size; low and high are the same where they are not given. */
  size: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  start: MonthText,
  /** Months from the start until it acts. */
  delay: z.int().min(0).default(0),
  /** Months over which it grows to its full size. */
  ramp: z.int().min(0).default(0),
  end: MonthText.nullable().default(null),
  /** Chance that it works at all [0..1]. */
  pWorks: z.number().min(0).max(1).default(1),
  scope: z
    .strictObject({
      ages: z.strictObject({ from: z.int(), to: z.int() }).optional(),
      needs: Names.optional(),
      settings: Names.optional(),
      bands: Names.optional(),
    })
    .default({}),
  to: z.strictObject({ settings: Names, bands: Names.optional() }).nullable().default(null),
});
const Scenario = z.strictObject({
  name: z.string().default('scenario'),
  interventions: z.array(Intervention),
});

/** What the file holds. */
export type ScenarioFile = z.infer<typeof Scenario>;

/**
 * Read a scenario.
 * @throws ProblemError `cohort.scenario-wrong` with the key where the fault stands; `file.not-json` with the parser's place.
 */
export function readScenario(text: string): ScenarioFile {
  const read = Scenario.safeParse(parseJson(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = z.core.toDotPath(issue?.path ?? []);
  return raise({
    code: 'cohort.scenario-wrong',
    ...(at === '' ? {} : { place: at }),
    message: `The scenario cannot be used: ${issue?.message ?? ''}`,
    advice: 'See the guide of the cohort forecast for what a scenario holds.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return raise({
      code: 'file.not-json',
      message: `The scenario is not JSON: ${error.message.replace(/[“"'].*[”"']/u, 'an unexpected character')}`,
      advice: 'Check that the file was saved whole; the message names the place.',
    });
  }
}
