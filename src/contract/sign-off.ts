/** The sign-off of one update: what is signed, what changed, who has signed, and what may be done next. */
import { z } from 'zod';
import { ProblemReply } from './problem-reply.ts';
import { ProgrammeHeader } from './programme-header.ts';

const Role = z.enum(['s151', 'dcs']);

/** Something that two returns tell otherwise; null where only one of them has it. */
const Change = z.strictObject({
  id: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const OfficerSignature = z.strictObject({
  role: Role,
  /** "Section 151 officer". */
  officer: z.string(),
  /** Who holds the post in the register of contacts; empty where nobody stands there. */
  holder: z.string(),
  /** What the officer attests. */
  statement: z.string(),
  /** The known key in readable form, or null. */
  key: z.string().nullable(),
  /** True where the private half is kept here, so that a passphrase is enough. */
  isKeyKept: z.boolean(),
  /** True where the person at the page has this role. */
  maySign: z.boolean(),
  signed: z
    .strictObject({ name: z.string(), when: z.string(), key: z.string(), statement: z.string() })
    .nullable(),
});
export type OfficerSignature = z.infer<typeof OfficerSignature>;

/** What the check finds in the draft, and what was said to it. */
export const DraftFinding = z.strictObject({
  key: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  section: z.string().nullable(),
  quotes: z.array(z.string()),
  arithmetic: z.string(),
  advice: z.string(),
  /** In words: "explained by lead on 3 March 2026: …"; null where it is open. */
  answer: z.string().nullable(),
});
export type DraftFinding = z.infer<typeof DraftFinding>;

export const AnswerFindingBody = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{12}$/),
  answer: z.enum(['explained', 'accepted', 'taken-back']),
  reason: z.string().max(2000),
});

export const DepartmentQuestion = z.strictObject({
  question: z.string(),
  on: z.string(),
  text: z.string(),
  reply: z.string().nullable(),
});
export type DepartmentQuestion = z.infer<typeof DepartmentQuestion>;

export const ReturnChanges = z.strictObject({
  /** "Update 2 (August), as sealed". */
  since: z.string(),
  answers: z.array(Change),
  ratings: z.array(Change),
  /** Figures that both returns have. */
  figures: z.array(Change),
  /** How many figures stand in one of the two only: mostly those of other months. */
  newFigures: z.int(),
  goneFigures: z.int(),
  narrative: z.array(
    z.strictObject({
      place: z.string(),
      words: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'gone']), text: z.string() })),
    }),
  ),
  /** Null where one of the two was never frozen. */
  assumptions: z.array(Change).nullable(),
});
export type ReturnChanges = z.infer<typeof ReturnChanges>;

export const SignOffReply = z.strictObject({
  header: ProgrammeHeader,
  updateId: z.string(),
  updateName: z.string(),
  /** "draft" where nothing is frozen. */
  stage: z.enum([
    'draft',
    'frozen',
    'signed-once',
    'signed',
    'sealed',
    'submitted',
    'questioned',
    'replied',
    'withdrawn',
    'superseded',
  ]),
  stageWords: z.string(),
  revision: z.int().nullable(),
  contentHash: z.string().nullable(),
  readableHash: z.string().nullable(),
  seal: z.string().nullable(),
  readableSeal: z.string().nullable(),
  officers: z.array(OfficerSignature),
  questions: z.array(DepartmentQuestion),
  submittedOn: z.string().nullable(),
  /** Every revision of this update. */
  revisions: z.array(
    z.strictObject({ revision: z.int(), stageWords: z.string(), seal: z.string().nullable() }),
  ),
  /** Every update of the programme with how far its return has come. */
  updates: z.array(
    z.strictObject({
      updateId: z.string(),
      name: z.string(),
      year: z.string(),
      sequence: z.string(),
      stageWords: z.string(),
    }),
  ),
  can: z.strictObject({
    freeze: z.boolean(),
    seal: z.boolean(),
    submit: z.boolean(),
    answer: z.boolean(),
    correct: z.boolean(),
    supersede: z.boolean(),
    withdraw: z.boolean(),
  }),
  /** The account at work: "local:rowan" where there is no sign-in. */
  account: z.string(),
});
export type SignOffReply = z.infer<typeof SignOffReply>;

/** The check of an update as it stands: it takes long, so it is made beforehand; freezing, signing and sealing look again themselves. */
export const SignOffCheckReply = z.strictObject({
  /** The frozen content that it is of; null for a draft. A check of another content says nothing of what is shown. */
  contentHash: z.string().nullable(),
  /** Where the programme now says something else than what is frozen; null where it does not, or where nothing is open. */
  changedSince: z.string().nullable(),
  /** What stands in the way of freezing. */
  blockers: z.array(ProblemReply),
  /**
   * Rules that were run over a draft; null where it cannot be composed yet, so that nothing was checked, and of a frozen return, which keeps
   * what was found alone.
   */
  rulesRun: z.int().nullable(),
  /** Whether what was found is known: of a draft, that it was checked; of a frozen return, that it keeps its check. */
  isChecked: z.boolean(),
  /** What the check finds in a draft; of a frozen return, what it had found. */
  findings: z.array(DraftFinding),
  changes: ReturnChanges.nullable(),
});
export type SignOffCheckReply = z.infer<typeof SignOffCheckReply>;

export const VerificationReply = z.strictObject({
  isWhole: z.boolean(),
  message: z.string(),
  at: z.string().nullable(),
  counts: z.strictObject({
    parts: z.int(),
    acts: z.int(),
    signatures: z.int(),
    figures: z.int(),
    printed: z.int(),
    modelCells: z.int(),
  }),
});
export type VerificationReply = z.infer<typeof VerificationReply>;

const Words = (longest: number) => z.string().trim().min(1, 'Nothing was written here').max(longest);
const Passphrase = z.string().max(500);
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'A day like 2024-12-11')
  .nullable();

/** What each step sends. */
export const FreezeBody = z.strictObject({ correction: z.string().max(2000).nullable() });
export const SignBody = z.strictObject({
  role: Role,
  name: Words(200),
  passphrase: Passphrase,
  /** What the officer was shown. */
  contentHash: z.string(),
});
export const KeepKeyBody = z.strictObject({ role: Role, name: Words(200), passphrase: Passphrase });
export const NothingBody = z.strictObject({});
export const WithdrawBody = z.strictObject({ reason: Words(2000) });
export const SubmitBody = z.strictObject({ on: Day });
export const QuestionBody = z.strictObject({ text: Words(20_000), on: Day });
export const AnswerBody = z.strictObject({ question: z.string().max(10), text: Words(20_000) });

/** What a step answers: what stands in its way, or nothing; the page then asks anew. */
export const StepReply = z.strictObject({ blockers: z.array(ProblemReply) });
export type StepReply = z.infer<typeof StepReply>;
