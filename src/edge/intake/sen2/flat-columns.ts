/** The columns of one table for everything, with a row for each child or plan: which field of which SEN2 table each is. */
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import { columnKey } from '../tables/column-key.ts';
import { SEN2_FIELDS } from './sen2-fields.ts';

/** What a part of a row is read as. A row can have two needs, which are two parts. */
export type FlatPart = {
  readonly table: Sen2TableName;
  /** Columns of the table by those of the row. */
  readonly columns: ReadonlyMap<string, string>;
  /** What stands for a rank where the row has no column for it, because it has one such part only. */
  readonly rank: { readonly column: string; readonly value: string } | null;
};

type FlatColumn = { readonly column: string; readonly labels: readonly string[] };

/** Texts over columns of such lists, besides those of the return. */
const LIST_LABELS: Readonly<Record<string, readonly string[]>> = {
  persontableid: ['Person ID', 'Child ID', 'Client ID', 'Pupil ID'],
  casereference: ['EHCP number', 'EHCP ID', 'Plan reference'],
  sentype: [
    'Primary need',
    'Primary SEN',
    'Primary SEN need',
    'Primary type of need',
    'SEN primary need',
    'Main need',
    'Need',
  ],
  urn: ['Placement URN', 'Current school URN', 'Current placement URN'],
  startdate: ['Plan issued date', 'Date plan issued', 'EHCP issue date'],
  reviewmeeting: ['Last annual review', 'Last annual review date'],
};

/** The place that section I of the plan names, where it stands beside the place where the child is. */
const NAMED_PLACE: Readonly<Record<string, readonly string[]>> = {
  urn: ['Named placement URN', 'Named school URN', 'Section I URN', 'Plan URN'],
  ukprn: ['Named placement UKPRN', 'Section I UKPRN'],
  sensetting: ['Named SEN setting', 'Section I setting'],
  senunitindicator: ['Named SEN unit'],
  resourcedprovisionindicator: ['Named resourced provision'],
};
const SECOND_NEED = 'secondsentype';
const SECOND_NEED_LABELS = ['Secondary need', 'Secondary SEN type', 'Second need', 'Secondary type of need'];

function ownColumns(table: Sen2TableName): Map<string, string> {
  return new Map(SEN2_FIELDS[table].map(({ column }) => [column, column]));
}

/** The parts of a row, parents before children. */
export const FLAT_PARTS: readonly FlatPart[] = [
  { table: 'person', columns: ownColumns('person'), rank: null },
  { table: 'requests', columns: ownColumns('requests'), rank: null },
  { table: 'assessment', columns: ownColumns('assessment'), rank: null },
  { table: 'namedplan', columns: ownColumns('namedplan'), rank: null },
  {
    table: 'plandetail',
    columns: new Map(Object.keys(NAMED_PLACE).map((column) => [`named${column}`, column])),
    rank: { column: 'placementrank', value: '1' },
  },
  { table: 'activeplans', columns: withoutShared('activeplans'), rank: null },
  {
    table: 'placementdetail',
    columns: ownColumns('placementdetail'),
    rank: { column: 'placementrank', value: '1' },
  },
  { table: 'senneed', columns: ownColumns('senneed'), rank: { column: 'sentyperank', value: '1' } },
  {
    table: 'senneed',
    columns: new Map([[SECOND_NEED, 'sentype']]),
    rank: { column: 'sentyperank', value: '2' },
  },
];

/** Two columns stand in table 5a and in 5b alike; here they are those of the placement. */
function withoutShared(table: Sen2TableName): Map<string, string> {
  const columns = ownColumns(table);
  columns.delete('res');
  columns.delete('wbp');
  return columns;
}

function allColumns(): readonly FlatColumn[] {
  const fields = (
    ['person', 'requests', 'assessment', 'placementdetail', 'senneed', 'activeplans', 'namedplan'] as const
  )
    .flatMap((table) => SEN2_FIELDS[table])
    .map(({ column, labels }) => ({ column, labels: [...labels, ...(LIST_LABELS[column] ?? [])] }));
  const named = Object.entries(NAMED_PLACE).map(([column, labels]) => ({ column: `named${column}`, labels }));
  const others = [
    { column: SECOND_NEED, labels: SECOND_NEED_LABELS },
    { column: 'persontableid', labels: LIST_LABELS['persontableid'] ?? [] },
  ];
  return [...fields, ...named, ...others];
}

/** Each column and the texts that mean it; a text that could mean two belongs to the first. */
export function flatColumns(): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, readonly string[]>();
  const taken = new Set<string>();
  for (const { column, labels } of allColumns()) {
    if (columns.has(column)) continue;
    const own = labels.filter((label) => !taken.has(columnKey(label)));
    for (const label of own) taken.add(columnKey(label));
    columns.set(column, own);
  }
  return columns;
}

/** Identifiers of tables; a table that has them is one of the nine and not this one. */
export const TABLE_IDS: readonly string[] = SEN2_TABLES.filter((table) => table !== 'person').map(
  (table) => `${table}tableid`,
);
