/** The group that a setting counts in, from its type in the register of establishments and the flags of the return. */
import { CODE_LISTS } from '../extract/extract.ts';

/** A group of settings; the codes of settings without a number are groups of their own. */
export type SettingGroup = string;

const MAINSTREAM = 'MSMA';

/** Groups by type name in the register. @source SEN2 guide and Get Information about Schools, establishment types. */
const GROUP_OF_TYPE: ReadonlyMap<string, SettingGroup> = new Map(
  Object.entries({
    EYS: ['Local authority nursery school', 'LA nursery school'],
    [MAINSTREAM]: [
      'Community school',
      'Voluntary aided school',
      'Voluntary controlled school',
      'Foundation school',
      'Academy converter',
      'Academy sponsor led',
      'Free schools',
      'Studio schools',
    ],
    MSIN: ['Other independent school'],
    SPMA: [
      'Community special school',
      'Foundation special school',
      'Academy special converter',
      'Academy special sponsor led',
      'Free schools special',
    ],
    SPNM: ['Non-maintained special school'],
    SPIN: ['Other independent special school'],
    AP: [
      'Pupil referral unit',
      'Academy alternative provision converter',
      'Academy alternative provision sponsor led',
      'Free schools alternative provision',
    ],
    SFC: [
      'Sixth form centres',
      'Sixth form college',
      'Academy 16-19 converter',
      'Academy 16 to 19 sponsor led',
      'Free schools 16 to 19',
    ],
    FE: [
      'Further education',
      'Higher education institutions',
      'University technical college',
      'City technology college',
    ],
    SP16: ['Special post 16 institution'],
    SECU: ['Secure units', 'Academy secure 16 to 19'],
    WELSH: ['Welsh establishment'],
    ONLINE: ['Online provider'],
    OTHE: ["Service children's education", 'Offshore schools', 'British schools overseas', 'Miscellaneous'],
  }).flatMap(([group, types]) => types.map((type) => [typeKey(type), group] as const)),
);

function typeKey(type: string): string {
  return type.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Give the group of a type of establishment without flags; null where the type is none of those met in SEND. */
export function groupOfType(typeName: string): SettingGroup | null {
  return GROUP_OF_TYPE.get(typeKey(typeName)) ?? null;
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
 * Give the group of a placement. A unit or resourced provision counts as such in a mainstream school, the unit first
 * where both are flagged. Without an entry in the register: "URN", "UKPRN" or the code, "UNK" where there is nothing.
 */
export function groupOfPlace(place: PlaceCells): SettingGroup {
  if (place.urn > 0) {
    const group = place.group === undefined ? 'URN' : (place.group ?? 'OTHE');
    const canHaveUnit = group === 'URN' || group === MAINSTREAM;
    if (canHaveUnit && place.senUnit === 1) return 'SENU';
    return canHaveUnit && place.resourcedProvision === 1 ? 'RP' : group;
  }
  if (place.ukprn > 0) return 'UKPRN';
  return CODE_LISTS.setting[place.setting] ?? 'UNK';
}
