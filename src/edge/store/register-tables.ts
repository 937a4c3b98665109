/** The tables of registers, outcomes of plans, places, pupils on roll, the school census and capital, with their columns. */
import { OUTCOME_AREAS, OUTCOME_STATUSES, type PlanOutcome } from '../../core/domain/plan-outcome.ts';
import { REGISTERS, type RegisterEntry } from '../../core/domain/register-entry.ts';
import type {
  CapitalMonth,
  CommissionedPlaces,
  SchoolCount,
  SchoolRoll,
} from '../../core/domain/school-tables.ts';
import type { SettingOverride } from '../../core/domain/setting-override.ts';
import { money, oneOf, orNull, text, whole } from './column.ts';
import { keyOfParts, type RowTable, rowTable } from './row-table.ts';

const SUBJECTS: readonly SchoolCount['subject'][] = ['census', 'suspensions'];
const YEAR_LENGTH = 4;

/** Entries of registers; a newer file stands for the years of its register that it tells of. */
export const REGISTER_ENTRIES: RowTable<RegisterEntry> = rowTable<RegisterEntry>(
  'register_entries',
  ({ register, openedOn }) => keyOfParts(register, openedOn.slice(0, YEAR_LENGTH)),
  {
    register: oneOf('register', REGISTERS),
    urn: orNull(text('urn')),
    openedOn: text('opened_on'),
    closedOn: orNull(text('closed_on')),
    type: orNull(text('entry_type')),
    result: orNull(text('entry_result')),
  },
);

/** Commissioned places; a newer file stands for the academic years that it tells of. */
export const COMMISSIONED_PLACES: RowTable<CommissionedPlaces> = rowTable<CommissionedPlaces>(
  'commissioned_places',
  ({ academicYear }) => keyOfParts(academicYear),
  {
    urn: text('urn'),
    academicYear: whole('academic_year'),
    provision: text('provision'),
    places: whole('places'),
  },
);

/** Pupils on roll; a newer file stands for the days that it tells of. */
export const SCHOOL_ROLLS: RowTable<SchoolRoll> = rowTable<SchoolRoll>('school_rolls', ({ on }) => on, {
  urn: text('urn'),
  on: text('on_day'),
  settingAuthority: text('setting_authority'),
  homeAuthority: text('home_authority'),
  pupils: whole('pupils'),
});

/** Counts of schools; a newer file stands for the days of its subject that it tells of. */
export const SCHOOL_COUNTS: RowTable<SchoolCount> = rowTable<SchoolCount>(
  'school_counts',
  ({ subject, on }) => keyOfParts(subject, on),
  {
    subject: oneOf('subject', SUBJECTS),
    urn: text('urn'),
    on: text('on_day'),
    pupils: orNull(whole('pupils')),
    senSupport: orNull(whole('sen_support')),
    withPlan: orNull(whole('with_plan')),
    sessionsPossible: orNull(whole('sessions_possible')),
    sessionsMissed: orNull(whole('sessions_missed')),
    severelyAbsent: orNull(whole('severely_absent')),
    suspensions: orNull(whole('suspensions')),
    exclusions: orNull(whole('exclusions')),
  },
);

/** Capital by month; a newer file stands for the months that it tells of. */
export const CAPITAL_MONTHS: RowTable<CapitalMonth> = rowTable<CapitalMonth>(
  'capital_months',
  ({ month }) => month,
  {
    scheme: text('scheme'),
    month: text('month'),
    spentPence: money('spent_pence'),
    profiledPence: money('profiled_pence'),
  },
);

/** Outcomes of plans: a file is the whole register. */
export const PLAN_OUTCOMES: RowTable<PlanOutcome> = rowTable<PlanOutcome>('plan_outcomes', null, {
  caseKey: orNull(text('case_key')),
  pupilKey: orNull(text('pupil_key')),
  number: text('outcome_number'),
  area: orNull(oneOf('area', OUTCOME_AREAS)),
  setOn: orNull(text('set_on')),
  dueOn: orNull(text('due_on')),
  status: orNull(oneOf('outcome_status', OUTCOME_STATUSES)),
  reviewedOn: orNull(text('reviewed_on')),
});

/** What settings are by the authority's own word: a file is the whole table. */
export const SETTING_OVERRIDES: RowTable<SettingOverride> = rowTable<SettingOverride>(
  'setting_overrides',
  null,
  {
    urn: orNull(text('urn')),
    ukprn: orNull(text('ukprn')),
    setting: text('setting'),
    from: orNull(text('from_day')),
    to: orNull(text('to_day')),
  },
);
