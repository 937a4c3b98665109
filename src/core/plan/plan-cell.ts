/** One cell of a plan file by its name: "finance.hnbGrowth", "finance.transferRate.2026/27", "mitigations.four-interventions.size". */
import { parseYear } from '../base/time.ts';

type Place = { readonly key: string | number; readonly rest: string };

/**
 * Read a cell. Members of lists are found by their id, their year or the block they are of, by the year of the plan where the list has one
 * entry for each (for the caseload: by the year that the entry opens), or by their place.
 * @returns undefined where the plan has no such cell.
 */
export function readCell(body: unknown, cell: string): unknown {
  return walk(body, cell, yearsOf(body));
}

/**
 * Give the plan with another value in a cell; the plan handed in is not changed.
 * @returns undefined where the plan has no such cell: a misspelt name never makes a new one.
 */
export function setCell(body: unknown, cell: string, value: unknown): unknown {
  return replace(body, cell, value, yearsOf(body));
}

/**
 * Give the name under which a plan has a cell whose last part is a year: as it is, the year written the other way, or the
 * place that the year has in the plan; undefined where there is none of them.
 */
export function knownCell(body: unknown, cell: string): string | undefined {
  const [, stem, text] = /^(.+)\.(\d{4}[/-]\d{2})$/.exec(cell) ?? [];
  const place = yearsOf(body).findIndex((year) => parseYear(year) === parseYear(text ?? ''));
  const others =
    stem === undefined || text === undefined ? [] : [`${stem}.${text.replace('/', '-')}`, `${stem}.${place}`];
  return [cell, ...others].find((name) => readCell(body, name) !== undefined);
}

/** Names of cells that differ between two plans, the deepest that differ; lists of other lengths as a whole. */
export function changedCells(from: unknown, to: unknown, at = ''): readonly string[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const below = (key: string) => (at === '' ? key : `${at}.${key}`);
  if (isRatio(from) || isRatio(to)) return [at];
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    const after: readonly unknown[] = to;
    return from.flatMap((item: unknown, place) =>
      changedCells(item, after[place], below(nameOf(item) ?? String(place))),
    );
  }
  if (!isTable(from) || !isTable(to)) return [at];
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys.flatMap((key) => changedCells(from[key], to[key], below(key)));
}

function walk(value: unknown, path: string, years: readonly string[]): unknown {
  if (path === '') return value;
  for (const { key, rest } of placesIn(value, path, years)) {
    const found = walk(memberOf(value, key), rest, years);
    if (found !== undefined) return found;
  }
  return undefined;
}

function replace(value: unknown, path: string, put: unknown, years: readonly string[]): unknown {
  if (path === '') return value === undefined ? undefined : put;
  for (const { key, rest } of placesIn(value, path, years)) {
    const changed = replace(memberOf(value, key), rest, put, years);
    if (changed === undefined) continue;
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      return list.with(Number(key), changed);
    }
    return { ...(isTable(value) ? value : {}), [key]: changed };
  }
  return undefined;
}

/** Keys may hold points, so every key that the path begins with is a candidate. */
function placesIn(value: unknown, path: string, years: readonly string[]): Place[] {
  const places = (names: readonly (readonly [string, string | number])[]) =>
    names.flatMap(([name, key]) =>
      path === name || path.startsWith(`${name}.`) ? [{ key, rest: path.slice(name.length + 1) }] : [],
    );
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const byYear = list.length === years.length || list.length === years.length + 1;
    return places(
      list.flatMap((item, place): [string, number][] => {
        const names = [nameOf(item), byYear ? (years[place] ?? null) : null, String(place)];
        return names.flatMap((name): [string, number][] => (name === null ? [] : [[name, place]]));
      }),
    );
  }
  return isTable(value) ? places(Object.keys(value).map((key) => [key, key])) : [];
}

function memberOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list[Number(key)];
  }
  return isTable(value) ? value[key] : undefined;
}

/** The plan's years in words; the last entry of a list for each 31 March is found by its place. */
function yearsOf(body: unknown): readonly string[] {
  const years = isTable(body) && isTable(body['finance']) ? body['finance']['years'] : [];
  return Array.isArray(years) ? years.map(String) : [];
}

function nameOf(item: unknown): string | null {
  if (!isTable(item)) return null;
  for (const key of ['id', 'year', 'block']) {
    const name = item[key];
    if (typeof name === 'string') return name;
  }
  return null;
}

function isRatio(value: unknown): boolean {
  return isTable(value) && 'n' in value && 'd' in value;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
