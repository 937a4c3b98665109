/** The nine blocks of the entry template: their titles, and the columns that tell each one's header. */
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import { columnKey } from '../tables/column-key.ts';
import type { Layout } from '../tables/layout.ts';
import type { Mapping } from '../tables/mapping.ts';
import type { MatchedColumns } from '../tables/match-columns.ts';
import { sen2Reader } from './read-sen2.ts';
import { SEN2_TABLE_LAYOUTS } from './sen2-layouts.ts';

/** One block: rows are counted from 0, `from` the first below its header, `to` the first after it. */
export type TemplateBlock = {
  readonly table: Sen2TableName;
  readonly headers: readonly string[];
  readonly matched: MatchedColumns;
  readonly mapping: Mapping | null;
  readonly from: number;
  readonly to: number;
};

const TITLES: Readonly<Record<Sen2TableName, RegExp>> = {
  sen2: /^headerrecords?$/,
  person: /^persons?records?$/,
  requests: /^requests?records?$/,
  assessment: /^assessments?records?$/,
  namedplan: /^namedplans?records?$/,
  plandetail: /^plandetails?records?$/,
  activeplans: /^activeplans?records?$/,
  placementdetail: /^placementdetails?records?$/,
  senneed: /^senneeds?records?$/,
};

/** What a header must have to be that of a block. */
const REQUIRED: Readonly<Record<Sen2TableName, Layout['required']>> = {
  sen2: ['year', 'referencedate'],
  person: ['persontableid', 'personbirthdate'],
  requests: ['persontableid', 'requeststableid', 'receiveddate'],
  assessment: ['requeststableid', 'assessmentoutcome'],
  namedplan: ['requeststableid', 'startdate'],
  plandetail: ['requeststableid', 'placementrank'],
  activeplans: [
    'requeststableid',
    ['transferla', 'reviewmeeting', 'lastreview', 'reviewoutcome', 'phasetransferduedate'],
  ],
  placementdetail: ['requeststableid', 'placementrank'],
  senneed: ['requeststableid', 'sentype'],
};

/** A sheet with at least so many titles of blocks is a template. */
export const FEWEST_BLOCKS = 2;

/** Columns of the template that say nothing of a child; it comes with them filled in before anybody typed. */
export const TEMPLATE_FRAME: ReadonlySet<string> = new Set(['recordtype', 'nativeid', 'sourcelevel']);

/** A title stands in its row alone, or with a remark or two beside it. */
const MOST_IN_TITLE = 3;

/** Say which block a row may be the title of; null where it can be none. */
export function blockTitled(row: readonly string[]): Sen2TableName | null {
  const texts = row.filter((cell) => cell.trim() !== '');
  const [title] = texts;
  if (texts.length > MOST_IN_TITLE || title === undefined) return null;
  const key = columnKey(title);
  return SEN2_TABLES.find((table) => TITLES[table].test(key)) ?? null;
}

function templateLayout(table: Sen2TableName): Layout {
  const exported = SEN2_TABLE_LAYOUTS.find(({ name }) => name === table);
  const required = REQUIRED[table];
  const known = [
    ...(exported?.required ?? []).flat(),
    ...(exported?.optional ?? []),
    'persontableid',
    'requeststableid',
  ];
  return {
    kind: 'sen2-xlsx',
    name: table,
    required,
    optional: [...new Set(known)].filter((column) => !required.flat().includes(column)),
    synonyms: {
      ...exported?.synonyms,
      persontableid: ['Person ID', 'Person record ID'],
      requeststableid: ['Requests record ID', 'Request record ID', 'Requests ID'],
    },
    reader: (input) => sen2Reader(table, input),
  };
}

const BLOCKS: ReadonlyMap<Sen2TableName, Layout> = new Map(
  SEN2_TABLES.map((table) => [table, templateLayout(table)]),
);

/** Give the layout of a block. */
export function blockLayout(table: Sen2TableName): Layout {
  return BLOCKS.get(table) ?? templateLayout(table);
}
