/** Which group of settings a placement counts in: by the register's type and the return's flags, or by its own code. */
import type { DayNumber } from '../base/day-number.ts';
import { CODE_LISTS, NO_CODE, type PlaceColumns } from './extract.ts';
import { groupOn, LATEST, type Register, registerEntry } from './register-index.ts';
import { groupPlace, SETTING_GROUPS, type SettingGroup } from './setting-types.ts';

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
 * Give the group of one placement on a day as its place in `SETTING_GROUPS`. In a state mainstream school the flags
 * decide.
 * @param day  the newest there is where it is left out.
 * @source Domain rules for SEN2, section 5.1.
 */
export function groupOf(
  place: PlaceColumns,
  row: number,
  register: Register,
  day: DayNumber = LATEST,
): number {
  const hasNumber = place.urn[row] !== 0 || place.ukprn[row] !== 0;
  if (!hasNumber) return groupPlace(groupOfCode(place.setting[row] ?? NO_CODE));
  const entry = registerEntry(place, row, register, day);
  const group = (entry === null ? null : groupOn(entry, day)) ?? 'UNLISTED';
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
