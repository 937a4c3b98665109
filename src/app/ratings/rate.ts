/** Gives a rating: held against the evidence, written into the update that the return is made from, its grounds kept beside it. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import type { Rating } from '../../core/programme/programme.ts';
import { judgeRating, type WantedRating } from '../../core/programme/rating/judge-rating.ts';
import { type Proposal, proposeRating } from '../../core/programme/rating/propose-rating.ts';
import { worseOf } from '../../core/programme/rating/worse-of.ts';
import { factsAsAt } from '../../core/report/facts-as-at.ts';
import { buildFigureBook } from '../../core/report/figures/build-figure-book.ts';
import { RECORD_KINDS } from '../../edge/intake/programme/programme-records.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { readNodes } from '../records/programme-nodes.ts';
import { requirePermission } from '../require-permission.ts';
import { requireUpdate } from '../require-update.ts';
import { requireOpenUpdate } from '../writing/open-update.ts';
import { type EvidenceSource, evidenceFor } from './rating-evidence.ts';

export type Subject = Rating['subject'];

/** What is rated, and how. */
export type RatingRequest = WantedRating & { readonly updateId: string; readonly subject: Subject };

/** Read what ratings of an update are proposed from. @throws ProblemError `return.unknown-update`. */
export async function readEvidence(
  read: Repositories,
  scope: Scope,
  updateId: string,
): Promise<EvidenceSource> {
  const { facts, records, graph } = await readNodes(read, scope);
  const update = requireUpdate(facts.programme, updateId);
  const then = factsAsAt(facts, update);
  return { facts: then, book: buildFigureBook(then), update, records, graph };
}

/** Propose a rating of one subject. */
export function proposalFor(source: EvidenceSource, subject: Subject): Proposal {
  return proposeRating(evidenceFor(source, subject), source.facts.programme.scale);
}

/** Name a subject as its record and its page do: "2024-25/3|condition|c1". */
export function ratingId(updateId: string, { kind, id }: Subject): string {
  return `${updateId}|${kind}|${id}`;
}

/** Refuse what the programme has not. @throws ProblemError `rating.unknown-subject`. */
export function requireSubject({ facts }: EvidenceSource, { kind, id }: Subject): string {
  const { agreement, risks } = facts.programme;
  const condition = kind === 'condition' ? agreement.conditions.find((one) => one.id === id) : undefined;
  const risk = kind === 'risk' ? risks.find((one) => one.id === id) : undefined;
  const title = condition === undefined ? risk?.title : `${condition.number} ${condition.title}`;
  return (
    title ??
    raise({
      code: 'rating.unknown-subject',
      place: `${kind}/${id}`,
      message: 'The programme has no such condition or risk',
      advice: 'Name it as "condition/c3-1" or "risk/R1".',
    })
  );
}

/**
 * Rate one subject in an update that is still open.
 * @throws ProblemError `access.refused`, `rating.*`, `reimport.update-closed`.
 */
export async function rate(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  { updateId, subject, ...wanted }: RatingRequest,
): Promise<Rating> {
  requirePermission(actor, 'rating.set', scope.authorityCode, 'to rate');
  return await store.transaction(async (repositories) => {
    const record = await requireOpenUpdate(repositories, scope, updateId);
    const source = await readEvidence(repositories, scope, updateId);
    const title = requireSubject(source, subject);
    const { scale } = source.facts.programme;
    const proposal = proposalFor(source, subject);
    const [problem] = judgeRating(
      wanted,
      proposal,
      scale,
      `update ${updateId}, ${subject.kind} ${subject.id}`,
    );
    if (problem !== undefined) raise(problem);
    const { activity, effect } = wanted;
    const reason = wanted.reason.trim();
    const rating: Rating = {
      updateId,
      subject,
      activity,
      effect,
      overall: worseOf(scale, activity, effect),
      reason,
    };
    await writeInto(repositories, actor, scope, { body: record.body, rating });
    const kept = await repositories.records.add(
      scope,
      {
        kind: 'rating',
        id: ratingId(updateId, subject),
        reason: reason === '' ? 'As the evidence proposes' : reason,
        body: {
          title,
          owner: actor.id,
          fields: fieldsOf(rating, proposal),
          links: [aboutOf(subject)],
          isWithdrawn: false,
        },
      },
      actor.id,
    );
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'rating.given',
      subjectKind: subject.kind,
      subjectId: ratingId(updateId, subject),
      detail: {
        programme: scope.programmeId,
        activity,
        effect,
        overall: rating.overall,
        proposed: proposal.overall,
        version: kept.version,
      },
      correlationId: newId(),
    });
    return rating;
  });
}

/** The link of what is said of a subject. */
export function aboutOf({ kind, id }: Subject) {
  return { kind: 'about', to: { kind, id } };
}

function fieldsOf({ updateId, activity, effect, overall }: Rating, proposal: Proposal) {
  const said = {
    update: updateId,
    activity,
    effect,
    overall,
    proposed: `${proposal.activity ?? 'nothing'} / ${proposal.effect ?? 'nothing'}`,
    grounds: proposal.grounds.map(({ words }) => words).join(' '),
  };
  return Object.fromEntries(
    Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
}

async function writeInto(
  { documents }: Repositories,
  actor: Actor,
  scope: Scope,
  { body, rating }: { readonly body: unknown; readonly rating: Rating },
): Promise<void> {
  const update = RECORD_KINDS.update.parse(body);
  const isIt = ({ subject }: Pick<Rating, 'subject'>) =>
    subject.kind === rating.subject.kind && subject.id === rating.subject.id;
  const ratings = update.ratings.some(isIt)
    ? update.ratings.map((one) => (isIt(one) ? rating : one))
    : [...update.ratings, rating];
  await documents.put(scope, { kind: 'update', id: rating.updateId, body: { ...update, ratings } }, actor.id);
}
