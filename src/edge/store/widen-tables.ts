/** Migration 2: the whole of the SEN2 return, finance, establishments and the other tables of an authority's files. */
import type { DialectWords } from './create-tables.ts';
import { rowTable } from './create-tables.ts';

/** The statements that widen the first tables and add those that were missing, in order. */
export function widenTables(words: DialectWords): readonly string[] {
  return [...widened(words), ...added(words)];
}

function widened({ text, whole }: DialectWords): string[] {
  const columns: Readonly<Record<string, string>> = {
    imports: `as_at ${text}`,
    import_problems: `is_kept ${whole}`,
    sen2_persons: `pupil_key ${text}, learner_key ${text}, case_key ${text}, name_key ${text}`,
    sen2_requests: `in_youth_accommodation ${whole}, exported_to ${text}`,
    sen2_assessments: `other_mediation ${whole}, other_tribunal ${whole}`,
    sen2_named_plans: `residential ${text}, work_based ${text}, personal_budget ${whole},
      organised_arrangements ${whole}, direct_payments ${text}`,
    sen2_active_plans: `review_outcome ${text}, review_draft_on ${text}, phase_transfer_due_on ${text},
      phase_transfer_final_on ${text}, residential ${text}, work_based ${text}`,
    sen2_placements: `residential ${text}, work_based ${text}`,
    placement_costs: `pupil_key ${text}, urn ${text}, band ${text}`,
  };
  const additions = Object.entries(columns).flatMap(([table, list]) =>
    list.split(',').map((column) => `alter table ${table} add column ${column.trim()}`),
  );
  return [
    ...additions,
    // The team's references stood there in plain text; their keys cannot be made without reading the file again.
    "update placement_costs set reference = ''",
    'alter table placement_costs rename column reference to case_key',
  ];
}

function added(words: DialectWords): string[] {
  const { text, whole } = words;
  const tables: Readonly<Record<string, string>> = {
    sen2_headers: `collection_year ${whole}, as_at ${text}, authority_number ${text}, medical_officer ${whole},
      clinical_officer ${whole}, social_care_officer ${whole}`,
    case_references: `case_key ${text} not null, sealed ${text} not null`,
    establishments: `urn ${text} not null, ukprn ${text}, establishment_name ${text} not null,
      authority_number ${text} not null, type_name ${text} not null, phase ${text}, status ${text} not null,
      opened_on ${text}, closed_on ${text}, low_age ${whole}, high_age ${whole}, capacity ${whole}, pupils ${whole},
      resourced_provision_type ${text}, resourced_capacity ${whole}, resourced_on_roll ${whole},
      sen_unit_capacity ${whole}, sen_unit_on_roll ${whole}`,
    statistical_neighbours: `authority_name ${text} not null, neighbour_rank ${whole} not null,
      neighbour_name ${text} not null`,
    ledger_lines: `financial_year ${whole} not null, month ${text}, basis ${text} not null,
      cost_centre ${text} not null, account ${text} not null, description ${text} not null,
      amount_pence ${whole} not null`,
    transitions: `calendar_year ${whole} not null, setting_before ${text} not null, need_before ${text} not null,
      school_year_before ${whole} not null, setting_after ${text} not null, need_after ${text} not null,
      school_year_after ${whole} not null`,
    survey_responses: `response_number ${whole} not null, question ${text} not null, answer ${text} not null,
      labels ${text} not null`,
  };
  return Object.entries(tables).map(([name, list]) => rowTable(words, name, list));
}
