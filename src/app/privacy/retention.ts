/** Takes away what is kept longer than its period; a dry run tells how much that is. */
import { type Actor, may } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { RETENTION_KINDS, type RetentionId, type RetentionKind } from '../../core/domain/retention.ts';
import { type Scope, SHARED_SCOPE } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';

/** Other periods than the usual ones [days], by kind. */
export type RetentionPeriods = Readonly<Record<string, number>>;

/** A kind with its period and how much is older. */
export type RetentionTold = RetentionKind & {
  /** What is of an earlier day goes. */
  readonly before: string;
  readonly count: number;
};

const DAY = 86_400_000;

/**
 * Count what is too old in a programme, and take it away unless it is a dry run. What belongs to the installation is
 * counted in only for those who look after the store.
 * @throws ProblemError `access.refused`, `retention.unknown-kind`, `retention.wrong-period`.
 */
export async function applyRetention(
  dependencies: AppDependencies,
  actor: Actor,
  scope: Scope,
  periods: RetentionPeriods,
  isDry: boolean,
): Promise<readonly RetentionTold[]> {
  requirePermission(actor, 'retention.apply', scope.authorityCode, 'to take old records away');
  const { store, now, newId } = dependencies;
  const looksAfterAll = may(actor, 'store.maintain', SHARED_SCOPE.authorityCode);
  const kinds = kindsWith(periods).filter(({ place }) => place === 'programme' || looksAfterAll);
  const told = async ({ retention }: Pick<typeof store.read, 'retention'>) => {
    const all: (RetentionTold & { readonly id: RetentionId })[] = [];
    for (const kind of kinds) {
      const before = new Date(Date.parse(now()) - kind.days * DAY).toISOString();
      all.push({ ...kind, before, count: await retention.count(kind.id, scope, before) });
    }
    return all;
  };
  if (isDry) return await told(store.read);
  return await store.transaction(async (repositories) => {
    const all = await told(repositories);
    for (const { id, before } of all) await repositories.retention.remove(id, scope, before);
    await repositories.prepared.forget(scope);
    await repositories.audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'retention.applied',
      subjectKind: 'programme',
      subjectId: scope.programmeId,
      detail: Object.fromEntries(
        all.flatMap(({ id, days, count }) => [
          [id, count],
          [`${id} days`, days],
        ]),
      ),
      correlationId: newId(),
    });
    return all;
  });
}

/** The kinds with these periods in the place of the usual ones. */
function kindsWith(periods: RetentionPeriods) {
  for (const [id, days] of Object.entries(periods)) {
    if (!RETENTION_KINDS.some((kind) => kind.id === id))
      raise({
        code: 'retention.unknown-kind',
        place: id,
        message: 'There is no such kind of record',
        advice: `Name one of ${RETENTION_KINDS.map((kind) => kind.id).join(', ')}.`,
      });
    if (!Number.isInteger(days) || days < 1)
      raise({
        code: 'retention.wrong-period',
        place: id,
        message: 'A period is a whole number of days, one at least',
        advice: 'Give it as days: 2555 for seven years.',
      });
  }
  return RETENTION_KINDS.map((kind) => ({ ...kind, days: periods[kind.id] ?? kind.days }));
}
