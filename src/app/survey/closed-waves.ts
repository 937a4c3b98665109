/** Reads the closed waves of a programme with their results; what is closed never changes, so it is reckoned once. */
import { surveyResults } from '../../core/survey/survey-results.ts';
import type { ClosedWave } from '../../core/survey/watch-survey.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { findWave } from './open-wave.ts';

/** Results by the repositories that they were read through, and by wave; a store that goes takes them along. */
const KNOWN = new WeakMap<Repositories['surveys'], Map<string, ClosedWave>>();

/** Read every wave that was closed by hand, in the order of their days. One that has merely ended may still hold drafts. */
export async function closedWaves(
  read: Pick<Repositories, 'surveys'>,
  scope: Scope,
): Promise<readonly ClosedWave[]> {
  const known = KNOWN.get(read.surveys) ?? new Map<string, ClosedWave>();
  KNOWN.set(read.surveys, known);
  const found: ClosedWave[] = [];
  for (const { waveId, closesOn, closedOn } of await read.surveys.waves(scope)) {
    if (closedOn === null) continue;
    const key = JSON.stringify([scope.authorityCode, scope.programmeId, waveId, closedOn]);
    const wave =
      known.get(key) ?? (await readClosed(read, scope, waveId, closedOn < closesOn ? closedOn : closesOn));
    known.set(key, wave);
    found.push(wave);
  }
  return found.sort((a, b) => (a.endedOn < b.endedOn ? -1 : 1));
}

async function readClosed(
  read: Pick<Repositories, 'surveys'>,
  scope: Scope,
  waveId: string,
  endedOn: string,
): Promise<ClosedWave> {
  const { survey } = await findWave(read, scope, waveId);
  const replies = await read.surveys.replies(scope, waveId);
  return { waveId, endedOn, survey, results: surveyResults(survey, replies) };
}
