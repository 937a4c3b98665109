/** Text review as its page shows it, and what may be sent to it. */
import { z } from 'zod';
import { FEELINGS, LOOK_DECISIONS } from '../core/review/review-words.ts';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { ProgrammeParams } from './programme-params.ts';

const Feeling = z.enum(FEELINGS);

/** One answer of the queue, masked. */
export const ShownQueued = z.strictObject({
  id: z.string(),
  text: z.string(),
  source: z.string(),
  /** "May tell of violence", or empty. */
  flags: z.string(),
  due: z.string(),
  isOverdue: z.boolean(),
  /** What those said who asked for another look. */
  looks: z.array(z.string()),
});
export type ShownQueued = z.infer<typeof ShownQueued>;

/** One theme with what is said of it. */
export const ShownTheme = z.strictObject({
  id: z.string(),
  name: z.string(),
  words: z.array(z.string()),
  state: z.enum(['proposed', 'approved', 'retired']),
  /** Why it was proposed; empty where a person made it. */
  because: z.string(),
  history: z.array(z.string()),
});
export type ShownTheme = z.infer<typeof ShownTheme>;

export const ReviewReply = z.strictObject({
  header: ProgrammeHeader,
  /** The answer first: what people told us, in a sentence or two. */
  lead: z.array(z.string()),
  chart: ChartWithTable.nullable(),
  /** Themes with counts, feelings and agreement. */
  results: PageTable.nullable(),
  bySource: PageTable.nullable(),
  /** What the watch over time says, or why it says nothing. */
  change: z.string(),
  /** Themes that were spoken of in meetings too, with what came of it. */
  answered: z.array(
    z.strictObject({
      theme: z.string(),
      said: z.array(
        z.strictObject({ key: z.string(), title: z.string(), stateWords: z.string(), answer: z.string() }),
      ),
    }),
  ),
  queue: z.strictObject({
    told: z.string(),
    next: z.array(ShownQueued),
    named: z.array(z.string()),
    mayClose: z.boolean(),
  }),
  themes: z.array(ShownTheme),
  codings: PageTable.nullable(),
  sheet: z
    .strictObject({
      codingId: z.string(),
      told: z.string(),
      themes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      answers: z.array(z.strictObject({ id: z.string(), text: z.string() })),
    })
    .nullable(),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      told: z.string(),
      consent: z.string(),
      readers: z.array(z.string()),
    }),
  ),
  waves: z.array(z.strictObject({ id: z.string(), isClosed: z.boolean() })),
  /** What the machine is and is not. */
  notes: z.array(z.string()),
  hasModel: z.boolean(),
  me: z.string(),
  mayWork: z.boolean(),
  mayPublish: z.boolean(),
});
export type ReviewReply = z.infer<typeof ReviewReply>;

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'An id as the page has it');

export const BehindParams = ProgrammeParams.extend({ id: Id });
/** The answers behind a count. */
export const BehindReply = z.strictObject({
  theme: z.string(),
  /** One a count: each feeling that is said, and null where none was given. */
  groups: z.array(
    z.strictObject({
      feeling: Feeling.nullable(),
      of: z.int(),
      answers: z.array(
        z.strictObject({ id: z.string(), text: z.string(), marked: z.string(), isQuoted: z.boolean() }),
      ),
    }),
  ),
});
export type BehindReply = z.infer<typeof BehindReply>;

const Readers = z.array(z.string().max(100)).max(10);
const Words = z.array(z.string().max(80)).min(1).max(40);
const Named = z.strictObject({ name: z.string().max(80), words: Words });
const Reason = z.string().max(500);

export const TakeWaveBody = z.strictObject({
  waveId: Id,
  isRunning: z.boolean(),
  readers: Readers,
  flaggedHours: z.int().min(1).max(168),
  otherDays: z.int().min(1).max(60),
  mayQuote: z.boolean(),
});
export const NameReadersBody = z.strictObject({ sourceId: z.string().max(200), readers: Readers });
export const LookBody = z.strictObject({
  looks: z
    .array(z.strictObject({ answerId: Id, decision: z.enum(LOOK_DECISIONS), note: z.string().max(1000) }))
    .min(1)
    .max(200),
});
export const EraseBody = z.strictObject({ id: z.string().max(200), reason: Reason });
export const ProposeBody = z.strictObject({});
export const ThemeBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('make'), to: Named }),
  z.strictObject({ act: z.literal('approve'), themeId: Id, reason: Reason }),
  z.strictObject({ act: z.literal('retire'), themeId: Id, reason: Reason }),
  z.strictObject({ act: z.literal('rename'), themeId: Id, name: z.string().max(80) }),
  z.strictObject({ act: z.literal('reword'), themeId: Id, words: Words }),
  z.strictObject({ act: z.literal('merge'), themeIds: z.array(Id).min(2).max(20), name: z.string().max(80) }),
  z.strictObject({ act: z.literal('split'), themeId: Id, into: z.array(Named).min(2).max(10) }),
]);
const Themes = z.record(Id, Feeling);
export const MarkBody = z.strictObject({ answerId: Id, themeId: Id, feeling: Feeling.nullable() });
export const AskModelBody = z.strictObject({ most: z.int().min(1).max(500) });
export const BeginCodingBody = z.strictObject({
  readers: z.tuple([z.string().max(100), z.string().max(100)]),
  count: z.int().min(1).max(500),
});
export const CodeBody = z.strictObject({
  codingId: Id,
  codes: z
    .array(z.strictObject({ answerId: Id, themes: Themes }))
    .min(1)
    .max(50),
});
export const QuoteBody = z.strictObject({ answerId: Id, isQuoted: z.boolean() });
