/** Made-up imports, rows and acts for the tests of the store. */
import type { AuditAct } from '../../src/core/audit/audit-entry.ts';
import { pence } from '../../src/core/base/pence.ts';
import type { FileKind, RowProblem } from '../../src/core/domain/intake.ts';
import type { AllocationLine, PublishedRow } from '../../src/core/domain/published.ts';
import type { ImportRecord, Scope } from '../../src/edge/store/store.ts';

export const MARLSHIRE: Scope = { authorityCode: 'E10009901', programmeId: 'marlshire' };
/** Another programme of the same authority. */
export const SECOND: Scope = { authorityCode: 'E10009901', programmeId: 'second' };
/** The test's clock. */
export const now = (): string => '2024-12-11T09:00:00Z';

/** An accepted import of one row. */
export function sampleImport(
  importId: string,
  kind: FileKind = 'monthly-actuals',
  scope: Scope = MARLSHIRE,
  problems: readonly RowProblem[] = [],
): ImportRecord {
  const counts = { rowsRead: 3, recordsAccepted: 1, rowsWithErrors: 1, rowsSkipped: 1 };
  const report = {
    file: `${importId}.csv`,
    kind,
    confidence: 0.9,
    sha256: `hash-${importId}`,
    ...counts,
    problems,
  };
  return {
    ...scope,
    importId,
    kind,
    report,
    asAt: null,
    importedAt: now(),
    importedBy: 'tester',
    undoneAt: null,
  };
}

/** An act that an audit entry tells of. */
export function sampleAct(subjectId: string): AuditAct {
  return {
    authorityCode: MARLSHIRE.authorityCode,
    actor: 'tester',
    action: 'programme.changed',
    subjectKind: 'risks',
    subjectId,
    detail: { rows: 1, isNew: true, note: null },
    correlationId: 'c1',
  };
}

/** One line of an allocation table. */
export function sampleAllocation(heading: string, amount: number): AllocationLine {
  return {
    year: 2024,
    authorityNumber: '999',
    authorityName: 'Marlshire',
    table: 'Summary',
    heading,
    amountPence: pence(amount),
    quantity: null,
    mark: null,
  };
}

/** One row of a published table. */
export function samplePublished(breakdown: string, plans: number): PublishedRow {
  return {
    dataset: 'caseload',
    timePeriod: '202324',
    geographicLevel: 'Local authority',
    areaCode: 'E10009901',
    areaName: 'Marlshire',
    breakdownTopic: 'Age',
    breakdown,
    values: { ehcplans: plans },
    marks: { tribunal: 'c' },
  };
}
