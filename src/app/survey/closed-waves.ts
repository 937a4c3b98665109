/** Reads the closed waves of a programme with their results; what is closed never changes, so it is reckoned once, as it is closed. */
import { surveyResults } from '../../core/survey/survey-results.ts';
import type { ClosedWave } from '../../core/survey/watch-survey.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { SurveyWave } from '../../edge/store/survey-store.ts';
import { findWave } from './open-wave.ts';

/** Results by the repositories that they were read through, and by wave; a store that goes takes them along. */
const KNOWN = new WeakMap<Repositories['surveys'], Map<string, ClosedWave>>();

/** The form in which results are kept: those of another are reckoned anew. */
const FORM = 'closed-wave@1';

/** Read every wave that was closed by hand, in the order of their days. One that has merely ended may still hold drafts. */
export async function closedWaves(
  read: Pick<Repositories, 'surveys' | 'prepared'>,
  scope: Scope,
): Promise<readonly ClosedWave[]> {
  const known = KNOWN.get(read.surveys) ?? new Map<string, ClosedWave>();
  KNOWN.set(read.surveys, known);
  const found: ClosedWave[] = [];
  for (const wave of await read.surveys.waves(scope)) {
    if (wave.closedOn === null) continue;
    const key = JSON.stringify([scope.authorityCode, scope.programmeId, wave.waveId, wave.closedOn]);
    const closed =
      known.get(key) ?? (await readKept(read, scope, wave)) ?? (await readClosed(read, scope, wave));
    known.set(key, closed);
    found.push(closed);
  }
  return found.sort((a, b) => (a.endedOn < b.endedOn ? -1 : 1));
}

/** Reckon a wave that was closed in this transaction and keep its results, so that no page ever waits for them. */
export async function keepClosedWave(
  repositories: Pick<Repositories, 'surveys' | 'prepared'>,
  scope: Scope,
  wave: SurveyWave,
  madeAt: string,
): Promise<void> {
  const body = JSON.stringify(await readClosed(repositories, scope, wave));
  const name = nameOf(wave);
  await repositories.prepared.keep(scope, { name, product: FORM, madeFrom: FORM, madeAt, tookMs: 0, body });
}

async function readKept(
  read: Pick<Repositories, 'prepared'>,
  scope: Scope,
  wave: SurveyWave,
): Promise<ClosedWave | null> {
  const kept = await read.prepared.find(scope, nameOf(wave));
  return kept?.product === FORM ? (JSON.parse(kept.body) as ClosedWave) : null; // written above
}

function nameOf({ waveId, closedOn }: SurveyWave): string {
  return `closed wave ${waveId}, ${closedOn}`;
}

async function readClosed(
  read: Pick<Repositories, 'surveys'>,
  scope: Scope,
  { waveId, closesOn, closedOn }: SurveyWave,
): Promise<ClosedWave> {
  const { survey } = await findWave(read, scope, waveId);
  const replies = await read.surveys.replies(scope, waveId);
  const endedOn = closedOn !== null && closedOn < closesOn ? closedOn : closesOn;
  return { waveId, endedOn, survey, results: surveyResults(survey, replies) };
}
