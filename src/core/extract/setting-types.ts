/** The groups of settings, and the group of each type of establishment that the national register names. */

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
