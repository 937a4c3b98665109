/** Which group of settings a placement counts in: by the register's type and the return's flags, or by its own code. */
import { CODE_LISTS, NO_CODE, type PlaceColumns } from './extract.ts';

/** Groups of settings; UNK: a plan without a placement; UNLISTED: a number or type of which the register tells no group. */
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

/**
 * Types of establishment as the register names them, by group.
 * @source Get Information about Schools, establishment types; domain rules for SEN2, section 5.1.
 */
const TYPES_OF_GROUP: readonly (readonly [group: SettingGroup, types: readonly string[]])[] = [
  ['EYS', ['Local authority nursery school', 'LA nursery school']],
  [
    'MSMA',
    [
      'Community school',
      'Voluntary aided school',
      'Voluntary controlled school',
      'Foundation school',
      'Academy converter',
      'Academy sponsor led',
      'Free schools',
      'Studio schools',
    ],
  ],
  ['MSIN', ['Other independent school']],
  [
    'SPMA',
    [
      'Community special school',
      'Foundation special school',
      'Academy special converter',
      'Academy special sponsor led',
      'Free schools special',
    ],
  ],
  ['SPNM', ['Non-maintained special school']],
  ['SPIN', ['Other independent special school']],
  [
    'AP',
    [
      'Pupil referral unit',
      'Academy alternative provision converter',
      'Academy alternative provision sponsor led',
      'Free schools alternative provision',
    ],
  ],
  [
    'SFC',
    [
      'Sixth form centres',
      'Sixth form centre',
      'Sixth form college',
      'Academy 16-19 converter',
      'Academy 16 to 19 sponsor led',
      'Free schools 16 to 19',
    ],
  ],
  [
    'FE',
    [
      'Further education',
      'Higher education institutions',
      'University technical college',
      'City technology college',
    ],
  ],
  ['SP16', ['Special post 16 institution']],
  ['SECU', ['Secure units', 'Academy secure 16 to 19']],
  ['WELSH', ['Welsh establishment']],
  ['ONLINE', ['Online provider']],
  [
    'OTHE',
    [
      "Service children's education",
      'Offshore schools',
      'British schools overseas',
      'Miscellaneous',
      'Institution funded by other government department',
    ],
  ],
];

/** Letters and figures of a type's name, so that dashes, apostrophes and capitals make no difference. */
function typeKey(typeName: string): string {
  return typeName.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const GROUP_OF_TYPE: ReadonlyMap<string, SettingGroup> = new Map(
  TYPES_OF_GROUP.flatMap(([group, types]) => types.map((type) => [typeKey(type), group] as const)),
);

/** Give the group of a type of establishment without flags; null where the type is none of those met in SEND. */
export function groupOfType(typeName: string): SettingGroup | null {
  return GROUP_OF_TYPE.get(typeKey(typeName)) ?? null;
}

/** Give the place of a group in `SETTING_GROUPS`. */
export function groupPlace(group: SettingGroup): number {
  return SETTING_GROUPS.indexOf(group);
}

/** What the register says of one establishment, for looking up by number. */
export type RegisterEntry = {
  readonly authorityNumber: string;
  /** Group of its type; null where the type is none of those met in SEND. */
  readonly group: SettingGroup | null;
};

/** The register by URN and by UKPRN; empty where none is stored. */
export type Register = {
  readonly byUrn: ReadonlyMap<number, RegisterEntry>;
  readonly byUkprn: ReadonlyMap<number, RegisterEntry>;
};

/** The columns of the register that a group is told by. */
export type ListedEstablishment = {
  readonly urn: string;
  readonly ukprn: string | null;
  readonly status: string;
  readonly typeName: string;
  readonly authorityNumber: string;
};

/** Index establishments. Where a provider number stands twice, as after a conversion, the first open one stays. */
export function indexRegister(establishments: Iterable<ListedEstablishment>): Register {
  const byUrn = new Map<number, RegisterEntry>();
  const byUkprn = new Map<number, RegisterEntry & { readonly isOpen: boolean }>();
  for (const { urn, ukprn, status, typeName, authorityNumber } of establishments) {
    const group = groupOfType(typeName);
    const entry = { authorityNumber, group, isOpen: status.startsWith('Open') };
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

/** In a school that can have a unit the flags decide, a SEN unit before resourced provision where both are set. */
function groupWithFlags<G>(group: G, senUnit: number, resourcedProvision: number): G | 'SENU' | 'RP' {
  if (senUnit === 1) return 'SENU';
  return resourcedProvision === 1 ? 'RP' : group;
}

/** Groups of the setting codes, in the order of their list: each code is a group of its own. */
const GROUP_OF_CODE = CODE_LISTS.setting.map(
  (code): SettingGroup => SETTING_GROUPS.find((group) => group === code) ?? 'UNK',
);

/** Give the group of a setting code by its place in the list; UNK where there is no code. */
function groupOfCode(code: number): SettingGroup {
  return GROUP_OF_CODE[code] ?? 'UNK';
}

/**
 * Give the group of one placement as its place in `SETTING_GROUPS`. In a state mainstream school the flags decide.
 * @source Domain rules for SEN2, section 5.1.
 */
export function groupOf(place: PlaceColumns, row: number, register: Register): number {
  const hasNumber = place.urn[row] !== 0 || place.ukprn[row] !== 0;
  if (!hasNumber) return groupPlace(groupOfCode(place.setting[row] ?? NO_CODE));
  const group = registerEntry(place, row, register)?.group ?? 'UNLISTED';
  if (group !== 'MSMA') return groupPlace(group);
  return groupPlace(groupWithFlags(group, place.senUnit[row] ?? 0, place.resourcedProvision[row] ?? 0));
}

/** How a placement says where it is. */
export type PlaceCells = {
  /** Group of its type in the register; undefined where the register does not have it. */
  readonly group: SettingGroup | null | undefined;
  readonly urn: number;
  readonly ukprn: number;
  readonly setting: number;
  readonly senUnit: number;
  readonly resourcedProvision: number;
};

/**
 * Give the group of a placement as far as it is known without asking for a provider number. A unit or resourced
 * provision counts as such in a mainstream school, and in a school that the register does not have.
 * @returns "URN" or "UKPRN" where only a number is known; "OTHE" for a type met nowhere else in SEND.
 */
export function groupOfPlace(place: PlaceCells): SettingGroup | 'URN' | 'UKPRN' {
  if (place.urn > 0) {
    const group = place.group === undefined ? 'URN' : (place.group ?? 'OTHE');
    if (group !== 'URN' && group !== 'MSMA') return group;
    return groupWithFlags(group, place.senUnit, place.resourcedProvision);
  }
  return place.ukprn > 0 ? 'UKPRN' : groupOfCode(place.setting);
}
