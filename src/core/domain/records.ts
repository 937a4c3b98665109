/** Every kind of record that a file can bring, by the name of its table. */
import type { CaseReference } from './case-reference.ts';
import type { Establishment } from './establishment.ts';
import type { Placed } from './intake.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { MonthlyFigure } from './monthly-figure.ts';
import type { PlacementCost } from './placement-cost.ts';
import type { PlanOutcome } from './plan-outcome.ts';
import type { AllocationLine, PublishedRow } from './published.ts';
import type { RegisterEntry } from './register-entry.ts';
import type { CapitalMonth, CommissionedPlaces, SchoolCount, SchoolRoll } from './school-tables.ts';
import type {
  Sen2ActivePlan,
  Sen2Assessment,
  Sen2Header,
  Sen2NamedPlan,
  Sen2Need,
  Sen2Person,
  Sen2Placement,
  Sen2PlanDetail,
  Sen2Request,
} from './sen2.ts';
import type { SettingOverride } from './setting-override.ts';
import type { StatisticalNeighbour } from './statistical-neighbour.ts';
import type { SurveyResponse } from './survey-response.ts';
import type { Transition } from './transition.ts';

/** The record of each table that a file can fill. */
export type RecordOf = {
  readonly published: PublishedRow;
  readonly allocations: AllocationLine;
  readonly establishments: Establishment;
  readonly neighbours: StatisticalNeighbour;
  readonly monthly: MonthlyFigure;
  readonly costs: PlacementCost;
  readonly ledger: LedgerLine;
  readonly transitions: Transition;
  readonly surveyResponses: SurveyResponse;
  readonly registerEntries: RegisterEntry;
  readonly commissionedPlaces: CommissionedPlaces;
  readonly schoolRolls: SchoolRoll;
  readonly schoolCounts: SchoolCount;
  readonly capitalMonths: CapitalMonth;
  readonly settingOverrides: SettingOverride;
  readonly planOutcomes: PlanOutcome;
  readonly caseReferences: CaseReference;
  readonly sen2Headers: Sen2Header;
  readonly persons: Sen2Person;
  readonly requests: Sen2Request;
  readonly assessments: Sen2Assessment;
  readonly namedPlans: Sen2NamedPlan;
  readonly planDetails: Sen2PlanDetail;
  readonly activePlans: Sen2ActivePlan;
  readonly placements: Sen2Placement;
  readonly needs: Sen2Need;
};
export type TableName = keyof RecordOf;

/** Records of one table with the rows they came from, in the file's order. */
export type RowBatch = {
  [Name in TableName]: { readonly table: Name; readonly rows: readonly Placed<RecordOf[Name]>[] };
}[TableName];

/** The tables of a SEN2 return. */
export type Sen2Records = Extract<
  TableName,
  | 'sen2Headers'
  | 'persons'
  | 'requests'
  | 'assessments'
  | 'namedPlans'
  | 'planDetails'
  | 'activePlans'
  | 'placements'
  | 'needs'
>;
