/** Which placement types of the plan a SEN2 placement can be, by its flags, its setting code and the register of establishments. */
import type { CostType } from '../domain/placement-cost.ts';
import type { Sen2Place } from '../domain/sen2.ts';

/** Codes of those who are in no place of education, or taught outside one. */
const OUTSIDE = new Set(['NEET', 'NIEC', 'NIEO', 'EHE', 'OLA', 'OPA', 'OTH', 'ONLINE']);

/** By words of the register's type names; the first that fits. */
const TYPE_WORDS: readonly (readonly [pattern: RegExp, type: CostType])[] = [
  [/special post.?16/i, 'post16'],
  [/further education|sixth form|college|16.?(plus|to 19)|higher education/i, 'post16'],
  [/pupil referral|alternative provision/i, 'other'],
  [/independent|non.?maintained/i, 'inmss'],
  [/special/i, 'stateSpecial'],
  [/academy|school|free|technical|nursery|foundation|voluntary/i, 'mainstream'],
];

/**
 * Give the placement type of a place; null where nothing tells it, which is no contradiction of any.
 * @param typeName  the register's name for the kind of establishment, or null where the register has no such number.
 */
export function settingType(place: Sen2Place, typeName: string | null): CostType | null {
  if (place.senUnit === true || place.resourcedProvision === true) return 'resourceBase';
  if (place.settingCode !== null && OUTSIDE.has(place.settingCode)) return 'other';
  if (typeName === null) return null;
  return TYPE_WORDS.find(([pattern]) => pattern.test(typeName))?.[1] ?? null;
}
