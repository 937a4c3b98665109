/** Voting codes and votes: rows are added and read, never changed. */
import { randomBytes } from 'node:crypto';
import { readScore, type Vote } from '../../core/voice/vote.ts';
import { requireChanges, type Session } from './session.ts';
import type { Scope, VoiceRepository } from './store.ts';
import type { VoiceVotesTable } from './tables.ts';

/** Build the repository over a session. */
export function voiceRepository(session: Session): VoiceRepository {
  const { db } = session;
  const within = <T extends 'voice_codes' | 'voice_votes'>(table: T, { authorityCode, programmeId }: Scope) =>
    db
      .selectFrom<'voice_codes' | 'voice_votes'>(table)
      .where('authority_code', '=', authorityCode)
      .where('programme_id', '=', programmeId);

  return {
    async addCodes(scope, { meetingId, sector, hashes }) {
      requireChanges(session);
      const rows = hashes.map((hash) => ({
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        code_sha256: hash,
        meeting_id: meetingId,
        sector,
      }));
      await db.insertInto('voice_codes').values(rows).execute();
    },

    async findCode(hash) {
      const row = await db
        .selectFrom('voice_codes')
        .selectAll()
        .where('code_sha256', '=', hash)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { authority_code: authorityCode, programme_id: programmeId, meeting_id: meetingId, sector } = row;
      return { scope: { authorityCode, programmeId }, meetingId, sector };
    },

    async countCodes(scope, meetingId) {
      const rows = await within('voice_codes', scope)
        .where('meeting_id', '=', meetingId)
        .select('sector')
        .execute();
      const counts: Record<string, number> = {};
      for (const { sector } of rows) counts[sector] = (counts[sector] ?? 0) + 1;
      return counts;
    },

    async markUsed(authorityCode, hash, { item, phase }) {
      requireChanges(session);
      const row = { authority_code: authorityCode, code_sha256: hash, item_id: item, phase };
      await db.insertInto('voice_code_uses').values(row).execute();
    },

    async usesOf(authorityCode, hash) {
      const rows = await db
        .selectFrom('voice_code_uses')
        .select(['item_id', 'phase'])
        .where('authority_code', '=', authorityCode)
        .where('code_sha256', '=', hash)
        .execute();
      return rows.map(({ item_id, phase }) => ({ item: item_id, phase: phaseOf(phase) }));
    },

    async addVotes(scope, votes) {
      requireChanges(session);
      const rows: VoiceVotesTable[] = votes.map(({ item, phase, sector, score, pair, entry }) => ({
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        // Chance alone orders the votes: their order in the table tells nothing.
        ballot_id: randomBytes(16).toString('hex'),
        item_id: item,
        phase,
        sector,
        score,
        pair,
        entry,
      }));
      for (let at = 0; at < rows.length; at += 100)
        await db
          .insertInto('voice_votes')
          .values(rows.slice(at, at + 100))
          .execute();
    },

    async votes(scope) {
      const rows = await within('voice_votes', scope)
        .select(['item_id', 'phase', 'sector', 'score', 'pair', 'entry', 'ballot_id'])
        .orderBy('item_id')
        .orderBy('ballot_id')
        .execute();
      return rows.map(toVote);
    },
  };
}

/** @throws Error where a row is not as the product writes it: somebody reached past the store. */
function toVote(row: Omit<VoiceVotesTable, 'authority_code' | 'programme_id'>): Vote {
  const score = readScore(row.score);
  if (score === null) throw new Error('voice_votes.score holds no score');
  const { entry } = row;
  if (entry !== 'code' && entry !== 'paper' && entry !== 'loaded')
    throw new Error('voice_votes.entry holds an unknown way');
  return { item: row.item_id, phase: phaseOf(row.phase), sector: row.sector, score, pair: row.pair, entry };
}

function phaseOf(text: string): Vote['phase'] {
  if (text === 'before' || text === 'after') return text;
  throw new Error('A vote in the store is neither before nor after');
}
