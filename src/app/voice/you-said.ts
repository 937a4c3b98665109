/** You Said, We Did: drafted from the records, published as a version of its own, and read by anyone once it is. */
import type { Actor } from '../../core/access/access.ts';
import { type Problem, raise } from '../../core/base/problem.ts';
import { textField } from '../../core/programme/records/programme-record.ts';
import type { ReportDocument } from '../../core/report/blocks.ts';
import { composeYouSaid } from '../../core/report/papers/you-said.ts';
import { protectVotes } from '../../core/voice/protect-votes.ts';
import { ofKind } from '../../core/voice/voice-records.ts';
import type { DocumentRecord, Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requireReason } from '../plans/require-reason.ts';
import { readNodes } from '../records/programme-nodes.ts';
import { requirePermission } from '../require-permission.ts';
import { readPublishedYouSaid } from './published-you-said.ts';
import { readVoice, titlesOf } from './read-voice.ts';

const KIND = 'you-said';

/** What would be published, and what stands in the way. */
export type YouSaidDraft = {
  readonly document: ReportDocument;
  /** Items whose results it shows. */
  readonly items: readonly string[];
  readonly blockers: readonly Problem[];
  /** What was taken out of people's words, one sentence a statement. */
  readonly masked: readonly string[];
};

/** Draft it from the records as they stand. @throws ProblemError `access.refused`, `programme.not-found`. */
export async function draftYouSaid(
  { store, now }: Pick<AppDependencies, 'store' | 'now'>,
  actor: Actor,
  scope: Scope,
): Promise<YouSaidDraft> {
  requirePermission(actor, 'programme.read', scope.authorityCode, 'to see what was said');
  return await draft(store.read, scope, now());
}

async function draft(read: Repositories, scope: Scope, at: string): Promise<YouSaidDraft> {
  const today = at.slice(0, 10);
  const { facts, graph } = await readNodes(read, scope);
  const { records, results, faults, countedUnder } = await readVoice(read, scope, today);
  const closed = new Set(
    ofKind(records, 'agenda-item')
      .filter((item) => textField(item, 'vote') === 'closed')
      .map(({ id }) => id),
  );
  const shown = results
    .filter(({ item }) => closed.has(item))
    .map((result) => ({ item: result.item, ...protectVotes(result) }));
  const { document, masked } = composeYouSaid({
    authority: facts.programme.authorityName,
    programme: facts.programme.name,
    isFictional: facts.programme.fictional,
    records,
    countedUnder,
    results: shown,
    titles: titlesOf(graph.nodes.values()),
    today,
    frozenAt: at,
  });
  const blockers = faults
    .filter(({ blocks }) => blocks)
    .map(({ node, message }) => ({
      code: 'voice.not-fit-to-publish',
      place: node,
      message,
      advice: 'Mend it, or say that the statement is not published.',
    }));
  return { document, items: shown.map(({ item }) => item), blockers, masked };
}

/** Publish what stands now. @returns its version. @throws ProblemError `access.refused`, `voice.not-fit-to-publish`. */
export async function publishYouSaid(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
): Promise<number> {
  requirePermission(actor, 'voice.publish', scope.authorityCode, 'to publish what was said and done');
  return await store.transaction(async (repositories) => {
    const { document, items, blockers } = await draft(repositories, scope, now());
    const [first] = blockers;
    if (first !== undefined)
      raise({
        ...first,
        message: blockers.length === 1 ? first.message : `${first.message} (and ${blockers.length - 1} more)`,
      });
    const kept = await repositories.documents.put(
      scope,
      { kind: KIND, id: KIND, body: { document, items } },
      actor.id,
    );
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'voice.published',
      subjectKind: KIND,
      subjectId: KIND,
      detail: { programme: scope.programmeId, version: kept.version, sha256: kept.sha256 },
      correlationId: newId(),
    });
    return kept.version;
  });
}

/** Take it back: the page says that nothing is published. What was published stays as a version. */
export async function withdrawYouSaid(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  reason: string,
): Promise<number> {
  requirePermission(actor, 'voice.publish', scope.authorityCode, 'to take back what is published');
  const why = requireReason(reason, {
    code: 'voice.reason-missing',
    message: 'What is published is taken back only with a reason, which is kept',
    advice: 'Say in a few words why.',
  });
  return await store.transaction(async ({ documents, audit }) => {
    const body = { document: null, items: [], reason: why };
    const kept = await documents.put(scope, { kind: KIND, id: KIND, body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'voice.unpublished',
      subjectKind: KIND,
      subjectId: KIND,
      detail: { programme: scope.programmeId, version: kept.version },
      correlationId: newId(),
    });
    return kept.version;
  });
}

/** What anyone may read: the newest version, or null where nothing is published. */
export async function publishedYouSaid(
  { documents }: Pick<Repositories, 'documents'>,
  scope: Scope,
): Promise<{ readonly document: ReportDocument; readonly record: DocumentRecord } | null> {
  const record = await documents.newest(scope, KIND, KIND);
  if (record === null) return null;
  const { document } = readPublishedYouSaid(record.body);
  return document === null ? null : { document, record };
}

/** The items whose results were ever published. */
export async function publishedItems(
  documents: Repositories['documents'],
  scope: Scope,
): Promise<ReadonlySet<string>> {
  const versions = await documents.history(scope, KIND, KIND);
  return new Set(versions.flatMap(({ body }) => readPublishedYouSaid(body).items));
}
