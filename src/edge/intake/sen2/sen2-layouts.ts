/** The layouts of the nine tables of the SEN2 return as its collection system exports them, and of one table for everything. */
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { Layout } from '../tables/layout.ts';
import { FLAT_LAYOUT } from './flat-layout.ts';
import { sen2Reader } from './read-sen2.ts';
import { SEN2_FIELDS, SEN2_PARENTS } from './sen2-fields.ts';

/** Columns of every export that are not read. */
const SEN2_FRAME = ['nativeid', 'sourceid', 'recordtype', 'sen2tableid'];

/** What must be there for a table to be told from the others, besides its own identifier. */
const REQUIRED: Readonly<Record<Sen2TableName, readonly string[]>> = {
  sen2: ['collection', 'year', 'referencedate'],
  person: ['personbirthdate'],
  requests: ['persontableid', 'receiveddate', 'requestoutcome'],
  assessment: ['requeststableid', 'assessmentoutcome'],
  namedplan: ['assessmenttableid', 'startdate'],
  plandetail: ['namedplantableid', 'urn', 'placementrank'],
  activeplans: ['requeststableid'],
  placementdetail: ['activeplanstableid', 'urn', 'placementrank'],
  senneed: ['activeplanstableid', 'sentype', 'sentyperank'],
};

/** Other texts for identifiers. */
const ID_LABELS: Readonly<Record<Sen2TableName, readonly string[]>> = {
  sen2: ['SEN2 ID'],
  person: ['Person ID', 'Person record ID'],
  requests: ['Requests record ID', 'Request ID', 'Requests ID', 'Request table ID'],
  assessment: ['Assessment ID', 'Assessment record ID', 'Assessments table ID'],
  namedplan: ['Named plan ID', 'Named plan record ID'],
  plandetail: ['Plan detail ID', 'Plan detail record ID', 'Plan details table ID'],
  activeplans: ['Active plan ID', 'Active plan record ID', 'Active plan table ID'],
  placementdetail: ['Placement detail ID', 'Placement detail record ID', 'Placement details table ID'],
  senneed: ['SEN need ID', 'SEN need record ID', 'SEN needs table ID'],
};

function sen2(name: Sen2TableName): Layout {
  const parent = SEN2_PARENTS[name];
  const ids = parent === null ? [name] : [name, parent];
  const required = [`${name}tableid`, ...REQUIRED[name]];
  const fields = SEN2_FIELDS[name];
  return {
    kind: 'sen2-csv',
    workbookKind: 'sen2-xlsx',
    name,
    reader: (input) => sen2Reader(name, input),
    required,
    optional: [...SEN2_FRAME, `${name}orderseqcolumn`, ...fields.map(({ column }) => column)].filter(
      (column) => !required.includes(column),
    ),
    synonyms: Object.fromEntries([
      ...fields.map(({ column, labels }) => [column, labels] as const),
      ...ids.map((id) => [`${id}tableid`, ID_LABELS[id]] as const),
      ['nativeid', ['LA (from header record)', 'LA']],
    ]),
  };
}

/** @source COLLECT export of the SEN2 person-level return, file layouts of the 2023 to 2025 collections. */
export const SEN2_TABLE_LAYOUTS: readonly Layout[] = SEN2_TABLES.map(sen2);

/** All forms of the return in one row of headers. */
export const SEN2_LAYOUTS: readonly Layout[] = [...SEN2_TABLE_LAYOUTS, FLAT_LAYOUT];
