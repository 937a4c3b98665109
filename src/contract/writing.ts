/** The writing of a return: the list of its sections, one section to write in, and what each save, comment or word of it sends. */
import { z } from 'zod';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';
import { ReturnParams } from './programme-params.ts';

/** A field of the form, or "condition:3.1", "risk:R1/mitigation". */
const FieldId = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]*$/, 'A section such as "condition:3.1"');
const BlockId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/);
const Words = z.string().max(20_000, 'A paragraph of at most 20,000 characters');
const Cell = z.string().max(4000, 'A cell of at most 4,000 characters');

/** A part of a section as it is written; braces name figures. */
export const Part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: Words }),
  z.strictObject({ kind: z.literal('list'), items: z.array(Words).max(1000) }),
  z.strictObject({ kind: z.literal('chart'), id: BlockId }),
  z.strictObject({ kind: z.literal('table'), id: BlockId }),
  z.strictObject({
    kind: z.literal('grid'),
    caption: Cell,
    rows: z.array(z.array(Cell).max(40, 'At most 40 columns')).max(500, 'At most 500 rows'),
  }),
]);
export type Part = z.infer<typeof Part>;
const Parts = z.array(Part).max(500, 'A section of at most 500 parts');

const Answer = z.enum(['yes', 'no', 'not-applicable']).nullable();

/** How far a section has come; the first that is true of it. */
export const SectionState = z.enum(['problem', 'comment', 'moved', 'empty', 'same', 'ready', 'draft']);
export type SectionState = z.infer<typeof SectionState>;

const Listed = {
  fieldId: z.string(),
  /** The heading of the form that it stands under. */
  group: z.string(),
  title: z.string(),
  /** Who writes it: whoever it was given to, else the post that owns it. */
  owner: z.string(),
  words: z.int(),
  maxWords: z.int().nullable(),
  state: SectionState,
  /** "2 figures moved since it was read". */
  stateWords: z.string(),
  openComments: z.int(),
  moved: z.int(),
};

export const WritingReply = z.strictObject({
  header: ProgrammeHeader,
  updateId: z.string(),
  updateName: z.string(),
  /** False where the return is frozen, signed or sent: nothing is written in it then. */
  isOpen: z.boolean(),
  mayWrite: z.boolean(),
  sections: z.array(z.strictObject(Listed)),
});
export type WritingReply = z.infer<typeof WritingReply>;

const WordRun = z.strictObject({ kind: z.enum(['same', 'added', 'gone']), text: z.string() });

const Comment = z.strictObject({
  id: z.string(),
  by: z.string(),
  at: z.string(),
  text: z.string(),
  /** "by user:dcs on 3 March 2026"; null while it is open. */
  resolved: z.string().nullable(),
});

export const SectionReply = z.strictObject({
  header: ProgrammeHeader,
  updateId: z.string(),
  updateName: z.string(),
  isOpen: z.boolean(),
  mayWrite: z.boolean(),
  version: z.int(),
  section: z.strictObject({
    ...Listed,
    /** To whom it was given, empty where it stays with its owner; the post that owns it by the records. */
    assigned: z.string(),
    recordOwner: z.string(),
    isReady: z.boolean(),
    help: z.string(),
    type: z.enum(['yes-no', 'choice', 'number', 'money', 'date', 'text', 'list', 'commentary']),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
    maxItems: z.int().nullable(),
    answer: Answer,
    parts: z.array(Part),
    /** A draft from the section's measures; empty where they have no figure yet. */
    evidence: z.array(Part),
    /** The words of the update before, their figures brought to this cut-off. */
    carried: z.array(Part),
    /** How many figures of the earlier month have none of the new one. */
    leftBehind: z.int(),
    movedFigures: z.array(
      z.strictObject({ id: z.string(), label: z.string(), before: z.string(), now: z.string().nullable() }),
    ),
    changed: z.array(WordRun),
    comments: z.array(Comment),
    problems: z.array(z.string()),
  }),
  /** The sections before and after this one, in the order of the form. */
  previous: z.strictObject({ fieldId: z.string(), title: z.string() }).nullable(),
  next: z.strictObject({ fieldId: z.string(), title: z.string() }).nullable(),
  tables: z.array(z.strictObject({ id: z.string(), title: z.string(), table: PageTable })),
  charts: z.array(z.strictObject({ id: z.string(), title: z.string(), chart: ChartWithTable })),
});
export type SectionReply = z.infer<typeof SectionReply>;

/** Every figure that words may name. */
export const WritingFiguresReply = z.strictObject({
  figures: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      shown: z.string(),
      value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
      unit: z.string(),
    }),
  ),
});
export type WritingFiguresReply = z.infer<typeof WritingFiguresReply>;

/** The address of one section: `section` stands in the query, for it has colons and slashes. */
export const SectionParams = ReturnParams.extend({ section: FieldId });

export const SaveSectionBody = z.strictObject({
  fieldId: FieldId,
  parts: Parts,
  /** The version that the officer had before them. */
  basedOn: z.int().min(1),
});
export const SaveSectionReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('saved'), version: z.int(), parts: z.array(Part) }),
  z.strictObject({ outcome: z.literal('merged'), version: z.int(), parts: z.array(Part) }),
  z.strictObject({
    outcome: z.literal('choose'),
    version: z.int(),
    stretches: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('agreed'), parts: z.array(Part) }),
        z.strictObject({ kind: z.literal('both'), mine: z.array(Part), theirs: z.array(Part) }),
      ]),
    ),
  }),
]);
export type SaveSectionReply = z.infer<typeof SaveSectionReply>;

const LONGEST_COMMENT = 4000;
export const CommentBody = z.strictObject({
  fieldId: FieldId,
  text: z.string().trim().min(1, 'Nothing was written here').max(LONGEST_COMMENT),
});
export const ResolveBody = z.strictObject({ fieldId: FieldId, comment: z.string().max(20) });
export const AnswerQuestionBody = z.strictObject({ fieldId: FieldId, answer: Answer, before: Answer });
export const ReadFiguresBody = z.strictObject({
  fieldId: FieldId,
  figures: z.record(z.string().max(200), z.string().max(200)),
});
export const SetWorkBody = z.strictObject({
  fieldId: FieldId,
  owner: z.string().max(100),
  isReady: z.boolean(),
});

/** What is answered where the page asks anew. */
export const WritingStepReply = z.strictObject({ done: z.literal(true) });
