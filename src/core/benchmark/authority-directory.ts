/** Every authority that published tables name: its code, names, number and region. */
import type { PublishedRow } from '../domain/published.ts';
import { authorityNameKey } from './authority-names.ts';
import { periodYear } from './published-period.ts';

/** One authority under one code. An authority with new borders has a new code, and is another one. */
export type DirectoryEntry = {
  /** "E10000002", or the department's number where no table gives another code. */
  readonly code: string;
  /** As the newest table writes it. */
  readonly name: string;
  readonly region: string | null;
  /** The department's three digits; null where no table gives them. */
  readonly number: string | null;
  /** The newest year that any table has of it; 0 where only lists name it. */
  readonly newestYear: number;
};

export type AuthorityDirectory = {
  /** By name, then code. */
  readonly entries: readonly DirectoryEntry[];
  /** Find by code, by number, or by any of its names; of several codes of one name the newest first. */
  readonly find: (nameOrCode: string) => readonly DirectoryEntry[];
  /** Give the code under which an area of any table stands; null where no authority is known by it. */
  readonly codeOf: (areaCode: string, areaName: string) => string | null;
};

/** The list that gives numbers and regions. */
const LIST = 'authorities';

/** Gather a directory from the rows of any published tables. */
export function directoryOf(rows: Iterable<PublishedRow>): AuthorityDirectory {
  const byCode = new Map<string, DirectoryEntry>();
  const lists: PublishedRow[] = [];
  for (const row of rows) {
    if (row.geographicLevel !== 'Local authority') continue;
    if (row.dataset === LIST) lists.push(row);
    else if (isOwnCode(row.areaCode)) noteRow(byCode, row);
  }
  for (const row of lists) if (isOwnCode(row.areaCode)) noteListed(byCode, row);
  const entries = [...byCode.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const byName = new Map<string, DirectoryEntry[]>();
  for (const entry of [...entries].sort((a, b) => b.newestYear - a.newestYear)) {
    const nameKey = authorityNameKey(entry.name);
    byName.set(nameKey, [...(byName.get(nameKey) ?? []), entry]);
  }
  const byNumber = new Map(
    entries.flatMap((entry) => (entry.number === null ? [] : [[entry.number, entry]])),
  );
  const find = (text: string): readonly DirectoryEntry[] => {
    const coded = byCode.get(text.trim().toUpperCase()) ?? byNumber.get(text.trim());
    return coded === undefined ? (byName.get(authorityNameKey(text)) ?? []) : [coded];
  };
  return {
    entries,
    find,
    codeOf: (areaCode, areaName) =>
      byCode.has(areaCode) ? areaCode : ((find(areaCode)[0] ?? find(areaName)[0])?.code ?? null),
  };
}

function key({ name, code }: DirectoryEntry): string {
  return `${name.toLowerCase()} ${code}`;
}

/** Codes that tables of authorities use: letter and eight digits, as the statistics office gives them. */
function isOwnCode(code: string): boolean {
  return /^[A-Z]\d{8}$/.test(code);
}

function noteRow(byCode: Map<string, DirectoryEntry>, row: PublishedRow): void {
  const known = byCode.get(row.areaCode);
  const year = periodYear(row.timePeriod) ?? 0;
  if (known !== undefined && known.newestYear >= year) return;
  byCode.set(row.areaCode, {
    region: null,
    number: null,
    ...known,
    code: row.areaCode,
    name: row.areaName,
    newestYear: year,
  });
}

function noteListed(byCode: Map<string, DirectoryEntry>, row: PublishedRow): void {
  const known = byCode.get(row.areaCode);
  const number = row.values['authority_number'];
  byCode.set(row.areaCode, {
    code: row.areaCode,
    name: known?.name ?? row.areaName,
    newestYear: known?.newestYear ?? 0,
    region: row.breakdown === '' ? null : row.breakdown,
    number: number === undefined ? null : String(number).padStart(3, '0'),
  });
}
