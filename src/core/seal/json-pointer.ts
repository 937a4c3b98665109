/** Places in a JSON value, as pointers: "/content/return/figures/3/shown". */

/** Give the pointer of a member or an entry below a place. @source RFC 6901, section 3. */
export function pointerTo(place: string, key: string | number): string {
  return `${place}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Say whether a value is a table of members: neither a list nor null. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** List what stands directly below a value, each with its pointer; nothing for a text, number, truth value or null. */
export function membersOf(
  value: unknown,
  place: string,
): readonly { readonly at: string; readonly value: unknown }[] {
  if (Array.isArray(value))
    return value.map((entry: unknown, k) => ({ at: pointerTo(place, k), value: entry }));
  if (!isTable(value)) return [];
  return Object.keys(value)
    .sort()
    .filter((key) => value[key] !== undefined)
    .map((key) => ({ at: pointerTo(place, key), value: value[key] }));
}

/** Give what stands at a pointer below a value; undefined where nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  if (pointer === '') return value;
  let found = value;
  for (const step of pointer.slice(1).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(found)) found = /^(0|[1-9]\d*)$/.test(key) ? found[Number(key)] : undefined;
    else found = isTable(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}
