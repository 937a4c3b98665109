/** How far a frozen return has come, and what may be done with it next. */
import type { Problem } from '../base/problem.ts';
import type { IsoDate } from '../base/time.ts';
import type { ReturnAct, SigningRole } from './sealed-return.ts';

/** Who signed with what: what a second signature must differ from. */
export type Signer = {
  readonly role: SigningRole;
  readonly name: string;
  readonly keyFingerprint: string;
  /** The account at work. */
  readonly by: string;
};

/** Accounts of a machine without sign-in begin so: they say which machine, not which person. */
export const MACHINE_ACCOUNT = 'local:';

/** A sent return, whatever came after. */
type Sent = { readonly on: IsoDate; readonly asked: readonly string[]; readonly open: readonly string[] };

export type ReturnStage =
  | { readonly stage: 'frozen' }
  | { readonly stage: 'signed-once'; readonly signer: Signer }
  | { readonly stage: 'signed' }
  | { readonly stage: 'sealed' }
  | ({ readonly stage: 'submitted' } & Sent)
  /** The department has asked and at least one question waits for its reply. */
  | ({ readonly stage: 'questioned' } & Sent)
  /** Every question has its reply. */
  | ({ readonly stage: 'replied' } & Sent)
  /** Given up before it was sealed: what it says was changed, or it was taken back. */
  | { readonly stage: 'withdrawn'; readonly reason: string }
  /** A corrected return stands in its place; it stays readable as it was. */
  | { readonly stage: 'superseded'; readonly revision: number; readonly seal: string };

/** Each stage in the words of the page. */
export const STAGE_WORDS: Readonly<Record<ReturnStage['stage'], string>> = {
  frozen: 'frozen, not signed',
  'signed-once': 'signed by one of two officers',
  signed: 'signed by both officers, not sealed',
  sealed: 'sealed',
  submitted: 'submitted',
  questioned: 'submitted, questions open',
  replied: 'submitted, questions answered',
  withdrawn: 'withdrawn',
  superseded: 'superseded by a corrected return',
};

/** Which acts each stage allows. */
const ALLOWED: Readonly<Record<ReturnStage['stage'], readonly ReturnAct['act'][]>> = {
  frozen: ['signed', 'withdrawn'],
  'signed-once': ['signed', 'withdrawn'],
  signed: ['sealed', 'withdrawn'],
  sealed: ['submitted', 'superseded'],
  submitted: ['questioned', 'superseded'],
  questioned: ['questioned', 'replied', 'superseded'],
  replied: ['questioned', 'superseded'],
  withdrawn: [],
  superseded: [],
};

/** The stage after an act, or why the act cannot be. */
export type StageStep = { readonly stage: ReturnStage } | { readonly problem: Problem };

/**
 * Take one act.
 * @param stage  null before the first act, which must freeze.
 */
export function nextStage(stage: ReturnStage | null, act: ReturnAct): StageStep {
  if (stage === null)
    return act.act === 'frozen' ? { stage: { stage: 'frozen' } } : notAllowed('not frozen', act);
  if (!ALLOWED[stage.stage].includes(act.act)) return notAllowed(STAGE_WORDS[stage.stage], act);
  switch (act.act) {
    case 'frozen':
      return notAllowed(STAGE_WORDS[stage.stage], act);
    case 'signed':
      return afterSignature(stage, { ...act.attestation, by: act.by });
    case 'sealed':
      return { stage: { stage: 'sealed' } };
    case 'withdrawn':
      return { stage: { stage: 'withdrawn', reason: act.reason } };
    case 'submitted':
      return { stage: { stage: 'submitted', on: act.on, asked: [], open: [] } };
    case 'questioned':
      return afterQuestion(stage, act.question);
    case 'replied':
      return afterReply(stage, act.question);
    case 'superseded':
      return { stage: { stage: 'superseded', revision: act.revision, seal: act.seal } };
  }
}

/** Follow a chain of acts to its end. @returns the last stage, or the place of the first act that cannot be, and why. */
export function stageOf(
  acts: readonly ReturnAct[],
): { readonly stage: ReturnStage } | { readonly at: number; readonly problem: Problem } {
  let stage: ReturnStage | null = null;
  for (const [at, act] of acts.entries()) {
    const step: StageStep = nextStage(stage, act);
    if ('problem' in step) return { at, problem: step.problem };
    stage = step.stage;
  }
  if (stage !== null) return { stage };
  return { at: 0, problem: { code: 'seal.not-frozen', message: 'The return was never frozen' } };
}

function afterSignature(stage: ReturnStage, signer: Signer): StageStep {
  const { role, name, keyFingerprint, by } = signer;
  const kept: Signer = { role, name, keyFingerprint, by };
  if (stage.stage !== 'signed-once') return { stage: { stage: 'signed-once', signer: kept } };
  const problem = sameOfficer(stage.signer, kept);
  return problem === null ? { stage: { stage: 'signed' } } : { problem };
}

/** Say why two signers are not two officers, or null where they are. */
function sameOfficer(first: Signer, second: Signer): Problem | null {
  if (first.role === second.role)
    return {
      code: 'seal.role-signed',
      place: ROLE_WORDS[second.role],
      message: 'This officer has signed already',
      advice: 'The other officer signs next; to sign another text, freeze the return again.',
    };
  if (first.keyFingerprint === second.keyFingerprint)
    return {
      code: 'seal.same-key',
      place: ROLE_WORDS[second.role],
      message: 'The other officer has signed with this key',
      advice: 'Each officer signs with a key of their own: make one with "evenkeel keys make".',
    };
  if (first.by === second.by && !first.by.startsWith(MACHINE_ACCOUNT))
    return {
      code: 'seal.same-account',
      place: ROLE_WORDS[second.role],
      message: 'The other officer’s signature was given from this account',
      advice: 'Each officer signs in with an account of their own.',
    };
  if (sameName(first.name, second.name))
    return {
      code: 'seal.same-person',
      place: ROLE_WORDS[second.role],
      message: 'Both signatures would be of the same person',
      advice: 'The section 151 officer and the director of children’s services sign, two different people.',
    };
  return null;
}

/** The two officers in words. */
export const ROLE_WORDS: Readonly<Record<SigningRole, string>> = {
  s151: 'Section 151 officer',
  dcs: 'Director of children’s services',
};

function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}

function afterQuestion(stage: ReturnStage, question: string): StageStep {
  if (!isSent(stage)) return { stage };
  if (stage.asked.includes(question))
    return {
      problem: {
        code: 'seal.question-repeated',
        place: question,
        message: 'A question of this number is recorded already',
        advice: 'Give the next number.',
      },
    };
  const { on, asked, open } = stage;
  return { stage: { stage: 'questioned', on, asked: [...asked, question], open: [...open, question] } };
}

function afterReply(stage: ReturnStage, question: string): StageStep {
  if (!isSent(stage)) return { stage };
  if (!stage.open.includes(question))
    return {
      problem: {
        code: 'seal.no-such-question',
        place: question,
        message: 'No question of this number waits for a reply',
        advice: `Open questions: ${stage.open.join(', ')}.`,
      },
    };
  const open = stage.open.filter((other) => other !== question);
  const { on, asked } = stage;
  return { stage: { stage: open.length === 0 ? 'replied' : 'questioned', on, asked, open } };
}

function isSent(stage: ReturnStage): stage is Extract<ReturnStage, Sent> {
  return stage.stage === 'submitted' || stage.stage === 'questioned' || stage.stage === 'replied';
}

const ACT_WORDS: Readonly<Record<ReturnAct['act'], string>> = {
  frozen: 'frozen',
  signed: 'signed',
  sealed: 'sealed',
  withdrawn: 'withdrawn',
  submitted: 'submitted',
  questioned: 'given a question',
  replied: 'given a reply',
  superseded: 'superseded',
};

function notAllowed(state: string, { act }: ReturnAct): StageStep {
  return {
    problem: {
      code: 'seal.wrong-stage',
      message: `The return is ${state}, so it cannot be ${ACT_WORDS[act]} now`,
      advice:
        'The order is: freeze, two signatures, seal, submit, then questions and replies or a corrected return.',
    },
  };
}
