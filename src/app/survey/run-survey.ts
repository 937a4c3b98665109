/** What an officer does: publish a survey and open a wave, invite, enter paper, close, read who is missing and what was said. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { dayInWords, isIsoDate } from '../../core/base/time.ts';
import { maskText } from '../../core/domain/mask-text.ts';
import { checkSurvey } from '../../core/survey/check-survey.ts';
import { withReadyTexts } from '../../core/survey/frame-language.ts';
import { answersOnWay, readAnswer, type SurveyAnswer } from '../../core/survey/survey-answer.ts';
import { type SurveyDefinition, textIn } from '../../core/survey/survey-definition.ts';
import { LEAST_ANSWERS, type QuestionResult, surveyResults } from '../../core/survey/survey-results.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { SurveyWave } from '../../edge/store/survey-store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { takeRunning } from '../review/take-answers.ts';
import { codeHash, makeCode } from '../voice/voting-codes.ts';
import { keepClosedWave } from './closed-waves.ts';
import { type DesignUseCases, designUseCases } from './design-survey.ts';
import { findWave, requireOpen, stateOfWave, type WaveState } from './open-wave.ts';
import { allLanguages, type LanguageUseCases, languageUseCases } from './survey-languages.ts';
import { type WatchedSurvey, watchSurveys } from './watch-waves-of.ts';

/** The most codes that are made at once. */
const MOST_CODES = 5000;
const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A wave with who has answered: group to invited and answered by code, and how many came on paper. */
export type WaveLook = {
  readonly wave: SurveyWave;
  readonly state: WaveState;
  readonly survey: SurveyDefinition;
  readonly groups: readonly { readonly group: string; readonly invited: number; readonly used: number }[];
};

/** What a wave says; null results while it takes answers: they would tell what the newest answer was. */
export type WaveResults = WaveLook & {
  readonly replies: number;
  readonly results: readonly QuestionResult[] | null;
};

/** The words that people wrote, by question, with what identifies masked; in the order of the alphabet. */
export type WaveTexts = readonly { readonly question: string; readonly texts: readonly string[] }[];

export type PublishWave = {
  readonly survey: SurveyDefinition;
  readonly waveId: string;
  readonly opensOn: string;
  readonly closesOn: string;
};

export type PaperReply = {
  readonly waveId: string;
  readonly group: string;
  /** The code on the paper, so that it is not answered twice; null where it has none. */
  readonly code: string | null;
  /** Question to what was ticked or written. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
};

export type SurveyForOfficers = DesignUseCases &
  LanguageUseCases & {
    list(actor: Actor, scope: Scope): Promise<readonly WaveLook[]>;
    /** Publish a version and open a wave of it. @throws ProblemError `survey.not-fit`, `survey.wrong-wave`. */
    publish(actor: Actor, scope: Scope, wish: PublishWave): Promise<{ readonly version: number }>;
    /** Make codes. They are shown this once. @throws ProblemError `survey.wrong-codes`, `survey.no-wave`. */
    invite(
      actor: Actor,
      scope: Scope,
      wish: { readonly waveId: string; readonly counts: Readonly<Record<string, number>> },
    ): Promise<readonly { readonly group: string; readonly code: string }[]>;
    enterPaper(actor: Actor, scope: Scope, reply: PaperReply): Promise<void>;
    close(actor: Actor, scope: Scope, waveId: string): Promise<void>;
    results(actor: Actor, scope: Scope, waveId: string): Promise<WaveResults>;
    /** @throws ProblemError `survey.still-open`. */
    texts(actor: Actor, scope: Scope, waveId: string): Promise<WaveTexts>;
    /** Change over the closed waves of each survey, and weights beside counts. */
    watch(actor: Actor, scope: Scope): Promise<readonly WatchedSurvey[]>;
  };

/** Put the use cases over a store. */
export function surveyForOfficers(dependencies: AppDependencies): SurveyForOfficers {
  const { store, now, newId } = dependencies;
  const today = () => now().slice(0, 10);
  const look = (read: Repositories, scope: Scope, waveId: string) => lookAt(read, scope, waveId, today());
  const act = (
    actor: Actor,
    { authorityCode, programmeId }: Scope,
    action:
      | 'survey.published'
      | 'survey.invited'
      | 'survey.paper-entered'
      | 'survey.closed'
      | 'survey.exported',
    waveId: string,
    detail: Readonly<Record<string, string | number>> = {},
  ) => ({
    authorityCode,
    actor: actor.id,
    action,
    subjectKind: 'survey-wave',
    subjectId: waveId,
    detail: { programme: programmeId, ...detail },
    correlationId: newId(),
  });
  return {
    ...designUseCases(dependencies),
    ...languageUseCases(dependencies),

    async list(actor, scope) {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see surveys');
      const waves = await store.read.surveys.waves(scope);
      const found: WaveLook[] = [];
      for (const { waveId } of waves) found.push(await look(store.read, scope, waveId));
      return found;
    },

    async publish(actor, scope, wish) {
      requirePermission(actor, 'voice.publish', scope.authorityCode, 'to publish a survey');
      const { waveId, opensOn, closesOn } = wish;
      const survey = withReadyTexts(wish.survey, await allLanguages(store.read));
      requireFit(survey);
      if (!(ID.test(waveId) && isIsoDate(opensOn) && isIsoDate(closesOn) && opensOn <= closesOn))
        raiseWrongWave(
          waveId,
          'A wave has an id of small letters and digits, and its last day is not before its first',
        );
      return await store.transaction(async ({ surveys, audit }) => {
        if ((await surveys.waves(scope)).some((one) => one.waveId === waveId))
          raiseWrongWave(waveId, 'There is a wave of this id already, and a wave is never changed');
        const body = JSON.stringify(survey);
        const { version } = await surveys.publish(scope, { surveyId: survey.id, body }, actor.id);
        await surveys.addWave(scope, { waveId, surveyId: survey.id, version, opensOn, closesOn });
        await audit.append(act(actor, scope, 'survey.published', waveId, { survey: survey.id, version }));
        return { version };
      });
    },

    async invite(actor, scope, { waveId, counts }) {
      requirePermission(actor, 'voice.write', scope.authorityCode, 'to invite people to a survey');
      return await store.transaction(async (repositories) => {
        const { surveys, audit } = repositories;
        const { groups, state } = await look(repositories, scope, waveId);
        if (state === 'closed') raiseClosed();
        const wanted = Object.entries(counts);
        for (const [group, count] of wanted)
          requireCodes(group, count, groups.find((one) => one.group === group)?.invited ?? 0);
        const made = wanted.flatMap(([group, count]) =>
          Array.from({ length: count }, () => ({ group, code: makeCode() })),
        );
        for (const [group] of wanted) {
          const hashes = made.filter((one) => one.group === group).map(({ code }) => codeHash(code));
          await surveys.addInvitations(scope, { waveId, group, hashes });
        }
        await audit.append(act(actor, scope, 'survey.invited', waveId, { codes: made.length }));
        return made;
      });
    },

    async enterPaper(actor, scope, { waveId, group, code, answers }) {
      requirePermission(actor, 'voice.write', scope.authorityCode, 'to enter a reply from paper');
      await store.transaction(async (repositories) => {
        const { wave, survey, groups } = await look(repositories, scope, waveId);
        requireOpen(wave, today());
        if (!groups.some((one) => one.group === group))
          raisePaper('group', 'Nobody of this group was invited to the wave');
        const read = readPaper(survey, answers);
        const { surveys, audit } = repositories;
        await audit.append(act(actor, scope, 'survey.paper-entered', waveId));
        if (code !== null) {
          const invitation = await surveys.findInvitation(codeHash(code));
          const isOfWave = invitation?.waveId === waveId && invitation.group === group;
          if (!isOfWave || !(await surveys.markInvitationUsed(scope, codeHash(code))))
            raisePaper('code', 'The code is not of this group and wave, or was used already');
        }
        await surveys.addReply(scope, waveId, { group, givenOn: today(), entry: 'paper', answers: read });
        await takeRunning({ store, now }, repositories, scope, { waveId, survey, answers: read });
      });
    },

    async close(actor, scope, waveId) {
      requirePermission(actor, 'voice.publish', scope.authorityCode, 'to close a survey');
      await store.transaction(async (repositories) => {
        const { wave } = await look(repositories, scope, waveId);
        // A wave whose last day is over may still be closed: that wipes its drafts.
        if (wave.closedOn !== null) raiseClosed();
        await repositories.surveys.closeWave(scope, waveId, today());
        await keepClosedWave(repositories, scope, { ...wave, closedOn: today() }, now());
        await repositories.audit.append(act(actor, scope, 'survey.closed', waveId));
      });
    },

    async results(actor, scope, waveId) {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see what a survey says');
      const found = await look(store.read, scope, waveId);
      const replies = await store.read.surveys.replies(scope, waveId);
      const results = found.state === 'closed' ? surveyResults(found.survey, replies) : null;
      return { ...found, replies: replies.length, results };
    },

    watch: (actor, scope) => watchSurveys(store.read, actor, scope),

    async texts(actor, scope, waveId) {
      requirePermission(actor, 'data.export', scope.authorityCode, 'to export what people wrote');
      return await store.transaction(async (repositories) => {
        const { survey, state } = await look(repositories, scope, waveId);
        if (state !== 'closed')
          raise({
            code: 'survey.still-open',
            place: waveId,
            message:
              'The wave still takes answers, and a look at two moments would tell what the newest answer was',
            advice: 'Wait for its last day, or close it with "evenkeel survey close".',
          });
        const replies = await repositories.surveys.replies(scope, waveId);
        await repositories.audit.append(act(actor, scope, 'survey.exported', waveId));
        return survey.questions
          .filter(({ kind }) => kind === 'text')
          .map(({ id, title }) => {
            const written = replies.flatMap(({ answers }) => wordsIn(answers[id]));
            const told = written.length < LEAST_ANSWERS ? [] : written;
            return {
              question: textIn(title, 'en'),
              texts: told.map((one) => maskText(one)).sort(),
            };
          });
      });
    },
  };
}

function wordsIn(answer: SurveyAnswer | undefined): readonly string[] {
  return typeof answer === 'string' ? [answer] : [];
}

async function lookAt(read: Repositories, scope: Scope, waveId: string, today: string): Promise<WaveLook> {
  const { wave, survey } = await findWave(read, scope, waveId);
  const counts = await read.surveys.countInvitations(scope, waveId);
  return {
    wave,
    survey,
    state: stateOfWave(wave, today),
    groups: [...counts].map(([group, { invited, used }]) => ({ group, invited, used })),
  };
}

function requireFit(survey: SurveyDefinition): void {
  const faults = checkSurvey(survey);
  const [first] = faults;
  if (first !== undefined)
    raise({
      code: 'survey.not-fit',
      place: first.place,
      message: faults.length === 1 ? first.message : `${first.message} (and ${faults.length - 1} more)`,
      advice: 'See everything with "evenkeel survey check FILE", and mend it.',
    });
}

function requireCodes(group: string, count: number, before: number): void {
  if (
    ID.test(group) &&
    Number.isInteger(count) &&
    count > 0 &&
    count <= MOST_CODES &&
    before + count >= LEAST_ANSWERS
  )
    return;
  raise({
    code: 'survey.wrong-codes',
    place: group,
    message: `A group has a name of small letters, digits and hyphens, and ${LEAST_ANSWERS} people at least: in a smaller one it could be told who said what`,
    advice: `Put small groups together, and ask for up to ${MOST_CODES} codes at once.`,
  });
}

function readPaper(survey: SurveyDefinition, sent: PaperReply['answers']) {
  const read: Record<string, SurveyAnswer> = {};
  for (const [id, values] of Object.entries(sent)) {
    const question = survey.questions.find((one) => one.id === id);
    if (question === undefined) raisePaper(id, 'The survey has no such question');
    const answer = readAnswer(question, values);
    if ('refusal' in answer) raisePaper(id, answer.refusal.message);
    else if (answer.answer !== null) read[id] = answer.answer;
  }
  const own = answersOnWay(survey, read);
  if (Object.keys(own).length === 0) raisePaper('', 'No question was answered');
  return own;
}

function raisePaper(place: string, message: string): never {
  raise({ code: 'survey.wrong-paper', place, message, advice: 'Look at the paper, and enter it again.' });
}

function raiseWrongWave(place: string, message: string): never {
  raise({
    code: 'survey.wrong-wave',
    place,
    message,
    advice: `Give an id and days such as "autumn-2024", "2024-11-04" and "2024-12-06" (${dayInWords('2024-12-06')}).`,
  });
}

function raiseClosed(): never {
  raise({
    code: 'survey.wave-closed',
    message: 'This wave is closed, and stays so',
    advice: 'Open another wave with "evenkeel survey publish".',
  });
}
