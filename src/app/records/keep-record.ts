/** Changes a record of a programme: the new version, its reason and its audit entry in one transaction. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { checkRecord } from '../../core/programme/records/check-record.ts';
import {
  type NodeName,
  nodeKey,
  type ProgrammeRecord,
  type RecordBody,
  textField,
} from '../../core/programme/records/programme-record.ts';
import { recordKind } from '../../core/programme/records/record-kinds.ts';
import { checkClosure } from '../../core/programme/risk/check-closure.ts';
import { liveRisks, riskRecord } from '../../core/programme/risk/live-risks.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requireReason } from '../plans/require-reason.ts';
import { requirePermission } from '../require-permission.ts';
import { graphWith, readNodes } from './programme-nodes.ts';

/** What makes the next version out of the one before; null where there is none. */
export type Change = (before: RecordBody | null) => RecordBody;

/** Which record is changed, why, and on which version it is based; null where that does not matter. */
export type ChangeRequest = NodeName & { readonly reason: string; readonly basedOn: number | null };

/**
 * Keep the next version.
 * @throws ProblemError `access.refused`, `record.*`, `risk.*`.
 */
export async function keepRecord(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  request: ChangeRequest,
  change: Change,
): Promise<ProgrammeRecord> {
  requirePermission(actor, 'record.write', scope.authorityCode, 'to change the records of this programme');
  const { kind, id, basedOn } = request;
  const reason = requireReason(request.reason, {
    code: 'record.reason-missing',
    message: 'A record is made or changed only with a reason, which is kept',
    advice: 'Say in a few words why, such as "agreed at the board of 3 March".',
  });
  return await store.transaction(async (repositories) => {
    const before = await newestOf(repositories, scope, { kind, id });
    if (basedOn !== null && basedOn !== (before?.version ?? 0)) raiseChanged({ kind, id });
    const body = change(before);
    await requireSound(repositories, scope, { before, name: { kind, id }, body });
    // A loaded risk is kept as it was first, so that undoing leads back to it.
    if (before?.version === 0)
      await repositories.records.add(
        scope,
        { kind, id, reason: 'As it was loaded with the programme', body: bodyOf(before) },
        actor.id,
      );
    const after = await repositories.records.add(scope, { kind, id, reason, body }, actor.id);
    const isClosing =
      kind === 'risk' && body.fields['status'] === 'closed' && before?.fields['status'] !== 'closed';
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: body.isWithdrawn ? 'record.withdrawn' : isClosing ? 'risk.closed' : 'record.kept',
      subjectKind: kind,
      subjectId: id,
      // The reason may name people: it stands with the version.
      detail: { programme: scope.programmeId, versionBefore: before?.version ?? 0, version: after.version },
      correlationId: newId(),
    });
    return after;
  });
}

/** The newest version of a record; a loaded risk counts as version 0. */
export async function newestOf(
  read: Repositories,
  scope: Scope,
  name: NodeName,
): Promise<ProgrammeRecord | null> {
  const kept = (await read.records.history(scope, name)).at(-1);
  if (kept !== undefined || name.kind !== 'risk') return kept ?? null;
  const { facts } = await readNodes(read, scope);
  const loaded = facts.programme.risks.find(({ id }) => id === name.id);
  return loaded === undefined ? null : riskRecord(loaded);
}

type Next = { readonly before: ProgrammeRecord | null; readonly name: NodeName; readonly body: RecordBody };

async function requireSound(read: Repositories, scope: Scope, { before, name, body }: Next): Promise<void> {
  if (recordKind(name.kind)?.isMadeByActs === true)
    raise({
      code: 'record.made-by-acts',
      place: nodeKey(name),
      message: 'Ratings and challenges come only of rating and challenging',
      advice: 'Use "evenkeel programme rate" or "evenkeel programme challenge", or the page of ratings.',
    });
  const [problem] = checkRecord(name, body);
  if (problem !== undefined) raise(problem);
  if (before !== null && canonicalJson(bodyOf(before)) === canonicalJson(body))
    raise({
      code: 'record.unchanged',
      place: nodeKey(name),
      message: 'The record says that already',
      advice: 'Nothing was changed.',
    });
  await requireSoundGraph(read, scope, { before, name, body });
}

async function requireSoundGraph(read: Repositories, scope: Scope, { name, body }: Next): Promise<void> {
  const { facts, records, graph } = await readNodes(read, scope);
  const key = nodeKey(name);
  if (body.isWithdrawn) requireFree(records, key);
  const known = new Set(graph.faults.map(({ message }) => message));
  const next = graphWith(facts, records, { ...name, ...body });
  const [fault] = next.faults.filter(
    ({ kind, node, message }) =>
      (kind === 'cycle' && !known.has(message)) || (kind === 'no-such-end' && node === key),
  );
  if (fault !== undefined && !body.isWithdrawn)
    raise({
      code: fault.kind === 'cycle' ? 'record.ring' : 'record.no-such-end',
      place: key,
      message: fault.message,
      advice: 'Link it to another record.',
    });
  if (name.kind === 'risk' && body.fields['status'] === 'closed') requireClosable(name, body, records);
}

/** A risk is closed only where nothing is left of it, or with the reason why all the same. */
function requireClosable(name: NodeName, body: RecordBody, records: readonly ProgrammeRecord[]): void {
  const next = { ...name, ...body, version: 0, reason: '', recordedAt: '', recordedBy: '' };
  const actions = records.filter(({ kind }) => kind === 'action');
  const [risk] = liveRisks([], [next, ...actions]);
  if (risk === undefined) return;
  const closing = { ...risk, appetite: risk.appetite ?? null, actions: risk.actions ?? [] };
  const [problem] = checkClosure(closing, textField(body, 'closure') ?? '');
  if (problem !== undefined) raise(problem);
}

function requireFree(records: readonly ProgrammeRecord[], key: string): void {
  const linked = records.filter(({ links }) => links.some(({ to }) => nodeKey(to) === key)).map(nodeKey);
  if (linked.length > 0)
    raise({
      code: 'record.still-linked',
      place: key,
      message: `Other records are linked to it: ${linked.join(', ')}`,
      advice: 'Unlink or withdraw those first.',
    });
}

function raiseChanged(name: NodeName): never {
  raise({
    code: 'record.changed-meanwhile',
    place: nodeKey(name),
    message: 'Somebody else changed the record meanwhile, so nothing was kept',
    advice: 'Open it again and make the change on what stands there now.',
  });
}

/** What a version says, without who made it and when. */
export function bodyOf({ title, owner, fields, links, isWithdrawn }: RecordBody): RecordBody {
  return { title, owner, fields, links, isWithdrawn };
}
