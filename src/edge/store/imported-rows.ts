/** The repository of imported rows: one pair of doors for each kind of record. */
import type { Placed } from '../../core/domain/intake.ts';
import type { MonthlyFigure } from '../../core/domain/monthly-figure.ts';
import { countRows, readRows } from './read-rows.ts';
import type { RowTable } from './row-table.ts';
import {
  ALLOCATION_LINES,
  MONTHLY_FIGURES,
  monthlyKey,
  PLACEMENT_COSTS,
  PUBLISHED_ROWS,
  ROW_TABLE_NAMES,
  SEN2_ACTIVE_PLANS,
  SEN2_ASSESSMENTS,
  SEN2_NAMED_PLANS,
  SEN2_NEEDS,
  SEN2_PERSONS,
  SEN2_PLACEMENTS,
  SEN2_PLAN_DETAILS,
  SEN2_REQUESTS,
} from './row-tables.ts';
import type { Session } from './session.ts';
import type { ImportedRows, Scope, Stored } from './store.ts';
import { writeRows } from './write-rows.ts';

/** Build the repository of imported rows over a session. */
export function importedRows(session: Session): ImportedRows {
  function into<T>(table: RowTable<T>) {
    return (scope: Scope, importId: string, batch: readonly Placed<T>[]) =>
      writeRows(session, table, scope, importId, batch);
  }
  function from<T>(table: RowTable<T>) {
    return (scope: Scope) => readRows(session, table, scope);
  }
  return {
    addPublished: into(PUBLISHED_ROWS),
    addAllocations: into(ALLOCATION_LINES),
    addMonthly: into(MONTHLY_FIGURES),
    addCosts: into(PLACEMENT_COSTS),
    addPersons: into(SEN2_PERSONS),
    addRequests: into(SEN2_REQUESTS),
    addAssessments: into(SEN2_ASSESSMENTS),
    addNamedPlans: into(SEN2_NAMED_PLANS),
    addPlanDetails: into(SEN2_PLAN_DETAILS),
    addActivePlans: into(SEN2_ACTIVE_PLANS),
    addPlacements: into(SEN2_PLACEMENTS),
    addNeeds: into(SEN2_NEEDS),
    published: (scope, dataset) =>
      readRows(session, PUBLISHED_ROWS, scope, { column: 'dataset', is: dataset }),
    allocations: from(ALLOCATION_LINES),
    monthly: async (scope) => onePerMonth(await readRows(session, MONTHLY_FIGURES, scope)),
    costs: from(PLACEMENT_COSTS),
    namedPlans: from(SEN2_NAMED_PLANS),
    requests: from(SEN2_REQUESTS),
    async counts(scope) {
      const counts: Record<string, number> = {};
      for (const table of ROW_TABLE_NAMES) counts[table] = await countRows(session, table, scope);
      return counts;
    },
  };
}

/** Of rows with the same measure, series and month in one file, the last one stands. */
function onePerMonth(rows: readonly Stored<MonthlyFigure>[]): readonly Stored<MonthlyFigure>[] {
  const byKey = new Map(rows.map((row) => [monthlyKey(row.record), row]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
