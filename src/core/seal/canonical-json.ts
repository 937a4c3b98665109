/** Canonical JSON: one text for one value, so that equal values have equal hashes. */

/**
 * Write a value as JSON with sorted keys and no spaces. Keys sort by UTF-16 code units; a key whose value is
 * undefined is left out, as JSON does.
 * @throws RangeError for what JSON would change in silence: NaN, infinities, undefined in a list, functions,
 *   big integers, dates and other objects with a class. The caller's fault.
 * @source RFC 8785, sections 3.2.2 and 3.2.3.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new RangeError(`Canonical JSON has no form for a ${typeof value} of this kind`);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value))
    throw new RangeError('Canonical JSON has no form for a number that is not finite');
  return JSON.stringify(value);
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
