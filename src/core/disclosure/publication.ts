/** A publication as the authority's own record keeps it: what was counted, what was shown, what was kept back. */
import { raise } from '../base/problem.ts';
import type { CountTable } from './count-table.ts';
import type { Overlap, Release, ShownCount } from './release.ts';
import { type DisclosureRule, HIDDEN_MARK, ROUND_TO_5, SUPPRESS_UNDER_5 } from './rule.ts';

/** The body of a document of kind "publication". It holds true counts: it never leaves the house. */
export type Publication = {
  readonly schema: 'evenkeel/publication@1';
  readonly name: string;
  readonly rule: string;
  /** True counts [children, plans, requests or places]; null where nobody knows. */
  readonly cells: readonly { readonly id: string; readonly count: number | null }[];
  readonly relations: CountTable['relations'];
  readonly overlaps: readonly Overlap[];
  readonly shown: readonly ShownCount[];
};

/** A release with the overlaps that were told beside it. */
export type KeptRelease = { readonly release: Release; readonly overlaps: readonly Overlap[] };

const RULES: ReadonlyMap<string, DisclosureRule> = new Map(
  [SUPPRESS_UNDER_5, ROUND_TO_5].map((rule) => [rule.id, rule]),
);

/** Make the record of a publication. */
export function publicationOf(
  { name, table, rule, shown }: Release,
  overlaps: readonly Overlap[],
): Publication {
  const { cells, relations } = table;
  return { schema: 'evenkeel/publication@1', name, rule: rule.id, cells, relations, overlaps, shown };
}

/**
 * Read a record back.
 * @throws ProblemError `disclosure.record-broken` where it is not such a record: what was published is then not known,
 *   and nothing more may be.
 */
export function readPublication(body: unknown): KeptRelease {
  if (!isPublication(body)) return raise(BROKEN);
  const { name, cells, relations, shown, overlaps } = body;
  const rule = RULES.get(body.rule) ?? raise(BROKEN);
  return { release: { name, rule, table: { cells, relations }, shown }, overlaps };
}

const BROKEN = {
  code: 'disclosure.record-broken',
  message: 'The record of an earlier publication cannot be read, so nothing can be protected beside it',
  advice: 'Restore the store from a backup, or ask whoever looks after it.',
};

function isPublication(body: unknown): body is Publication {
  if (!isRecord(body) || body['schema'] !== 'evenkeel/publication@1') return false;
  return (
    typeof body['name'] === 'string' &&
    typeof body['rule'] === 'string' &&
    isListOf(body['cells'], ({ id, count }) => isText(id) && isCount(count)) &&
    isListOf(
      body['relations'],
      ({ total, parts }) => isText(total) && Array.isArray(parts) && parts.every(isText),
    ) &&
    isListOf(body['overlaps'], ({ whole, part }) => isText(whole) && isText(part)) &&
    isListOf(
      body['shown'],
      ({ id, value, mark }) => isText(id) && isCount(value) && (mark === null || isText(mark)),
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isListOf(value: unknown, fits: (item: Readonly<Record<string, unknown>>) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && fits(item));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isCount(value: unknown): boolean {
  return value === null || Number.isSafeInteger(value);
}

/** What a table is called by its cells, beside publications in which some of the same names had other counts. */
export type RenamedTable = {
  readonly table: CountTable;
  readonly overlaps: readonly Overlap[];
  /** Name in the table to name as first given. */
  readonly given: ReadonlyMap<string, string>;
};

/**
 * Give cells whose count was revised since an earlier publication a name of their own: the same name means the same
 * children on the same day.
 */
export function nameRevised(
  table: CountTable,
  overlaps: readonly Overlap[],
  earlier: readonly KeptRelease[],
): RenamedTable {
  const known = new Map<string, number | null>();
  for (const { release } of earlier) for (const { id, count } of release.table.cells) known.set(id, count);
  const names = new Map(table.cells.map(({ id, count }) => [id, freeName(id, count, known)]));
  const named = (id: string) => names.get(id) ?? id;
  return {
    table: {
      cells: table.cells.map(({ id, count }) => ({ id: named(id), count })),
      relations: table.relations.map(({ total, parts }) => ({
        total: named(total),
        parts: parts.map(named),
      })),
    },
    overlaps: overlaps.map(({ whole, part }) => ({ whole: named(whole), part: named(part) })),
    given: new Map([...names].map(([id, name]) => [name, id])),
  };
}

function freeName(id: string, count: number | null, known: ReadonlyMap<string, number | null>): string {
  for (let revision = 0; ; revision++) {
    const name = revision === 0 ? id : `${id}, revision ${revision}`;
    if (!known.has(name) || known.get(name) === count) return name;
  }
}

/** List the cells that a publication keeps back. */
export function keptBack(shown: readonly ShownCount[]): readonly string[] {
  return shown.filter(({ mark }) => mark === HIDDEN_MARK).map(({ id }) => id);
}
