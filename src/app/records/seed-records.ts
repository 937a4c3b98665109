/** Takes the records of a programme folder into the store: the first version of each; what stands already is left as it is. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { checkRecord } from '../../core/programme/records/check-record.ts';
import { nodeKey } from '../../core/programme/records/programme-record.ts';
import { RECORD_KINDS } from '../../edge/intake/programme/programme-records.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';

/** Seed. @throws ProblemError `record.*` of the first record that is not as it must be. */
export async function seedRecords(
  { records, audit }: Pick<Repositories, 'records' | 'audit'>,
  actor: Actor,
  scope: Scope,
  { body, correlationId }: { readonly body: unknown; readonly correlationId: string },
): Promise<void> {
  const known = new Set((await records.all(scope)).map(nodeKey));
  for (const { kind, id, reason, ...rest } of RECORD_KINDS.records.parse(body).records) {
    if (known.has(nodeKey({ kind, id }))) continue;
    const record = { ...rest, isWithdrawn: false };
    const [problem] = checkRecord({ kind, id }, record);
    if (problem !== undefined) raise(problem);
    await records.add(scope, { kind, id, reason, body: record }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'record.kept',
      subjectKind: kind,
      subjectId: id,
      detail: { programme: scope.programmeId, version: 1 },
      correlationId,
    });
  }
}
