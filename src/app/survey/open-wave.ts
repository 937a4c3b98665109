/** Finds a wave with its survey, and says whether it takes answers. */
import { raise } from '../../core/base/problem.ts';
import type { SurveyDefinition } from '../../core/survey/survey-definition.ts';
import { readSurvey } from '../../edge/intake/survey/read-survey.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { SurveyWave } from '../../edge/store/survey-store.ts';

export type WaveState = 'not open yet' | 'open' | 'closed';

export type FoundWave = { readonly wave: SurveyWave; readonly survey: SurveyDefinition };

/** Whether a wave takes answers on a day. */
export function stateOfWave({ opensOn, closesOn, closedOn }: SurveyWave, today: string): WaveState {
  if (closedOn !== null || today > closesOn) return 'closed';
  return today < opensOn ? 'not open yet' : 'open';
}

/** Find a wave. @throws ProblemError `survey.no-wave`. */
export async function findWave(
  { surveys }: Pick<Repositories, 'surveys'>,
  scope: Scope,
  waveId: string,
): Promise<FoundWave> {
  const wave = (await surveys.waves(scope)).find((one) => one.waveId === waveId);
  const version = wave === undefined ? null : await surveys.version(scope, wave.surveyId, wave.version);
  if (wave === undefined || version === null)
    raise({
      code: 'survey.no-wave',
      place: waveId,
      message: 'There is no such wave',
      advice: 'List the waves with "evenkeel survey list PROGRAMME".',
    });
  return { wave, survey: readSurvey(version.body) };
}

/** Refuse a wave that takes no answers. @throws ProblemError `survey.not-open`. */
export function requireOpen(wave: SurveyWave, today: string): void {
  const state = stateOfWave(wave, today);
  if (state !== 'open')
    raise({
      code: 'survey.not-open',
      place: state,
      message: state === 'closed' ? 'This survey has ended' : 'This survey has not begun',
      advice: state === 'closed' ? 'Thank you for coming.' : 'Please come back later with your code.',
    });
}
