/** Reads the hub of a programme: its records, votes with their results, measures, and what must be looked at. */
import { nodeKey, type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import type { VoiceMeasure } from '../../core/programme/voice-measure.ts';
import type { Theme } from '../../core/review/review-words.ts';
import { themesOf } from '../../core/review/theme-history.ts';
import { themesCalled } from '../../core/review/theme-kin.ts';
import { surveyMeasures } from '../../core/survey/survey-measures.ts';
import { checkVoice, type VoiceFault } from '../../core/voice/check-voice.ts';
import { voiceMeasures } from '../../core/voice/voice-measures.ts';
import { ofKind } from '../../core/voice/voice-records.ts';
import type { Vote } from '../../core/voice/vote.ts';
import { type VoteResult, voteResult } from '../../core/voice/vote-result.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { standingRecords } from '../records/standing-records.ts';
import { closedWaves } from '../survey/closed-waves.ts';

/** What was read. */
export type HeldVoice = {
  readonly records: readonly ProgrammeRecord[];
  readonly votes: readonly Vote[];
  /** One for each agenda item that anybody voted on, in the order of the items. */
  readonly results: readonly VoteResult[];
  readonly measures: readonly VoiceMeasure[];
  readonly faults: readonly VoiceFault[];
  /** Statement to the approved themes under which it is counted today what families wrote of it; none where it names no such theme. */
  readonly countedUnder: ReadonlyMap<string, readonly string[]>;
};

/** Read the hub as it stands on a day. */
export async function readVoice(read: Repositories, scope: Scope, today: string): Promise<HeldVoice> {
  const records = await standingRecords(read.records, scope);
  const votes = await read.voice.votes(scope);
  const measures = await allMeasures(read, scope, records, votes);
  return {
    records,
    votes,
    results: ofKind(records, 'agenda-item')
      .map(({ id }) => voteResult(id, votes))
      .filter(({ all }) => all.before !== null || all.after !== null),
    measures,
    faults: checkVoice(records, measures, today),
    countedUnder: countedUnder(records, themesOf(await read.reviews.themeActs(scope))),
  };
}

/** A statement names a theme as it was called then; since, that may have been renamed, merged or split. */
function countedUnder(
  records: readonly ProgrammeRecord[],
  themes: readonly Theme[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    ofKind(records, 'statement').map((one) => [
      nodeKey(one),
      themesCalled(textField(one, 'theme') ?? '', themes).map(({ name }) => name),
    ]),
  );
}

/** Read the measures alone; undefined where the programme has none, so that its facts are as they ever were. */
export async function readMeasures(
  read: Repositories,
  scope: Scope,
): Promise<readonly VoiceMeasure[] | undefined> {
  const records = await standingRecords(read.records, scope);
  const measures = await allMeasures(read, scope, records, await read.voice.votes(scope));
  return measures.length === 0 ? undefined : measures;
}

/** Measures of the hub and of closed waves, in the order of their names. */
async function allMeasures(
  read: Repositories,
  scope: Scope,
  records: readonly ProgrammeRecord[],
  votes: readonly Vote[],
): Promise<readonly VoiceMeasure[]> {
  const waves = surveyMeasures(await closedWaves(read, scope), records);
  return [...voiceMeasures(records, votes), ...waves].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Titles of records and of what others hold, by key. */
export function titlesOf(
  nodes: Iterable<{ readonly kind: string; readonly id: string; readonly title: string }>,
): ReadonlyMap<string, string> {
  return new Map([...nodes].map((node) => [nodeKey(node), node.title]));
}
