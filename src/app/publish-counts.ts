/** Protects a table of counts beside everything that a programme has published, and keeps the record of the new publication. */
import type { Actor } from '../core/access/access.ts';
import type { CountTable } from '../core/disclosure/count-table.ts';
import { protectCounts } from '../core/disclosure/protect-counts.ts';
import { keptBack, nameRevised, publicationOf, readPublication } from '../core/disclosure/publication.ts';
import type { Overlap } from '../core/disclosure/release.ts';
import type { DisclosureRule } from '../core/disclosure/rule.ts';
import type { DocumentRepository, Scope } from '../edge/store/store.ts';
import type { AppDependencies } from './dependencies.ts';

/** What is to be published. */
export type PublicationRequest = {
  /** Names the publication: "return 2024-25/3". A later one of the same name is its next version. */
  readonly id: string;
  readonly table: CountTable;
  readonly overlaps: readonly Overlap[];
  readonly rule: DisclosureRule;
  /** Under rounding, whether counts of 1 to 4 are kept back all the same. */
  readonly hidesSmall?: boolean;
};

/** What readers may see of it: cells kept back, and the rule in words. */
export type Published = { readonly hidden: ReadonlySet<string>; readonly ruleText: string };

/**
 * Protect and record in one transaction: two publications at a time could not be protected against each other.
 * @throws ProblemError `disclosure.cannot-protect` and others of `protectTable`, `disclosure.record-broken`; nothing is
 *   recorded then, and nothing may be published.
 */
export async function publishCounts(
  { store, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
  request: PublicationRequest,
): Promise<Published> {
  return await store.transaction(async ({ documents, audit }) => {
    const earlier = await readEarlier(documents, scope);
    const { table, overlaps, given } = nameRevised(request.table, request.overlaps, earlier);
    const { shown, ruleText, release } = protectCounts(table, request.rule, {
      name: request.id,
      earlier: earlier.map((item) => item.release),
      overlaps: [...earlier.flatMap((item) => item.overlaps), ...overlaps],
      ...(request.hidesSmall === undefined ? {} : { hidesSmall: request.hidesSmall }),
    });
    const hidden = keptBack([...shown.values()]).map((name) => given.get(name) ?? name);
    const body = publicationOf(release, overlaps);
    const record = await documents.put(scope, { kind: 'publication', id: request.id, body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'return.built',
      subjectKind: 'publication',
      subjectId: request.id,
      detail: { programme: scope.programmeId, rule: request.rule.id, version: record.version },
      correlationId: newId(),
    });
    return { hidden: new Set(hidden), ruleText };
  });
}

/** Every publication of a programme, every version of each: what was out once is known for ever. */
async function readEarlier(documents: DocumentRepository, scope: Scope) {
  const bodies: unknown[] = [];
  for (const { id } of await documents.all(scope, 'publication'))
    for (const { body } of await documents.history(scope, 'publication', id)) bodies.push(body);
  return bodies.map(readPublication);
}
