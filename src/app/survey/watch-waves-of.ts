/** Watches the surveys of a programme over their closed waves, and weighs the newest wave of each beside what was counted. */
import type { Actor } from '../../core/access/access.ts';
import {
  numberField,
  type ProgrammeRecord,
  textField,
} from '../../core/programme/records/programme-record.ts';
import type { Margin } from '../../core/survey/rake-weights.ts';
import type { SurveyDefinition } from '../../core/survey/survey-definition.ts';
import { wavesBySurvey } from '../../core/survey/survey-measures.ts';
import { type SurveyWatch, watchSurvey } from '../../core/survey/watch-survey.ts';
import { type WeighedWave, weighWave } from '../../core/survey/weigh-wave.ts';
import { ofKind } from '../../core/voice/voice-records.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { standingRecords } from '../records/standing-records.ts';
import { requirePermission } from '../require-permission.ts';
import { closedWaves } from './closed-waves.ts';

/** What is known of the people asked, with where each count is from. */
export type KnownMargin = Margin & { readonly source: string };

/** One survey watched; its newest wave weighted, or null where nothing is known of the people asked or few answered. */
export type WatchedSurvey = {
  readonly survey: SurveyDefinition;
  readonly watch: SurveyWatch;
  readonly weighed: WeighedWave | null;
  readonly margins: readonly KnownMargin[];
};

/** Watch every survey with a closed wave. @throws ProblemError `access.refused`. */
export async function watchSurveys(
  read: Repositories,
  actor: Actor,
  scope: Scope,
): Promise<readonly WatchedSurvey[]> {
  requirePermission(actor, 'programme.read', scope.authorityCode, 'to see what surveys say');
  const records = await standingRecords(read.records, scope);
  const watched: WatchedSurvey[] = [];
  for (const waves of wavesBySurvey(await closedWaves(read, scope))) {
    const newest = waves.at(-1);
    if (newest === undefined) continue;
    const { survey, waveId, results } = newest;
    const invited = await read.surveys.countInvitations(scope, waveId);
    const margins = marginsOf(survey, records, invited);
    const replies = await read.surveys.replies(scope, waveId);
    const weighed = weighWave(survey, results, replies, margins);
    watched.push({ survey, watch: watchSurvey(waves), weighed, margins });
  }
  return watched;
}

/** The groups as they were invited, and every count of people that a record of the programme gives for a question of the survey. */
function marginsOf(
  survey: SurveyDefinition,
  records: readonly ProgrammeRecord[],
  invited: ReadonlyMap<string, { readonly invited: number }>,
): readonly KnownMargin[] {
  const groups: KnownMargin = {
    by: 'group',
    people: Object.fromEntries([...invited].map(([group, one]) => [group, one.invited])),
    source: 'codes of the wave, by group',
  };
  const own = ofKind(records, 'survey-margin').filter((one) => textField(one, 'survey') === survey.id);
  const asked = new Set(survey.questions.flatMap(({ id, kind }) => (kind === 'single' ? [id] : [])));
  const ways = [...new Set(own.flatMap((one) => textField(one, 'by') ?? []))]
    .filter((by) => asked.has(by))
    .sort();
  const told = ways.map((by): KnownMargin => {
    const rows = own.filter((one) => textField(one, 'by') === by);
    const people = rows.flatMap((one) => {
      const [part, count] = [textField(one, 'answer'), numberField(one, 'people')];
      return part === null || count === null ? [] : [[part, count] as const];
    });
    const sources = rows.flatMap((one) => `${textField(one, 'source') ?? ''}, ${textField(one, 'on') ?? ''}`);
    return { by, people: Object.fromEntries(people), source: [...new Set(sources)].join('; ') };
  });
  return [groups, ...told].filter(({ people }) => Object.keys(people).length > 1);
}
