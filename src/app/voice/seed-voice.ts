/** Takes the hub of a programme folder into the store: first versions of records, and the votes of items that have none yet. */
import type { Actor } from '../../core/access/access.ts';
import { readScore } from '../../core/voice/vote.ts';
import { RECORD_KINDS } from '../../edge/intake/programme/programme-records.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { seedRecords } from '../records/seed-records.ts';
import { keepVotes, votesOnPaper } from './take-votes.ts';

/** Seed. @throws ProblemError `record.*`, `voice.wrong-vote`. */
export async function seedVoice(
  { records, voice, audit }: Pick<Repositories, 'records' | 'voice' | 'audit'>,
  actor: Actor,
  scope: Scope,
  { body, correlationId }: { readonly body: unknown; readonly correlationId: string },
): Promise<void> {
  const read = RECORD_KINDS.voice.parse(body);
  await seedRecords({ records, audit }, actor, scope, { body: { records: read.records }, correlationId });
  const known = new Set((await voice.votes(scope)).map(({ item }) => item));
  for (const item of new Set(read.votes.map((vote) => vote.item))) {
    if (known.has(item)) continue;
    let pairs = 0;
    const ballots = read.votes
      .filter((vote) => vote.item === item)
      .map((vote) => ({ ...vote, before: readScore(vote.before), after: readScore(vote.after) }));
    const votes = votesOnPaper(item, ballots, 'loaded', () => `${correlationId}-${item}-${++pairs}`);
    await keepVotes({ voice, audit }, actor, scope, { item, votes, correlationId });
  }
}
