/** Brings the plan, the ceilings and the places of the story to another size, whole pence and whole plans throughout. */

/** Multiply a whole number by size / base and round halves up. */
export function scaleWhole(amount: number, size: number, base: number): number {
  return size === base ? amount : Math.round((amount * size) / base);
}

/**
 * Scale every whole number of a JSON value that stands under one of the named keys, however deep.
 * @param isScaled  whether the numbers under a key are amounts of the county's size.
 */
export function scaleJson(
  value: unknown,
  scale: (amount: number) => number,
  isScaled: (key: string) => boolean,
  inside = false,
): unknown {
  if (typeof value === 'number') return inside ? scale(value) : value;
  if (Array.isArray(value)) return value.map((item: unknown) => scaleJson(item, scale, isScaled, inside));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      scaleJson(item, scale, isScaled, inside || isScaled(key)),
    ]),
  );
}
