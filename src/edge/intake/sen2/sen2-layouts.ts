/** The layouts of the nine tables of the SEN2 return as its collection system exports them. */
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { Layout } from '../tables/layout.ts';
import { sen2Reader } from './read-sen2.ts';

const SEN2_FRAME = ['nativeid', 'sourceid'];

function sen2(name: Sen2TableName, required: readonly string[], optional: readonly string[] = []): Layout {
  return {
    kind: 'sen2-csv',
    name,
    reader: (input) => sen2Reader(name, input),
    required: [`${name}tableid`, ...required],
    optional: [...SEN2_FRAME, `${name}orderseqcolumn`, ...optional],
  };
}

/** A place of education stands in tables 4b and 5b alike. */
const PLACE_COLUMNS = [
  'ukprn',
  'sensetting',
  'sensettingother',
  'senunitindicator',
  'resourcedprovisionindicator',
];

/** @source COLLECT export of the SEN2 person-level return, file layouts of the 2023 to 2025 collections. */
export const SEN2_LAYOUTS: readonly Layout[] = [
  sen2(
    'sen2',
    ['collection', 'year', 'referencedate'],
    ['sourcelevel', 'lea', 'softwarecode', 'release', 'serialno', 'datetime', 'dmo', 'dco', 'dsco'],
  ),
  sen2(
    'person',
    ['personbirthdate'],
    [
      'sen2tableid',
      'surname',
      'forename',
      'gendercurrent',
      'sex',
      'ethnicity',
      'postcode',
      'upn',
      'uniquelearnernumber',
      'upnunknown',
      'casereference',
    ],
  ),
  sen2(
    'requests',
    ['persontableid', 'receiveddate', 'requestoutcome'],
    ['requestsource', 'rya', 'requestoutcomedate', 'requestmediation', 'requesttribunal', 'exported'],
  ),
  sen2(
    'assessment',
    ['requeststableid', 'assessmentoutcome'],
    [
      'assessmentoutcomedate',
      'assessmentmediation',
      'assessmenttribunal',
      'othermediation',
      'othertribunal',
      'week20',
    ],
  ),
  sen2(
    'namedplan',
    ['assessmenttableid', 'startdate'],
    ['planres', 'planwbp', 'pb', 'oa', 'dp', 'ceasedate', 'ceasereason'],
  ),
  sen2('plandetail', ['namedplantableid', 'urn', 'placementrank'], PLACE_COLUMNS),
  sen2(
    'activeplans',
    ['requeststableid'],
    [
      'transferla',
      'res',
      'wbp',
      'reviewmeeting',
      'reviewoutcome',
      'reviewdraft',
      'phasetransferduedate',
      'phasetransferfinaldate',
      'lastreview',
    ],
  ),
  sen2(
    'placementdetail',
    ['activeplanstableid', 'urn', 'placementrank'],
    [...PLACE_COLUMNS, 'entrydate', 'leavingdate', 'attendancepattern', 'res', 'wbp'],
  ),
  sen2('senneed', ['activeplanstableid', 'sentype', 'sentyperank']),
];
