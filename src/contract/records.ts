/** The records of a programme: the way from conditions to savings, every record by kind, and what may be sent to change one. */
import { z } from 'zod';
import { ChartWithTable } from './chart-with-table.ts';
import { MakingNote } from './prepared.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { ProgrammeParams } from './programme-params.ts';
import { StepReply } from './sign-off.ts';

const Kind = z.string().regex(/^[a-z-]{1,40}$/, 'A kind of record');
const RecordId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'The id of a record');
const Node = z.strictObject({ kind: Kind, id: z.string().min(1).max(200) });
const Link = z.strictObject({ kind: Kind, to: Node });

export const RecordParams = ProgrammeParams.extend({ kind: Kind, id: RecordId });

/** One line of the tree, from a condition downwards. */
export const GraphLine = z.strictObject({
  /** Its way from the top, one of its kind: a node may stand under several. */
  path: z.string(),
  key: z.string(),
  depth: z.int().min(0),
  kind: z.string(),
  title: z.string(),
  owner: z.string(),
  /** In words; null where nothing of the plan hangs on it. Exact money goes with it [pence]. */
  money: z.strictObject({ pence: z.string().regex(/^-?\d+$/), shown: z.string() }).nullable(),
  plans: z.string().nullable(),
  /** "shared with Placement panel", or empty. */
  shared: z.string(),
});
export type GraphLine = z.infer<typeof GraphLine>;

export const ShownRecord = z.strictObject({
  key: z.string(),
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  version: z.int().min(0),
  /** What it says, in words. */
  facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  /** What hangs on it in money and plans; null where nothing does. */
  worth: z.string().nullable(),
  links: z.array(z.strictObject({ link: Link, words: z.string(), title: z.string() })),
  /** As they stand, for a form. */
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
  /** "version 2, by lead on 3 March 2025: moved by the board". */
  changed: z.string(),
});
export type ShownRecord = z.infer<typeof ShownRecord>;

export const RecordKindShape = z.strictObject({
  id: z.string(),
  word: z.string(),
  fields: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      type: z.enum(['text', 'day', 'month', 'year', 'count', 'number', 'pence', 'score', 'choice']),
      required: z.boolean(),
      options: z.array(z.string()),
    }),
  ),
});
export type RecordKindShape = z.infer<typeof RecordKindShape>;

export const RecordsReply = z.strictObject({
  header: ProgrammeHeader,
  /** The answer in one sentence. */
  lead: z.string(),
  mayWrite: z.boolean(),
  lines: z.array(GraphLine),
  /** Where money and plans come from, or why they are not known. */
  note: z.string(),
  /** How far money and plans have come where they are being worked out from the records of children. */
  forecast: MakingNote,
  faults: z.array(z.string()),
  groups: z.array(
    z.strictObject({
      kind: z.string(),
      title: z.string(),
      lead: z.string(),
      /** What the records come to, as the return and the board paper draw it. */
      charts: z.array(ChartWithTable),
      records: z.array(ShownRecord),
    }),
  ),
  kinds: z.array(RecordKindShape),
  linkKinds: z.array(z.strictObject({ id: z.string(), words: z.string() })),
  ends: z.array(z.strictObject({ key: z.string(), title: z.string() })),
});
export type RecordsReply = z.infer<typeof RecordsReply>;

export const RecordHistoryReply = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.int().min(0),
      by: z.string(),
      on: z.string(),
      reason: z.string(),
      /** What is other than in the version before. */
      changes: z.array(z.string()),
    }),
  ),
});
export type RecordHistoryReply = z.infer<typeof RecordHistoryReply>;

const Reason = z.string().max(500);
const BasedOn = z.int().min(0).nullable();
const Named = z.strictObject({ kind: Kind, id: RecordId, reason: Reason, basedOn: BasedOn });

export const KeepRecordBody = Named.extend({
  title: z.string().max(300),
  owner: z.string().max(200),
  fields: z.record(z.string(), z.union([z.string().max(4000), z.number(), z.null()])),
});
export const ChangeRecordBody = Named;
export const LinkRecordBody = Named.extend({ link: Link });
/** The version that now stands. */
export const RecordChangedReply = StepReply.extend({ key: z.string(), version: z.int() });
export type RecordChangedReply = z.infer<typeof RecordChangedReply>;
