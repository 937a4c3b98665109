/** Takes votes: by a voting code without an account, and from paper by an officer. Vote, use of the code and audit entry are one transaction. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import { isSector, SECTORS, sectorWords } from '../../core/programme/records/voice-kinds.ts';
import { belongingTo, ofKind } from '../../core/voice/voice-records.ts';
import type { Vote, VotePhase, VoteScore } from '../../core/voice/vote.ts';
import type { Repositories, Scope, VotingCode } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { standingRecords } from '../records/standing-records.ts';
import { requirePermission } from '../require-permission.ts';
import { codeHash, makeCode, pairOf } from './voting-codes.ts';
import { publishedItems } from './you-said.ts';

/** The most codes of a sector that are made at once. */
const MOST_CODES = 200;

/** New codes for a meeting, how many for which sector. */
export type CodesRequest = {
  readonly meetingId: string;
  readonly counts: Readonly<Record<string, number>>;
};

/** A code as it is handed out. It is shown this once. */
export type MadeCode = { readonly sector: string; readonly code: string };

/** Make codes. @throws ProblemError `access.refused`, `voice.*`. */
export async function makeCodes(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { meetingId, counts }: CodesRequest,
): Promise<readonly MadeCode[]> {
  requirePermission(actor, 'voice.write', scope.authorityCode, 'to make voting codes');
  const wanted = Object.entries(counts).filter(([, count]) => count > 0);
  for (const [sector, count] of wanted)
    if (!isSector(sector) || !Number.isInteger(count) || count > MOST_CODES)
      raise({
        code: 'voice.wrong-codes',
        place: sector,
        message: 'The number of codes, or the sector, is not as it must be',
        advice: `Give a whole number up to ${MOST_CODES} for ${SECTORS.map(({ id }) => id).join(', ')}.`,
      });
  return await store.transaction(async ({ voice, records, audit }) => {
    const meeting = (await standingRecords(records, scope)).find(
      ({ kind, id }) => kind === 'meeting' && id === meetingId,
    );
    if (meeting === undefined || wanted.length === 0)
      raise({
        code: 'voice.no-meeting',
        place: meetingId,
        message: 'There is no such meeting, or no code was asked for',
        advice: 'Keep a record of the meeting first, and say how many codes each sector needs.',
      });
    const made = wanted.flatMap(([sector, count]) =>
      Array.from({ length: count }, () => ({ sector, code: makeCode() })),
    );
    for (const [sector] of wanted) {
      const hashes = made.filter((one) => one.sector === sector).map(({ code }) => codeHash(code));
      await voice.addCodes(scope, { meetingId, sector, hashes });
    }
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'voice.codes-made',
      subjectKind: 'meeting',
      subjectId: meetingId,
      detail: { programme: scope.programmeId, codes: made.length },
      correlationId: newId(),
    });
    return made;
  });
}

/** One item that a code may vote on now. */
export type BallotItem = {
  readonly id: string;
  readonly title: string;
  /** The statement to agree or disagree with. */
  readonly question: string;
  readonly phase: VotePhase;
};

/** What a voter sees. */
export type Ballot = {
  readonly authorityCode: string;
  readonly meeting: string;
  readonly sector: string;
  readonly items: readonly BallotItem[];
};

/** Open the ballot of a code: the items that are open and that it has not voted on. @throws ProblemError `voice.unknown-code`. */
export async function openBallot({ store }: AppDependencies, code: string): Promise<Ballot> {
  return (await ballotOf(store.read, code)).ballot;
}

async function ballotOf(
  read: Pick<Repositories, 'voice' | 'records' | 'documents'>,
  code: string,
): Promise<{ readonly found: VotingCode; readonly ballot: Ballot }> {
  const hash = codeHash(code);
  const found =
    (await read.voice.findCode(hash)) ??
    raise({
      code: 'voice.unknown-code',
      message: 'There is no such voting code',
      advice: 'Type the twelve letters and digits as they stand on your slip.',
    });
  const { scope, meetingId, sector } = found;
  const records = await standingRecords(read.records, scope);
  const published = await publishedItems(read.documents, scope);
  const uses = await read.voice.usesOf(scope.authorityCode, hash);
  const items = ofKind(belongingTo(records, `meeting/${meetingId}`), 'agenda-item').flatMap((item) => {
    const phase = openPhase(item);
    const isUsed = uses.some((use) => use.item === item.id && use.phase === phase);
    return phase === null || isUsed || published.has(item.id)
      ? []
      : [{ id: item.id, title: item.title, question: textField(item, 'question') ?? item.title, phase }];
  });
  const meeting = records.find(({ kind, id }) => kind === 'meeting' && id === meetingId);
  return {
    found,
    ballot: {
      authorityCode: scope.authorityCode,
      meeting: meeting?.title ?? '',
      sector: sectorWords(sector),
      items,
    },
  };
}

function openPhase(item: ProgrammeRecord): VotePhase | null {
  const state = textField(item, 'vote');
  return state === 'before' || state === 'after' ? state : null;
}

/** What a voter sends: a score for each item answered, and whether the two votes may be kept together. */
export type CastRequest = {
  readonly code: string;
  readonly scores: Readonly<Record<string, VoteScore>>;
  readonly isPaired: boolean;
};

/**
 * Take the votes of a code. An item that is left out stays open for the code.
 * @returns how many were taken.
 * @throws ProblemError `voice.unknown-code`, `voice.vote-not-open`, `voice.nothing-said`.
 */
export async function castVotes(
  { store, newId, keys }: AppDependencies,
  { code, scores, isPaired }: CastRequest,
): Promise<number> {
  const { pseudonymKey } = await keys();
  return await store.transaction(async (repositories) => {
    const { found, ballot } = await ballotOf(repositories, code);
    const { scope, sector } = found;
    const taken = Object.entries(scores).map(([item, score]): Vote => {
      const { phase } = ballot.items.find(({ id }) => id === item) ?? raiseNotOpen();
      const pair = isPaired ? pairOf(pseudonymKey, code, item) : null;
      return { item, phase, sector, score, pair, entry: 'code' };
    });
    if (taken.length === 0)
      raise({
        code: 'voice.nothing-said',
        message: 'No answer was chosen',
        advice: 'Choose an answer for one of the statements at least.',
      });
    for (const vote of taken) {
      await repositories.voice.markUsed(scope.authorityCode, codeHash(code), vote);
      await repositories.voice.addVotes(scope, [vote]);
    }
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      // Neither the code nor the sector: the trail tells that votes came, not whose.
      actor: 'voting-code',
      action: 'voice.voted',
      subjectKind: 'meeting',
      subjectId: found.meetingId,
      detail: { programme: scope.programmeId, votes: taken.length },
      correlationId: newId(),
    });
    return taken.length;
  });
}

function raiseNotOpen(): never {
  raise({
    code: 'voice.vote-not-open',
    message: 'The vote on one of the statements is not open, or this code has voted already',
    advice: 'Enter your code again to see what is open now.',
  });
}

/** Votes on paper: of one person each; a wave that was not answered is null. */
export type PaperBallot = {
  readonly sector: string;
  readonly before: VoteScore | null;
  readonly after: VoteScore | null;
  /** Whether the two answers are of one person who agreed that they are kept together. */
  readonly isPaired: boolean;
};

/** Enter votes from paper. @returns how many votes. @throws ProblemError `access.refused`, `voice.*`. */
export async function enterVotes(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { item, ballots }: { readonly item: string; readonly ballots: readonly PaperBallot[] },
): Promise<number> {
  requirePermission(actor, 'voice.write', scope.authorityCode, 'to enter votes');
  return await store.transaction(async ({ voice, records, documents, audit }) => {
    const found = (await standingRecords(records, scope)).find(
      ({ kind, id }) => kind === 'agenda-item' && id === item,
    );
    if (found === undefined)
      raise({
        code: 'voice.no-item',
        place: item,
        message: 'There is no such agenda item',
        advice: 'Keep a record of the agenda item first.',
      });
    if ((await publishedItems(documents, scope)).has(item))
      raise({
        code: 'voice.vote-published',
        place: item,
        message: 'The result of this vote is published, so it takes no more votes',
        advice:
          'Ask anew as another agenda item: a late vote would be told by the difference of the two results.',
      });
    const votes = votesOnPaper(item, ballots, 'paper', newId);
    await keepVotes({ voice, audit }, actor, scope, { item, votes, correlationId: newId() });
    return votes.length;
  });
}

/** Keep votes of an item that somebody brings, with their audit entry, within a transaction. */
export async function keepVotes(
  { voice, audit }: Pick<Repositories, 'voice' | 'audit'>,
  actor: Actor,
  scope: Scope,
  {
    item,
    votes,
    correlationId,
  }: { readonly item: string; readonly votes: readonly Vote[]; readonly correlationId: string },
): Promise<void> {
  await voice.addVotes(scope, votes);
  await audit.append({
    authorityCode: scope.authorityCode,
    actor: actor.id,
    action: 'voice.votes-entered',
    subjectKind: 'agenda-item',
    subjectId: item,
    detail: { programme: scope.programmeId, votes: votes.length },
    correlationId,
  });
}

/** Turn ballots into votes. @throws ProblemError `voice.wrong-vote`. */
export function votesOnPaper(
  item: string,
  ballots: readonly PaperBallot[],
  entry: Vote['entry'],
  newId: () => string,
): readonly Vote[] {
  return ballots.flatMap(({ sector, before, after, isPaired }, place) => {
    if (!isSector(sector) || (before === null && after === null))
      raise({
        code: 'voice.wrong-vote',
        place: `${item}, ballot ${place + 1}`,
        message: 'A ballot names no sector, or holds no answer',
        advice: `Name one of ${SECTORS.map(({ id }) => id).join(', ')}, with an answer before, after or both.`,
      });
    const pair = isPaired && before !== null && after !== null ? newId() : null;
    const made = { item, sector, pair, entry };
    return [
      ...(before === null ? [] : [{ ...made, phase: 'before' as const, score: before }]),
      ...(after === null ? [] : [{ ...made, phase: 'after' as const, score: after }]),
    ];
  });
}
