/** All tables that can be read: by their columns, or, in a sheet, by their structure. */
import { FINANCE_LAYOUTS } from './finance/finance-layouts.ts';
import { findLedgerSheet } from './finance/find-ledger.ts';
import { findManagementPlan } from './finance/find-plan.ts';
import { findPlanBlocks } from './finance/find-plan-blocks.ts';
import { findPlanCounts } from './finance/find-plan-counts.ts';
import { findTurnedPlan } from './finance/find-turned-plan.ts';
import { TRANSITION_LAYOUT } from './flows/read-transitions.ts';
import { findAllocationSheet } from './published/allocation-sheet.ts';
import { findKnownFile } from './published/find-known-file.ts';
import { findNearMiss } from './published/find-near-miss.ts';
import { findNeighbours } from './published/neighbour-sheet.ts';
import { findOutturn } from './published/outturn-sheet.ts';
import { findOwnOutturn } from './published/own-outturn-sheet.ts';
import { findPopulation } from './published/population-sheet.ts';
import { PUBLISHED_LAYOUTS } from './published/published-layouts.ts';
import { REGISTER_LAYOUTS } from './registers/register-layouts.ts';
import { SEN2_LAYOUTS } from './sen2/sen2-layouts.ts';
import { findTemplate } from './sen2/template-blocks.ts';
import { SURVEY_LAYOUTS } from './surveys/read-survey.ts';
import type { Layout } from './tables/layout.ts';
import type { SheetFinder } from './tables/sheet-table.ts';

/** Tables whose header is one row of names. */
export const LAYOUTS: readonly Layout[] = [
  ...PUBLISHED_LAYOUTS,
  ...FINANCE_LAYOUTS,
  ...SEN2_LAYOUTS,
  TRANSITION_LAYOUT,
  ...SURVEY_LAYOUTS,
  ...REGISTER_LAYOUTS,
];

/** Tables that are told by their structure: several header rows, merged cells, stacked blocks. The first that fits reads the sheet. */
export const SHEET_FINDERS: readonly SheetFinder[] = [
  findTemplate,
  findOutturn,
  findOwnOutturn,
  findPopulation,
  findAllocationSheet,
  findNeighbours,
  findManagementPlan,
  findPlanBlocks,
  findPlanCounts,
  findLedgerSheet,
  findTurnedPlan,
  // Last: they only say of a file that nothing else can read what it seems to be, or what it lacks.
  findKnownFile,
  findNearMiss,
];
