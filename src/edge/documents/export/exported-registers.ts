/** Registers, outcomes of plans, tables of schools, capital and setting overrides as CSV, in the layouts that the import reads. */
import type { PlanOutcome } from '../../../core/domain/plan-outcome.ts';
import type { RegisterEntry, RegisterName } from '../../../core/domain/register-entry.ts';
import type {
  CapitalMonth,
  CommissionedPlaces,
  SchoolCount,
  SchoolRoll,
} from '../../../core/domain/school-tables.ts';
import type { SettingOverride } from '../../../core/domain/setting-override.ts';
import { type Cell, type ExportedTable, key, pounds, text } from './exported-tables.ts';

/** Our own words with spaces, as people write them and the import knows them. */
const words = (word: string | null) => text(word).replaceAll('-', ' ');
/** A cease reason after which no destination is asked for stands for "not followed". */
const NOT_FOLLOWED = '5';

type Columns = Readonly<Record<string, Cell<RegisterEntry>>>;

const URN: Columns = { urn: ({ urn }) => text(urn) };
const opened = (name: string): Columns => ({ [name]: ({ openedOn }) => openedOn });
const closed = (name: string): Columns => ({ [name]: ({ closedOn }) => text(closedOn) });
const type = (name: string): Columns => ({ [name]: (entry) => words(entry.type) });
const result = (name: string): Columns => ({ [name]: (entry) => words(entry.result) });

function register(file: string, ...columns: readonly Columns[]): ExportedTable<RegisterEntry> {
  return { path: `registers/${file}.csv`, columns: Object.assign({}, ...columns) };
}

/** The authority's own registers; their references were never kept, so none is written. */
export const REGISTER_EXPORTS: Readonly<Record<RegisterName, ExportedTable<RegisterEntry>>> = {
  appeals: register(
    'appeal-register',
    opened('appealregistered'),
    type('appealtype'),
    result('appealoutcome'),
    closed('appealdecided'),
  ),
  mediations: register('mediations', opened('mediationdate'), result('mediationresult')),
  panels: register('panels', opened('panelreceived'), closed('paneldecided')),
  complaints: register(
    'complaints',
    opened('complaintreceived'),
    type('complaintstage'),
    result('ombudsmandecision'),
    closed('complaintclosed'),
  ),
  consultations: register(
    'consultations',
    URN,
    opened('consultationsent'),
    result('consultationreply'),
    closed('consultationreplied'),
  ),
  'band-requests': register('band-requests', URN, opened('bandrequested'), type('primaryneed')),
  'school-requests': register(
    'school-requests',
    URN,
    opened('requestreceived'),
    result('requestoutcome'),
    closed('requestdecided'),
  ),
  destinations: register('destinations', opened('planceased'), type('monthsafter'), {
    destination: (entry) => (entry.result === 'not-followed' ? '' : words(entry.result)),
    ceasereason: (entry) => (entry.result === 'not-followed' ? NOT_FOLLOWED : ''),
  }),
  'amended-plans': register('amended-plans', opened('reviewmeetingheld'), closed('finalamendedplan')),
};

/** Outcomes of plans; the key that joins them to their child stands where a reference or a number stood. */
export const OUTCOMES_EXPORT: ExportedTable<PlanOutcome> = {
  path: 'registers/plan-outcomes.csv',
  columns: {
    casereference: ({ caseKey }) => key(caseKey),
    upn: ({ pupilKey }) => key(pupilKey),
    outcomenumber: ({ number }) => number,
    outcomearea: ({ area }) => words(area),
    dateset: ({ setOn }) => text(setOn),
    datedue: ({ dueOn }) => text(dueOn),
    outcomestatus: ({ status }) => words(status),
    datereviewed: ({ reviewedOn }) => text(reviewedOn),
  },
};

/** Places paid for in advance. */
export const PLACES_EXPORT: ExportedTable<CommissionedPlaces> = {
  path: 'registers/commissioned-places.csv',
  columns: {
    urn: ({ urn }) => urn,
    academicyear: ({ academicYear }) => text(academicYear),
    provision: ({ provision }) => provision,
    commissionedplaces: ({ places }) => text(places),
  },
};

/** Pupils on roll by the authority that they live in. */
export const ROLLS_EXPORT: ExportedTable<SchoolRoll> = {
  path: 'registers/school-roll.csv',
  columns: {
    urn: ({ urn }) => urn,
    censusdate: ({ on }) => on,
    settingauthority: ({ settingAuthority }) => settingAuthority,
    homeauthority: ({ homeAuthority }) => homeAuthority,
    pupilsonroll: ({ pupils }) => text(pupils),
  },
};

const COUNTS = {
  pupils: ({ pupils }) => text(pupils),
  sensupport: ({ senSupport }) => text(senSupport),
  withplan: ({ withPlan }) => text(withPlan),
  sessionspossible: ({ sessionsPossible }) => text(sessionsPossible),
  sessionsmissed: ({ sessionsMissed }) => text(sessionsMissed),
  severelyabsent: ({ severelyAbsent }) => text(severelyAbsent),
  suspensions: ({ suspensions }) => text(suspensions),
  permanentexclusions: ({ exclusions }) => text(exclusions),
} as const satisfies Readonly<Record<string, Cell<SchoolCount>>>;

/** By subject: its file, the column of its day, and the counts that its file always has. */
const COUNT_FILES = {
  census: ['school-census', 'censusdate', ['pupils', 'sensupport', 'withplan']],
  suspensions: ['suspensions', 'termended', ['suspensions', 'permanentexclusions']],
} as const satisfies Readonly<
  Record<SchoolCount['subject'], readonly [string, string, readonly (keyof typeof COUNTS)[]]>
>;

/**
 * A school's own counts of one subject. Counts that no record has are left out, for the import tells a census from a
 * table of suspensions by its columns.
 */
export function countsExport(
  subject: SchoolCount['subject'],
  records: readonly SchoolCount[],
): ExportedTable<SchoolCount> {
  const [file, day, always] = COUNT_FILES[subject];
  const isAlways: ReadonlySet<string> = new Set(always);
  const filled = Object.entries<Cell<SchoolCount>>(COUNTS).filter(
    ([name, cell]) => isAlways.has(name) || records.some((record) => cell(record, 0) !== ''),
  );
  return {
    path: `registers/${file}.csv`,
    columns: { urn: ({ urn }) => urn, [day]: ({ on }) => on, ...Object.fromEntries(filled) },
  };
}

/** Capital of schemes by month. */
export const CAPITAL_EXPORT: ExportedTable<CapitalMonth> = {
  path: 'registers/capital.csv',
  columns: {
    scheme: ({ scheme }) => scheme,
    month: ({ month }) => month,
    capitalspent: ({ spentPence }) => pounds(spentPence),
    capitalprofile: ({ profiledPence }) => pounds(profiledPence),
  },
};

/** What schools and providers are by the authority's own word. */
export const OVERRIDES_EXPORT: ExportedTable<SettingOverride> = {
  path: 'registers/setting-overrides.csv',
  columns: {
    urn: ({ urn }) => text(urn),
    ukprn: ({ ukprn }) => text(ukprn),
    countsas: ({ setting }) => setting,
    validfrom: ({ from }) => text(from),
    validto: ({ to }) => text(to),
  },
};
