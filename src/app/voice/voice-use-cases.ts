/** What may be done with the engagement hub: look, vote, enter votes, make codes, publish what was said and done. */
import type { Actor } from '../../core/access/access.ts';
import type { ReportDocument } from '../../core/report/blocks.ts';
import { type ProtectedVotes, protectVotes } from '../../core/voice/protect-votes.ts';
import { isOpenVote, ofKind } from '../../core/voice/voice-records.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { maskFor } from '../records/mask-for.ts';
import { readNodes } from '../records/programme-nodes.ts';
import { requirePermission } from '../require-permission.ts';
import { type HeldVoice, readVoice, titlesOf } from './read-voice.ts';
import {
  type Ballot,
  type CastRequest,
  type CodesRequest,
  castVotes,
  enterVotes,
  type MadeCode,
  makeCodes,
  openBallot,
  type PaperBallot,
} from './take-votes.ts';
import {
  draftYouSaid,
  publishedYouSaid,
  publishYouSaid,
  withdrawYouSaid,
  type YouSaidDraft,
} from './you-said.ts';

/** The hub as somebody may see it. Single votes are not handed out. */
export type VoiceLook = Pick<HeldVoice, 'records' | 'measures' | 'faults' | 'countedUnder'> & {
  readonly today: string;
  readonly results: readonly (ProtectedVotes & { readonly item: string })[];
  readonly titles: ReadonlyMap<string, string>;
  /** Codes made by meeting: sector to count. */
  readonly codes: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** The published version and its moment; null where nothing is published. */
  readonly published: { readonly version: number; readonly at: string } | null;
};

/** The use cases. Those that take an actor check their permission first; voting and reading what is published need none. */
export type Voice = {
  look(actor: Actor, scope: Scope): Promise<VoiceLook>;
  makeCodes(actor: Actor, scope: Scope, request: CodesRequest): Promise<readonly MadeCode[]>;
  enterVotes(
    actor: Actor,
    scope: Scope,
    request: { readonly item: string; readonly ballots: readonly PaperBallot[] },
  ): Promise<number>;
  ballot(code: string): Promise<Ballot>;
  cast(request: CastRequest): Promise<number>;
  draft(actor: Actor, scope: Scope): Promise<YouSaidDraft>;
  publish(actor: Actor, scope: Scope): Promise<number>;
  withdraw(actor: Actor, scope: Scope, reason: string): Promise<number>;
  published(scope: Scope): Promise<{ readonly document: ReportDocument; readonly sha256: string } | null>;
};

/** Put the use cases over a store. */
export function voiceOver(dependencies: AppDependencies): Voice {
  const { store, now } = dependencies;
  return {
    async look(actor, scope) {
      requirePermission(actor, 'programme.read', scope.authorityCode, 'to see the engagement hub');
      const today = now().slice(0, 10);
      const { graph } = await readNodes(store.read, scope);
      const { records, results, measures, faults, countedUnder } = await readVoice(store.read, scope, today);
      const open = new Set(
        ofKind(records, 'agenda-item')
          .filter(isOpenVote)
          .map(({ id }) => id),
      );
      const meetings = records.filter(({ kind }) => kind === 'meeting');
      const counts = await Promise.all(
        meetings.map(async ({ id }) => [id, await store.read.voice.countCodes(scope, id)] as const),
      );
      const published = await publishedYouSaid(store.read, scope);
      return {
        today,
        records: maskFor(actor, scope.authorityCode, records),
        measures,
        faults,
        countedUnder,
        // For officers too: a sector of one, or a result that grows vote by vote, would tell them how somebody voted.
        results: results.map((result) => ({
          item: result.item,
          ...(open.has(result.item) ? { all: null, sectors: [] } : protectVotes(result)),
        })),
        titles: titlesOf(graph.nodes.values()),
        codes: new Map(counts),
        published:
          published === null ? null : { version: published.record.version, at: published.record.createdAt },
      };
    },
    makeCodes: (actor, scope, request) => makeCodes(dependencies, actor, scope, request),
    enterVotes: (actor, scope, request) => enterVotes(dependencies, actor, scope, request),
    ballot: (code) => openBallot(dependencies, code),
    cast: (request) => castVotes(dependencies, request),
    draft: (actor, scope) => draftYouSaid(dependencies, actor, scope),
    publish: (actor, scope) => publishYouSaid(dependencies, actor, scope),
    withdraw: (actor, scope, reason) => withdrawYouSaid(dependencies, actor, scope, reason),
    async published(scope) {
      const found = await publishedYouSaid(store.read, scope);
      return found === null ? null : { document: found.document, sha256: found.record.sha256 };
    },
  };
}
