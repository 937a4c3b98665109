/** Figures of an answer by their names as they stand in its JSON: list members by year or id, keys joined with points. */

/** Find a value by its name; keys may hold points ("0.5"). Undefined where there is none. */
export function figureAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const members: [string, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, place): [string, unknown] => [nameOf(item) ?? String(place), item])
    : Object.entries(value);
  for (const [key, item] of members) {
    if (path !== key && !path.startsWith(`${key}.`)) continue;
    const found = figureAt(item, path.slice(key.length + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names of all numbers in an answer, in its order. */
export function numbersIn(value: unknown, at = ''): readonly string[] {
  if (typeof value === 'number' || typeof value === 'bigint') return [at];
  if (typeof value !== 'object' || value === null) return [];
  const below = (key: string) => (at === '' ? key : `${at}.${key}`);
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((item, place) => numbersIn(item, below(nameOf(item) ?? String(place))));
  }
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => numbersIn(item, below(key)));
}

function nameOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  for (const key of ['year', 'id', 'assumption', 'block']) {
    const name = Reflect.get(item, key);
    if (typeof name === 'string') return name;
  }
  return null;
}
