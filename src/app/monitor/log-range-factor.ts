/** The log of what the ranges of forecasts are multiplied by: a change is a record and an entry in the audit trail. */
import { RANGE_RULE, type RangeFactor } from '../../core/monitor/range-factor.ts';
import type { Repositories, Scope } from '../../edge/store/store.ts';

/** The document kind of what ranges are multiplied by; its versions are the log. */
export const RANGE_FACTOR = 'range-factor';

/** A factor in use, and what it was learnt from. */
export type FactorToLog = {
  /** Kind of forecast and series: "panel.ehcp_n", "cohort.plans_n". */
  readonly id: string;
  readonly rangeFactor: number;
  readonly learnt: RangeFactor;
};

/** Keep a changed factor as the next version of its record: old, new, and what it was learnt from. */
export async function logRangeFactor(
  { documents, audit }: Repositories,
  scope: Scope,
  { id, rangeFactor, learnt }: FactorToLog,
  { actor, correlationId }: { readonly actor: string; readonly correlationId: string },
): Promise<void> {
  const newest = (await documents.newest(scope, RANGE_FACTOR, id))?.body;
  const before =
    typeof newest === 'object' && newest !== null && 'factor' in newest ? Number(newest.factor) : 1;
  if (before === rangeFactor) return;
  const { asked, origins, outcomes } = learnt;
  const log = {
    before,
    factor: rangeFactor,
    asked,
    origins,
    outcomes,
    rule: `${RANGE_RULE.name} ${RANGE_RULE.version}`,
  };
  await documents.put(scope, { kind: RANGE_FACTOR, id, body: log }, actor);
  await audit.append({
    authorityCode: scope.authorityCode,
    actor,
    action: 'range.adjusted',
    subjectKind: RANGE_FACTOR,
    subjectId: id,
    detail: { programme: scope.programmeId, ...log },
    correlationId,
  });
}
