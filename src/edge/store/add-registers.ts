/** Migration 5: the registers that an authority keeps itself, places, pupils on roll, the school census, capital, and overrides of settings. */
import type { DialectWords } from './create-tables.ts';
import { rowTable } from './create-tables.ts';

/** The statements that add the tables, in order. */
export function addRegisters(words: DialectWords): readonly string[] {
  const { text, whole } = words;
  const tables: Readonly<Record<string, string>> = {
    register_entries: `register ${text} not null, urn ${text}, opened_on ${text} not null, closed_on ${text},
      entry_type ${text}, entry_result ${text}`,
    commissioned_places: `urn ${text} not null, academic_year ${whole} not null, provision ${text} not null,
      places ${whole} not null`,
    school_rolls: `urn ${text} not null, on_day ${text} not null, setting_authority ${text} not null,
      home_authority ${text} not null, pupils ${whole} not null`,
    school_counts: `subject ${text} not null, urn ${text} not null, on_day ${text} not null, pupils ${whole},
      sen_support ${whole}, with_plan ${whole}, sessions_possible ${whole}, sessions_missed ${whole},
      severely_absent ${whole}, suspensions ${whole}, exclusions ${whole}`,
    capital_months: `scheme ${text} not null, month ${text} not null, spent_pence ${whole} not null,
      profiled_pence ${whole} not null`,
    setting_overrides: `urn ${text}, ukprn ${text}, setting ${text} not null, from_day ${text}, to_day ${text}`,
  };
  return Object.entries(tables).map(([name, list]) => rowTable(words, name, list));
}
