/** The layouts of tables that can be read: which columns tell each apart, which may come with them. */
import type { FileKind } from '../../core/domain/intake.ts';
import type { Sen2TableName } from '../../core/domain/sen2.ts';

/** Names of layouts; a SEN2 table goes by its own name. */
export type LayoutName =
  | 'published'
  | 'panel'
  | 'allocation-blocks'
  | 'allocation-lines'
  | 'monthly'
  | 'costs'
  | Sen2TableName;

export type Layout = {
  readonly kind: FileKind;
  readonly name: LayoutName;
  /** Columns that must be there, each as one name or as names of which one must be; in `columnKey` form. */
  readonly required: readonly (string | readonly string[])[];
  /** Columns that are read or known where present. */
  readonly optional: readonly string[];
  /** Columns that rule the layout out. */
  readonly without?: readonly string[];
  /** True where every other column is a figure of its own and none is unknown. */
  readonly takesAnyColumn?: boolean;
};

/** Make header texts comparable: case, spaces, underscores, marks and signs do not count. */
export function columnKey(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Columns that say where and when a published row belongs. */
export const PUBLISHED_PLACE = {
  timePeriod: 'timeperiod',
  timeIdentifier: 'timeidentifier',
  level: 'geographiclevel',
  countryCode: 'countrycode',
  countryName: 'countryname',
  regionCode: 'regioncode',
  regionName: 'regionname',
  newCode: 'newlacode',
  oldCode: 'oldlacode',
  name: 'laname',
  topic: 'breakdowntopic',
  breakdown: 'breakdown',
  age: 'characteristicage',
  establishmentType: 'establishmenttype',
  establishmentGroup: 'establishmentgroup',
} as const;

/** One of these tells a file of the plan statistics from the department's other files by authority. */
const RELEASE_SIGNS = [
  'breakdowntopic',
  'characteristicage',
  'establishmentgroup',
  'inreqehc',
  'mapprenehc',
  'sen2dmodco',
];

const SEN2_FRAME = ['nativeid', 'sourceid'];

function sen2(name: Sen2TableName, required: readonly string[], optional: readonly string[] = []): Layout {
  return {
    kind: 'sen2-csv',
    name,
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
export const LAYOUTS: readonly Layout[] = [
  {
    kind: 'dfe-la-panel',
    name: 'panel',
    required: ['timeperiod', ['newlacode', 'oldlacode'], ['ehcplans', 'numcaseload', 'measure']],
    optional: [
      'geographiclevel',
      'regioncode',
      'regionname',
      'newlacode',
      'oldlacode',
      'laname',
      'countrycode',
      'countryname',
      'timeidentifier',
      'characteristicage',
      'totalst',
      'totalehc',
      'value',
      'source',
      'ehcplans',
      'numcaseload',
      'measure',
    ],
    without: ['breakdowntopic', 'agreed', 'actual'],
  },
  {
    kind: 'dfe-ehcp',
    name: 'published',
    required: ['timeperiod', 'geographiclevel', ['newlacode', 'oldlacode'], 'laname', RELEASE_SIGNS],
    optional: Object.values(PUBLISHED_PLACE),
    without: ['numcaseload', 'measure', 'source'],
    takesAnyColumn: true,
  },
  {
    kind: 'dsg-allocations',
    name: 'allocation-lines',
    required: ['financialyear', 'lacode', 'laname', 'component', 'value'],
    optional: [],
  },
  {
    kind: 'dsg-allocations',
    name: 'allocation-blocks',
    required: ['financialyear', 'lacode', 'laname', 'highneedsblock'],
    optional: [],
    without: ['component'],
    takesAnyColumn: true,
  },
  {
    kind: 'monthly-actuals',
    name: 'monthly',
    required: ['month', 'measure', ['actual', 'agreed', 'latest']],
    optional: ['actual', 'agreed', 'latest'],
  },
  {
    kind: 'placement-costs',
    name: 'costs',
    required: ['reference', 'placementtype', 'startdate', 'annualcost'],
    optional: ['enddate'],
  },
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
