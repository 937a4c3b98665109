/** How wide an area is, told by the first letters of its code. */

/** A level as published tables write it; null for areas that are neither England nor within it. */
export type PublishedLevel = 'National' | 'Regional' | 'Local authority';

const LEVELS: readonly (readonly [start: string, level: PublishedLevel])[] = [
  ['E92', 'National'],
  ['E12', 'Regional'],
  ['E06', 'Local authority'],
  ['E07', 'Local authority'],
  ['E08', 'Local authority'],
  ['E09', 'Local authority'],
  ['E10', 'Local authority'],
];

/**
 * Tell the level of an area; null for other countries, combined counties and codes of no area of this list.
 * @source ONS, register of geographic codes: E92 country, E12 region, E06 unitary, E07 district, E08 metropolitan
 * district, E09 London borough, E10 county.
 */
export function levelOfCode(code: string): PublishedLevel | null {
  return LEVELS.find(([start]) => code.startsWith(start))?.[1] ?? null;
}

/** Numbers that the department gives to England and to regions in tables of authorities. */
const ENGLAND_NUMBER = '970';
const REGION_NUMBER = /^98\d$/;

/**
 * Tell the level of an area by the department's three-digit number.
 * @source DfE, Local Authority Interactive Tool: 970 England, 980 to 989 regions and groups of neighbours.
 */
export function levelOfNumber(number: string): PublishedLevel {
  if (number === ENGLAND_NUMBER) return 'National';
  return REGION_NUMBER.test(number) ? 'Regional' : 'Local authority';
}
