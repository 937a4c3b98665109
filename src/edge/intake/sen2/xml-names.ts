/** The names of the SEN2 message: its roots, the elements that are rows, and those that are fields. */
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import { columnKey } from '../tables/column-key.ts';
import { SEN2_FIELDS } from './sen2-fields.ts';

/** Names of roots under which a return can stand. */
export const ROOTS: ReadonlySet<string> = new Set([
  'message',
  'sen2',
  'sen2message',
  'sen2return',
  'persons',
]);

/** The table whose row an element is, by its name in lower case. */
export const TABLE_OF: ReadonlyMap<string, Sen2TableName> = new Map([
  ['header', 'sen2'],
  ['person', 'person'],
  ['requests', 'requests'],
  ['request', 'requests'],
  ['assessment', 'assessment'],
  ['assessments', 'assessment'],
  ['namedplan', 'namedplan'],
  ['namedplans', 'namedplan'],
  ['plandetail', 'plandetail'],
  ['plandetails', 'plandetail'],
  ['activeplans', 'activeplans'],
  ['activeplan', 'activeplans'],
  ['placementdetail', 'placementdetail'],
  ['placementdetails', 'placementdetail'],
  ['senneed', 'senneed'],
  ['senneeds', 'senneed'],
]);

/** The column that an element is, by table and by its name or label in `columnKey` form. */
export const COLUMN_OF: ReadonlyMap<Sen2TableName, ReadonlyMap<string, string>> = new Map(
  Object.entries(SEN2_FIELDS).map(([table, fields]) => [
    table as Sen2TableName, // the keys of the record are the nine names
    new Map(
      fields.flatMap(({ column, labels }) =>
        [column, ...labels.map(columnKey)].map((key) => [key, column] as const),
      ),
    ),
  ]),
);
