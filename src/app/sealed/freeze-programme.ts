/** Freezes the return of a programme: what stands in the store now, with the files that it came from. */
import { type Problem, raise } from '../../core/base/problem.ts';
import { firstChangedPart } from '../../core/seal/json-parts.ts';
import { sealOf } from '../../core/sealed-return/append-act.ts';
import {
  contentHash,
  type FreezeRequest,
  type FrozenContent,
  freezeContent,
} from '../../core/sealed-return/freeze-return.ts';
import type { SealedReturn } from '../../core/sealed-return/sealed-return.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import { type DraftFinding, openFindingProblems } from '../findings/draft-findings.ts';
import { programmeState } from '../newest-change.ts';
import { readStoredFacts } from '../open-programme.ts';
import { ratingProblems } from '../ratings/rating-problems.ts';
import { requireUpdate } from '../require-update.ts';
import { openCommentProblems } from '../writing/section-comments.ts';
import type { ShelvedReturn } from './return-shelf.ts';
import { sha256 } from './seal-tools.ts';

/**
 * Make the content of a return as the programme stands.
 * @param open  what else stands in its way, see `openProblems`; nothing where that is no part of the question.
 * @throws ProblemError `return.unknown-update`.
 */
export async function freezeStored(
  read: Repositories,
  scope: Scope,
  updateId: string,
  before: Omit<FreezeRequest, 'update' | 'imports'>,
  open: readonly Problem[],
): Promise<FrozenContent> {
  const { facts } = await readStoredFacts(read, scope, { updateId });
  const files = (await read.imports.list(scope))
    .filter(({ undoneAt }) => undoneAt === null)
    .map(({ kind, report }) => ({ file: report.file, kind, sha256: report.sha256 }));
  const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const [first, ...others] = open;
  if (first !== undefined) return { blockers: [first, ...others] };
  return freezeContent(facts, {
    ...before,
    update: requireUpdate(facts.programme, updateId),
    imports: files.sort((a, b) => order(a.file, b.file) || order(a.sha256, b.sha256)),
  });
}

/** Comments, challenges and findings that are open, and ratings that the figures contradict; what stands in the way of composing the return is told by the freeze itself. */
export async function openProblems(
  read: Repositories,
  scope: Scope,
  updateId: string,
  findings: readonly DraftFinding[],
): Promise<readonly Problem[]> {
  return [
    ...(await openCommentProblems(read, scope, updateId)),
    ...(await ratingProblems(read, scope, updateId)),
    ...openFindingProblems(updateId, findings),
  ];
}

/** Say where the programme now differs from a frozen return: a pointer into it, or null where it does not. */
export async function changedSince(
  read: Repositories,
  scope: Scope,
  { content, contentHash: hash, parts }: SealedReturn,
): Promise<string | null> {
  const { product, revision, follows, corrects, check } = content;
  // What the check found follows from the rest, and is not answered anew while the return is frozen.
  const before = { product, revision, follows, corrects, ...(check === undefined ? {} : { check }) };
  const now = await freezeStored(read, scope, content.updateId, before, []);
  if ('blockers' in now) return now.blockers[0].place ?? content.updateId;
  if (contentHash(now.content, sha256) === hash) return null;
  return `/content${firstChangedPart(now.content, parts, sha256) ?? ''}`;
}

/** Refuse to go on where the programme says something else than what was frozen. */
export async function requireUnchanged(read: Repositories, scope: Scope, file: SealedReturn): Promise<void> {
  const place = await changedSince(read, scope, file);
  if (place === null) return;
  raise({
    code: 'seal.changed-since',
    place,
    message: 'The return was changed after it was frozen, so signatures over the frozen one no longer count',
    advice: 'Freeze it again; both officers then sign what it says now.',
  });
}

/** What was found unchanged, and in which state of the programme: it need not be looked at again as long as both are the same. */
export type SeenUnchanged = { readonly contentHash: string; readonly state: string };

/**
 * Look before a transaction, so that nobody waits for it, whether the programme still says what was frozen.
 * @param file  null where there is none, which is for the transaction to say.
 * @throws ProblemError `seal.changed-since`.
 */
export async function seeUnchanged(
  read: Repositories,
  scope: Scope,
  file: SealedReturn | null,
): Promise<SeenUnchanged | null> {
  if (file === null) return null;
  const state = await programmeState(read, scope);
  await requireUnchanged(read, scope, file);
  return { contentHash: file.contentHash, state };
}

/** Refuse to go on as `requireUnchanged` does, without looking again at what was just seen. */
export async function requireStillUnchanged(
  read: Repositories,
  scope: Scope,
  file: SealedReturn,
  seen: SeenUnchanged | null,
): Promise<void> {
  const isSame = seen !== null && seen.contentHash === file.contentHash;
  if (isSame && (await programmeState(read, scope)) === seen.state) return;
  await requireUnchanged(read, scope, file);
}

/** The newest sealed return of an earlier update, which the next one names. */
export function followedBy(
  shelf: readonly ShelvedReturn[],
  updateId: string,
): SealedReturn['content']['follows'] {
  const earlier = shelf.filter((one) => isEarlier(one.updateId, updateId) && sealOf(one.chain) !== null);
  const last = earlier.reduce<ShelvedReturn | null>(
    (found, one) => (found === null || isBehind(found, one) ? one : found),
    null,
  );
  const seal = last === null ? null : sealOf(last.chain);
  return last === null || seal === null ? null : { updateId: last.updateId, seal };
}

function isBehind(one: ShelvedReturn, other: ShelvedReturn): boolean {
  return one.updateId === other.updateId
    ? one.revision < other.revision
    : isEarlier(one.updateId, other.updateId);
}

/** "2024-25/2" is earlier than "2024-25/10" and than "2025-26/1". */
function isEarlier(one: string, other: string): boolean {
  const parts = (id: string) =>
    [id.slice(0, id.lastIndexOf('/')), Number(id.slice(id.lastIndexOf('/') + 1))] as const;
  const [year, number] = parts(one);
  const [otherYear, otherNumber] = parts(other);
  return year < otherYear || (year === otherYear && number < otherNumber);
}
