/** Finds and erases all that a programme keeps of one child, through keyed identities and the keys of each day's extract. */
import { sql } from 'kysely';
import { z } from 'zod';
import { canonicalJson } from '../../core/seal/canonical-json.ts';
import type { Cell } from './column.ts';
import { parseJson } from './column.ts';
import type { PersonRecords, PersonRepository, PersonRow } from './person-store.ts';
import { requireChanges, type Session, sha256 } from './session.ts';
import type { Scope } from './store.ts';

/** Columns by which a child is the same in every file, and what each is of. */
const IDENTITIES = {
  case: 'case_key',
  pupil: 'pupil_key',
  learner: 'learner_key',
  name: 'name_key',
} as const;
type Identity = keyof typeof IDENTITIES;

/** The tables below a person, parents first: found by a key of the parent, known by a key of their own. */
const BELOW: readonly { readonly table: string; readonly by: string; readonly own: string | null }[] = [
  { table: 'sen2_requests', by: 'person_key', own: 'request_key' },
  { table: 'sen2_assessments', by: 'request_key', own: 'assessment_key' },
  { table: 'sen2_active_plans', by: 'request_key', own: 'active_plan_key' },
  { table: 'sen2_named_plans', by: 'assessment_key', own: 'named_plan_key' },
  { table: 'sen2_plan_details', by: 'named_plan_key', own: null },
  { table: 'sen2_placements', by: 'active_plan_key', own: null },
  { table: 'sen2_needs', by: 'active_plan_key', own: null },
];
/** Tables beside the return whose rows name a child by case or pupil number. */
const BESIDE = ['placement_costs', 'plan_outcomes'] as const;
/** Columns of every row that are not the record's own. */
const PLACE: ReadonlySet<string> = new Set(['authority_code', 'import_id', 'ordinal', 'row_number', 'sheet']);

type Days = ReadonlyMap<string, string>;
type Raw = Readonly<Record<string, Cell>>;

/** Build the repository over a session. */
export function personRepository(session: Session): PersonRepository {
  const { db } = session;

  /** Each import of a programme, undone ones too, with the day that its rows are of. */
  async function daysOf(scope: Scope): Promise<Days> {
    const { rows } = await sql<{ id: string; day: string }>`
      select import_id as id, coalesce(as_at, substr(imported_at, 1, 10)) as day from imports
      where authority_code = ${scope.authorityCode} and programme_id = ${scope.programmeId}`.execute(db);
    return new Map(rows.map(({ id, day }) => [id, day]));
  }

  /** The rows of a programme's table in which a column holds one of some values. */
  async function rowsWhere(
    scope: Scope,
    days: Days,
    table: string,
    column: string,
    values: ReadonlySet<string>,
  ): Promise<readonly PersonRow[]> {
    if (values.size === 0) return [];
    const { rows } = await sql<Raw>`select * from ${sql.table(table)}
      where authority_code = ${scope.authorityCode} and ${sql.ref(column)} in (${sql.join([...values])})
      order by import_id, ordinal`.execute(db);
    return rows.map((row) => toRow(table, row)).filter(({ importId }) => days.has(importId));
  }

  /**
   * Climb from the key of a record to the person above it. A key joins the tables of one day's extract, and may be
   * another child's in that of another day: the newest counts, which is what working lists and pages show.
   */
  async function personsAbove(scope: Scope, days: Days, key: string): Promise<readonly PersonRow[]> {
    const reached: { readonly day: string | null; readonly key: string }[] = [{ day: null, key }];
    const rowsReached = async (table: string, column: string) => {
      const rows = await rowsWhere(scope, days, table, column, new Set(reached.map((one) => one.key)));
      return rows.filter(({ importId, cells }) =>
        reached.some(
          (one) => one.key === cells[column] && (one.day === null || one.day === days.get(importId)),
        ),
      );
    };
    for (const { table, by, own } of BELOW.toReversed()) {
      if (own === null) continue;
      for (const { importId, cells } of await rowsReached(table, own))
        reached.push({ day: days.get(importId) ?? '', key: String(cells[by]) });
    }
    const above = await rowsReached('sen2_persons', 'person_key');
    const newest = above.map(({ importId }) => days.get(importId) ?? '').reduce(later, '');
    return above.filter(({ importId }) => days.get(importId) === newest);
  }

  /**
   * Every row of `sen2_persons` of the child: the first above the key, and those that share an identity with one found.
   * Where rows above the key stay apart from these, the key is of more than one child.
   */
  async function personsOf(scope: Scope, days: Days, key: string) {
    const identities = Object.fromEntries(
      Object.keys(IDENTITIES).map((name) => [name, new Set([key])]),
    ) as Record<Identity, Set<string>>; // the keys of IDENTITIES
    const found: PersonRow[] = [];
    const take = (rows: readonly PersonRow[]) => {
      for (const row of rows.filter((one) => !found.some(isSame(one)))) {
        found.push(row);
        for (const [name, column] of Object.entries(IDENTITIES)) {
          const value = row.cells[column];
          if (typeof value === 'string' && value !== '') identities[name as Identity].add(value);
        }
      }
    };
    const above = await personsAbove(scope, days, key);
    take(above.slice(0, 1));
    for (let before = -1; before < found.length; ) {
      before = found.length;
      for (const [name, column] of Object.entries(IDENTITIES))
        take(await rowsWhere(scope, days, 'sen2_persons', column, identities[name as Identity]));
    }
    return { persons: found, identities, isApart: above.some((one) => !found.some(isSame(one))) };
  }

  /** All below the persons of one day: record keys join the tables of one extract only. */
  async function rowsBelow(scope: Scope, days: Days, day: string, personKeys: ReadonlySet<string>) {
    const keys = new Map<string, ReadonlySet<string>>([['person_key', personKeys]]);
    const below: PersonRow[] = [];
    for (const { table, by, own } of BELOW) {
      const all = await rowsWhere(scope, days, table, by, keys.get(by) ?? new Set());
      const rows = all.filter(({ importId }) => days.get(importId) === day);
      below.push(...rows);
      if (own !== null) keys.set(own, new Set(rows.map(({ cells }) => String(cells[own]))));
    }
    return { below, recordKeys: [...keys.values()].flatMap((each) => [...each]) };
  }

  async function find(scope: Scope, key: string): Promise<PersonRecords> {
    const days = await daysOf(scope);
    const { persons, identities, isApart } = await personsOf(scope, days, key);
    const rows: PersonRow[] = [...persons];
    const recordKeys = new Set<string>();
    let isAmbiguous = isApart;
    const byDay = Map.groupBy(persons, ({ importId }) => days.get(importId) ?? '');
    for (const [day, own] of byDay) {
      const personKeys = new Set(own.map(({ cells }) => String(cells['person_key'])));
      const alike = await rowsWhere(scope, days, 'sen2_persons', 'person_key', personKeys);
      isAmbiguous ||= alike.some((one) => days.get(one.importId) === day && !own.some(isSame(one)));
      const found = await rowsBelow(scope, days, day, personKeys);
      rows.push(...found.below);
      for (const one of found.recordKeys) recordKeys.add(one);
    }
    for (const table of BESIDE) {
      const named = [
        ...(await rowsWhere(scope, days, table, 'case_key', identities.case)),
        ...(await rowsWhere(scope, days, table, 'pupil_key', identities.pupil)),
      ];
      rows.push(...named.filter((row, at) => named.findIndex(isSame(row)) === at));
    }
    rows.push(...(await rowsWhere(scope, days, 'case_references', 'case_key', identities.case)));
    return {
      identities: Object.fromEntries(Object.entries(identities).map(([name, each]) => [name, [...each]])),
      recordKeys: [...recordKeys],
      rows,
      isAmbiguous,
    };
  }

  return {
    find,

    async erase(scope, rows) {
      requireChanges(session);
      for (const { table, importId, ordinal } of rows)
        await sql`delete from ${sql.table(table)} where authority_code = ${scope.authorityCode}
          and import_id = ${importId} and ordinal = ${ordinal}`.execute(db);
    },

    async eraseFixes(scope, recordKeys) {
      requireChanges(session);
      const keys = new Set(recordKeys);
      const sheets = await db
        .selectFrom('documents')
        .selectAll()
        .where('authority_code', '=', scope.authorityCode)
        .where('programme_id', '=', scope.programmeId)
        .where('kind', '=', 'fixes')
        .execute();
      let erased = 0;
      for (const { document_id, version, body } of sheets) {
        const sheet = Sheet.parse(parseJson(body, 'body'));
        const kept = sheet.fixes.filter(({ recordKey }) => !keys.has(recordKey.replace(/(?:-again)+$/, '')));
        if (kept.length === sheet.fixes.length) continue;
        erased += sheet.fixes.length - kept.length;
        const text = canonicalJson({ ...sheet, fixes: kept });
        await db
          .updateTable('documents')
          .set({ body: text, sha256: sha256(text) })
          .where('authority_code', '=', scope.authorityCode)
          .where('programme_id', '=', scope.programmeId)
          .where('kind', '=', 'fixes')
          .where('document_id', '=', document_id)
          .where('version', '=', version)
          .execute();
      }
      return erased;
    },
  };
}

/** A kept sheet of corrections, of which only the record's key matters here. */
const Sheet = z.looseObject({ fixes: z.array(z.looseObject({ recordKey: z.string() })) });

/** Days sort as texts. */
function later(one: string, other: string): string {
  return one > other ? one : other;
}

function toRow(table: string, row: Raw): PersonRow {
  return {
    table,
    importId: String(row['import_id']),
    ordinal: Number(row['ordinal']),
    cells: Object.fromEntries(Object.entries(row).filter(([name]) => !PLACE.has(name))),
  };
}

function isSame(one: PersonRow): (other: PersonRow) => boolean {
  return (other) =>
    one.table === other.table && one.importId === other.importId && one.ordinal === other.ordinal;
}
