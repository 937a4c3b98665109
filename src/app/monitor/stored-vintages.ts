/** Forecasts as they were issued, in the store: added once with an audit entry, never changed. */
import type { AuditAction } from '../../core/audit/audit-entry.ts';
import { raise } from '../../core/base/problem.ts';
import type { Vintage } from '../../core/monitor/vintage.ts';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import { VintageRecord } from '../../edge/intake/programme/vintage-record.ts';
import type { DocumentRecord, Repositories, Scope } from '../../edge/store/store.ts';

export const VINTAGE = 'vintage';
const SCHEMA = 'evenkeel/vintage@1';

/** Read every vintage of a programme, oldest issue first. */
export async function readVintages(read: Repositories, scope: Scope): Promise<readonly Vintage[]> {
  return (await read.documents.all(scope, VINTAGE))
    .map(({ body }): Vintage => VintageRecord.parse(body))
    .sort((a, b) => (a.issuedAt === b.issuedAt ? (a.id < b.id ? -1 : 1) : a.issuedAt < b.issuedAt ? -1 : 1));
}

/** The body that is stored and written to files. */
export function vintageBody(vintage: Vintage): Readonly<Record<string, unknown>> {
  return { schema: SCHEMA, ...vintage };
}

/** Refuse a vintage of a stored one's id that says anything else. @throws ProblemError `forecast.already-issued`. */
export function requireSameVintage(
  before: DocumentRecord | null,
  { id, body }: { readonly id: string; readonly body: unknown },
): void {
  if (before === null || canonicalJson(before.body) === canonicalJson(body)) return;
  raise({
    code: 'forecast.already-issued',
    place: id,
    message: 'A forecast of that id was issued before and says something else',
    advice: 'A forecast that was issued is never changed: give the new one another id.',
  });
}

/** Who stores a vintage, why, and under which correlation. */
export type StoringAct = {
  readonly actor: string;
  readonly action: Extract<AuditAction, 'forecast.issued' | 'forecast.registered'>;
  readonly correlationId: string;
};

/**
 * Add a vintage with its audit entry, in the transaction at hand. One that is stored already, word for word, adds nothing.
 * @throws ProblemError `forecast.already-issued`.
 */
export async function storeVintage(
  { documents, audit }: Repositories,
  scope: Scope,
  vintage: Vintage,
  { actor, action, correlationId }: StoringAct,
): Promise<void> {
  const document = { kind: VINTAGE, id: vintage.id, body: vintageBody(vintage) };
  const before = await documents.newest(scope, VINTAGE, vintage.id);
  requireSameVintage(before, document);
  if (before !== null) return;
  const { sha256 } = await documents.put(scope, document, actor);
  await audit.append({
    authorityCode: scope.authorityCode,
    actor,
    action,
    subjectKind: VINTAGE,
    subjectId: vintage.id,
    detail: {
      programme: scope.programmeId,
      kind: vintage.kind,
      series: vintage.series,
      origin: vintage.origin,
      method: `${vintage.method.name} ${vintage.method.version}`,
      seed: vintage.seed,
      draws: vintage.draws,
      rangeFactor: vintage.rangeFactor,
      sha256,
    },
    correlationId,
  });
}
