/** The engagement hub as its page shows it, and what may be sent to it. */
import { z } from 'zod';
import { PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { RecordsReply } from './records.ts';
import { StepReply } from './sign-off.ts';

const Score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

/** Read a score as a form sends it; null where it is none. */
export function readVoteScore(text: string): z.infer<typeof Score> | null {
  return Score.safeParse(Number(text)).data ?? null;
}

/** One vote with its result. */
export const ShownVote = z.strictObject({
  id: z.string(),
  title: z.string(),
  question: z.string(),
  /** "Closed", "Open before", "Open after", "Not open". */
  state: z.string(),
  meeting: z.string(),
  /** In words: the change with its count and range, and what it may be taken for. */
  told: z.string(),
  table: PageTable,
});
export type ShownVote = z.infer<typeof ShownVote>;

/** A statement with the way to the plan. */
export const ShownStatement = z.strictObject({
  key: z.string(),
  title: z.string(),
  said: z.string(),
  by: z.string(),
  heard: z.string(),
  state: z.enum(['did', 'will', 'cannot', 'open', 'overdue']),
  stateWords: z.string(),
  answer: z.string(),
  owner: z.string(),
  sources: z.array(z.string()),
  changed: z.array(z.string()),
  /** Theme of what people wrote that it speaks of; empty where none is named. */
  theme: z.string(),
});
export type ShownStatement = z.infer<typeof ShownStatement>;

export const VoiceReply = z.strictObject({
  header: ProgrammeHeader,
  lead: z.string(),
  faults: z.array(z.strictObject({ node: z.string(), message: z.string(), blocks: z.boolean() })),
  votes: z.array(ShownVote),
  statements: z.array(ShownStatement),
  /** From lines of the plan back to what was said. */
  lines: z.array(z.strictObject({ key: z.string(), title: z.string(), said: z.array(z.string()) })),
  panels: z.array(PageTable),
  events: PageTable.nullable(),
  involvements: PageTable.nullable(),
  actions: PageTable.nullable(),
  consultations: PageTable.nullable(),
  measures: PageTable.nullable(),
  records: RecordsReply.pick({ mayWrite: true, groups: true, kinds: true, linkKinds: true, ends: true }),
  mayPublish: z.boolean(),
  published: z.string().nullable(),
  publicPath: z.string(),
  /** Meetings that codes may be made for, and sectors. */
  meetings: z.array(z.strictObject({ id: z.string(), title: z.string(), codes: z.string() })),
  items: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  sectors: z.array(z.strictObject({ id: z.string(), words: z.string() })),
});
export type VoiceReply = z.infer<typeof VoiceReply>;

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'The id of a record');

export const MakeCodesBody = z.strictObject({
  meetingId: Id,
  counts: z.record(z.string().max(40), z.int().min(0).max(200)),
});
/** The codes, shown this once. */
export const CodesReply = StepReply.extend({
  codes: z.array(z.strictObject({ sector: z.string(), code: z.string() })),
});
export type CodesReply = z.infer<typeof CodesReply>;

export const EnterVotesBody = z.strictObject({
  item: Id,
  ballots: z
    .array(
      z.strictObject({
        sector: z.string().max(40),
        before: Score.nullable(),
        after: Score.nullable(),
        isPaired: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
});
export const PublishBody = z.strictObject({});
export const WithdrawYouSaidBody = z.strictObject({ reason: z.string().max(500) });
