/** Which group of settings a placement belongs to: by the register's type and the return's flags, or by its own code. */
import { CODE_LISTS, NO_CODE, type PlaceColumns } from '../extract/extract.ts';

/** Groups of settings; UNK: a plan without a placement; UNLISTED: a number that the register does not have. */
export const SETTING_GROUPS = [
  'EYP',
  'EYS',
  'MSMA',
  'SENU',
  'RP',
  'MSIN',
  'SPMA',
  'SPNM',
  'SPIN',
  'AP',
  'SFC',
  'FE',
  'SP16',
  'SECU',
  'HOSP',
  'WELSH',
  'ONLINE',
  'OTHE',
  'OLA',
  'OPA',
  'EHE',
  'OTH',
  'NEET',
  'NIEC',
  'NIEO',
  'UNK',
  'UNLISTED',
] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** Types of establishment as the register names them now. @source Domain rules for SEN2, section 5.1. */
const GROUP_OF_TYPE: Readonly<Record<string, SettingGroup>> = {
  'local authority nursery school': 'EYS',
  'community school': 'MSMA',
  'voluntary aided school': 'MSMA',
  'voluntary controlled school': 'MSMA',
  'foundation school': 'MSMA',
  'academy converter': 'MSMA',
  'academy sponsor led': 'MSMA',
  'free schools': 'MSMA',
  'studio schools': 'MSMA',
  'other independent school': 'MSIN',
  'community special school': 'SPMA',
  'foundation special school': 'SPMA',
  'academy special converter': 'SPMA',
  'academy special sponsor led': 'SPMA',
  'free schools special': 'SPMA',
  'non-maintained special school': 'SPNM',
  'other independent special school': 'SPIN',
  'pupil referral unit': 'AP',
  'academy alternative provision converter': 'AP',
  'academy alternative provision sponsor led': 'AP',
  'free schools alternative provision': 'AP',
  'sixth form centres': 'SFC',
  'sixth form centre': 'SFC',
  'academy 16-19 converter': 'SFC',
  'academy 16 to 19 sponsor led': 'SFC',
  'free schools 16 to 19': 'SFC',
  'further education': 'FE',
  'higher education institutions': 'FE',
  'university technical college': 'FE',
  'city technology college': 'FE',
  'special post 16 institution': 'SP16',
  'secure units': 'SECU',
  'academy secure 16 to 19': 'SECU',
  'welsh establishment': 'WELSH',
  'online provider': 'ONLINE',
  'service children’s education': 'OTHE',
  "service children's education": 'OTHE',
  'offshore schools': 'OTHE',
  'british schools overseas': 'OTHE',
  miscellaneous: 'OTHE',
  'institution funded by other government department': 'OTHE',
};

/** Place of a group in the list. */
export function groupPlace(group: SettingGroup): number {
  return SETTING_GROUPS.indexOf(group);
}

const [MSMA, SENU, RP] = [groupPlace('MSMA'), groupPlace('SENU'), groupPlace('RP')];
const UNLISTED = groupPlace('UNLISTED');
const UNKNOWN = groupPlace('UNK');
/** Groups of the setting codes, in the order of their list. */
const GROUP_NAMES: readonly string[] = SETTING_GROUPS;
const GROUP_OF_CODE = CODE_LISTS.setting.map((code) => GROUP_NAMES.indexOf(code));

/** What the register says of one establishment, for looking up by number. */
export type RegisterEntry = { readonly typeName: string; readonly authorityNumber: string };

/** The register by URN and by UKPRN; empty where none is stored. */
export type Register = {
  readonly byUrn: ReadonlyMap<number, RegisterEntry>;
  readonly byUkprn: ReadonlyMap<number, RegisterEntry>;
};

/** Index establishments. Where a provider number stands twice, as after a conversion, the first open one stays. */
export function indexRegister(
  establishments: Iterable<
    RegisterEntry & { readonly urn: string; readonly ukprn: string | null; readonly status: string }
  >,
): Register {
  const byUrn = new Map<number, RegisterEntry>();
  const byUkprn = new Map<number, RegisterEntry & { readonly isOpen: boolean }>();
  for (const { urn, ukprn, status, typeName, authorityNumber } of establishments) {
    const entry = { typeName, authorityNumber, isOpen: status.startsWith('Open') };
    byUrn.set(Number(urn), entry);
    const known = ukprn === null ? undefined : byUkprn.get(Number(ukprn));
    if (ukprn !== null && (known === undefined || (!known.isOpen && entry.isOpen)))
      byUkprn.set(Number(ukprn), entry);
  }
  return { byUrn, byUkprn };
}

/** Find the establishment of one placement; null where it has no number or the register does not have it. */
export function registerEntry(place: PlaceColumns, row: number, register: Register): RegisterEntry | null {
  const urn = place.urn[row] ?? 0;
  if (urn !== 0) return register.byUrn.get(urn) ?? null;
  const ukprn = place.ukprn[row] ?? 0;
  return ukprn === 0 ? null : (register.byUkprn.get(ukprn) ?? null);
}

/**
 * Give the group of one placement as its place in `SETTING_GROUPS`. In a state mainstream school the flags decide,
 * a SEN unit before resourced provision where both are set.
 * @source Domain rules for SEN2, section 5.1.
 */
export function groupOf(place: PlaceColumns, row: number, register: Register): number {
  const hasNumber = place.urn[row] !== 0 || place.ukprn[row] !== 0;
  if (!hasNumber) {
    const code = place.setting[row] ?? NO_CODE;
    return code === NO_CODE ? UNKNOWN : (GROUP_OF_CODE[code] ?? UNKNOWN);
  }
  const entry = registerEntry(place, row, register);
  const group = entry === null ? undefined : GROUP_OF_TYPE[entry.typeName.trim().toLowerCase()];
  if (group === undefined) return UNLISTED;
  if (groupPlace(group) !== MSMA) return groupPlace(group);
  if (place.senUnit[row] === 1) return SENU;
  return place.resourcedProvision[row] === 1 ? RP : MSMA;
}
