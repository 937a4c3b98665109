/** What a respondent does: open the survey by a code, save and return, send. Nobody signs in, and nobody is named. */
import { raise } from '../../core/base/problem.ts';
import type { FrameLanguage } from '../../core/survey/frame-language.ts';
import { answersOnWay, type SurveyAnswers } from '../../core/survey/survey-answer.ts';
import type { SurveyDefinition } from '../../core/survey/survey-definition.ts';
import type { Repositories } from '../../edge/store/store.ts';
import type { SurveyInvitation } from '../../edge/store/survey-store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { takeRunning } from '../review/take-answers.ts';
import { codeHash, makeCode } from '../voice/voting-codes.ts';
import { draftHash, lockDraft, openDraft } from './draft-lock.ts';
import { findWave, requireOpen } from './open-wave.ts';
import type { Reading } from './survey-frame.ts';
import { allLanguages } from './survey-languages.ts';

/** A reply under way, as its draft holds it. */
export type ReplyUnderWay = {
  readonly code: string;
  readonly answers: SurveyAnswers;
  /** Question at which it was saved. */
  readonly at: string;
  /** How it was read; left out by drafts of before. */
  readonly reading?: Reading;
};

/** What those who answer may do. A wrong code is `survey.unknown-code`, whatever is asked. */
export type SurveyForRespondents = {
  /** @throws ProblemError `survey.unknown-code`, `survey.already-sent`, `survey.not-open`. */
  open(code: string): Promise<SurveyDefinition>;
  /** Mark the invitation used and keep the answers, or do neither. @throws ProblemError as `open`, and `survey.nothing-said`. */
  send(code: string, answers: SurveyAnswers, draft: string | null): Promise<SurveyDefinition>;
  /** Lock what is there with a new code. @param draft  the code of the draft before, which goes. @returns the new code. */
  keep(reply: ReplyUnderWay, draft: string | null): Promise<string>;
  /** Open a draft. @throws ProblemError `survey.unknown-code`. */
  resume(draft: string): Promise<ReplyUnderWay>;
  /** Languages that the pages can be in, English first. */
  languages(): Promise<readonly FrameLanguage[]>;
};

/** Put the use cases over a store. */
export function surveyForRespondents(dependencies: AppDependencies): SurveyForRespondents {
  const { store, now, newId, keys } = dependencies;
  const today = () => now().slice(0, 10);
  const invited = (read: Pick<Repositories, 'surveys'>, code: string) => findInvited(read, code, today());
  const told = (action: 'survey.answered' | 'survey.draft-kept', { scope, waveId }: SurveyInvitation) => ({
    authorityCode: scope.authorityCode,
    // Neither code nor group: the trail tells that answers came, not whose.
    actor: 'survey-code',
    action,
    subjectKind: 'survey-wave',
    subjectId: waveId,
    detail: { programme: scope.programmeId },
    correlationId: newId(),
  });
  return {
    languages: () => allLanguages(store.read),

    open: async (code) => (await invited(store.read, code)).survey,

    send: async (code, answers, draft) =>
      await store.transaction(async (repositories) => {
        const { invitation, survey } = await invited(repositories, code);
        const { scope, waveId, group } = invitation;
        const own = answersOnWay(survey, answers);
        if (Object.keys(own).length === 0)
          raise({
            code: 'survey.nothing-said',
            message: 'No question was answered',
            advice: 'Answer one question at least, then send.',
          });
        // The audit trail first: its one head makes those who send at the same moment wait for each other.
        await repositories.audit.append(told('survey.answered', invitation));
        if (!(await repositories.surveys.markInvitationUsed(scope, codeHash(code)))) raiseSent();
        await repositories.surveys.addReply(scope, waveId, {
          group,
          givenOn: today(),
          entry: 'code',
          answers: own,
        });
        await takeRunning({ store, now }, repositories, scope, { waveId, survey, answers: own });
        if (draft !== null) await repositories.surveys.dropDraft(scope, draftHash(draft));
        return survey;
      }),

    keep: async (reply, draft) => {
      const { pseudonymKey } = await keys();
      const made = makeCode();
      return await store.transaction(async (repositories) => {
        const { invitation } = await invited(repositories, reply.code);
        const { scope, waveId } = invitation;
        if (draft !== null) await repositories.surveys.dropDraft(scope, draftHash(draft));
        const sealed = lockDraft(pseudonymKey, made, JSON.stringify(reply));
        await repositories.surveys.putDraft(scope, { waveId, hash: draftHash(made), sealed });
        await repositories.audit.append(told('survey.draft-kept', invitation));
        return made;
      });
    },

    resume: async (draft) => {
      const found = await store.read.surveys.findDraft(draftHash(draft));
      if (found === null) raiseUnknown();
      const { pseudonymKey } = await keys();
      // Locked by this product: what opens with the code is as it was written.
      return JSON.parse(openDraft(pseudonymKey, draft, found.sealed)) as ReplyUnderWay;
    },
  };
}

async function findInvited(
  read: Pick<Repositories, 'surveys'>,
  code: string,
  today: string,
): Promise<{ readonly invitation: SurveyInvitation; readonly survey: SurveyDefinition }> {
  const invitation = await read.surveys.findInvitation(codeHash(code));
  if (invitation === null) raiseUnknown();
  const { wave, survey } = await findWave(read, invitation.scope, invitation.waveId);
  if (invitation.isUsed) raiseSent();
  requireOpen(wave, today);
  return { invitation, survey };
}

function raiseUnknown(): never {
  raise({
    code: 'survey.unknown-code',
    message: 'There is no such code',
    advice: 'Type the twelve letters and digits as they stand in your letter.',
  });
}

function raiseSent(): never {
  raise({
    code: 'survey.already-sent',
    message: 'Answers with this code were sent already',
    advice: 'There is nothing more to do. Thank you.',
  });
}
