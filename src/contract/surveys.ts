/** The surveys of a programme as their page shows them: who is missing by group, and what a closed wave says. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { ProgrammeParams } from './programme-params.ts';
import { StepReply } from './sign-off.ts';

/** One question of a closed wave. */
export const ShownQuestion = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** How many answered, and what is kept back. */
  told: z.string(),
  table: PageTable.nullable(),
});

/** One wave. */
export const ShownWave = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** "Open until 31 December 2024". */
  state: z.string(),
  monitor: PageTable,
  /** What is needed to enter replies from paper; null where none may be entered. */
  paper: z.strictObject({ groups: z.array(z.string()), body: z.string() }).nullable(),
  /** Null while answers are taken. */
  questions: z.array(ShownQuestion).nullable(),
});
export type ShownWave = z.infer<typeof ShownWave>;

/** One survey over its closed waves: what moved, for whom, and weights beside counts. */
export const WatchedSurveyShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  lead: z.string(),
  /** What moved, each with both counts and its range. */
  sentences: z.array(z.string()),
  /** Null before the second wave. */
  chart: ChartWithTable.nullable(),
  changes: PageTable,
  /** How false alarms are held down. */
  method: z.array(z.string()),
  weighting: z.strictObject({ sentences: z.array(z.string()), tables: z.array(PageTable) }),
});
export type WatchedSurveyShape = z.infer<typeof WatchedSurveyShape>;

export const SurveysReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  watched: z.array(WatchedSurveyShape),
  waves: z.array(ShownWave),
});
export type SurveysReply = z.infer<typeof SurveysReply>;

/** A survey in the builder; `body` is its definition as JSON. */
export const ShownDesign = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Version of the design; 0 where only what was published is there. */
  version: z.int(),
  body: z.string(),
  /** "Version 1: families-spring-2024", one a published version. */
  published: z.array(z.string()),
});
export type ShownDesign = z.infer<typeof ShownDesign>;

export const SurveyDesignsReply = z.strictObject({
  header: ProgrammeHeader,
  mayWrite: z.boolean(),
  mayPublish: z.boolean(),
  /** Languages whose words nobody has read whose first language it is: "pl", "Polski". */
  unread: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  designs: z.array(ShownDesign),
  readyMade: z.array(ShownDesign),
});
export type UnreadLanguages = z.infer<typeof SurveyDesignsReply>['unread'];
export type SurveyDesignsReply = z.infer<typeof SurveyDesignsReply>;

const SurveyId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const KeepDesignBody = z.strictObject({ body: z.string().max(150_000), basedOn: z.int().min(0) });
export const KeptDesignReply = z.strictObject({ blockers: StepReply.shape.blockers, version: z.int() });
export type KeptDesignReply = z.infer<typeof KeptDesignReply>;

export const OpenWaveBody = z.strictObject({
  surveyId: SurveyId,
  waveId: z.string().max(40),
  opensOn: z.string().max(10),
  closesOn: z.string().max(10),
});

export const EnterPaperBody = z.strictObject({
  waveId: SurveyId,
  group: SurveyId,
  code: z.string().max(40).nullable(),
  answers: z.record(SurveyId, z.array(z.string().max(4000)).max(40)),
});

/** What a paper is asked for by. */
export const PaperParams = ProgrammeParams.extend({
  survey: SurveyId,
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/)
    .default('en'),
  easy: z.enum(['yes', 'no']).default('no'),
});
