/** Takes surveys with their closed waves from a programme folder into the store; a wave that is there already stands. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { checkSurvey } from '../../core/survey/check-survey.ts';
import {
  answersOnWay,
  readAnswer,
  type SurveyAnswer,
  type SurveyAnswers,
} from '../../core/survey/survey-answer.ts';
import type { SurveyDefinition } from '../../core/survey/survey-definition.ts';
import { SurveysRecord } from '../../edge/intake/programme/surveys-record.ts';
import { readSurvey } from '../../edge/intake/survey/read-survey.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { codeHash, makeCode } from '../voice/voting-codes.ts';
import { keepClosedWave } from './closed-waves.ts';

/** Seed. @throws ProblemError `survey.wrong-file` where a survey has a fault or an answer is none of its question's. */
export async function seedSurveys(
  { surveys, prepared, audit }: Pick<Repositories, 'surveys' | 'prepared' | 'audit'>,
  actor: Actor,
  scope: Scope,
  { body, correlationId }: { readonly body: unknown; readonly correlationId: string },
): Promise<void> {
  const read = SurveysRecord.parse(body);
  const known = new Set((await surveys.waves(scope)).map(({ waveId }) => waveId));
  for (const wave of read.waves) {
    if (known.has(wave.waveId)) continue;
    const raw = read.surveys.find(({ id }) => id === wave.surveyId);
    const survey = readSurvey(JSON.stringify(raw));
    requireSound(survey);
    const { waveId, surveyId, opensOn, closesOn } = wave;
    const published = await surveys.publish(scope, { surveyId, body: JSON.stringify(survey) }, actor.id);
    await surveys.addWave(scope, { waveId, surveyId, version: published.version, opensOn, closesOn });
    for (const [group, count] of Object.entries(wave.invited)) {
      // Codes that nobody has: the wave is over, and what is left of them is how many there were.
      const hashes = Array.from({ length: count }, () => codeHash(makeCode()));
      const used = wave.replies.filter((one) => one.group === group && one.entry === 'code').length;
      await surveys.addInvitations(scope, { waveId, group, hashes, used });
    }
    await surveys.addReplies(
      scope,
      waveId,
      wave.replies.map(({ group, entry, answers }) => ({
        group,
        entry,
        givenOn: closesOn,
        answers: readAnswers(survey, answers),
      })),
    );
    await surveys.closeWave(scope, waveId, wave.closedOn);
    const closed = {
      waveId,
      surveyId,
      version: published.version,
      opensOn,
      closesOn,
      closedOn: wave.closedOn,
    };
    await keepClosedWave({ surveys, prepared }, scope, closed, closesOn);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'survey.loaded',
      subjectKind: 'survey-wave',
      subjectId: waveId,
      detail: { programme: scope.programmeId, survey: surveyId, replies: wave.replies.length },
      correlationId,
    });
  }
}

function requireSound(survey: SurveyDefinition): void {
  const [first] = checkSurvey(survey);
  if (first !== undefined) refuse(`${survey.id}, ${first.place}`, first.message);
}

function readAnswers(survey: SurveyDefinition, told: SurveyAnswers): SurveyAnswers {
  const answers: Record<string, SurveyAnswer> = {};
  for (const [id, value] of Object.entries(told)) {
    const question = survey.questions.find((one) => one.id === id);
    if (question === undefined) refuse(id, 'A reply answers a question that the survey does not have');
    const read = readAnswer(question, typeof value === 'object' ? value : [String(value)]);
    if ('refusal' in read) refuse(id, 'A reply holds an answer that its question does not take');
    else if (read.answer !== null) answers[id] = read.answer;
  }
  return answersOnWay(survey, answers);
}

function refuse(place: string, message: string): never {
  raise({
    code: 'survey.wrong-file',
    place,
    message,
    advice: 'Correct the surveys file of the folder, and load it again.',
  });
}
