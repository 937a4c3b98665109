/** How fast the embedded store writes and reads rows: narrow ones, and published ones with their numbers as JSON. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Placed } from '../src/core/domain/intake.ts';
import type { PublishedRow } from '../src/core/domain/published.ts';
import type { Sen2Need } from '../src/core/domain/sen2.ts';
import { openStore } from '../src/edge/store/open-store.ts';
import { type ImportedRows, type ImportRecord, SHARED_SCOPE, type Store } from '../src/edge/store/store.ts';

/** What one run measured. */
export type StoreTiming = {
  readonly rows: number;
  /** SEN2 needs: three fields, in one durable transaction [rows/s]. */
  readonly narrowRowsPerSecond: number;
  /** Published rows: seven fields and two of JSON, in one durable transaction [rows/s]. */
  readonly publishedRowsPerSecond: number;
  /** Published rows read back and checked [rows/s]. */
  readonly publishedReadRowsPerSecond: number;
  /** A document and its audit entry, durably kept [milliseconds]. */
  readonly smallTransaction: number;
  /** Opening a store that is there [milliseconds]. */
  readonly open: number;
  /** The file with both tables [MB]. */
  readonly megabytes: number;
};

type Adding = (into: ImportedRows, importId: string, first: number, count: number) => Promise<void>;

const BATCH = 5000;
const ROUNDS = 3;
const SMALL_CHANGES = 200;
const now = (): string => new Date().toISOString();

function need(row: number): Placed<Sen2Need> {
  return { row, record: { activePlanKey: `plan-${row}`, need: 'ASD', rank: 1 } };
}

function published(row: number): Placed<PublishedRow> {
  const authority = row % 153;
  const record = {
    dataset: 'caseload',
    timePeriod: String(2010 + (row % 15)),
    geographicLevel: 'Local authority',
    areaCode: `E1${String(authority).padStart(7, '0')}`,
    areaName: `Authority ${authority}`,
    breakdownTopic: 'Age',
    breakdown: `Age ${row}`,
    values: { ehcplans: row % 7000, ehcplans_pc: (row % 1000) / 10, pupils: row },
    marks: { mediation: 'c' },
  };
  return { row, record };
}

/** Rows are made while they are written, as an import does: it never holds them all. */
function madeBy<T>(make: (row: number) => Placed<T>, first: number, count: number): Placed<T>[] {
  return Array.from({ length: count }, (_, index) => make(first + index));
}

const addNarrow: Adding = (into, importId, first, count) =>
  into.add(SHARED_SCOPE, importId, { table: 'needs', rows: madeBy(need, first, count) });
const addPublished: Adding = (into, importId, first, count) =>
  into.add(SHARED_SCOPE, importId, { table: 'published', rows: madeBy(published, first, count) });

function importOf(importId: string, rows: number): ImportRecord {
  const kind = 'dfe-ehcp';
  const counts = { rowsRead: rows, recordsAccepted: rows, rowsWithErrors: 0, rowsSkipped: 0 };
  const report = {
    file: 'bench.csv',
    kind,
    confidence: 1,
    sha256: importId,
    ...counts,
    problems: [],
  } as const;
  return {
    ...SHARED_SCOPE,
    importId,
    kind,
    report,
    asAt: null,
    importedAt: now(),
    importedBy: 'bench',
    undoneAt: null,
  };
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function write(store: Store, importId: string, rows: number, add: Adding): Promise<void> {
  return store.transaction(async (inside) => {
    for (let row = 0; row < rows; row += BATCH)
      await add(inside.rows, importId, row, Math.min(BATCH, rows - row));
    await inside.imports.add(importOf(importId, rows));
  });
}

async function changeOften(store: Store): Promise<void> {
  for (let index = 0; index < SMALL_CHANGES; index++)
    await store.transaction(async ({ documents, audit }) => {
      await documents.put(SHARED_SCOPE, { kind: 'risks', id: 'risks', body: { index } }, 'bench');
      await audit.append({
        authorityCode: 'shared',
        actor: 'bench',
        action: 'programme.changed',
        subjectKind: 'risks',
        subjectId: 'risks',
        detail: { index },
        correlationId: 'bench',
      });
    });
}

async function readBack(store: Store, rows: number): Promise<void> {
  const found = await store.read.rows.published(SHARED_SCOPE, 'caseload');
  if (found.length !== rows) throw new Error('Not every row came back');
}

async function timeRound(sqlitePath: string, rows: number): Promise<StoreTiming> {
  const perSecond = (milliseconds: number) => (rows / milliseconds) * 1000;
  const store = await openStore({ sqlitePath, now });
  const narrow = await millisecondsOf(() => write(store, 'narrow', rows, addNarrow));
  const wide = await millisecondsOf(() => write(store, 'published', rows, addPublished));
  const read = await millisecondsOf(() => readBack(store, rows));
  const small = await millisecondsOf(() => changeOften(store));
  await store.close();
  const open = await millisecondsOf(async () => (await openStore({ sqlitePath, now })).close());
  return {
    rows,
    narrowRowsPerSecond: perSecond(narrow),
    publishedRowsPerSecond: perSecond(wide),
    publishedReadRowsPerSecond: perSecond(read),
    smallTransaction: small / SMALL_CHANGES,
    open,
    megabytes: (await stat(sqlitePath)).size / 1_000_000,
  };
}

function medianOf(timings: readonly StoreTiming[], figure: keyof StoreTiming): number {
  const sorted = timings.map((timing) => timing[figure]).sort((one, other) => one - other);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2));
}

/** Time writing, reading, small changes and opening; medians of three rounds. @param rows  rows of each kind. */
export async function benchStore(rows = 300_000): Promise<StoreTiming> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-store-'));
  try {
    const timings: StoreTiming[] = [];
    for (let round = 0; round < ROUNDS; round++)
      timings.push(await timeRound(join(folder, `${round}.sqlite`), rows));
    return {
      rows,
      narrowRowsPerSecond: medianOf(timings, 'narrowRowsPerSecond'),
      publishedRowsPerSecond: medianOf(timings, 'publishedRowsPerSecond'),
      publishedReadRowsPerSecond: medianOf(timings, 'publishedReadRowsPerSecond'),
      smallTransaction: medianOf(timings, 'smallTransaction'),
      open: medianOf(timings, 'open'),
      megabytes: medianOf(timings, 'megabytes'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(await benchStore());
