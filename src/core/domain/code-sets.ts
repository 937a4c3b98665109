/** The code sets of the SEN2 person-level return, as sets to look a code up in. */

/** Request and assessment outcomes: yes, no, awaited, withdrawn, decided in an earlier year. @source SEN2 guide 2025, items 2.4 and 3.1. */
export const OUTCOMES: ReadonlySet<string> = new Set(['Y', 'N', 'A', 'W', 'H']);

/** Why a plan ended, 1 to 9. @source SEN2 guide 2025, item 4.9. */
export const CEASE_REASONS: ReadonlySet<string> = new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9']);

/** Where a child is who has neither URN nor UKPRN. @source SEN2 guide 2025, items 4.12 and 5.9. */
export const SETTING_CODES: ReadonlySet<string> = new Set([
  'OLA',
  'OPA',
  'EHE',
  'EYP',
  'OTH',
  'NEET',
  'NIEC',
  'NIEO',
]);

/** Types of need; DS (Down syndrome) is newest. @source SEN2 guide 2025, item 5.16. */
export const NEED_TYPES: ReadonlySet<string> = new Set([
  'SPLD',
  'MLD',
  'SLD',
  'PMLD',
  'SEMH',
  'SLCN',
  'HI',
  'VI',
  'MSI',
  'PD',
  'ASD',
  'DS',
  'OTH',
]);

/** Who asked for an assessment, 1 to 5. @source SEN2 specification 1.3. */
export const REQUEST_SOURCES: ReadonlySet<string> = new Set(['1', '2', '3', '4', '5']);

/** M and F since specification 1.2; before it 0, 1, 2, 9. */
export const SEXES: ReadonlySet<string> = new Set(['M', 'F', '0', '1', '2', '9']);

/** Why there is neither a pupil number nor a learner number. @source SEN2 guide 2025, item 1.9. */
export const UPN_UNKNOWN_REASONS: ReadonlySet<string> = new Set([
  'UN1',
  'UN2',
  'UN3',
  'UN5',
  'UN8',
  'UN9',
  'UN10',
]);

/** School-census codes of ethnic background. */
export const ETHNICITIES: ReadonlySet<string> = new Set(
  'WBRI WIRI WIRT WROM WOTH MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'.split(
    ' ',
  ),
);

/** How much of the year a residential place is for: A 38 to 51 weeks, B 52. @source SEN2 guide 2025, item 4.2. */
export const RESIDENTIAL: ReadonlySet<string> = new Set(['A', 'B']);

/** The nine tables in the order in which parents come before children. */
export const SEN2_TABLES = [
  'sen2',
  'person',
  'requests',
  'assessment',
  'namedplan',
  'plandetail',
  'activeplans',
  'placementdetail',
  'senneed',
] as const;
